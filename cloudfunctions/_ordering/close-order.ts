import { MINUTE, type Millis } from '@shared/kernel/time';
import { logWarning } from '../_runtime/log';
import type { OrderDocument } from '../_stores/order.documents';
import { closeTransaction, queryTransaction } from '../_wechatpay/transactions';
import { advanceOrder } from './advance-order';
import { applyPayment } from './apply-payment';
import { settle } from './settle';

/** If WeChat Pay cannot be asked for so long, the goods go back anyway; a late payment is refunded. */
const PATIENCE: Millis = 10 * MINUTE;

/** Best effort: WeChat Pay takes no more money for the order. What it has taken by then is refunded when we hear. */
export async function closeAtWechat(order: OrderDocument): Promise<void> {
  if (!order.prepay) return;
  try {
    await closeTransaction(order._id);
  } catch (error) {
    logWarning('closeFailed', order._id, error);
  }
}

/**
 * Ends an unpaid order whose time is over and gives its goods back. WeChat Pay is asked first: if it was paid, the
 * payment counts instead. Answers what became of it; `later` when WeChat Pay did not answer.
 */
export async function closeUnpaid(order: OrderDocument, at: Millis): Promise<'closed' | 'paid' | 'later'> {
  if (order.prepay) {
    try {
      const transaction = await queryTransaction(order._id);
      if (transaction) {
        await applyPayment(transaction, at, order);
        return 'paid';
      }
    } catch (error) {
      if (at < order.expiresAt + PATIENCE) return 'later';
      logWarning('queryFailed', order._id, error);
    }
    await closeAtWechat(order);
  }
  const closed = await advanceOrder(order, { type: 'close', at }, at);
  if (!closed.ok) return 'later';
  const after = closed.value.order;
  await settle(after, at);
  return after.status === 'cancelled' ? 'closed' : 'paid';
}
