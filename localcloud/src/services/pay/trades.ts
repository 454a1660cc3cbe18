import { descriptionOf } from './bills/entries';
import type { PaymentBook } from './payment-book';
import type { OrderRow } from './payment-rows';
import { holdsMoney } from './trade-state';

/** Paid orders as other services of WeChat see them, those of combined payments each alone. */
export function createTrades(book: PaymentBook) {
  function tradeOf(order: OrderRow | undefined) {
    if (!order || order.transactionId === null || order.paidAt === null) return undefined;
    const { transactionId, mchid, outTradeNo, total: amount, openid, paidAt } = order;
    const back = book
      .refundsOf(outTradeNo)
      .filter(holdsMoney)
      .reduce((sum, refund) => sum + refund.amount, 0);
    const description = descriptionOf(order);
    return {
      transactionId,
      mchid,
      outTradeNo,
      description,
      amount,
      openid,
      paidAt,
      isRefunded: back === amount,
    };
  }

  return {
    byTransaction: (id: string) => tradeOf(book.orderByTransaction(id)),
    byNumber(mchid: string, outTradeNo: string) {
      const order = book.order(outTradeNo);
      return order?.mchid === mchid ? tradeOf(order) : undefined;
    },
  };
}
