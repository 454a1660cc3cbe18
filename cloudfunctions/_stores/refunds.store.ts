import type { Millis } from '@shared/kernel/time';
import { collection, command } from './database';
import type { RefundDocument } from './order.documents';
import { readPage } from './page';
import type { Span } from './payments.store';

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

/** Whatever has become of it meanwhile: its notice may be faster than the reply that says when it was accepted. */
export async function noteAccepted(
  { _id, acceptedAt }: Pick<RefundDocument, '_id' | 'acceptedAt'>,
  at: Millis,
): Promise<void> {
  if (acceptedAt === null) await refunds.updateWhere({ _id, acceptedAt: null }, { acceptedAt: at });
}

export const findRefunds = (refundIds: readonly string[]): Promise<RefundDocument[]> =>
  refunds.findMany(refundIds);

/** Refunds that WeChat Pay accepted in a span of time, by cursor. */
export const refundsAccepted = ({ from, to }: Span, cursor: string | undefined, limit: number) =>
  readPage(refunds, {
    where: { acceptedAt: command().gte(from).and(command().lt(to)) },
    order: [
      ['acceptedAt', 'asc'],
      ['_id', 'asc'],
    ],
    cursor,
    limit,
  });
