import type { Clock } from '../../../clock';
import { ApiError } from '../api-error';
import { MAX_FINISHES, MAX_ITEM_DESC, MAX_PARCELS } from '../limits';
import type { Outbox } from '../outbox';
import type { Parcel, Shipment, Shipments } from '../shipments';
import { textOf, type Responder } from './responder';
import { readShipping, type ShippingRequest } from './shipping-request';

/** A paid order as WeChat's order centre knows it from WeChat Pay. */
export type Trade = {
  readonly transactionId: string;
  readonly mchid: string;
  readonly outTradeNo: string;
  readonly description: string;
  readonly amount: number;
  readonly openid: string;
  readonly paidAt: number;
  /** All of its money went back. */
  readonly isRefunded: boolean;
};

export type Trades = {
  byTransaction(id: string): Trade | undefined;
  byNumber(mchid: string, outTradeNo: string): Trade | undefined;
};

/** Switches of the app in WeChat's console. */
export type TradeSettings = { isTradeManaged: boolean };

const TO_SHIP = 1;
const SHIPPED = 2;
const REFUNDED = 5;

const seconds = (ms: number): number => Math.floor(ms / 1000);

const unknown = (): never => {
  throw new ApiError(10060001, '支付单不存在');
};

/** The parcels after a new word: a part is added to those before it, everything else takes their place. */
function parcelsAfter(before: Shipment | undefined, request: ShippingRequest): readonly Parcel[] {
  const isNextPart = request.deliveryMode === 2 && before?.deliveryMode === 2 && !before.isFinished;
  if (!isNextPart) return request.parcels;
  const name = (parcel: Parcel): string => `${parcel.express_company} ${parcel.tracking_no}`;
  const renewed = new Set(request.parcels.map(name));
  return [...before.parcels.filter((parcel) => !renewed.has(name(parcel))), ...request.parcels];
}

function nextShipment(before: Shipment | undefined, request: ShippingRequest, id: string): Shipment {
  const parcels = parcelsAfter(before, request);
  if (parcels.length > MAX_PARCELS) throw new ApiError(10060024, '物流信息列表太长');
  const finishes = before?.finishes ?? 0;
  return {
    transactionId: id,
    deliveryMode: request.deliveryMode,
    logisticsType: request.logisticsType,
    isFinished: request.isAllDelivered,
    finishes: finishes + (request.isAllDelivered ? 1 : 0),
    uploadedAt: request.uploadedAt,
    parcels,
  };
}

/** Tells WeChat that an order was shipped; without it the money of a managed app stays frozen. */
export const uploadShippingInfo =
  (clock: Clock, trades: Trades, shipments: Shipments, outbox: Outbox): Responder =>
  (parameters) => {
    const request = readShipping(parameters);
    const { order, openid } = request;
    const trade =
      'transactionId' in order
        ? trades.byTransaction(order.transactionId)
        : trades.byNumber(order.mchid, order.outTradeNo);
    if (!trade) return unknown();
    if (trade.openid !== openid) throw new ApiError(10060031, '该笔支付单不属于 openid 所指定的用户');
    if (trade.isRefunded) throw new ApiError(10060004, '支付单处于不可发货的状态');
    const before = shipments.find(trade.transactionId);
    if (before && before.finishes >= MAX_FINISHES) throw new ApiError(10060003, '支付单已使用重新发货机会');
    if (before && request.uploadedAt <= before.uploadedAt) throw new ApiError(10060023, '发货信息未更新');
    const shipment = nextShipment(before, request, trade.transactionId);
    shipments.save(shipment);
    if (shipment.isFinished) {
      const { parcels, logisticsType } = shipment;
      const content = {
        out_trade_no: trade.outTradeNo,
        logistics_type: logisticsType,
        shipping_list: parcels,
      };
      outbox.add({ at: clock.now(), kind: 'shipping', to: trade.openid, content });
    }
    return {};
  };

function showShipment({ deliveryMode, logisticsType, isFinished, finishes, parcels }: Shipment) {
  return {
    delivery_mode: deliveryMode,
    logistics_type: logisticsType,
    finish_shipping: isFinished,
    finish_shipping_count: finishes,
    goods_desc: '',
    shipping_list: parcels,
  };
}

/** How an order stands in the order centre. */
export const getOrder =
  (trades: Trades, shipments: Shipments): Responder =>
  ({ transaction_id: id, merchant_id: mchid, merchant_trade_no: number }) => {
    const trade = id ? trades.byTransaction(textOf(id)) : trades.byNumber(textOf(mchid), textOf(number));
    if (!trade) return unknown();
    const shipment = shipments.find(trade.transactionId);
    const shipped = shipment?.isFinished ? SHIPPED : TO_SHIP;
    const description =
      trade.description.length > MAX_ITEM_DESC
        ? `${trade.description.slice(0, MAX_ITEM_DESC)}...`
        : trade.description;
    return {
      order: {
        transaction_id: trade.transactionId,
        merchant_id: trade.mchid,
        sub_merchant_id: '',
        merchant_trade_no: trade.outTradeNo,
        description,
        paid_amount: trade.amount,
        openid: trade.openid,
        // The moment of the order itself is not kept here; an order is paid within minutes.
        trade_create_time: seconds(trade.paidAt),
        pay_time: seconds(trade.paidAt),
        order_state: trade.isRefunded ? REFUNDED : shipped,
        in_complaint: false,
        shipping: shipment ? showShipment(shipment) : {},
      },
    };
  };

/** Whether the app's money is frozen until shipments are told. */
export const isTradeManaged =
  (appId: string, settings: TradeSettings): Responder =>
  ({ appid }) => {
    if (appid !== appId) throw new ApiError(40013, 'invalid appid');
    return { is_trade_managed: settings.isTradeManaged };
  };
