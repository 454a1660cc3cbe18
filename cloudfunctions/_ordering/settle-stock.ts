import { assert } from '@shared/kernel/assert';
import type { Millis } from '@shared/kernel/time';
import type { OrderDocument } from '../_stores/order.documents';
import { clearStockDue } from '../_stores/orders.store';
import { releaseStock, returnStock, sellStock, type StockClaim } from '../_stores/stock.store';
import { recordRefunds } from './give-back';

/** What an order takes from its location. */
export const claimOf = ({ _id, locationId, lines }: OrderDocument): StockClaim => ({
  orderId: _id,
  locationId,
  lines: lines.map(({ skuId, quantity }) => ({ skuId, quantity })),
});

/**
 * Does to the stock documents what the order's `stockDue` says, then clears it. Every step repeats safely, so a crash
 * anywhere is finished by doing it again. `hold` is not settled here: placing does it, or gives up.
 */
export async function settleStock(order: OrderDocument, at: Millis): Promise<OrderDocument> {
  assert(order.stockDue !== 'hold', `order ${order._id} is still being placed`);
  if (order.stockDue === null) return order;
  const claim = claimOf(order);
  if (order.stockDue === 'sell') await sellStock(claim, at);
  if (order.stockDue === 'release') await releaseStock(claim, at);
  if (order.stockDue === 'return') {
    // The money goes back with the goods; only the order knows so far.
    await Promise.all([returnStock(claim, at), recordRefunds(order, at)]);
  }
  return clearStockDue(order);
}
