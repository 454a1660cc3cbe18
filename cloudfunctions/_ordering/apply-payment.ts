import { decide, type OrderCommand, type OrderEvent } from '@shared/domain/order/order';
import type { Millis } from '@shared/kernel/time';
import type { OrderDocument, RefundDocument } from '../_stores/order.documents';
import { orderOf } from '../_stores/order-stage';
import { insertPayment, markPaymentForRefund } from '../_stores/payments.store';
import type { Transaction } from '../_wechatpay/notice';
import { advanceOrder } from './advance-order';
import { recordRefund, recordRefunds, tryRefund } from './give-back';
import { issuePickupCode } from './pickup-codes';
import { settleStock } from './settle-stock';

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
  let refund: RefundDocument | undefined;
  const advanced = await advanceOrder(found, command, at, async (order, events) => {
    const due = events.find((event) => event.type === 'refundDue');
    if (!due) return;
    // The outbox first: once the order says that money goes back, somebody must be asking for it.
    refund = await recordRefund({ ...due, orderId: order._id }, at);
    await markPaymentForRefund(transaction.transactionId);
  });
  if (!advanced.ok) throw new Error(`payment ${transaction.transactionId}: ${advanced.refusal.code}`);

  const { order, events } = advanced.value;
  if (refund && events.length > 0) await tryRefund(refund, at);
  if (events.length === 0) await recordRefunds(order, at);
  return order.stockDue === 'hold' ? order : settleStock(order, at);
}

/** Notes that the money came in and, for a pickup, reserves a code: both before the order says that it is paid. */
async function receive(
  order: OrderDocument,
  { transactionId, amount, openId, paidAt }: Transaction,
  at: Millis,
): Promise<Extract<OrderCommand, { type: 'confirmPayment' }>> {
  const command = { type: 'confirmPayment', transactionId, amount, paidAt, pickup: null } as const;
  const decision = decide(orderOf(order), command);
  const event: OrderEvent | undefined = decision.ok ? decision.value[0] : undefined;
  if (!event) return command; // Known: noted when it came the first time.

  const { fulfilment } = order;
  const needsCode = event.type === 'paid' && fulfilment.kind === 'pickup';
  const outcome = event.type === 'paid' ? 'applied' : 'refundDue';
  const [pickup] = await Promise.all([
    needsCode ? issuePickupCode({ orderId: order._id, storeId: fulfilment.store.storeId }, at) : null,
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
