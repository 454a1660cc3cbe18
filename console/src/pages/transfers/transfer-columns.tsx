import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvColumn } from '../../components/list/csv';
import type { ListColumn } from '../../components/list/use-columns';
import { Picture } from '../../components/picture';
import { type Format, useFormat } from '../../i18n/format';
import type { TransferRow } from './transfer-rows';
import { TransferStatusTag } from './transfer-status';

/** The first of the goods, and how many other styles there are. */
function Summary({ row, format }: { row: TransferRow; format: Format }) {
  const { t } = useTranslation();
  const name = format.text(row.first.name);
  return (
    <div className="row goods-name">
      <Picture picture={row.first.picture} size={36} />
      <div className="two-lines">
        <div title={name}>{name}</div>
        {row.others > 0 && (
          <div className="caption">
            {t('transfers.others', { count: row.others, others: format.number(row.others) })}
          </div>
        )}
      </div>
    </div>
  );
}

/** What the list shows of a transfer. */
export function useTransferColumns(): ListColumn<TransferRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'transfer',
        title: t('transfers.column.transfer'),
        width: 140,
        always: true,
        cell: (row) => (
          <div className="two-lines">
            <div>
              <b>{row.transferId.slice(-6)}</b>
            </div>
            <div className="caption">{format.moment(row.askedAt)}</div>
          </div>
        ),
      },
      ...(['from', 'to'] as const).map((end) => ({
        key: end,
        title: t(`transfers.column.${end}`),
        width: 180,
        cell: (row: TransferRow) => (
          <div className="one-line" title={format.text(row[end].name)}>
            {format.text(row[end].name)}
          </div>
        ),
      })),
      {
        key: 'goods',
        title: t('transfers.column.goods'),
        stretches: true,
        cell: (row) => <Summary row={row} format={format} />,
      },
      ...(['asked', 'shipped', 'received'] as const).map((key) => ({
        key,
        title: t(`transfers.column.${key}`),
        width: 76,
        align: 'right' as const,
        cell: (row: TransferRow) => format.number(row[key]),
      })),
      {
        key: 'status',
        title: t('transfers.column.status'),
        width: 130,
        cell: (row) => <TransferStatusTag status={row.status} />,
      },
    ],
    [t, format],
  );
}

/** What an export says of a transfer. */
export function useTransferCsv(): CsvColumn<TransferRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => [
      { title: t('transfers.column.number'), value: (row) => row.transferId },
      { title: t('transfers.column.askedAt'), value: (row) => format.stamp(row.askedAt) },
      { title: t('transfers.column.status'), value: (row) => t(`transfers.status.${row.status}`) },
      { title: t('transfers.column.from'), value: (row) => format.text(row.from.name) },
      { title: t('transfers.column.to'), value: (row) => format.text(row.to.name) },
      { title: t('transfers.column.askedBy'), value: (row) => row.askedBy.name },
      { title: t('transfers.column.goods'), value: (row) => format.text(row.first.name) },
      { title: t('transfers.column.asked'), value: (row) => row.asked },
      { title: t('transfers.column.shipped'), value: (row) => row.shipped },
      { title: t('transfers.column.received'), value: (row) => row.received },
      { title: t('transfers.column.missing'), value: (row) => row.missing },
    ],
    [t, format],
  );
}
