import type { PriceStep, QuoteLine } from '@shared/contracts/quote.schemas';
import type { OrderStatus } from '@shared/contracts/order.contract';
import type { LocationReason } from '@shared/domain/inventory/choose-location';
import type { CancelReason, RefundReason, Shortage, StockDuty } from '@shared/domain/order/order';
import type { Fen } from '@shared/kernel/money';
import type { LocalText } from '@shared/kernel/text';
import type { Millis } from '@shared/kernel/time';

export type TimelineEvent =
  'placed' | 'paid' | 'collected' | 'cancelled' | 'closed' | 'refunding' | 'refunded';

export type OrderFulfilment =
  | {
      kind: 'pickup';
      store: {
        storeId: string;
        name: LocalText;
        address: LocalText;
        phone: string;
        location: { longitude: number; latitude: number } | null;
      };
    }
  | { kind: 'delivery'; recipient: string; phone: string; region: string; detail: string };

/** Money on its way back; `doneAt` is when WeChat Pay said that it arrived. */
export type OrderRefund = { amount: Fen; reason: RefundReason; at: Millis; doneAt: Millis | null };

/** `orders`, key: order id, which is derived from openid and request id and is also WeChat's out_trade_no. */
export type OrderDocument = {
  _id: string;
  openId: string;
  requestId: string;
  memberName: string;
  memberPhoneMasked: string | null;
  storeId: string; // the mall it was placed in
  storeName: LocalText;
  locationId: string; // where the goods come from
  locationReason: LocationReason;
  status: OrderStatus;
  /** Why a `refused` order was refused, so that a repeat of its request gets the first answer. */
  shortage: Shortage | null;
  lines: QuoteLine[];
  pieces: number;
  steps: PriceStep[];
  goodsTotal: Fen;
  discount: Fen;
  freight: Fen;
  payable: Fen;
  refunded: Fen;
  refunds: Record<string, OrderRefund>; // by WeChat's transaction_id: a payment goes back whole, once
  fulfilment: OrderFulfilment;
  remark: string;
  guideId: string | null;
  guideName: string | null;
  placedAt: Millis;
  expiresAt: Millis;
  paidAt: Millis | null;
  transactionId: string | null;
  prepay: { prepayId: string; expiresAt: Millis } | null;
  cancelReason: CancelReason | null;
  /**
   * What the stock documents still owe this order: `hold` while placing, `sell` after payment, `release` after a
   * refusal or cancellation, `return` when nobody fetched it, null when settled. `clock` finishes whatever is not
   * null for a minute.
   */
  stockDue: StockDuty | null;
  stockDueSince: Millis | null;
  pickupCode: string | null;
  pickupCodeExpiresAt: Millis | null;
  timeline: { event: TimelineEvent; at: Millis }[];
  searchText: string;
  updatedAt: Millis;
};

/** `payments`, key: WeChat's transaction_id: money that came in, whatever became of the order. */
export type PaymentDocument = {
  _id: string;
  orderId: string;
  amount: Fen;
  openId: string;
  successAt: Millis;
  receivedAt: Millis;
  outcome: 'applied' | 'refundDue';
};

/** `refunds`, key: out_refund_no (deterministic). The outbox of money to give back. */
export type RefundDocument = {
  _id: string;
  orderId: string;
  transactionId: string;
  amount: Fen;
  total: Fen;
  reason: RefundReason;
  status: 'due' | 'asked' | 'succeeded' | 'abnormal';
  tries: number;
  nextTryAt: Millis;
  createdAt: Millis;
  updatedAt: Millis;
};

/**
 * `pickup_codes`, key: the six digits. Uniqueness of live codes is the document id. A code that is used or expired
 * stays for a week, so that staff are told what became of it; then `clock` deletes it and the digits are free.
 */
export type PickupCodeDocument = {
  _id: string;
  orderId: string;
  storeId: string;
  status: 'live' | 'used' | 'expired';
  expiresAt: Millis;
  deleteAfter: Millis;
};

/** `attempts`, key: <purpose>:<who>:<window>. Counts wrong guesses within one window of time. */
export type AttemptDocument = { _id: string; count: number; expiresAt: Millis };

/** `job_cursors`, key: the clock's job. Where a job that walks a whole collection goes on in its next run. */
export type JobCursorDocument = { _id: string; after: string };
