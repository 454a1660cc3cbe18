import { Text, View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import { useMemo } from 'react';
import type { OrderSummary } from '@shared/contracts/order.contract';
import { accept } from '@shared/kernel/result';
import { api } from '../../../api';
import { Button } from '../../../components/button';
import { Icon } from '../../../components/icon';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Page } from '../../../components/page';
import { Picture } from '../../../components/picture';
import { momentText } from '../../../format/moment';
import { useTexts } from '../../../i18n';
import { go } from '../../../navigation/go';
import { usePages } from '../../../query/use-pages';
import { useQuery } from '../../../query/use-query';
import { useMe } from '../../../state/me';
import { RedeemCard } from './redeem-card';
import { StockCard } from './stock-card';
import './index.scss';

function useWaiting(isStaff: boolean) {
  const waiting = useQuery(isStaff ? 'waiting' : null, () => api.order.waitingPickups({}), { freshFor: 0 });
  const first = useMemo(
    () =>
      waiting.value && {
        items: waiting.value.orders as OrderSummary[],
        nextCursor: waiting.value.nextCursor,
      },
    [waiting.value],
  );
  const pages = usePages<OrderSummary>(
    'waiting',
    first,
    async (cursor) => {
      const page = await api.order.waitingPickups({ cursor });
      return page.ok ? accept({ items: page.value.orders, nextCursor: page.value.nextCursor }) : page;
    },
    ({ orderId }) => orderId,
  );
  return { waiting, pages };
}

function WaitingOrder({ order }: { order: OrderSummary }) {
  const { t, pick, language } = useTexts('guide');
  const [first] = order.lines;
  return (
    <View className="row guide__waiting">
      {first && <Picture of={first.picture} width={48} height={48} className="guide__picture" />}
      <View className="grow">
        <View className="one-line">{order.lines.map(({ name }) => pick(name)).join('、')}</View>
        <View className="caption support">
          {order.orderId.slice(-4)} · {momentText(order.placedAt, language)}
        </View>
      </View>
      <Text className="caption">{t('pieces', { count: order.pieces })}</Text>
    </View>
  );
}

/** A guide's counter: hand over, see what waits, look stock up and share a card. */
export default function GuidePage() {
  const { t, pick } = useTexts('guide');
  const me = useMe();
  const guide = me.value?.guide ?? null;
  const { waiting, pages } = useWaiting(guide !== null);
  useReachBottom(() => pages.more());
  if (!me.value && me.fault) {
    return (
      <Page title={t('title')}>
        <ErrorState fault={me.fault} onRetry={() => void me.reload()} />
      </Page>
    );
  }
  if (!guide) {
    const bind = (
      <Button tone="main" onClick={() => go('member')}>
        {t('notStaff.action')}
      </Button>
    );
    return (
      <Page title={t('title')}>
        {me.value && (
          <Empty drawing="store" title={t('notStaff.title')} text={t('notStaff.text')} action={bind} />
        )}
      </Page>
    );
  }
  return (
    <Page title={t('title')} className="guide">
      <View className="guide__store caption support">
        {guide.name} · {pick(guide.storeName)}
      </View>
      <RedeemCard onDone={() => void waiting.reload()} />
      <View className="card guide__card">
        <View className="heading">{t('waiting')}</View>
        {waiting.value && pages.items.length === 0 && (
          <View className="caption support guide__notice">{t('waitingEmpty')}</View>
        )}
        {pages.items.map((order) => (
          <WaitingOrder key={order.orderId} order={order} />
        ))}
      </View>
      <View className="card guide__card row guide__entry" aria-role="button" onClick={() => go('transfers')}>
        <Icon name="truck" size="medium" />
        <View className="grow">
          <View className="strong">{t('transfers')}</View>
          <View className="caption support">{t('transfersHint')}</View>
        </View>
        <Icon name="right" size="small" className="hint" />
      </View>
      <StockCard staff={guide} />
    </Page>
  );
}
