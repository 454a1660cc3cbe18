import type { Fen } from '../../kernel/money';
import { DAY, MINUTE, type Millis } from '../../kernel/time';
import type { Parcel, Part, PartCancelReason, PickupCode, ReceivedBy, RejectReason, Rejection } from './part';
import type { Due } from './dues';

/** How long goods are held for an order that is not paid. */
export const ORDER_PAYABLE_MINUTES = 30;
export const ORDER_PAYABLE: Millis = ORDER_PAYABLE_MINUTES * MINUTE;

/** How long paid goods wait in the store. */
export const PICKUP_CODE_LIFE: Millis = 7 * DAY;

/** What could not be had, as of the moment it was refused. */
export type Shortage = { readonly skuId: string; readonly available: number };
export type Payment = { readonly transactionId: string; readonly paidAt: Millis };

/** Shoppers give one of the first four; `unpaid` is time running out, `allParts` is every part having been stopped. */
export type CancelReason = 'changedMind' | 'wrongItem' | 'wrongAddress' | 'other' | 'unpaid' | 'allParts';

export type RefundReason = 'paidAfterClose' | 'paidTwice' | 'wrongAmount' | PartCancelReason;

/** Money that goes back or has gone back, by refund id. `n` is the part it is for; null gives a whole payment back. */
export type Refund = {
  readonly transactionId: string;
  readonly amount: Fen;
  readonly reason: RefundReason;
  readonly n: number | null;
  readonly at: Millis;
  readonly doneAt: Millis | null;
};

/** An order as far as its course goes; what it contains plays no part in it. */
export type Order = {
  readonly orderId: string;
  readonly payable: Fen;
  readonly expiresAt: Millis;
  readonly parts: readonly Part[];
  readonly refunds: Readonly<Record<string, Refund>>;
  /** What has to be done for it outside of its own document; done one by one, each once. */
  readonly dues: readonly Due[];
} & OrderStage;

type OrderStage =
  | { readonly status: 'placing' }
  | { readonly status: 'refused'; readonly shortage: Shortage | null }
  | { readonly status: 'awaitingPayment' }
  | { readonly status: 'paid'; readonly payment: Payment }
  | { readonly status: 'completed'; readonly payment: Payment }
  | { readonly status: 'cancelled'; readonly reason: CancelReason; readonly payment: Payment | null };

export type OrderStatus = Order['status'];

export type OrderCommand =
  | { type: 'confirmHolds'; at: Millis }
  /** The goods could not be held, or placing was given up half way (no shortage known). */
  | { type: 'refuseHolds'; shortage: Shortage | null; at: Millis }
  | {
      type: 'confirmPayment';
      transactionId: string;
      amount: Fen;
      paidAt: Millis;
      /** The code to hand the goods over against, drawn before; null when nothing is picked up. */
      pickup: PickupCode | null;
      at: Millis;
    }
  | { type: 'cancel'; reason: CancelReason; at: Millis }
  | { type: 'close'; at: Millis }
  | { type: 'noteRefund'; refundId: string; at: Millis }
  /** What was due is done. */
  | { type: 'settle'; keys: readonly string[]; at: Millis }
  | PartCommand;

/** What happens to one part, by its number. */
export type PartCommand =
  | { type: 'acceptPart'; n: number; at: Millis }
  | { type: 'rejectPart'; n: number; reason: RejectReason; at: Millis }
  /** Another location has the goods, held under `tag`. */
  | { type: 'reroutePart'; n: number; to: NewLocation; tag: string; at: Millis }
  /** No location is left: the shopper gets the money back. */
  | { type: 'giveUpPart'; n: number; at: Millis }
  | { type: 'readyPart'; n: number; at: Millis }
  | { type: 'shipPart'; n: number; parcel: Omit<Parcel, 'at'>; at: Millis }
  | { type: 'collect'; code: string; at: Millis }
  | { type: 'confirmReceipt'; n: number; by: ReceivedBy; at: Millis }
  | { type: 'stopPart'; n: number; at: Millis }
  | { type: 'expirePickup'; at: Millis }
  /** Whatever time brings to the parts. */
  | { type: 'passTime'; at: Millis };

export type NewLocation = Pick<Part, 'locationId' | 'locationName' | 'ownerId' | 'isAsked'>;

export type OrderEvent =
  | { type: 'held' }
  | { type: 'refused'; shortage: Shortage | null; at: Millis }
  | { type: 'paid'; payment: Payment; pickup: PickupCode | null; at: Millis }
  | ({ type: 'refundDue'; refundId: string } & Omit<Refund, 'doneAt'>)
  | { type: 'refunded'; refundId: string; at: Millis }
  | { type: 'cancelled'; reason: CancelReason; at: Millis }
  | { type: 'completed' }
  | { type: 'settled'; keys: readonly string[] }
  | { type: 'partAccepted'; n: number; at: Millis }
  | { type: 'partRejected'; n: number; rejection: Rejection }
  | { type: 'partRerouted'; n: number; to: NewLocation; tag: string; at: Millis }
  | { type: 'partReady'; n: number; at: Millis }
  | { type: 'parcelShipped'; n: number; parcel: Parcel }
  | { type: 'partReceived'; n: number; by: ReceivedBy; at: Millis }
  | { type: 'partCancelled'; n: number; reason: PartCancelReason; at: Millis };

export type OrderRefusal =
  | { code: 'ALREADY_PAID' }
  | { code: 'NOT_WAITING' }
  | { code: 'NOT_YET' }
  | { code: 'CODE_UNKNOWN' }
  | { code: 'CODE_USED' }
  | { code: 'CODE_EXPIRED'; at: Millis }
  /** The part is at another stage by now: somebody was faster, or it has to wait. */
  | { code: 'NOT_AT_THIS_STAGE' }
  | { code: 'UNKNOWN_PART' }
  /** More pieces than the part has left to ship. */
  | { code: 'TOO_MANY_PIECES'; skuId: string; left: number };

/** A new order: nothing is promised before its goods are held. */
export const newOrder = (orderId: string, payable: Fen, parts: readonly Part[], placedAt: Millis): Order => ({
  orderId,
  status: 'placing',
  payable,
  expiresAt: placedAt + ORDER_PAYABLE,
  parts,
  refunds: {},
  dues: [],
});

/** WeChat's out_refund_no of a payment that goes back whole (64 characters). */
export const paymentRefundId = (transactionId: string): string => `R${transactionId}`;
/** … and of a part that was stopped before it left. */
export const partRefundId = (orderId: string, n: number): string => `P${orderId}-${n}`;
