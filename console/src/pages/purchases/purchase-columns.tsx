import { yuan } from '@shared/kernel/money';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvColumn } from '../../components/list/csv';
import type { ListColumn } from '../../components/list/use-columns';
import { Tag, type Tone } from '../../components/tag';
import { useFormat } from '../../i18n/format';
import type { PurchaseRow, PurchaseStatus } from './purchase-rows';

const tones: Record<PurchaseStatus, Tone> = {
  draft: 'outline',
  placed: 'info',
  partlyReceived: 'warning',
  received: 'positive',
  closed: 'plain',
  cancelled: 'outline',
};

export function PurchaseStatusTag({ status }: { status: PurchaseStatus }) {
  const { t } = useTranslation();
  return <Tag tone={tones[status]}>{t(`purchases.status.${status}`)}</Tag>;
}

/** What the list shows of a purchase. */
export function usePurchaseColumns(): ListColumn<PurchaseRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'purchase',
        title: t('purchases.column.purchase'),
        width: 140,
        always: true,
        cell: (row) => (
          <div className="two-lines">
            <div>
              <b>{row.purchaseId.slice(-6)}</b>
            </div>
            <div className="caption">{format.moment(row.createdAt)}</div>
          </div>
        ),
      },
      {
        key: 'supplier',
        title: t('purchases.column.supplier'),
        stretches: true,
        always: true,
        cell: (row) => (
          <div className="two-lines">
            <div title={row.supplier.name}>{row.supplier.name}</div>
            <div className="caption">{row.supplier.supplierId}</div>
          </div>
        ),
      },
      {
        key: 'location',
        title: t('purchases.column.location'),
        width: 150,
        cell: (row) => (
          <div className="one-line" title={format.text(row.location.name)}>
            {format.text(row.location.name)}
          </div>
        ),
      },
      ...(['pieces', 'received', 'returned'] as const).map((key) => ({
        key,
        title: t(`purchases.column.${key}`),
        width: 72,
        align: 'right' as const,
        cell: (row: PurchaseRow) => format.number(row[key]),
      })),
      {
        key: 'agreed',
        title: t('purchases.column.agreed'),
        width: 150,
        align: 'right',
        cell: (row) => <span className="no-wrap">{format.money(row.agreed)}</span>,
      },
      {
        key: 'owed',
        title: t('purchases.column.owed'),
        width: 150,
        align: 'right',
        cell: (row) => <b className="no-wrap">{format.money(row.owed)}</b>,
      },
      {
        key: 'status',
        title: t('purchases.column.status'),
        width: 116,
        cell: (row) => <PurchaseStatusTag status={row.status} />,
      },
    ],
    [t, format],
  );
}

/** What an export says of a purchase. */
export function usePurchaseCsv(): CsvColumn<PurchaseRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => [
      { title: t('purchases.column.number'), value: (row) => row.purchaseId },
      { title: t('purchases.column.createdAt'), value: (row) => format.stamp(row.createdAt) },
      { title: t('purchases.column.status'), value: (row) => t(`purchases.status.${row.status}`) },
      { title: t('purchases.column.supplierId'), value: (row) => row.supplier.supplierId },
      { title: t('purchases.column.supplier'), value: (row) => row.supplier.name },
      { title: t('purchases.column.location'), value: (row) => format.text(row.location.name) },
      { title: t('purchases.column.pieces'), value: (row) => row.pieces },
      { title: t('purchases.column.received'), value: (row) => row.received },
      { title: t('purchases.column.returned'), value: (row) => row.returned },
      { title: t('purchases.column.agreed'), value: (row) => Number(yuan(row.agreed)) },
      { title: t('purchases.column.owed'), value: (row) => Number(yuan(row.owed)) },
    ],
    [t, format],
  );
}
