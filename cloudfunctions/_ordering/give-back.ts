import type { RefundReason } from '@shared/domain/order/order';
import { refundedEntry } from '@shared/domain/order/postings';
import { assert } from '@shared/kernel/assert';
import { HOUR, MINUTE, type Millis } from '@shared/kernel/time';
import { logWarning } from '../_runtime/log';
import type { OrderDocument, RefundDocument } from '../_stores/order.documents';
import { findOrder } from '../_stores/orders.store';
import { markPaymentForRefund } from '../_stores/payments.store';
import { insertRefund, noteAccepted, saveRefundTry } from '../_stores/refunds.store';
import { askForRefund, queryRefund, type RefundState } from '../_wechatpay/refunds';
import { advanceOrder } from './advance-order';
import { post } from './post';

/** What the payer reads on the refund in WeChat. */
const reasonTexts: Record<RefundReason, string> = {
  paidAfterClose: '订单已关闭，原路退款',
  paidTwice: '重复支付，原路退款',
  wrongAmount: '支付金额不符，原路退款',
  pickupExpired: '逾期未自提，原路退款',
  cancelled: '订单已取消，原路退款',
  nowhereToShip: '商品缺货，原路退款',
};

/**
 * Puts a refund of an order into the outbox, once, and asks WeChat Pay for it; what cannot be asked for now is tried
 * again by the clock.
 */
export async function giveBack(order: OrderDocument, refundId: string, at: Millis): Promise<void> {
  const due = order.refunds[refundId];
  assert(due, `order ${order._id} knows no refund ${refundId}`);
  const { transactionId, amount, reason, n } = due;
  const refund: RefundDocument = {
    ...{ _id: refundId, orderId: order._id, transactionId, amount, reason },
    // A payment that was never this order's goes back as it came.
    total: n === null ? amount : order.payable,
    ...{ status: 'due', acceptedAt: null, tries: 0, nextTryAt: at, createdAt: at, updatedAt: at },
  };
  const [isNew] = await Promise.all([
    insertRefund(refund),
    n === null ? markPaymentForRefund(transactionId) : undefined,
  ]);
  if (isNew) await tryRefund(refund, at);
}

/** About a week of tries; then a person must look at it. */
const MOST_TRIES = 30;

/** 1, 2, 4 … minutes, at most six hours: a refund that WeChat Pay cannot make now is tried for days. */
const backoff = (tries: number): Millis => Math.min(MINUTE * 2 ** Math.min(tries, 10), 6 * HOUR);

/**
 * Takes WeChat Pay's word on a refund. The order is told first, so that a crash between the two is repeated. An order
 * that is to learn only now that money goes back (the refund was noted before it) is told again at the next try.
 */
export async function noteRefundState(refund: RefundDocument, state: RefundState, at: Millis): Promise<void> {
  const isTold = state !== 'SUCCESS' || (await tellOrder(refund, at));
  const statuses = {
    SUCCESS: 'succeeded',
    PROCESSING: 'asked',
    ABNORMAL: 'abnormal',
    CLOSED: 'abnormal',
  } as const;
  const tries = refund.tries + 1;
  await saveRefundTry(refund._id, {
    status: isTold ? statuses[state] : 'asked',
    tries,
    nextTryAt: at + backoff(tries),
    updatedAt: at,
  });
}

/** Tells the order and the books that the money is gone. False while the order does not know of the refund. */
async function tellOrder({ _id: refundId, orderId, amount }: RefundDocument, at: Millis): Promise<boolean> {
  const order = await findOrder(orderId);
  if (!order?.refunds[refundId]) return false;
  const [told] = await Promise.all([
    advanceOrder(order, { type: 'noteRefund', refundId, at }, at),
    post([refundedEntry({ refundId, orderId, amount }, at)]),
  ]);
  return told.ok;
}

/**
 * Asks WeChat Pay for a refund, or how one stands that was asked for. A failure is noted and tried again later, with
 * the same number, which WeChat Pay refunds once. Answers whether WeChat Pay could be asked.
 */
export async function tryRefund(refund: RefundDocument, at: Millis): Promise<boolean> {
  try {
    const { state, acceptedAt } =
      refund.status === 'asked'
        ? await queryRefund(refund._id)
        : await askForRefund({
            refundId: refund._id,
            transactionId: refund.transactionId,
            amount: refund.amount,
            total: refund.total,
            reason: reasonTexts[refund.reason],
          });
    await Promise.all([noteRefundState(refund, state, at), noteAccepted(refund, acceptedAt)]);
    return true;
  } catch (error) {
    const tries = refund.tries + 1;
    const nextTryAt = at + backoff(tries);
    logWarning('refundFailed', refund._id, error);
    const status = tries < MOST_TRIES ? refund.status : 'abnormal';
    await saveRefundTry(refund._id, { status, tries, nextTryAt, updatedAt: at });
    return false;
  }
}
