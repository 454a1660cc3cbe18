import type { OutputOf } from '@shared/contracts/contract';
import type { HqContract } from '@shared/contracts/hq.contract';
import { accept, refuse } from '@shared/kernel/result';
import type { LocalText } from '@shared/kernel/text';
import type { Handlers } from '../_runtime/serve';
import type { OrderDocument } from '../_stores/order.documents';
import { orderPage, sumOrders } from '../_stores/order-list.store';
import { findOrder } from '../_stores/orders.store';
import { orderView } from '../_ordering/order-view';
import type { HqCaller } from './session';

type OrderRow = OutputOf<HqContract['orders']>['orders'][number];
type OrderHandlers = Pick<Handlers<HqContract, HqCaller>, 'orders' | 'order'>;

/** The first of the goods, and how many other lines there are. */
function summaryOf({ lines }: OrderDocument): LocalText {
  const [first] = lines;
  if (!first) return { zh: '', en: '' };
  const others = lines.length - 1;
  if (others === 0) return first.name;
  return { zh: `${first.name.zh} 等 ${lines.length} 款`, en: `${first.name.en} and ${others} more` };
}

function orderRow(order: OrderDocument): OrderRow {
  const {
    _id: orderId,
    placedAt,
    status,
    storeId,
    storeName,
    memberName,
    guideName,
    pieces,
    payable,
  } = order;
  return {
    ...{ orderId, placedAt, status, storeId, storeName, memberName, guideName, pieces, payable },
    summary: summaryOf(order),
    fulfilmentKind: order.fulfilment.kind,
  };
}

/** Orders newest first, with the sum over everything that fits the filter, not only over this page. */
const orders: OrderHandlers['orders'] = async ({ cursor, limit, ...filter }) => {
  const [page, { total, payable }] = await Promise.all([
    orderPage({ ...filter, cursor, limit }),
    sumOrders(filter),
  ]);
  return accept({ orders: page.documents.map(orderRow), payable, nextCursor: page.nextCursor, total });
};

/** One order as its shopper sees it, but for the pickup code, which is the shopper's alone. */
const order: OrderHandlers['order'] = async ({ orderId }, { now }) => {
  const found = await findOrder(orderId);
  if (!found) return refuse({ code: 'ORDER_NOT_FOUND', data: {} });
  const view = orderView(found, now);
  const { fulfilment } = view;
  const hidden = fulfilment.kind === 'pickup' ? { ...fulfilment, code: null } : fulfilment;
  return accept({
    order: { ...view, fulfilment: hidden },
    memberName: found.memberName,
    memberPhoneMasked: found.memberPhoneMasked,
    transactionId: found.transactionId,
  });
};

export const orderHandlers: OrderHandlers = { orders, order };
