import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useMemo, useState } from 'react';
import type { OrderStatus, OrderSummary } from '@shared/contracts/order.contract';
import { accept } from '@shared/kernel/result';
import { api } from '../../../api';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { OfflineBar } from '../../../components/offline-bar';
import { Page } from '../../../components/page';
import { ListEnd } from '../../../components/product-grid';
import { AfterAWhile, Skeleton } from '../../../components/skeleton';
import { Tabs } from '../../../components/tabs';
import { useTexts } from '../../../i18n';
import { go } from '../../../navigation/go';
import { usePages } from '../../../query/use-pages';
import { useQuery } from '../../../query/use-query';
import { OrderCard } from './order-card';
import './index.scss';

type Tab = 'all' | Extract<OrderStatus, 'awaitingPayment' | 'paid' | 'completed' | 'cancelled'>;
const tabs: readonly Tab[] = ['all', 'awaitingPayment', 'paid', 'completed', 'cancelled'];

function useOrders(tab: Tab) {
  const wish = tab === 'all' ? {} : { status: tab };
  const orders = useQuery(`orders:${tab}`, () => api.order.list(wish), { isKept: true, freshFor: 0 });
  const first = useMemo(
    () =>
      orders.value && { items: orders.value.orders as OrderSummary[], nextCursor: orders.value.nextCursor },
    [orders.value],
  );
  const pages = usePages<OrderSummary>(
    tab,
    first,
    async (cursor) => {
      const page = await api.order.list({ ...wish, cursor });
      return page.ok ? accept({ items: page.value.orders, nextCursor: page.value.nextCursor }) : page;
    },
    ({ orderId }) => orderId,
  );
  return { orders, pages };
}

function NoOrders({ orders }: Pick<ReturnType<typeof useOrders>, 'orders'>) {
  const { t } = useTexts('order');
  if (orders.fault) return <ErrorState fault={orders.fault} onRetry={() => void orders.reload()} />;
  if (!orders.value) {
    return (
      <AfterAWhile>
        {[1, 2, 3].map((card) => (
          <Skeleton key={card} height={150} radius={12} className="orders__bone" />
        ))}
      </AfterAWhile>
    );
  }
  const browse = (
    <Button tone="main" onClick={() => go('home')}>
      {t('empty.action')}
    </Button>
  );
  return <Empty drawing="order" title={t('empty.title')} text={t('empty.text')} action={browse} />;
}

export default function OrdersPage() {
  const { t } = useTexts('order');
  const [tab, setTab] = useState<Tab>('all');
  const { orders, pages } = useOrders(tab);
  usePullDownRefresh(() => void orders.reload().finally(() => Taro.stopPullDownRefresh()));
  useReachBottom(() => pages.more());
  return (
    <Page title={t('listTitle')} className="orders">
      <Tabs tabs={tabs.map((name) => ({ name, label: t(`tabs.${name}`) }))} value={tab} onChange={setTab} />
      {orders.isStale && <OfflineBar at={orders.at} onRetry={() => void orders.reload()} />}
      {pages.items.length > 0 ? (
        <>
          {pages.items.map((order) => (
            <OrderCard key={order.orderId} order={order} />
          ))}
          <ListEnd pages={pages} />
        </>
      ) : (
        <NoOrders orders={orders} />
      )}
    </Page>
  );
}
