import type { OrderContract } from '@shared/contracts/order.contract';
import { accept, refuse } from '@shared/kernel/result';
import { advanceOrder } from '../_ordering/advance-order';
import { closeAtWechat } from '../_ordering/close-order';
import { settle } from '../_ordering/settle';
import type { Handler } from '../_runtime/serve';
import { orderView } from '../_ordering/order-view';
import { findOwnOrder } from './own-order';

/** Cancels an unpaid order, gives its goods back and tells WeChat Pay to take no money. Twice is once. */
export const cancelOrder: Handler<OrderContract['cancel']> = async ({ orderId, reason }, caller) => {
  const order = await findOwnOrder(orderId, caller);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND', data: {} });

  const cancelled = await advanceOrder(order, { type: 'cancel', reason, at: caller.now }, caller.now);
  if (!cancelled.ok) return refuse({ code: 'ALREADY_PAID', data: {} });
  const { order: after, events } = cancelled.value;
  const [settled] = await Promise.all([
    settle(after, caller.now),
    events.length > 0 ? closeAtWechat(after) : undefined,
  ]);
  return accept(orderView(settled, caller.now));
};
