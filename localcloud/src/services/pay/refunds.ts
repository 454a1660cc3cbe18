import type { Clock } from '../../clock';
import { REFUND_DURATION } from './limits';
import type { Notices } from './notices';
import { digits } from './order-terms';
import { PayError } from './pay-error';
import type { PaySettings } from './pay-settings';
import type { PaymentBook } from './payment-book';
import type { OrderRow, RefundRow, RefundStatus } from './payment-rows';
import { platformTime } from './platform-time';
import { checkRefund, orderToRefund, refuseBeyondOrder } from './refund-request';

type NoticedStatus = Exclude<RefundStatus, 'PROCESSING'>;
const OUTCOMES: { readonly [Setting in PaySettings['refunds']]: NoticedStatus } = {
  auto: 'SUCCESS',
  // The account was filled or emptied after it was accepted: what is accepted is done.
  notEnough: 'SUCCESS',
  abnormal: 'ABNORMAL',
  closed: 'CLOSED',
};

/** Money that goes back, whole or in parts. `caller` is who signed the request: an order's own merchant only. */
export function createRefunds(book: PaymentBook, clock: Clock, notices: Notices, settings: PaySettings) {
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
      mchid: order.mchid,
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
    const status = OUTCOMES[settings.refunds];
    const notice = book.together(() => {
      book.markRefunded(status, Math.floor(clock.now()), outRefundNo);
      const refund = book.refund(outRefundNo)!;
      const order = book.order(refund.outTradeNo)!;
      return (
        refund.notifyUrl &&
        notices.add(order, refund.notifyUrl, `REFUND.${status}`, noticeContent(refund, order))
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
    ask(body: unknown, caller: string): Record<string, unknown> {
      const request = checkRefund(body);
      const order = orderToRefund(book, request, caller);
      const existing = book.refund(request.out_refund_no);
      if (existing) {
        const isSame = existing.amount === request.amount.refund && existing.outTradeNo === order.outTradeNo;
        if (!isSame) throw new PayError('INVALID_REQUEST', '退款请求与同一退款单号的首次请求不一致');
        return show(existing);
      }
      refuseBeyondOrder(book, order, request, clock.now());
      if (settings.refunds === 'notEnough')
        throw new PayError('NOT_ENOUGH', '基本账户余额不足，请充值后重新发起');
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

    query(outRefundNo: string, caller: string): Record<string, unknown> {
      const refund = book.refund(outRefundNo);
      if (!refund || book.order(refund.outTradeNo)?.mchid !== caller)
        throw new PayError('RESOURCE_NOT_EXISTS', '退款单不存在');
      return show(refund);
    },
  };
}

export type Refunds = ReturnType<typeof createRefunds>;
