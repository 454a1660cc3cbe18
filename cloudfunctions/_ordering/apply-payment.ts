import { decide } from '@shared/domain/order/decide';
import type { OrderCommand, OrderEvent } from '@shared/domain/order/order';
import type { Millis } from '@shared/kernel/time';
import type { OrderDocument } from '../_stores/order.documents';
import { orderOf } from '../_stores/order-stage';
import { insertPayment } from '../_stores/payments.store';
import type { Transaction } from '../_wechatpay/notice';
import { advanceOrder } from './advance-order';
import { issuePickupCode } from './pickup-codes';
import { settle } from './settle';

/**
 * Makes a payment count: keeps it for its order or gives it back, exactly once, whoever brings the news (notice,
 * query, clock) and however often. A repeat finishes what a crash left.
 */
export async function applyPayment(
  transaction: Transaction,
  at: Millis,
  found: OrderDocument,
): Promise<OrderDocument> {
  const command = await receive(found, transaction, at);
  const advanced = await advanceOrder(found, command, at);
  if (!advanced.ok) throw new Error(`payment ${transaction.transactionId}: ${advanced.refusal.code}`);
  return settle(advanced.value.order, at);
}

/** Notes that the money came in and, for a pickup, reserves a code: both before the order says that it is paid. */
async function receive(
  order: OrderDocument,
  { transactionId, amount, openId, paidAt }: Transaction,
  at: Millis,
): Promise<Extract<OrderCommand, { type: 'confirmPayment' }>> {
  const command = { type: 'confirmPayment', transactionId, amount, paidAt, pickup: null, at } as const;
  const decision = decide(orderOf(order), command);
  const event: OrderEvent | undefined = decision.ok ? decision.value[0] : undefined;
  if (!event) return command; // Known: noted when it came the first time.

  const counter = order.parts.find((part) => part.way === 'pickup');
  const needsCode = event.type === 'paid' && counter !== undefined;
  const outcome = event.type === 'paid' ? 'applied' : 'refundDue';
  const [pickup] = await Promise.all([
    needsCode ? issuePickupCode({ orderId: order._id, storeId: counter.locationId }, at) : null,
    insertPayment({
      _id: transactionId,
      orderId: order._id,
      amount,
      openId,
      successAt: paidAt,
      receivedAt: at,
      outcome,
    }),
  ]);
  return { ...command, pickup };
}
