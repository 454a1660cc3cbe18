import { isOfStock, type Due } from '@shared/domain/order/dues';
import { assert } from '@shared/kernel/assert';
import type { Millis } from '@shared/kernel/time';
import type { OrderDocument } from '../_stores/order.documents';
import { settleDue } from '../_stores/stock.store';
import { advanceOrder } from './advance-order';
import { giveBack } from './give-back';
import { post } from './post';

/**
 * Does what is due for an order outside of its document, then notes that it is done. Every step repeats safely, so a
 * crash anywhere is finished by doing it again.
 */
export async function settle(order: OrderDocument, at: Millis): Promise<OrderDocument> {
  const { dues } = order;
  if (dues.length === 0) return order;
  await Promise.all([settleStock(order, dues, at), settleMoney(order, dues, at), settleBooks(dues)]);
  const keys = dues.map((due) => due.key);
  const settled = await advanceOrder(order, { type: 'settle', keys, at }, at);
  assert(settled.ok, `order ${order._id} will not settle`);
  return settled.value.order;
}

/** The oldest first at each location: what leaves the shelf must have been sold before. */
async function settleStock(order: OrderDocument, dues: readonly Due[], at: Millis): Promise<void> {
  const ofStock = dues.filter(isOfStock);
  const places = [...new Set(ofStock.map((due) => due.locationId))];
  await Promise.all(
    places.map(async (place) => {
      for (const due of ofStock) if (due.locationId === place) await settleDue(order._id, due, at);
    }),
  );
}

async function settleMoney(order: OrderDocument, dues: readonly Due[], at: Millis): Promise<void> {
  await Promise.all(
    dues.map((due) => (due.do === 'giveBack' ? giveBack(order, due.refundId, at) : undefined)),
  );
}

/** All entries in one call, beside the stock: a payment waits for the database no longer than without them. */
const settleBooks = (dues: readonly Due[]): Promise<void> =>
  post(dues.flatMap((due) => (due.do === 'post' ? due.entries : [])));
