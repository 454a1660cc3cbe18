import {
  MAX_ATTACH,
  MAX_DESCRIPTION,
  MAX_PAYER_IP,
  MAX_SUB_ORDER_FEN,
  MAX_SUB_ORDERS,
  MIN_SUB_ORDERS,
  OUT_TRADE_NO,
} from './limits';
import type { Merchants } from './merchants';
import { RFC3339 } from './order-terms';
import { PayError } from './pay-error';
import { checkFields, fen, matching, notifyUrl, optional, text } from './request-fields';

export type SubOrder = {
  mchid: string;
  out_trade_no: string;
  attach: string;
  description: string;
  amount: { total_amount: number; currency: string };
};

export type CombineRequest = {
  combine_appid: string;
  combine_mchid: string;
  combine_out_trade_no: string;
  scene_info?: { device_id?: string; payer_client_ip: string };
  sub_orders: SubOrder[];
  combine_payer_info: { openid: string };
  time_expire?: string;
  notify_url: string;
};

type CloseRequest = { combine_appid: string; sub_orders: { mchid: string; out_trade_no: string }[] };

const isBoolean = (value: unknown): boolean => typeof value === 'boolean';

const SUB_ORDER = {
  mchid: text(32),
  out_trade_no: matching(OUT_TRADE_NO),
  // Optional for a single order, but not here.
  attach: text(MAX_ATTACH),
  description: text(MAX_DESCRIPTION),
  detail: optional(text(6_000)),
  goods_tag: optional(text(32)),
  'amount.total_amount': (value: unknown) => fen(value) && (value as number) <= MAX_SUB_ORDER_FEN,
  'amount.currency': (value: unknown) => value === 'CNY',
  'settle_info.profit_sharing': optional(isBoolean),
};

function checkSubOrders(orders: unknown, checks: Parameters<typeof checkFields>[1]): void {
  const isRightCount =
    Array.isArray(orders) && orders.length >= MIN_SUB_ORDERS && orders.length <= MAX_SUB_ORDERS;
  if (!isRightCount) {
    const issue = `${MIN_SUB_ORDERS} to ${MAX_SUB_ORDERS} orders`;
    throw new PayError('PARAM_ERROR', '参数错误: /sub_orders', { field: '/sub_orders', issue });
  }
  orders.forEach((order, index) => checkFields(order, checks, `/sub_orders/${index}`));
}

const appMismatch = (): PayError =>
  new PayError('APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配，请检查后再试');

/** Checks a combined order by its page (apilist-mini-program). Throws PARAM_ERROR, APPID_MCHID_NOT_MATCH, INVALID_REQUEST. */
export function checkCombine(
  body: unknown,
  caller: string,
  appId: string,
  merchants: Merchants,
): CombineRequest {
  checkFields(body, {
    combine_appid: text(32),
    combine_mchid: (value) => value === caller,
    combine_out_trade_no: matching(OUT_TRADE_NO),
    'scene_info.device_id': optional(text(16)),
    'combine_payer_info.openid': text(128),
    time_expire: optional(matching(RFC3339)),
    notify_url: notifyUrl,
  });
  const request = body as CombineRequest;
  if (request.scene_info) checkFields(body, { 'scene_info.payer_client_ip': text(MAX_PAYER_IP) });
  checkSubOrders(request.sub_orders, SUB_ORDER);
  if (request.combine_appid !== appId) throw appMismatch();
  if (!request.sub_orders.every(({ mchid }) => merchants.find(mchid))) throw appMismatch();
  const numbers = new Set(request.sub_orders.map(({ out_trade_no: number }) => number));
  if (numbers.size < request.sub_orders.length) throw new PayError('INVALID_REQUEST', '子单商户订单号重复');
  return request;
}

/** Checks a wish to close a combined order. Throws PARAM_ERROR, APPID_MCHID_NOT_MATCH. */
export function checkClose(body: unknown, appId: string): CloseRequest {
  checkFields(body, { combine_appid: text(32) });
  const request = body as CloseRequest;
  checkSubOrders(request.sub_orders, { mchid: text(32), out_trade_no: matching(OUT_TRADE_NO) });
  if (request.combine_appid !== appId) throw appMismatch();
  return request;
}
