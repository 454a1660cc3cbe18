import type { Millis } from '@shared/kernel/time';
import { collection, command } from './database';
import type { RefundDocument } from './order.documents';

const refunds = collection<RefundDocument>('refunds');

export const findRefund = (refundId: string): Promise<RefundDocument | undefined> => refunds.find(refundId);

/** False when this payment is being given back already. */
export const insertRefund = (refund: RefundDocument): Promise<boolean> => refunds.insert(refund);

/** Refunds to ask for, or to ask after, by now. */
export const refundsToTry = (now: Millis, limit: number): Promise<RefundDocument[]> =>
  refunds.query({
    where: { status: command().in(['due', 'asked']), nextTryAt: command().lte(now) },
    order: [['nextTryAt', 'asc']],
    limit,
  });

/** Notes how a try went; a refund that has succeeded stays so. */
export async function saveRefundTry(
  refundId: string,
  fields: Pick<RefundDocument, 'status' | 'tries' | 'nextTryAt' | 'updatedAt'>,
): Promise<void> {
  await refunds.updateWhere({ _id: refundId, status: command().neq('succeeded') }, fields);
}
