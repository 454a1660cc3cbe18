import type { PaymentBook } from './payment-book';
import type { OrderRow, RefundRow } from './payment-rows';

/** A refund that was closed gave nothing back; every other holds its part of the money. */
export const holdsMoney = ({ status }: RefundRow): boolean => status !== 'CLOSED';

/** Whether a paid order shows as REFUND: money of it went back or is on its way. */
export const isRefunded = (book: PaymentBook, { state, outTradeNo }: OrderRow): boolean =>
  state === 'SUCCESS' && book.refundsOf(outTradeNo).some(holdsMoney);
