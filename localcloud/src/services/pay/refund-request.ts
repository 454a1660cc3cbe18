import {
  MAX_PARTIAL_REFUNDS,
  MAX_REASON_BYTES,
  OUT_REFUND_NO,
  PARTIAL_REFUND_INTERVAL,
  REFUND_WINDOW,
} from './limits';
import { PayError } from './pay-error';
import type { PaymentBook } from './payment-book';
import type { OrderRow } from './payment-rows';
import { bytes, checkFields, fen, matching, notifyUrl, optional, text } from './request-fields';
import { holdsMoney } from './trade-state';

export type RefundRequest = {
  transaction_id?: string;
  out_trade_no?: string;
  out_refund_no: string;
  notify_url?: string;
  amount: { refund: number; total: number; currency: string };
};

/** Checks a refund's fields. Throws PARAM_ERROR. */
export function checkRefund(body: unknown): RefundRequest {
  checkFields(body, {
    transaction_id: optional(text(32)),
    out_trade_no: optional(text(32)),
    out_refund_no: matching(OUT_REFUND_NO),
    reason: optional(bytes(MAX_REASON_BYTES)),
    notify_url: optional(notifyUrl),
    funds_account: optional((value) => value === 'AVAILABLE' || value === 'UNSETTLED'),
    'amount.refund': fen,
    'amount.total': fen,
    'amount.currency': (value) => value === 'CNY',
  });
  return body as RefundRequest;
}

/**
 * The order that money goes back from: the caller's own. Part of a combined order is named by its own number, never by
 * the combined one. Throws RESOURCE_NOT_EXISTS; INVALID_REQUEST for another merchant's transaction.
 */
export function orderToRefund(book: PaymentBook, request: RefundRequest, caller: string): OrderRow {
  const { transaction_id: id, out_trade_no: number } = request;
  if (!id && !number) {
    const detail = { field: '/transaction_id', issue: 'missing' };
    throw new PayError('PARAM_ERROR', 'transaction_id 与 out_trade_no 须二选一', detail);
  }
  const order = id ? book.orderByTransaction(id) : book.order(number!);
  if (id && order && order.mchid !== caller)
    throw new PayError('INVALID_REQUEST', '您的请求参数与订单信息不一致');
  if (!order || order.mchid !== caller) throw new PayError('RESOURCE_NOT_EXISTS', '订单不存在');
  return order;
}

/** What the order still allows. Throws for money that was never paid, went back already, or is asked for too fast. */
export function refuseBeyondOrder(
  book: PaymentBook,
  order: OrderRow,
  { amount }: RefundRequest,
  now: number,
): void {
  const refuse = (why: string): never => {
    throw new PayError('INVALID_REQUEST', why);
  };
  if (order.paidAt === null) return refuse('订单未支付，不能退款');
  if (amount.total !== order.total) refuse('订单金额与下单时不一致');
  if (now - order.paidAt > REFUND_WINDOW) refuse('订单已超过可退款期限');

  const refunds = book.refundsOf(order.outTradeNo).filter(holdsMoney);
  const back = refunds.reduce((total, refund) => total + refund.amount, 0);
  if (back + amount.refund > order.total) refuse('申请退款金额超过订单可退金额');
  if (refunds.length >= MAX_PARTIAL_REFUNDS) refuse('部分退款次数超过限制');
  const last = refunds.at(-1);
  if (last && now - last.createdAt < PARTIAL_REFUND_INTERVAL)
    throw new PayError('FREQUENCY_LIMITED', '频率限制: 同一订单的部分退款须间隔1分钟');
}
