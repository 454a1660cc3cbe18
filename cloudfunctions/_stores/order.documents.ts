import type { PriceStep, QuoteLine } from '@shared/contracts/quote.schemas';
import type { OrderStatus } from '@shared/contracts/order.contract';
import type { SourcingExplanation } from '@shared/domain/inventory/source-order';
import type { CancelReason, Refund, RefundReason, Shortage } from '@shared/domain/order/order';
import type { Part } from '@shared/domain/order/part';
import type { Due } from '@shared/domain/order/dues';
import type { Fen } from '@shared/kernel/money';
import type { LocalText } from '@shared/kernel/text';
import type { Millis } from '@shared/kernel/time';

/** What a shopper reads of an order's course; `n` is the part it happened to. */
export type TimelineEvent =
  | 'placed'
  | 'paid'
  | 'accepted'
  | 'rerouted'
  | 'ready'
  | 'shipped'
  | 'collected'
  | 'received'
  | 'cancelled'
  | 'closed'
  | 'refunding'
  | 'refunded';
export type TimelineEntry = { event: TimelineEvent; at: Millis; n?: number };

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

/** `orders`, key: order id, which is derived from openid and request id and is also WeChat's out_trade_no. */
export type OrderDocument = {
  _id: string;
  openId: string;
  requestId: string;
  memberName: string;
  memberPhoneMasked: string | null;
  storeId: string; // the mall it was placed in
  storeName: LocalText;
  /** Why these locations, for those who ask later. */
  sourcing: SourcingExplanation;
  /** Grows with every change of the order's course, which is guarded by it. */
  version: number;
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
  refunds: Record<string, Refund>; // by refund id, which is WeChat's out_refund_no
  /** Who hands what out, and how far each has come. */
  parts: Part[];
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
  /** What is due outside of this document, the oldest first; `clock` finishes what is older than a minute. */
  dues: Due[];
  /** Locations that have to hand out a part now. */
  waitingAt: string[];
  /** When the oldest of them came up, null when there is none; and when time itself changes a part next. */
  dueSince: Millis | null;
  actBy: Millis | null;
  timeline: TimelineEntry[];
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
  /** Of the whole payment, as WeChat Pay asks. */
  total: Fen;
  reason: RefundReason;
  status: 'due' | 'asked' | 'succeeded' | 'abnormal';
  /** When WeChat Pay took it on, by its own clock; null before it said so. */
  acceptedAt: Millis | null;
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
