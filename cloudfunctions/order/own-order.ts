import type { Caller } from '../_runtime/caller';
import type { OrderDocument } from '../_stores/order.documents';
import { findOrder } from '../_stores/orders.store';

/** The order if it is the caller's. Another's is not found, so that its number tells nothing. */
export async function findOwnOrder(orderId: string, caller: Caller): Promise<OrderDocument | undefined> {
  const order = await findOrder(orderId);
  return order?.openId === caller.openId ? order : undefined;
}
