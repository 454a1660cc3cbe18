import type { OrderContract } from '@shared/contracts/order.contract';
import { accept, refuse } from '@shared/kernel/result';
import { applyPayment } from '../_ordering/apply-payment';
import type { Handler } from '../_runtime/serve';
import type { OrderDocument } from '../_stores/order.documents';
import { pageOfBuyer } from '../_stores/orders.store';
import { queryTransaction, WechatPayError } from '../_wechatpay/transactions';
import { orderSummary, orderView } from '../_ordering/order-view';
import { findOwnOrder } from './own-order';

/** One order; with `askPayment` an unpaid one is asked after at WeChat Pay, whose notice may be late. */
export const getOrder: Handler<OrderContract['get']> = async ({ orderId, askPayment }, caller) => {
  const order = await findOwnOrder(orderId, caller);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND', data: {} });
  const asOfNow = askPayment ? await withPayment(order, caller.now) : order;
  return accept(orderView(asOfNow, caller.now));
};

async function withPayment(order: OrderDocument, now: number): Promise<OrderDocument> {
  if (order.status !== 'awaitingPayment' || !order.prepay) return order;
  try {
    const transaction = await queryTransaction(order._id);
    return transaction ? await applyPayment(transaction, now, order) : order;
  } catch (error) {
    // The order as we know it is an answer too; the notice and the clock still follow.
    if (!(error instanceof WechatPayError)) throw error;
    return order;
  }
}

/** The caller's orders, newest first, by cursor. */
export const listOrders: Handler<OrderContract['list']> = async ({ status, cursor, limit }, caller) => {
  const { documents, nextCursor } = await pageOfBuyer(caller.openId, status, cursor, limit);
  return accept({ orders: documents.map(orderSummary), nextCursor });
};
