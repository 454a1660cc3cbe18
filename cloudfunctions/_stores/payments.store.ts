import { collection } from './database';
import type { PaymentDocument } from './order.documents';

const payments = collection<PaymentDocument>('payments');

/** Notes money that came in; false when this transaction is known already. */
export const insertPayment = (payment: PaymentDocument): Promise<boolean> => payments.insert(payment);

/** The order went another way while the payment was on its way. */
export async function markPaymentForRefund(transactionId: string): Promise<void> {
  await payments.updateWhere({ _id: transactionId, outcome: 'applied' }, { outcome: 'refundDue' });
}
