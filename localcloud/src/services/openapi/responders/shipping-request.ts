import { ApiError } from '../api-error';
import { MAX_ITEM_DESC, MAX_PARCEL_FIELD_BYTES, MAX_PARCELS } from '../limits';
import type { ApiParameters } from '../messages';
import type { Parcel } from '../shipments';
import { recordOf, textOf } from './responder';

/** uploadShippingInfo's fields, in the order of its error table (api_uploadshippinginfo, 2026). */
export type ShippingRequest = {
  readonly order:
    { readonly transactionId: string } | { readonly mchid: string; readonly outTradeNo: string };
  readonly logisticsType: 1 | 2 | 3 | 4;
  readonly deliveryMode: 1 | 2;
  readonly isAllDelivered: boolean;
  readonly parcels: readonly Parcel[];
  readonly uploadedAt: number;
  readonly openid: string;
};

const EXPRESS = 1;
const SPLIT = 2;
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

const refuse = (errcode: number, errmsg: string): never => {
  throw new ApiError(errcode, errmsg);
};

function orderOf(key: unknown): ShippingRequest['order'] {
  const { order_number_type: type, transaction_id: id, mchid, out_trade_no: number } = recordOf(key) ?? {};
  if (type === 2)
    return {
      transactionId: textOf(id) || refuse(268485195, '微信支付单号形式下 transaction_id 字段不能为空'),
    };
  if (type !== 1) return refuse(268485194, '订单单号类型非法');
  return {
    mchid: textOf(mchid) || refuse(268485196, '商户侧单号形式下 mchid 字段不能为空'),
    outTradeNo: textOf(number) || refuse(268485197, '商户侧单号形式下 out_trade_no 字段不能为空'),
  };
}

/** Masked, with the last four digits to be seen. */
function isContact(value: unknown): boolean {
  const text = textOf(value).replace(/[^\d*]/g, '');
  return text.includes('*') && /\d{4}$/.test(text);
}

function contactOf(contact: unknown, company: string): Parcel['contact'] {
  const { consignor_contact: from, receiver_contact: to } = recordOf(contact) ?? {};
  const given = [from, to].filter((value) => value !== undefined);
  if (company === 'SF' && given.length === 0) refuse(10060014, '参数错误: 顺丰须填写联系方式');
  if (!given.every(isContact)) refuse(10060014, '参数错误: 联系方式须掩码且保留最后4位数字');
  return given.length === 0 ? undefined : recordOf(contact);
}

function parcelOf(entry: unknown, isExpress: boolean, uploadedAt: number): Parcel {
  const { tracking_no: number, express_company: company, item_desc: desc, contact } = recordOf(entry) ?? {};
  if (textOf(desc) === '') refuse(10060008, '商品描述 item_desc 字段不能为空');
  if ([...textOf(desc)].length > MAX_ITEM_DESC) refuse(10060009, '商品描述 item_desc 字段太长');
  if (isExpress && textOf(number) === '') refuse(268485226, '物流单号不能为空');
  if (isExpress && textOf(company) === '') refuse(268485227, '物流公司编码不能为空');
  if (Buffer.byteLength(textOf(company)) > MAX_PARCEL_FIELD_BYTES) refuse(10060025, '物流公司编码太长');
  if (Buffer.byteLength(textOf(number)) > MAX_PARCEL_FIELD_BYTES) refuse(10060026, '物流单号太长');
  const masked = isExpress ? contactOf(contact, textOf(company)) : undefined;
  return {
    tracking_no: textOf(number),
    express_company: textOf(company),
    goods_desc: textOf(desc),
    upload_time: Math.floor(uploadedAt / 1000),
    ...(masked ? { contact: masked } : {}),
  };
}

/** Reads a wish to tell of a shipment. Throws ApiError with the code of the first field that is wrong. */
export function readShipping(parameters: ApiParameters): ShippingRequest {
  const {
    logistics_type: logistics,
    delivery_mode: mode,
    is_all_delivered: isAll,
    upload_time: at,
  } = parameters;
  const order = orderOf(parameters.order_key);
  if (![1, 2, 3, 4].includes(logistics as number)) refuse(10060005, '物流类型有误');
  if (mode !== 1 && mode !== SPLIT) return refuse(268485224, '发货模式非法');
  if (mode === SPLIT && logistics !== EXPRESS) refuse(10060006, '非快递发货时不允许分拆发货');
  if (mode === SPLIT && typeof isAll !== 'boolean')
    refuse(10060007, '分拆发货模式下必须填写 is_all_delivered 字段');
  if (!RFC3339.test(textOf(at)) || Number.isNaN(Date.parse(textOf(at))))
    refuse(268485216, '上传时间非法，请按照 RFC 3339 格式填写');
  const list = parameters.shipping_list;
  if (!Array.isArray(list) || list.length === 0) return refuse(10060014, '参数错误: shipping_list');
  if (list.length > MAX_PARCELS) refuse(10060024, '物流信息列表太长');
  if (mode === 1 && list.length !== 1) refuse(268485228, '统一发货模式下，物流信息列表长度必须为 1');
  const uploadedAt = Date.parse(textOf(at));
  return {
    order,
    logisticsType: logistics as ShippingRequest['logisticsType'],
    deliveryMode: mode,
    isAllDelivered: mode === 1 || isAll === true,
    parcels: list.map((entry) => parcelOf(entry, logistics === EXPRESS, uploadedAt)),
    uploadedAt,
    openid: textOf(recordOf(parameters.payer)?.openid) || refuse(10060014, '参数错误: payer.openid'),
  };
}
