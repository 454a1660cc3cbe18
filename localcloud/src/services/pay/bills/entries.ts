import type { PaymentBook } from '../payment-book';
import type { OrderRow, RefundRow } from '../payment-rows';

/** One line of a trade bill: a payment, or a refund that was accepted. */
export type Entry = {
  readonly at: number;
  readonly order: OrderRow;
  readonly amount: number;
  readonly refund?: RefundRow;
};

/** What a merchant's book says happened before `end`, oldest first. */
export function entriesBefore(book: PaymentBook, mchid: string, end: number): Entry[] {
  const payments = book
    .paidBefore(mchid, end)
    .map((order): Entry => ({ at: order.paidAt!, order, amount: order.total }));
  const refunds = book.refundedBefore(mchid, end).map((refund): Entry => ({
    at: refund.createdAt,
    order: book.order(refund.outTradeNo)!,
    amount: refund.amount,
    refund,
  }));
  return [...payments, ...refunds].sort((a, b) => a.at - b.at);
}

/** What the order was for, as the merchant wrote it. */
export const descriptionOf = ({ request }: OrderRow): string =>
  (JSON.parse(request) as { description: string }).description;
