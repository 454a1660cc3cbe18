import type { OrderStatus } from '@shared/contracts/order.contract';
import { fen, type Fen } from '@shared/kernel/money';
import type { Millis } from '@shared/kernel/time';
import { collection, command } from './database';
import type { OrderDocument } from './order.documents';
import { readPage } from './page';

const orders = collection<OrderDocument>('orders');

export type OrderFilter = {
  query?: string | undefined;
  storeId?: string | undefined;
  status?: OrderStatus | undefined;
  fulfilmentKind?: 'pickup' | 'delivery' | undefined;
  from?: Millis | undefined;
  to?: Millis | undefined;
};

/** Everything that begins with `start`, as a range that an index answers. */
const beginsWith = (start: string): unknown =>
  command()
    .gte(start)
    .and(command().lt(`${start}\u{10ffff}`));

function placedBetween(from: Millis | undefined, to: Millis | undefined): Record<string, unknown> {
  const _ = command();
  if (from !== undefined && to !== undefined) return { placedAt: _.gte(from).and(_.lt(to)) };
  if (from !== undefined) return { placedAt: _.gte(from) };
  return to === undefined ? {} : { placedAt: _.lt(to) };
}

/** An order number is looked for by its beginning, anything else as the beginning of a member's name. */
function conditionOf(filter: OrderFilter): Record<string, unknown> {
  const { query, storeId, status, fulfilmentKind, from, to } = filter;
  // What never got its stock is no order to HQ, unless asked for by name.
  const stage = status ?? command().nin(['placing', 'refused']);
  return {
    status: stage,
    ...(storeId !== undefined && { storeId }),
    ...(fulfilmentKind && { 'fulfilment.kind': fulfilmentKind }),
    ...placedBetween(from, to),
    ...(query !== undefined && { [/^\d+$/.test(query) ? '_id' : 'memberName']: beginsWith(query) }),
  };
}

/** One page of orders, newest first. */
export const orderPage = (filter: OrderFilter & { cursor?: string | undefined; limit: number }) =>
  readPage(orders, {
    where: conditionOf(filter),
    order: [
      ['placedAt', 'desc'],
      ['_id', 'asc'],
    ],
    cursor: filter.cursor,
    limit: filter.limit,
  });

/** How many orders fit the filter and what they come to. */
export async function sumOrders(filter: OrderFilter): Promise<{ total: number; payable: Fen }> {
  const [row] = await orders.groupBy<{ total: number; payable: number }>(conditionOf(filter), {
    _id: null,
    total: { $sum: 1 },
    payable: { $sum: '$payable' },
  });
  return { total: row?.total ?? 0, payable: fen(row?.payable ?? 0) };
}
