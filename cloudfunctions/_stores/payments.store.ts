import type { Millis } from '@shared/kernel/time';
import { collection, command } from './database';
import type { PaymentDocument } from './order.documents';
import { readPage } from './page';

const payments = collection<PaymentDocument>('payments');

/** Notes money that came in; false when this transaction is known already. */
export const insertPayment = (payment: PaymentDocument): Promise<boolean> => payments.insert(payment);

/** The order went another way while the payment was on its way. */
export async function markPaymentForRefund(transactionId: string): Promise<void> {
  await payments.updateWhere({ _id: transactionId, outcome: 'applied' }, { outcome: 'refundDue' });
}

export const findPayments = (transactionIds: readonly string[]): Promise<PaymentDocument[]> =>
  payments.findMany(transactionIds);

export type Span = { readonly from: Millis; readonly to: Millis };

/** Money that came through WeChat Pay in a span of time, by its clock, by cursor. */
export const paymentsReceived = ({ from, to }: Span, cursor: string | undefined, limit: number) =>
  readPage(payments, {
    // An order of nothing is paid without WeChat Pay.
    where: { successAt: command().gte(from).and(command().lt(to)), amount: command().gt(0) },
    order: [
      ['successAt', 'asc'],
      ['_id', 'asc'],
    ],
    cursor,
    limit,
  });
