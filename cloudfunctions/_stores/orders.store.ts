import { evolve, stockDutyAfter, type OrderEvent, type OrderStatus } from '@shared/domain/order/order';
import { fen, type Fen } from '@shared/kernel/money';
import type { Millis } from '@shared/kernel/time';
import { collection, command } from './database';
import type { OrderDocument, OrderRefund } from './order.documents';
import { orderOf, stageFields, timelineEventOf } from './order-stage';
import { readPage } from './page';

const orders = collection<OrderDocument>('orders');

export const findOrder = (orderId: string): Promise<OrderDocument | undefined> => orders.find(orderId);

/** In any order; ids that do not exist are left out. */
export const findOrders = (orderIds: readonly string[]): Promise<OrderDocument[]> =>
  orders.findMany(orderIds);

/** False when the request was answered before: its order is there already. */
export const insertOrder = (order: OrderDocument): Promise<boolean> => orders.insert(order);

/**
 * Writes what happened to an order, once: the write is guarded by the stage the decision was made for. Undefined
 * when somebody else was faster; then read the order again and decide anew.
 */
export async function saveEvents(
  document: OrderDocument,
  events: readonly OrderEvent[],
  at: Millis,
): Promise<OrderDocument | undefined> {
  const { scalars, timeline, refunds } = changesOf(document, events, at);
  const changed = await orders.updateWhere(guardOf(document, Object.keys(refunds)), {
    ...wholeValues(scalars),
    ...(timeline.length > 0 ? { timeline: command().push(timeline) } : {}),
    ...Object.fromEntries(
      Object.entries(refunds).map(([id, refund]) => [`refunds.${id}`, command().set(refund)]),
    ),
  });
  if (changed === 0) return undefined;
  return {
    ...document,
    ...scalars,
    timeline: [...document.timeline, ...timeline],
    refunds: { ...document.refunds, ...refunds },
  };
}

/** What events change in an order's document: its stage, what they add to the timeline, and money going back. */
function changesOf(document: OrderDocument, events: readonly OrderEvent[], at: Millis) {
  const after = events.reduce(evolve, orderOf(document));
  const stockDue = events.map(stockDutyAfter).findLast((duty) => duty !== undefined);
  const scalars: Partial<OrderDocument> = {
    ...stageFields(after),
    updatedAt: at,
    ...(stockDue === undefined ? {} : { stockDue, stockDueSince: stockDue && at }),
  };
  const timeline = events.flatMap((event) => {
    const shown = timelineEventOf(event);
    return shown ? [{ event: shown, at }] : [];
  });
  const refunds = Object.fromEntries(
    events.flatMap((event): [string, OrderRefund][] =>
      event.type === 'refundDue'
        ? [[event.transactionId, { amount: event.amount, reason: event.reason, at, doneAt: null }]]
        : [],
    ),
  );
  return { scalars, timeline, refunds };
}

function guardOf(document: OrderDocument, refundIds: readonly string[]): Record<string, unknown> {
  const absent = refundIds.map((id) => [`refunds.${id}`, command().exists(false)]);
  return { _id: document._id, status: document.status, ...Object.fromEntries(absent) };
}

/** The SDK turns a nested object into dotted paths, which fail where the old value was null: set such values whole. */
function wholeValues(fields: Partial<OrderDocument>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      value !== null && typeof value === 'object' ? command().set(value) : value,
    ]),
  );
}

/** The goods are where the order says: nothing is due any more. */
export async function clearStockDue(order: OrderDocument): Promise<OrderDocument> {
  await orders.updateWhere(
    { _id: order._id, stockDue: order.stockDue },
    { stockDue: null, stockDueSince: null },
  );
  return { ...order, stockDue: null, stockDueSince: null };
}

/** Remembers WeChat's prepay session, so that asking to pay again costs no call. */
export async function savePrepay(
  orderId: string,
  prepay: NonNullable<OrderDocument['prepay']>,
): Promise<void> {
  await orders.updateWhere({ _id: orderId, status: 'awaitingPayment' }, { prepay: command().set(prepay) });
}

/** Counts a refund that has arrived; a repeat counts nothing. False while the order does not know of the refund. */
export async function markRefunded(
  orderId: string,
  transactionId: string,
  amount: Fen,
  at: Millis,
): Promise<boolean> {
  const refund = `refunds.${transactionId}`;
  const counted = await orders.updateWhere(
    { _id: orderId, [`${refund}.doneAt`]: null, [`${refund}.amount`]: amount },
    {
      [`${refund}.doneAt`]: at,
      refunded: command().inc(fen(amount)),
      timeline: command().push([{ event: 'refunded', at }]),
      updatedAt: at,
    },
  );
  if (counted > 0) return true;
  const order = await findOrder(orderId);
  return typeof order?.refunds[transactionId]?.doneAt === 'number';
}

/** The caller's orders, newest first. Orders that never came about are not shown. */
export function pageOfBuyer(
  openId: string,
  status: OrderStatus | undefined,
  cursor: string | undefined,
  limit: number,
) {
  const shown = status ?? command().nin(['placing', 'refused']);
  return readPage(orders, {
    where: { openId, status: shown },
    order: [
      ['placedAt', 'desc'],
      ['_id', 'asc'],
    ],
    cursor,
    limit,
  });
}

/** Paid pickup orders of a store, those that wait longest first. */
export function pageOfPickups(storeId: string, cursor: string | undefined, limit: number) {
  return readPage(orders, {
    where: { 'fulfilment.store.storeId': storeId, status: 'paid' },
    order: [
      ['paidAt', 'asc'],
      ['_id', 'asc'],
    ],
    cursor,
    limit,
  });
}

/** Unpaid orders whose time is over, oldest first. */
export const overdueOrders = (now: Millis, limit: number): Promise<OrderDocument[]> =>
  orders.query({
    where: { status: 'awaitingPayment', expiresAt: command().lte(now) },
    order: [['expiresAt', 'asc']],
    limit,
  });

/** Orders that somebody began to place before `before` and never finished. */
export const abandonedOrders = (before: Millis, limit: number): Promise<OrderDocument[]> =>
  orders.query({ where: { status: 'placing', placedAt: command().lte(before) }, limit });

/** Orders whose goods have been due for a step since before `before`. */
export const ordersWithStockDue = (before: Millis, limit: number): Promise<OrderDocument[]> =>
  orders.query({
    where: { stockDue: command().in(['sell', 'release', 'return']), stockDueSince: command().lte(before) },
    order: [['stockDueSince', 'asc']],
    limit,
  });
