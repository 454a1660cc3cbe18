import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useMemo, useState } from 'react';
import type { TransferSummary } from '@shared/contracts/transfer.schemas';
import { accept } from '@shared/kernel/result';
import { api } from '../../../api';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { OfflineBar } from '../../../components/offline-bar';
import { Page } from '../../../components/page';
import { ListEnd } from '../../../components/product-grid';
import { AfterAWhile, Skeleton } from '../../../components/skeleton';
import { useTexts } from '../../../i18n';
import { go } from '../../../navigation/go';
import { usePages } from '../../../query/use-pages';
import { useQuery } from '../../../query/use-query';
import { type Direction, directions } from './direction';
import { TransferCard } from './transfer-card';
import './index.scss';

function useTransfers(direction: Direction) {
  const list = useQuery(`transfers:${direction}`, () => api.inventory.transfers({ direction }), {
    isKept: true,
    freshFor: 0,
  });
  const first = useMemo(
    () =>
      list.value && {
        items: list.value.transfers as TransferSummary[],
        nextCursor: list.value.nextCursor,
      },
    [list.value],
  );
  const pages = usePages<TransferSummary>(
    `transfers:${direction}`,
    first,
    async (cursor) => {
      const page = await api.inventory.transfers({ direction, cursor });
      return page.ok ? accept({ items: page.value.transfers, nextCursor: page.value.nextCursor }) : page;
    },
    ({ transferId }) => transferId,
  );
  return { list, pages };
}

function NoTransfers({
  list,
  direction,
}: Pick<ReturnType<typeof useTransfers>, 'list'> & { direction: Direction }) {
  const { t } = useTexts('transfer');
  if (list.fault) return <ErrorState fault={list.fault} onRetry={() => void list.reload()} />;
  if (list.refusal) return <Empty drawing="store" title={t('refused.NOT_STORE_STAFF')} />;
  if (!list.value) {
    return (
      <AfterAWhile>
        {[1, 2, 3].map((card) => (
          <Skeleton key={card} height={132} radius={12} className="transfers__bone" />
        ))}
      </AfterAWhile>
    );
  }
  const look = (
    <Button tone="main" onClick={() => go('guide')}>
      {t('empty.action')}
    </Button>
  );
  return (
    <Empty
      drawing="order"
      title={t(`empty.${direction}`)}
      text={t(`empty.${direction}Text`)}
      action={direction === 'in' ? look : undefined}
    />
  );
}

/** What comes to the own store and what leaves it. */
export default function TransfersPage() {
  const { t } = useTexts('transfer');
  const [direction, setDirection] = useState<Direction>('in');
  const { list, pages } = useTransfers(direction);
  usePullDownRefresh(() => void list.reload().finally(() => Taro.stopPullDownRefresh()));
  useReachBottom(() => pages.more());
  return (
    <Page title={t('listTitle')} className="transfers">
      <View className="transfers__tabs" aria-role="tablist">
        {directions.map((each) => (
          <View
            key={each}
            className={`transfers__tab ${each === direction ? 'transfers__tab--on' : ''}`}
            aria-role="tab"
            aria-selected={each === direction}
            onClick={() => setDirection(each)}
          >
            <Text>{t(`direction.${each}`)}</Text>
          </View>
        ))}
      </View>
      {list.isStale && <OfflineBar at={list.at} onRetry={() => void list.reload()} />}
      {pages.items.length > 0 ? (
        <>
          {pages.items.map((transfer) => (
            <TransferCard key={transfer.transferId} transfer={transfer} direction={direction} />
          ))}
          <ListEnd pages={pages} />
        </>
      ) : (
        <NoTransfers list={list} direction={direction} />
      )}
    </Page>
  );
}
