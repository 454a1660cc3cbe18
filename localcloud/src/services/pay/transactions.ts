import type { Clock } from '../../clock';
import type { Secrets } from '../../data-folder';
import { DEFAULT_ORDER_LIFE, MAX_ATTACH, MAX_DESCRIPTION, OUT_TRADE_NO, PREPAY_LIFE } from './limits';
import type { Notices } from './notices';
import { canonical, newPrepayId, newTransactionId, RFC3339 } from './order-terms';
import { PayError } from './pay-error';
import type { PaymentBook } from './payment-book';
import type { OrderRow } from './payment-rows';
import { platformTime } from './platform-time';
import { checkFields, fen, matching, notifyUrl, optional, text } from './request-fields';
import { isRefunded } from './trade-state';

type PrepayRequest = {
  appid: string;
  mchid: string;
  out_trade_no: string;
  time_expire?: string;
  attach?: string;
  notify_url: string;
  amount: { total: number; currency?: string };
  payer: { openid: string };
};

const STATE_TEXT = { NOTPAY: '订单未支付', SUCCESS: '支付成功', CLOSED: '订单已关闭', REFUND: '转入退款' };

/** Payments of one order by one merchant. `caller` is who signed the request. */
export function createTransactions(
  { appId }: Pick<Secrets, 'appId'>,
  book: PaymentBook,
  clock: Clock,
  notices: Notices,
) {
  /** An order of the caller's; parts of a combined order are not seen here, as on the platform (4013421468). */
  function known(order: OrderRow | undefined, caller: string): OrderRow {
    if (!order || order.mchid !== caller || order.combineNo !== null)
      throw new PayError('ORDER_NOT_EXIST', '订单不存在');
    return order;
  }

  function checkMerchant(mchid: unknown, caller: string): void {
    if (mchid !== caller)
      throw new PayError('PARAM_ERROR', '商户号不一致', { field: '/mchid', issue: 'mchid' });
  }

  /** A transaction as a query and a notice show it. */
  function show(order: OrderRow): Record<string, unknown> {
    const state = isRefunded(book, order) ? 'REFUND' : order.state;
    const isPaid = order.transactionId !== null;
    return {
      appid: appId,
      mchid: order.mchid,
      out_trade_no: order.outTradeNo,
      trade_state: state,
      trade_state_desc: STATE_TEXT[state],
      attach: order.attach ?? '',
      promotion_detail: [],
      amount: {
        total: order.total,
        currency: 'CNY',
        ...(isPaid ? { payer_total: order.total, payer_currency: 'CNY' } : {}),
      },
      payer: isPaid ? { openid: order.openid } : {},
      ...(isPaid
        ? {
            transaction_id: order.transactionId,
            trade_type: 'JSAPI',
            bank_type: 'OTHERS',
            success_time: platformTime(order.paidAt!),
          }
        : {}),
    };
  }

  function checkPrepay(body: unknown, caller: string): PrepayRequest {
    checkFields(body, {
      appid: text(32),
      mchid: text(32),
      description: text(MAX_DESCRIPTION),
      out_trade_no: matching(OUT_TRADE_NO),
      time_expire: optional(matching(RFC3339)),
      attach: optional(text(MAX_ATTACH, 0)),
      notify_url: notifyUrl,
      'amount.total': fen,
      'amount.currency': optional((value) => value === 'CNY'),
      'payer.openid': text(128),
    });
    const request = body as PrepayRequest;
    checkMerchant(request.mchid, caller);
    if (request.appid !== appId) throw new PayError('APPID_MCHID_NOT_MATCH', 'AppID和mch_id不匹配');
    return request;
  }

  function addOrder(request: PrepayRequest): void {
    const { time_expire: expiry } = request;
    const expiresAt = expiry ? Date.parse(expiry) : clock.now() + DEFAULT_ORDER_LIFE;
    if (!(expiresAt > clock.now())) {
      throw new PayError('PARAM_ERROR', 'time_expire 已过期', {
        field: '/time_expire',
        issue: 'in the past',
      });
    }
    book.addOrder({
      outTradeNo: request.out_trade_no,
      mchid: request.mchid,
      combineNo: null,
      request: canonical(request),
      openid: request.payer.openid,
      total: request.amount.total,
      notifyUrl: request.notify_url,
      attach: request.attach ?? null,
      state: 'NOTPAY',
      expiresAt: Math.floor(expiresAt),
      transactionId: null,
      paidAt: null,
    });
  }

  function checkRepeat(order: OrderRow, request: PrepayRequest): void {
    const used = new PayError('OUT_TRADE_NO_USED', '商户订单号重复: 请求参数与首次不一致');
    // Numbers are one space over all merchants here: another's order tells nothing of itself.
    if (order.mchid !== request.mchid || order.combineNo !== null) throw used;
    if (order.state === 'SUCCESS') throw new PayError('ORDERPAID', '该订单已支付');
    if (order.state === 'CLOSED') throw new PayError('ORDER_CLOSED', '该订单已关闭');
    if (order.request !== canonical(request)) throw used;
  }

  return {
    show,

    /** JSAPI prepay: a session to pay one order; asking again with the same fields gives a new session of it. */
    prepay(body: unknown, caller: string): { prepay_id: string } {
      const request = checkPrepay(body, caller);
      const prepayId = newPrepayId();
      book.together(() => {
        const order = book.order(request.out_trade_no);
        if (order) checkRepeat(order, request);
        else addOrder(request);
        book.addPrepay(prepayId, request.out_trade_no, Math.floor(clock.now() + PREPAY_LIFE));
      });
      return { prepay_id: prepayId };
    },

    queryByOutTradeNo(outTradeNo: string, mchid: unknown, caller: string): Record<string, unknown> {
      checkMerchant(mchid, caller);
      return show(known(book.order(outTradeNo), caller));
    },

    queryById(transactionId: string, mchid: unknown, caller: string): Record<string, unknown> {
      checkMerchant(mchid, caller);
      return show(known(book.orderByTransaction(transactionId), caller));
    },

    close(outTradeNo: string, body: unknown, caller: string): void {
      checkMerchant((body as { mchid?: unknown } | undefined)?.mchid, caller);
      const order = known(book.order(outTradeNo), caller);
      if (order.state === 'SUCCESS') throw new PayError('ORDERPAID', '该订单已支付');
      book.markClosed(outTradeNo);
    },

    /** The person confirmed the payment sheet: the money is taken, and the merchant hears of it. Or why not. */
    pay(prepayId: string, openId: string | undefined): 'ok' | `fail ${string}` {
      const order = book.orderByPrepay(prepayId);
      if (!order || order.endsAt < clock.now()) return 'fail 预支付会话不存在或已过期';
      if (openId !== undefined && openId !== order.openid) return 'fail 下单账号与支付账号不一致';
      if (order.state === 'SUCCESS') return 'fail 该订单已支付';
      if (order.state === 'CLOSED') return 'fail 该订单已关闭';
      if (order.expiresAt < clock.now()) return 'fail 该订单已过期';
      const notice = book.together(() => {
        book.markPaid(newTransactionId(), Math.floor(clock.now()), order.outTradeNo);
        const paid = book.order(order.outTradeNo)!;
        return notices.add(paid, paid.notifyUrl, 'TRANSACTION.SUCCESS', show(paid));
      });
      notices.send(notice);
      return 'ok';
    },
  };
}

export type Transactions = ReturnType<typeof createTransactions>;
