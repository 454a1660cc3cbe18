import type { Millis } from '@shared/kernel/time';
import { applyPayment } from '../_ordering/apply-payment';
import { noteRefundState } from '../_ordering/give-back';
import { findOrder } from '../_stores/orders.store';
import { findRefund } from '../_stores/refunds.store';
import {
  openNotice,
  readRefund,
  readTransaction,
  UntrustedNotice,
  type Transaction,
} from '../_wechatpay/notice';
import { queryTransaction } from '../_wechatpay/transactions';

/** What became of a notice; goes to the log. */
export type NoticeOutcome = { readonly outcome: string; readonly subject: string };

type Headers = Readonly<Record<string, string>>;

/** Money came in. Throws UntrustedNotice, also for a number that is not an order of ours. */
export async function takePaymentNotice(headers: Headers, body: string, now: Millis): Promise<NoticeOutcome> {
  const transaction = readTransaction(openNotice(headers, body, now));
  if (!transaction) return { outcome: 'notPaid', subject: '' };
  const known = await findOrder(transaction.orderId);
  if (!known) throw new UntrustedNotice('unknown order');
  if (transaction.amount !== known.payable) await confirm(transaction);
  const order = await applyPayment(transaction, now, known);
  return { outcome: order.status, subject: order._id };
}

/** WeChat Pay takes the amount that it was asked for. A notice of another one is believed when a query says so too. */
async function confirm({ orderId, transactionId, amount }: Transaction): Promise<void> {
  const asked = await queryTransaction(orderId);
  if (asked?.transactionId !== transactionId || asked.amount !== amount)
    throw new UntrustedNotice('WeChat Pay does not know of this amount');
}

/** Money went back, or could not. Throws UntrustedNotice, also for a refund that we never asked for. */
export async function takeRefundNotice(headers: Headers, body: string, now: Millis): Promise<NoticeOutcome> {
  const notice = readRefund(openNotice(headers, body, now));
  const refund = await findRefund(notice.refundId);
  if (!refund || refund.transactionId !== notice.transactionId) throw new UntrustedNotice('unknown refund');
  if (refund.amount !== notice.amount) throw new UntrustedNotice('wrong amount');
  if (refund.status !== 'succeeded') await noteRefundState(refund, notice.state, now);
  return { outcome: notice.state, subject: refund.orderId };
}
