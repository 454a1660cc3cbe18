import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvColumn } from '../../components/list/csv';
import type { ListColumn } from '../../components/list/use-columns';
import { useFormat } from '../../i18n/format';
import { yuan } from '@shared/kernel/money';
import type { OrderRow } from './order-rows';
import { OrderStatusTag, statusKey } from './order-status';

/** An order number's last digits are what people say to each other. */
export const shortNumber = (orderId: string): string => orderId.slice(-6);

/** What the list shows of an order. */
export function useOrderColumns(): ListColumn<OrderRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'order',
        title: t('orders.column.order'),
        width: 130,
        always: true,
        cell: (row) => (
          <div className="two-lines">
            <div>
              <b>{shortNumber(row.orderId)}</b>
            </div>
            <div className="caption">{format.moment(row.placedAt)}</div>
          </div>
        ),
      },
      {
        key: 'member',
        title: t('orders.column.member'),
        width: 120,
        cell: (row) => (
          <div className="one-line" title={row.memberName}>
            {row.memberName || t('orders.guest')}
          </div>
        ),
      },
      {
        key: 'store',
        title: t('orders.column.store'),
        width: 190,
        cell: (row) => (
          <div className="two-lines">
            <div title={format.text(row.storeName)}>{format.text(row.storeName)}</div>
            <div className="caption">{row.guideName ?? '—'}</div>
          </div>
        ),
      },
      {
        key: 'summary',
        title: t('orders.column.summary'),
        stretches: true,
        cell: (row) => (
          <div className="one-line" title={format.text(row.summary)}>
            {format.text(row.summary)}
          </div>
        ),
      },
      {
        key: 'pieces',
        title: t('orders.column.pieces'),
        width: 72,
        align: 'right',
        cell: (row) => format.number(row.pieces),
      },
      {
        key: 'fulfilment',
        title: t('orders.fulfilment.label'),
        width: 112,
        cell: (row) => t(`orders.fulfilment.${row.fulfilmentKind}`),
      },
      {
        key: 'payable',
        title: t('orders.column.payable'),
        width: 140,
        align: 'right',
        cell: (row) => <b>{format.money(row.payable)}</b>,
      },
      {
        key: 'status',
        title: t('orders.column.status'),
        width: 140,
        cell: (row) => <OrderStatusTag status={row.status} kind={row.fulfilmentKind} />,
      },
    ],
    [t, format],
  );
}

/** What an export says of an order; every fact in a column of its own. */
export function useOrderCsv(): CsvColumn<OrderRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => [
      { title: t('orders.column.number'), value: (row) => row.orderId },
      { title: t('orders.column.placedAt'), value: (row) => format.stamp(row.placedAt) },
      { title: t('orders.column.status'), value: (row) => t(statusKey(row.status, row.fulfilmentKind)) },
      { title: t('orders.column.member'), value: (row) => row.memberName },
      { title: t('orders.column.storeOnly'), value: (row) => format.text(row.storeName) },
      { title: t('orders.column.guide'), value: (row) => row.guideName ?? '' },
      { title: t('orders.column.summary'), value: (row) => format.text(row.summary) },
      { title: t('orders.column.pieces'), value: (row) => row.pieces },
      { title: t('orders.fulfilment.label'), value: (row) => t(`orders.fulfilment.${row.fulfilmentKind}`) },
      { title: t('orders.column.payable'), value: (row) => Number(yuan(row.payable)) },
    ],
    [t, format],
  );
}
