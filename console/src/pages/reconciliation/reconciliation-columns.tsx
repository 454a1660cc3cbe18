import { yuan, type Fen } from '@shared/kernel/money';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvColumn } from '../../components/list/csv';
import type { ListColumn } from '../../components/list/use-columns';
import { useFormat } from '../../i18n/format';
import { DayState } from './day-state';
import type { Day } from './reconciliation-rows';

const amounts = {
  paidHere: ({ here }: Day) => ({ amount: here.paid, count: here.payments }),
  paidThere: ({ there }: Day) => ({ amount: there.paid, count: there.payments }),
  refundedHere: ({ here }: Day) => ({ amount: here.refunded, count: here.refunds }),
  refundedThere: ({ there }: Day) => ({ amount: there.refunded, count: there.refunds }),
} as const satisfies Record<string, (row: Day) => { amount: Fen; count: number }>;
const amountKeys = Object.keys(amounts) as (keyof typeof amounts)[];

/** What the list shows of a day. */
export function useReconciliationColumns(): ListColumn<Day>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'day',
        title: t('reconciliation.column.day'),
        width: 130,
        always: true,
        cell: (row) => <b>{row.day}</b>,
      },
      {
        key: 'state',
        title: t('reconciliation.column.state'),
        stretches: true,
        always: true,
        cell: (row) => <DayState day={row} />,
      },
      ...amountKeys.map((key) => ({
        key,
        title: t(`reconciliation.column.${key}`),
        width: 132,
        align: 'right' as const,
        cell: (row: Day) => {
          const { amount, count } = amounts[key](row);
          return (
            <div className="two-lines">
              <div>{format.money(amount)}</div>
              <div className="caption">{t('reconciliation.drawer.count', { count })}</div>
            </div>
          );
        },
      })),
      {
        key: 'matched',
        title: t('reconciliation.column.matched'),
        width: 88,
        align: 'right',
        cell: (row) => format.number(row.matched),
      },
      {
        key: 'mchid',
        title: t('reconciliation.column.mchid'),
        width: 130,
        cell: (row) => <span className="support">{row.mchid}</span>,
      },
    ],
    [t, format],
  );
}

/** What an export says of a day. */
export function useReconciliationCsv(): CsvColumn<Day>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      { title: t('reconciliation.column.day'), value: (row) => row.day },
      { title: t('reconciliation.column.mchid'), value: (row) => row.mchid },
      { title: t('reconciliation.column.payments'), value: (row) => row.here.payments },
      { title: t('reconciliation.column.refunds'), value: (row) => row.here.refunds },
      ...amountKeys.map((key) => ({
        title: t(`reconciliation.column.${key}`),
        value: (row: Day) => Number(yuan(amounts[key](row).amount)),
      })),
      { title: t('reconciliation.column.matched'), value: (row) => row.matched },
      { title: t('reconciliation.column.open'), value: (row) => row.open },
    ],
    [t],
  );
}
