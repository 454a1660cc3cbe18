import { isDeepStrictEqual } from 'node:util';
import { evolve } from '@shared/domain/order/evolve';
import type { OrderEvent, OrderStatus } from '@shared/domain/order/order';
import type { Millis } from '@shared/kernel/time';
import { collection, command } from './database';
import type { OrderDocument } from './order.documents';
import { courseFields, orderOf, timelineEntryOf } from './order-stage';
import { readPage } from './page';

const orders = collection<OrderDocument>('orders');

export const findOrder = (orderId: string): Promise<OrderDocument | undefined> => orders.find(orderId);

/** In any order; ids that do not exist are left out. */
export const findOrders = (orderIds: readonly string[]): Promise<OrderDocument[]> =>
  orders.findMany(orderIds);

/** False when the request was answered before: its order is there already. */
export const insertOrder = (order: OrderDocument): Promise<boolean> => orders.insert(order);

/**
 * Writes what happened to an order, once: the write is guarded by the version that the decision was made for.
 * Undefined when somebody else was faster; then read the order again and decide anew.
 */
export async function saveEvents(
  document: OrderDocument,
  events: readonly OrderEvent[],
  at: Millis,
): Promise<OrderDocument | undefined> {
  const { _id, version } = document;
  const after = events.reduce((order, event) => evolve(order, event), orderOf(document));
  const fields = { ...changedFields(document, courseFields(after)), version: version + 1, updatedAt: at };
  const timeline = events.flatMap((event) => timelineEntryOf(event, at) ?? []);
  const changed = await orders.updateWhere(
    { _id, version },
    { ...wholeValues(fields), ...(timeline.length > 0 ? { timeline: command().push(timeline) } : {}) },
  );
  return changed > 0 ? { ...document, ...fields, timeline: [...document.timeline, ...timeline] } : undefined;
}

/** Only what differs is written: the parts of a large order are most of it. */
function changedFields(before: OrderDocument, after: Partial<OrderDocument>): Partial<OrderDocument> {
  const differs = ([name, value]: [string, unknown]) =>
    !isDeepStrictEqual(value, before[name as keyof OrderDocument]);
  return Object.fromEntries(Object.entries(after).filter(differs));
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

/** Remembers WeChat's prepay session, so that asking to pay again costs no call. */
export async function savePrepay(
  orderId: string,
  prepay: NonNullable<OrderDocument['prepay']>,
): Promise<void> {
  await orders.updateWhere({ _id: orderId, status: 'awaitingPayment' }, { prepay: command().set(prepay) });
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

/** Orders of which a location has to hand out a part, those that wait longest first. */
export function pageOfLocation(locationId: string, cursor: string | undefined, limit: number) {
  return readPage(orders, {
    where: { waitingAt: locationId },
    order: [
      ['paidAt', 'asc'],
      ['_id', 'asc'],
    ],
    cursor,
    limit,
  });
}

/** How many orders wait at each location. Only what waits is looked at, so it does not grow with the years. */
export async function partsWaiting(): Promise<Map<string, number>> {
  const rows = await orders.groupEach<{ _id: string; count: number }>(
    { waitingAt: command().gt('') },
    '$waitingAt',
    { _id: '$waitingAt', count: { $sum: 1 } },
  );
  return new Map(rows.map(({ _id, count }) => [_id, count]));
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

/** Orders for which something has been due since before `before`. */
export const ordersWithDues = (before: Millis, limit: number): Promise<OrderDocument[]> =>
  orders.query({
    where: { dueSince: command().lte(before) },
    order: [['dueSince', 'asc']],
    limit,
  });

/** Orders with a part that time itself changes by `now`. */
export const ordersToAct = (now: Millis, limit: number): Promise<OrderDocument[]> =>
  orders.query({ where: { actBy: command().lte(now) }, order: [['actBy', 'asc']], limit });
