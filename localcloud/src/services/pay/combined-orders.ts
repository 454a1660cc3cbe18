import type { Clock } from '../../clock';
import type { Secrets } from '../../data-folder';
import { checkClose, checkCombine, type CombineRequest, type SubOrder } from './combine-request';
import { DEFAULT_ORDER_LIFE, PREPAY_LIFE, SHORTEST_COMBINED_LIFE } from './limits';
import type { Merchants } from './merchants';
import type { Notices } from './notices';
import { canonical, newPrepayId, newTransactionId } from './order-terms';
import { PayError } from './pay-error';
import type { PaymentBook } from './payment-book';
import type { CombineRow, OrderRow } from './payment-rows';
import { platformTime } from './platform-time';
import { isRefunded } from './trade-state';

const used = (): PayError => new PayError('OUT_TRADE_NO_USED', '商户订单号重复: 请求参数与首次不一致');

/** The order in which they were asked for. */
const subOrdersOf = ({ request }: CombineRow): SubOrder[] =>
  (JSON.parse(request) as CombineRequest).sub_orders;

/**
 * Combined payment: one sheet, one confirmation, several orders of one or more merchants. They are paid and closed
 * together; refunds and bills know each of them alone.
 */
export function createCombinedOrders(
  { appId }: Pick<Secrets, 'appId'>,
  book: PaymentBook,
  clock: Clock,
  notices: Notices,
  merchants: Merchants,
) {
  function known(combineNo: string, caller: string): CombineRow {
    const combine = book.combine(combineNo);
    if (!combine || combine.mchid !== caller) throw new PayError('ORDER_NOT_EXIST', '订单不存在');
    return combine;
  }

  function showOrder(order: OrderRow): Record<string, unknown> {
    const isPaid = order.transactionId !== null;
    return {
      mchid: order.mchid,
      out_trade_no: order.outTradeNo,
      trade_state: isRefunded(book, order) ? 'REFUND' : order.state,
      attach: order.attach ?? '',
      amount: {
        total_amount: order.total,
        currency: 'CNY',
        ...(isPaid ? { payer_amount: order.total, payer_currency: 'CNY' } : {}),
      },
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

  /** A combined order as a query and a notice show it. */
  function show(combine: CombineRow): Record<string, unknown> {
    const { scene_info: scene } = JSON.parse(combine.request) as CombineRequest;
    const orders = subOrdersOf(combine).map(({ out_trade_no: number }) => book.order(number)!);
    return {
      combine_appid: appId,
      combine_mchid: combine.mchid,
      combine_out_trade_no: combine.combineNo,
      ...(scene ? { scene_info: { device_id: scene.device_id } } : {}),
      sub_orders: orders.map(showOrder),
      ...(orders[0]!.transactionId ? { combine_payer_info: { openid: combine.openid } } : {}),
    };
  }

  function addOrders(request: CombineRequest): void {
    const { combine_out_trade_no: combineNo, notify_url: notifyUrl, time_expire: expiry } = request;
    const openid = request.combine_payer_info.openid;
    const now = clock.now();
    const wanted = expiry ? Date.parse(expiry) : now + DEFAULT_ORDER_LIFE;
    const expiresAt = Math.floor(
      Math.min(Math.max(wanted, now + SHORTEST_COMBINED_LIFE), now + DEFAULT_ORDER_LIFE),
    );
    book.addCombine({
      ...{ combineNo, openid, notifyUrl, expiresAt },
      mchid: request.combine_mchid,
      request: canonical(request),
    });
    for (const order of request.sub_orders) {
      if (book.order(order.out_trade_no)) throw used();
      book.addOrder({
        ...{ combineNo, openid, notifyUrl, expiresAt },
        outTradeNo: order.out_trade_no,
        mchid: order.mchid,
        request: canonical(order),
        total: order.amount.total_amount,
        attach: order.attach,
        ...{ state: 'NOTPAY', transactionId: null, paidAt: null },
      });
    }
  }

  function checkRepeat(combine: CombineRow, request: CombineRequest): void {
    if (combine.mchid !== request.combine_mchid) throw used();
    const { state } = book.ordersOfCombine(combine.combineNo)[0]!;
    if (state === 'SUCCESS') throw new PayError('ORDERPAID', '该订单已支付');
    if (state === 'CLOSED') throw new PayError('ORDER_CLOSED', '该订单已关闭');
    if (combine.request !== canonical(request)) throw used();
  }

  return {
    show,

    /** A session to pay several orders at once; asking again with the same fields gives a new session of them. */
    prepay(body: unknown, caller: string): { prepay_id: string } {
      const request = checkCombine(body, caller, appId, merchants);
      const { combine_out_trade_no: combineNo } = request;
      const prepayId = newPrepayId();
      book.together(() => {
        const combine = book.combine(combineNo);
        if (combine) checkRepeat(combine, request);
        else addOrders(request);
        book.addCombinePrepay(prepayId, combineNo, Math.floor(clock.now() + PREPAY_LIFE));
      });
      return { prepay_id: prepayId };
    },

    query: (combineNo: string, caller: string): Record<string, unknown> => show(known(combineNo, caller)),

    /** All orders of it or none: those named must be those that were combined. Throws INVALID_REQUEST, ORDERPAID. */
    close(combineNo: string, body: unknown, caller: string): void {
      const request = checkClose(body, appId);
      const combine = known(combineNo, caller);
      const names = (orders: readonly { mchid: string; out_trade_no: string }[]): string =>
        JSON.stringify(orders.map(({ mchid, out_trade_no: number }) => `${mchid} ${number}`).sort());
      if (names(request.sub_orders) !== names(subOrdersOf(combine)))
        throw new PayError('INVALID_REQUEST', '子单信息与下单时不一致');
      book.together(() => {
        for (const { outTradeNo, state } of book.ordersOfCombine(combineNo)) {
          if (state === 'SUCCESS') throw new PayError('ORDERPAID', '该订单已支付');
          book.markClosed(outTradeNo);
        }
      });
    },

    /** The person confirmed the sheet: every order is paid, or none. Undefined when the session is another's kind. */
    pay(prepayId: string, openId: string | undefined): 'ok' | `fail ${string}` | undefined {
      const combine = book.combineByPrepay(prepayId);
      if (!combine) return undefined;
      if (combine.endsAt < clock.now()) return 'fail 预支付会话不存在或已过期';
      if (openId !== undefined && openId !== combine.openid) return 'fail 下单账号与支付账号不一致';
      const orders = book.ordersOfCombine(combine.combineNo);
      if (orders[0]!.state === 'SUCCESS') return 'fail 该订单已支付';
      if (orders[0]!.state === 'CLOSED') return 'fail 该订单已关闭';
      if (combine.expiresAt < clock.now()) return 'fail 该订单已过期';
      const notice = book.together(() => {
        const paidAt = Math.floor(clock.now());
        for (const { outTradeNo } of orders) book.markPaid(newTransactionId(), paidAt, outTradeNo);
        const { combineNo: outTradeNo, mchid } = combine;
        return notices.add({ outTradeNo, mchid }, combine.notifyUrl, 'TRANSACTION.SUCCESS', show(combine));
      });
      notices.send(notice);
      return 'ok';
    },
  };
}

export type CombinedOrders = ReturnType<typeof createCombinedOrders>;
