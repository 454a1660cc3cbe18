import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock';
import type { Secrets } from '../../data-folder';
import {
  MAX_PARTIAL_REFUNDS,
  MAX_REASON,
  OUT_REFUND_NO,
  PARTIAL_REFUND_INTERVAL,
  REFUND_DURATION,
  REFUND_WINDOW,
} from './limits';
import type { Notices } from './notices';
import { PayError } from './pay-error';
import type { PaySettings } from './pay-settings';
import type { OrderRow, PaymentBook, RefundRow } from './payment-book';
import { platformTime } from './platform-time';
import { checkFields, fen, matching, notifyUrl, optional, text } from './request-fields';

type RefundRequest = {
  transaction_id?: string;
  out_trade_no?: string;
  out_refund_no: string;
  notify_url?: string;
  amount: { refund: number; total: number; currency: string };
};

const digits = (count: number): string => Array.from(randomBytes(count), (byte) => byte % 10).join('');
const sum = (rows: readonly RefundRow[]): number => rows.reduce((total, { amount }) => total + amount, 0);

export function createRefunds(
  { pay }: Secrets,
  book: PaymentBook,
  clock: Clock,
  notices: Notices,
  settings: PaySettings,
) {
  function check(body: unknown): RefundRequest {
    checkFields(body, {
      transaction_id: optional(text(32)),
      out_trade_no: optional(text(32)),
      out_refund_no: matching(OUT_REFUND_NO),
      reason: optional(text(MAX_REASON)),
      notify_url: optional(notifyUrl),
      'amount.refund': fen,
      'amount.total': fen,
      'amount.currency': (value) => value === 'CNY',
    });
    return body as RefundRequest;
  }

  function orderOf({ transaction_id: id, out_trade_no: number }: RefundRequest): OrderRow {
    if (!id && !number) {
      throw new PayError('PARAM_ERROR', 'transaction_id 与 out_trade_no 须二选一', {
        field: '/transaction_id',
        issue: 'missing',
      });
    }
    const order = id ? book.orderByTransaction(id) : book.order(number!);
    if (!order) throw new PayError('RESOURCE_NOT_EXISTS', '订单号不存在');
    return order;
  }

  /** What the order still allows. Throws for money that was never paid, went back already, or came too fast. */
  function checkOrder(order: OrderRow, { amount }: RefundRequest): void {
    if (order.paidAt === null) throw new PayError('INVALID_REQUEST', '订单未支付，不能退款');
    if (amount.total !== order.total) throw new PayError('INVALID_REQUEST', '订单金额与下单时不一致');
    if (clock.now() - order.paidAt > REFUND_WINDOW)
      throw new PayError('INVALID_REQUEST', '订单已超过可退款期限');

    const refunds = book.refundsOf(order.outTradeNo);
    if (sum(refunds) + amount.refund > order.total) {
      throw new PayError('INVALID_REQUEST', '申请退款金额超过订单可退金额');
    }
    if (refunds.length >= MAX_PARTIAL_REFUNDS) throw new PayError('INVALID_REQUEST', '部分退款次数超过限制');
    const last = refunds.at(-1);
    if (last && clock.now() - last.createdAt < PARTIAL_REFUND_INTERVAL) {
      throw new PayError('FREQUENCY_LIMITED', '频率限制: 同一订单的部分退款须间隔1分钟');
    }
    if (settings.refunds === 'notEnough')
      throw new PayError('NOT_ENOUGH', '基本账户余额不足，请充值后重新发起');
  }

  function show(refund: RefundRow): Record<string, unknown> {
    const order = book.order(refund.outTradeNo)!;
    return {
      refund_id: refund.refundId,
      out_refund_no: refund.outRefundNo,
      transaction_id: order.transactionId,
      out_trade_no: refund.outTradeNo,
      channel: 'ORIGINAL',
      user_received_account: '支付用户零钱',
      create_time: platformTime(refund.createdAt),
      ...(refund.status === 'SUCCESS' ? { success_time: platformTime(refund.doneAt!) } : {}),
      status: refund.status,
      funds_account: 'AVAILABLE',
      amount: {
        total: order.total,
        refund: refund.amount,
        payer_total: order.total,
        payer_refund: refund.amount,
        settlement_refund: refund.amount,
        settlement_total: order.total,
        discount_refund: 0,
        currency: 'CNY',
      },
      promotion_detail: [],
    };
  }

  function noticeContent(refund: RefundRow, order: OrderRow): Record<string, unknown> {
    return {
      mchid: pay.mchid,
      out_trade_no: refund.outTradeNo,
      transaction_id: order.transactionId,
      out_refund_no: refund.outRefundNo,
      refund_id: refund.refundId,
      refund_status: refund.status,
      ...(refund.status === 'SUCCESS' ? { success_time: platformTime(refund.doneAt!) } : {}),
      amount: {
        total: order.total,
        refund: refund.amount,
        payer_total: order.total,
        payer_refund: refund.amount,
      },
      user_received_account: '支付用户零钱',
    };
  }

  function finish(outRefundNo: string): void {
    const status = settings.refunds === 'abnormal' ? 'ABNORMAL' : 'SUCCESS';
    const notice = book.together(() => {
      book.markRefunded(status, Math.floor(clock.now()), outRefundNo);
      const refund = book.refund(outRefundNo)!;
      const order = book.order(refund.outTradeNo)!;
      return (
        refund.notifyUrl &&
        notices.add(order.outTradeNo, refund.notifyUrl, `REFUND.${status}`, noticeContent(refund, order))
      );
    });
    if (notice) notices.send(notice);
  }

  return {
    /** Ends what was accepted and not done when the process ended. */
    resume(): void {
      for (const { outRefundNo } of book.refundsInProcess()) finish(outRefundNo);
    },

    /** Accepts a refund; it is done a moment later. The same number asked again answers the refund it already is. */
    ask(body: unknown): Record<string, unknown> {
      const request = check(body);
      const order = orderOf(request);
      const existing = book.refund(request.out_refund_no);
      if (existing) {
        const isSame = existing.amount === request.amount.refund && existing.outTradeNo === order.outTradeNo;
        if (!isSame) throw new PayError('INVALID_REQUEST', '退款请求与同一退款单号的首次请求不一致');
        return show(existing);
      }
      checkOrder(order, request);
      const refund: RefundRow = {
        outRefundNo: request.out_refund_no,
        refundId: `50${digits(27)}`,
        outTradeNo: order.outTradeNo,
        amount: request.amount.refund,
        notifyUrl: request.notify_url ?? null,
        status: 'PROCESSING',
        createdAt: Math.floor(clock.now()),
        doneAt: null,
      };
      book.addRefund(refund);
      clock.at(clock.now() + REFUND_DURATION, () => finish(refund.outRefundNo));
      return show(refund);
    },

    query(outRefundNo: string): Record<string, unknown> {
      const refund = book.refund(outRefundNo);
      if (!refund) throw new PayError('RESOURCE_NOT_EXISTS', '退款单不存在');
      return show(refund);
    },
  };
}

export type Refunds = ReturnType<typeof createRefunds>;
