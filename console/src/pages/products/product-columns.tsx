import { yuan } from '@shared/kernel/money';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvColumn } from '../../components/list/csv';
import type { ListColumn } from '../../components/list/use-columns';
import { Picture } from '../../components/picture';
import { Tag } from '../../components/tag';
import { useFormat } from '../../i18n/format';
import type { ProductRow, ShelfStatus } from './product-rows';

export function ShelfTag({ status }: { status: ShelfStatus }) {
  const { t } = useTranslation();
  return <Tag tone={status === 'onSale' ? 'positive' : 'plain'}>{t(`products.status.${status}`)}</Tag>;
}

/** What the list shows of a product. */
export function useProductColumns(): ListColumn<ProductRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'product',
        title: t('products.column.product'),
        stretches: true,
        always: true,
        cell: (row) => (
          <div className="row product-name">
            <Picture picture={row.picture} size={36} />
            <div className="two-lines">
              <div title={format.text(row.name)}>{format.text(row.name)}</div>
              <div className="caption">{row.productId}</div>
            </div>
          </div>
        ),
      },
      {
        key: 'category',
        title: t('products.column.category'),
        width: 130,
        cell: (row) => <div className="one-line">{format.text(row.category)}</div>,
      },
      {
        key: 'season',
        title: t('products.column.season'),
        width: 110,
        cell: (row) => <div className="one-line">{format.season(row.season) || '—'}</div>,
      },
      {
        key: 'skus',
        title: t('products.column.skus'),
        width: 80,
        align: 'right',
        cell: (row) => format.number(row.skuCount),
      },
      {
        key: 'onHand',
        title: t('products.column.onHand'),
        width: 100,
        align: 'right',
        cell: (row) => (
          <span className={row.onHand < 0 ? 'danger' : undefined}>{format.number(row.onHand)}</span>
        ),
      },
      {
        key: 'tagPrice',
        title: t('products.column.tagPrice'),
        width: 130,
        align: 'right',
        cell: (row) => <span className="support">{format.money(row.tagPrice)}</span>,
      },
      {
        key: 'price',
        title: t('products.column.price'),
        width: 130,
        align: 'right',
        cell: (row) => (
          <b className={row.price < row.tagPrice ? 'reduced' : undefined}>{format.money(row.price)}</b>
        ),
      },
      {
        key: 'status',
        title: t('products.column.status'),
        width: 110,
        cell: (row) => <ShelfTag status={row.status} />,
      },
    ],
    [t, format],
  );
}

/** What an export says of a product. */
export function useProductCsv(): CsvColumn<ProductRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => [
      { title: t('products.column.productId'), value: (row) => row.productId },
      { title: t('products.column.nameZh'), value: (row) => row.name.zh },
      { title: t('products.column.nameEn'), value: (row) => row.name.en },
      { title: t('products.column.category'), value: (row) => format.text(row.category) },
      { title: t('products.column.season'), value: (row) => format.season(row.season) },
      { title: t('products.column.skus'), value: (row) => row.skuCount },
      { title: t('products.column.onHand'), value: (row) => row.onHand },
      { title: t('products.column.tagPrice'), value: (row) => Number(yuan(row.tagPrice)) },
      { title: t('products.column.price'), value: (row) => Number(yuan(row.price)) },
      { title: t('products.column.status'), value: (row) => t(`products.status.${row.status}`) },
    ],
    [t, format],
  );
}
