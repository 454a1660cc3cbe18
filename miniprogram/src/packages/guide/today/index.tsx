import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { Work } from '@shared/contracts/order.contract';
import { Button } from '../../../components/button';
import { Icon } from '../../../components/icon';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { OfflineBar } from '../../../components/offline-bar';
import { Page } from '../../../components/page';
import { ListEnd } from '../../../components/product-grid';
import { AfterAWhile, Skeleton } from '../../../components/skeleton';
import { Tabs } from '../../../components/tabs';
import { useTexts } from '../../../i18n';
import { go } from '../../../navigation/go';
import { rememberAnswer } from '../../../query/query-cache';
import { useMe } from '../../../state/me';
import { workKey } from '../find-work';
import { NotStaff } from '../not-staff';
import { RedeemSheet } from './redeem-sheet';
import { RejectSheet } from './reject-sheet';
import { piles, useFilling, useWork, useWorkDeeds, type Pile } from './use-work';
import { WorkCard } from './work-card';
import './index.scss';

type WorkState = ReturnType<typeof useWork>;

/** Nothing in this pile: loading, failed, or done with it, and then where there is more to do. */
function NoWork({ state, pile, onGo }: { state: WorkState; pile: Pile; onGo: (pile: Pile) => void }) {
  const { t } = useTexts('guide');
  const { work, pages, inPile } = state;
  if (work.refusal) return <Empty drawing="store" title={t('refused.NOT_STORE_STAFF')} isCompact />;
  if (!work.value && work.fault)
    return <ErrorState fault={work.fault} onRetry={() => void work.reload()} isCompact />;
  if (!work.value || (pages.hasMore && !pages.fault)) {
    return (
      <AfterAWhile>
        {[1, 2].map((card) => (
          <Skeleton key={card} height={188} radius={12} className="guide__bone" />
        ))}
      </AfterAWhile>
    );
  }
  const other = piles.find((each) => each !== pile && inPile(each).length > 0);
  const way = other && (
    <Button onClick={() => onGo(other)}>{t(`goTo.${other}`, { count: inPile(other).length })}</Button>
  );
  return (
    <Empty drawing="order" title={t(`empty.${pile}`)} text={t(`emptyText.${pile}`)} action={way} isCompact />
  );
}

function WorkList({ state }: { state: WorkState }) {
  const { t } = useTexts('guide');
  const { work, pages, inPile } = state;
  const deeds = useWorkDeeds(work.reload);
  const [chosen, setChosen] = useState<Pile>();
  const [rejecting, setRejecting] = useState<Work>();
  // What waits for an answer comes first, then whatever there is; after that no list changes by itself.
  const pile = chosen ?? piles.find((each) => inPile(each).length > 0) ?? 'accept';
  const isKnown = work.value !== undefined;
  useEffect(() => {
    if (isKnown) setChosen((now) => now ?? pile);
  }, [isKnown, pile]);
  const parts = inPile(pile);
  useFilling(pages, parts.length);
  const labelOf = (name: Pile) => {
    const many = inPile(name).length;
    return many > 0 ? `${t(`pile.${name}`)} ${many}${pages.hasMore ? '+' : ''}` : t(`pile.${name}`);
  };
  const ship = (part: Work) => {
    rememberAnswer(workKey(part), { value: part, at: Date.now() }, false);
    go('ship', { orderId: part.orderId, n: part.n });
  };
  return (
    <>
      <Tabs tabs={piles.map((name) => ({ name, label: labelOf(name) }))} value={pile} onChange={setChosen} />
      {work.isStale && <OfflineBar at={work.at} onRetry={() => void work.reload()} />}
      {parts.map((part) => (
        <WorkCard
          key={workKey(part)}
          part={part}
          asOf={work.at ?? Date.now()}
          isBusy={deeds.busyWith === workKey(part)}
          onAccept={() => void deeds.accept(part)}
          onReject={() => setRejecting(part)}
          onReady={() => void deeds.ready(part)}
          onShip={() => ship(part)}
        />
      ))}
      {parts.length === 0 ? (
        <NoWork state={state} pile={pile} onGo={setChosen} />
      ) : (
        (pages.hasMore || pages.fault) && <ListEnd pages={pages} />
      )}
      <RejectSheet
        key={rejecting ? workKey(rejecting) : 'none'}
        isOpen={rejecting !== undefined}
        isBusy={deeds.busyWith !== undefined}
        onClose={() => setRejecting(undefined)}
        onSure={(reason) =>
          rejecting && void deeds.reject(rejecting, reason).then(() => setRejecting(undefined))
        }
      />
    </>
  );
}

/** A guide's desk: what to accept, to prepare and to hand over; the shopper's code and the stock under the thumb. */
export default function GuidePage() {
  const { t, pick } = useTexts('guide');
  const me = useMe();
  const guide = me.value?.guide ?? null;
  const state = useWork(guide !== null);
  const [isRedeeming, setIsRedeeming] = useState(false);
  usePullDownRefresh(() => void state.work.reload().finally(() => Taro.stopPullDownRefresh()));
  useReachBottom(() => state.pages.more());
  if (!guide) {
    return (
      <Page title={t('title')}>
        <NotStaff me={me} />
      </Page>
    );
  }
  const footer = (
    <>
      <Button icon="search" onClick={() => go('stockLookup')}>
        {t('stock')}
      </Button>
      <Button tone="main" icon="scan" className="grow" onClick={() => setIsRedeeming(true)}>
        {t('redeem.title')}
      </Button>
    </>
  );
  return (
    <Page title={t('title')} className="guide" footer={footer}>
      <View className="row guide__store caption support">
        <Text className="grow one-line">
          {guide.name} · {pick(guide.storeName)}
        </Text>
        <View className="row tap guide__transfers accent" aria-role="button" onClick={() => go('transfers')}>
          <Icon name="truck" size="small" />
          <Text>{t('transfers')}</Text>
        </View>
      </View>
      <WorkList state={state} />
      <RedeemSheet
        isOpen={isRedeeming}
        onClose={() => setIsRedeeming(false)}
        onDone={() => void state.work.reload()}
      />
    </Page>
  );
}
