import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvColumn } from '../../components/list/csv';
import type { ListColumn } from '../../components/list/use-columns';
import { Picture } from '../../components/picture';
import { useFormat } from '../../i18n/format';
import type { StockRow } from './stock-rows';

/** A count of pieces: below zero is a fault of the books, and none is quiet. */
export function Pieces({ value, strong = false }: { value: number; strong?: boolean }) {
  const format = useFormat();
  const text = format.number(value);
  const tone = value < 0 ? 'danger' : value === 0 ? 'support' : undefined;
  return strong ? <b className={tone}>{text}</b> : <span className={tone}>{text}</span>;
}

/** What the list shows of the stock of one SKU at one place. */
export function useStockColumns(): ListColumn<StockRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'sku',
        title: t('stock.column.sku'),
        stretches: true,
        always: true,
        cell: (row) => (
          <div className="row stock-name">
            <Picture picture={row.picture} size={36} />
            <div className="two-lines">
              <div title={format.text(row.productName)}>{format.text(row.productName)}</div>
              <div className="caption">
                {[format.text(row.colour), format.size(row.size), row.productId].filter(Boolean).join(' · ')}
              </div>
            </div>
          </div>
        ),
      },
      {
        key: 'skuId',
        title: t('stock.column.skuId'),
        width: 160,
        cell: (row) => <div className="one-line">{row.skuId}</div>,
      },
      {
        key: 'location',
        title: t('stock.column.location'),
        width: 220,
        always: true,
        cell: (row) => (
          <div className="one-line" title={format.text(row.locationName)}>
            {format.text(row.locationName)}
          </div>
        ),
      },
      ...(['onHand', 'held', 'committed', 'safety', 'available', 'inTransit'] as const).map((key) => ({
        key,
        title: t(`stock.column.${key}`),
        width: 92,
        align: 'right' as const,
        hiddenAtFirst: key === 'committed' || key === 'safety',
        cell: (row: StockRow) => <Pieces value={row[key]} strong={key === 'available'} />,
      })),
    ],
    [t, format],
  );
}

/** What an export says of a stock figure. */
export function useStockCsv(): CsvColumn<StockRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => [
      { title: t('stock.column.locationId'), value: (row) => row.locationId },
      { title: t('stock.column.location'), value: (row) => format.text(row.locationName) },
      { title: t('stock.column.skuId'), value: (row) => row.skuId },
      { title: t('products.column.productId'), value: (row) => row.productId },
      { title: t('stock.column.product'), value: (row) => format.text(row.productName) },
      { title: t('stock.column.colour'), value: (row) => format.text(row.colour) },
      { title: t('stock.column.size'), value: (row) => format.size(row.size) },
      { title: t('stock.column.onHand'), value: (row) => row.onHand },
      { title: t('stock.column.held'), value: (row) => row.held },
      { title: t('stock.column.committed'), value: (row) => row.committed },
      { title: t('stock.column.safety'), value: (row) => row.safety },
      { title: t('stock.column.available'), value: (row) => row.available },
      { title: t('stock.column.inTransit'), value: (row) => row.inTransit },
    ],
    [t, format],
  );
}
