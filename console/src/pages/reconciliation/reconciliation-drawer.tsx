import { skipToken, useInfiniteQuery } from '@tanstack/react-query';
import { fen } from '@shared/kernel/money';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import { RecordDrawer } from '../../components/drawer/record-drawer';
import type { ListAddress } from '../../components/list/use-list-address';
import { useFormat } from '../../i18n/format';
import { CompareAgain } from './compare-again';
import { DayState } from './day-state';
import { DifferenceItem } from './difference-item';
import { troubleKey, type Day } from './reconciliation-rows';

/** A day: both sides' sums, what keeps the bill away, and every difference with what to do about it. */
export function ReconciliationDrawer({ address, ids }: { address: ListAddress; ids: readonly string[] }) {
  const { t } = useTranslation();
  const { openId } = address;
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['reconciliations', 'one', openId],
    initialPageParam: undefined as string | undefined,
    queryFn: openId
      ? async ({ pageParam, signal }) =>
          valueOf(
            await hq.reconciliation(
              { reconciliationId: openId, ...(pageParam !== undefined && { cursor: pageParam }) },
              signal,
            ),
          )
      : skipToken,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const day = data?.pages[0]?.reconciliation;
  const differences = data?.pages.flatMap((page) => page.differences) ?? [];
  return (
    <RecordDrawer
      address={address}
      ids={ids}
      loaded={day !== undefined}
      error={error}
      retry={() => void refetch()}
      title={
        day && (
          <>
            <span className="no-wrap">{day.day}</span>
            <DayState day={day} />
            <span className="caption">{day.mchid}</span>
          </>
        )
      }
      footer={day && <CompareAgain key={day.reconciliationId} day={day} />}
    >
      {day && (
        <>
          <DayTotals day={day} />
          {day.trouble && (
            <p className="day-trouble">
              {t(`reconciliation.trouble.${troubleKey(day.trouble.code)}`, { code: day.trouble.code })}
            </p>
          )}
          <section className="drawer-section">
            <h2 className="section-title">{t('reconciliation.drawer.differences')}</h2>
            {day.state === 'done' && differences.length === 0 && (
              <p className="support">{t('reconciliation.drawer.none')}</p>
            )}
            {differences.map((one) => (
              <DifferenceItem key={one.differenceId} difference={one} />
            ))}
            {hasNextPage && (
              <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t('reconciliation.drawer.more')}
              </Button>
            )}
          </section>
        </>
      )}
    </RecordDrawer>
  );
}

function DayTotals({ day }: { day: Day }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { here, there } = day;
  const rows = [
    { key: 'payments', ours: [here.payments, here.paid], theirs: [there.payments, there.paid] },
    { key: 'refunds', ours: [here.refunds, here.refunded], theirs: [there.refunds, there.refunded] },
  ] as const;
  return (
    <>
      <table className="day-totals">
        <thead>
          <tr className="caption">
            <th />
            <th>{t('reconciliation.drawer.here')}</th>
            <th>{t('reconciliation.drawer.there')}</th>
            <th>{t('reconciliation.drawer.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, ours, theirs }) => {
            const off = fen(ours[1] - theirs[1]);
            return (
              <tr key={key}>
                <td>{t(`reconciliation.drawer.${key}`)}</td>
                {[ours, theirs].map(([count, amount], side) => (
                  <td key={side}>
                    <b>{format.money(amount)}</b>
                    <div className="caption">{t('reconciliation.drawer.count', { count })}</div>
                  </td>
                ))}
                <td className={off === 0 ? 'support' : 'danger'}>{format.money(off)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="caption day-matched">{t('reconciliation.drawer.matched', { count: day.matched })}</p>
    </>
  );
}
