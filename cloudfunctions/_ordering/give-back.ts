import type { RefundReason } from '@shared/domain/order/order';
import type { Fen } from '@shared/kernel/money';
import { HOUR, MINUTE, type Millis } from '@shared/kernel/time';
import { logWarning } from '../_runtime/log';
import type { OrderDocument, RefundDocument } from '../_stores/order.documents';
import { markRefunded } from '../_stores/orders.store';
import { insertRefund, refundKey, saveRefundTry } from '../_stores/refunds.store';
import { askForRefund, queryRefund, type RefundState } from '../_wechatpay/refunds';

/** What the payer reads on the refund in WeChat. */
const reasonTexts: Record<RefundReason, string> = {
  paidAfterClose: '订单已关闭，原路退款',
  paidTwice: '重复支付，原路退款',
  wrongAmount: '支付金额不符，原路退款',
  pickupExpired: '逾期未自提，原路退款',
};

type DuePayment = { orderId: string; transactionId: string; amount: Fen; reason: RefundReason };

/** Notes that a payment goes back; its key lets it happen once, however often it is noted. */
export async function recordRefund(due: DuePayment, at: Millis): Promise<RefundDocument> {
  const refund: RefundDocument = {
    _id: refundKey(due.transactionId),
    orderId: due.orderId,
    transactionId: due.transactionId,
    amount: due.amount,
    total: due.amount,
    reason: due.reason,
    status: 'due',
    tries: 0,
    nextTryAt: at,
    createdAt: at,
    updatedAt: at,
  };
  await insertRefund(refund);
  return refund;
}

/** Notes every refund that the order says is under way. */
export async function recordRefunds(order: OrderDocument, at: Millis): Promise<void> {
  await Promise.all(
    Object.entries(order.refunds)
      .filter(([, refund]) => refund.doneAt === null)
      .map(([transactionId, { amount, reason }]) =>
        recordRefund({ orderId: order._id, transactionId, amount, reason }, at),
      ),
  );
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
  const { orderId, transactionId, amount } = refund;
  const isTold = state !== 'SUCCESS' || (await markRefunded(orderId, transactionId, amount, at));
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

/**
 * Asks WeChat Pay for a refund, or how one stands that was asked for. A failure is noted and tried again later, with
 * the same number, which WeChat Pay refunds once. Answers whether WeChat Pay could be asked.
 */
export async function tryRefund(refund: RefundDocument, at: Millis): Promise<boolean> {
  try {
    const state =
      refund.status === 'asked'
        ? await queryRefund(refund._id)
        : await askForRefund({
            refundId: refund._id,
            transactionId: refund.transactionId,
            amount: refund.amount,
            total: refund.total,
            reason: reasonTexts[refund.reason],
          });
    await noteRefundState(refund, state, at);
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
