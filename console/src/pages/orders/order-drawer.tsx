import type { OutputOf } from '@shared/contracts/contract';
import type { HqContract } from '@shared/contracts/hq.contract';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import { Copyable } from '../../components/copyable';
import { RecordDrawer } from '../../components/drawer/record-drawer';
import type { ListAddress } from '../../components/list/use-list-address';
import { useFormat } from '../../i18n/format';
import { OrderBuyer } from './order-buyer';
import { shortNumber } from './order-columns';
import { OrderLedger } from './order-ledger';
import { OrderLines } from './order-lines';
import { OrderParts } from './order-parts';
import { OrderStatusTag } from './order-status';
import { OrderTimeline } from './order-timeline';
import { PriceExplanation } from './price-explanation';

export type OrderDetail = OutputOf<HqContract['order']>;

/** One order: how far it got, who and where, how its price came about, what is in it. */
export function OrderDrawer({ address, ids }: { address: ListAddress; ids: readonly string[] }) {
  const { t } = useTranslation();
  const { openId } = address;
  const { data, error, refetch } = useQuery({
    queryKey: ['orders', 'one', openId],
    queryFn: openId ? async ({ signal }) => valueOf(await hq.order({ orderId: openId }, signal)) : skipToken,
  });
  const order = data?.order;
  return (
    <RecordDrawer
      address={address}
      ids={ids}
      loaded={data !== undefined}
      error={error}
      retry={() => void refetch()}
      title={
        <>
          <span className="no-wrap">{t('orders.drawer.title', { short: shortNumber(openId ?? '') })}</span>
          {order && <OrderStatusTag status={order.status} kind={order.fulfilment.kind} />}
          <span className="caption">
            <Copyable text={openId ?? ''} />
          </span>
        </>
      }
    >
      {data && <OrderBody detail={data} />}
    </RecordDrawer>
  );
}

function OrderBody({ detail }: { detail: OrderDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { order, transactionId } = detail;
  return (
    <>
      <div className="drawer-columns">
        <OrderTimeline order={order} />
        <OrderBuyer detail={detail} />
      </div>
      <OrderParts order={order} />
      <PriceExplanation order={order} />
      <OrderLines lines={order.lines} />
      <OrderLedger orderId={order.orderId} />
      <dl className="facts drawer-section">
        <dt>{t('orders.drawer.transaction')}</dt>
        <dd>{transactionId ? <Copyable text={transactionId} /> : t('orders.drawer.noTransaction')}</dd>
        {order.remark && (
          <>
            <dt>{t('orders.drawer.remark')}</dt>
            <dd>{order.remark}</dd>
          </>
        )}
      </dl>
      <p className="caption order-as-of">{t('orders.drawer.asOf', { time: format.moment(order.asOf) })}</p>
    </>
  );
}
