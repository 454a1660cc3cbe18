import type { Fen } from '../../kernel/money';
import type { Result } from '../../kernel/result';
import type { Millis } from '../../kernel/time';
import type { AfterSaleKind, AfterSaleReason } from './reasons';

/** Who speaks: `clock` is time, and what the platform or other documents of ours tell (refund done, part shipped). */
export type Actor = 'shopper' | 'store' | 'hq' | 'clock';

export type AfterSaleLine = { readonly skuId: string; readonly pieces: number };

/** `sellable` goes on the shelf, `damaged` is set aside there. */
export type Condition = 'sellable' | 'damaged';
export type Receipt = { readonly locationId: string; readonly condition: Condition; readonly at: Millis };

/** How the shopper gave the goods out of their hands. */
export type HandedOver =
  | { readonly way: 'parcel'; readonly carrier: string; readonly trackingNo: string; readonly at: Millis }
  | { readonly way: 'store'; readonly locationId: string; readonly at: Millis };

/** Why the seller says no; the words to the shopper are the page's. */
export type SellersReason =
  | 'outOfTime'
  | 'evidenceMissing'
  | 'goodsUsed'
  | 'wrongGoodsBack'
  | 'parcelEmpty'
  | 'alreadyShipped'
  | 'other';

export type ClosedBecause = 'withdrawn' | 'notSentBack' | 'refusalStood' | 'hqRefused';

/** An after-sale as far as its course goes; pictures and words of the shopper play no part in it. */
export type AfterSale = {
  readonly afterSaleId: string;
  readonly kind: AfterSaleKind;
  readonly reason: AfterSaleReason;
  readonly lines: readonly AfterSaleLine[];
  /** Exchange only: what the shopper wants instead. */
  readonly replacement: readonly AfterSaleLine[];
  /** What goes back, as the claim says; for an exchange what would go back if it cannot be done. May be 0: a gift. */
  readonly amount: Fen;
  /** Whether the goods had left when it was asked for, or left before it was decided. */
  readonly isShipped: boolean;
  /** When the present stage began: deadlines count from here. */
  readonly since: Millis;
  readonly approvedAt: Millis | null;
  readonly judgedAt: Millis | null;
  readonly handedOver: HandedOver | null;
  readonly received: Receipt | null;
} & Stage;

type Stage =
  | { readonly status: 'requested' }
  /** Approved: the shopper has to send the goods or bring them to any store. */
  | { readonly status: 'awaitingReturn' }
  | { readonly status: 'returning' }
  | { readonly status: 'broughtToStore' }
  /** Came back damaged, and not by the seller's fault: the store has to say whether it takes them. */
  | { readonly status: 'received' }
  /** `isOverdue`: the money has not come in time; a person has to look. */
  | {
      readonly status: 'refunding';
      readonly refundId: string;
      readonly sentAt: Millis | null;
      readonly isOverdue: boolean;
    }
  /** `refundId` is null when there was no money to give back. */
  | { readonly status: 'refunded'; readonly refundId: string | null }
  | { readonly status: 'exchanging' }
  | { readonly status: 'exchanged'; readonly replacementOrderId: string }
  /** The seller said no; the shopper may still call HQ. */
  | { readonly status: 'refused'; readonly by: Actor; readonly because: SellersReason }
  | { readonly status: 'escalated' }
  | { readonly status: 'closed'; readonly because: ClosedBecause };

export type AfterSaleStatus = AfterSale['status'];

type Common = { readonly by: Actor; readonly at: Millis };
export type AfterSaleCommand = Common &
  (
    | { readonly type: 'approve' }
    | { readonly type: 'refuse'; readonly because: SellersReason }
    | { readonly type: 'withdraw' }
    /** Told again with another number it corrects the first; the deadline stays. */
    | { readonly type: 'shipBack'; readonly carrier: string; readonly trackingNo: string }
    | { readonly type: 'bringToStore'; readonly locationId: string }
    | { readonly type: 'receive'; readonly locationId: string; readonly condition: Condition }
    | { readonly type: 'acceptGoods' }
    | { readonly type: 'refuseGoods'; readonly because: SellersReason }
    | { readonly type: 'exchangeSent'; readonly replacementOrderId: string }
    /** The replacement cannot be had: the money goes back instead. */
    | { readonly type: 'giveUpExchange' }
    /** The part was handed out before a refund-only was decided. */
    | { readonly type: 'partShipped' }
    /** WeChat Pay has taken the refund, and later: has paid it out. */
    | { readonly type: 'refundSent' }
    | { readonly type: 'refundDone' }
    | { readonly type: 'escalate' }
    | { readonly type: 'judge'; readonly inFavourOf: 'shopper' | 'seller' }
    /** Time has passed: does what is due at `at`, which may be nothing. */
    | { readonly type: 'expire' }
  );

export type AfterSaleEvent = { readonly at: Millis } & (
  | { readonly type: 'approved'; readonly by: Actor }
  | { readonly type: 'refused'; readonly by: Actor; readonly because: SellersReason }
  | { readonly type: 'sentBack'; readonly carrier: string; readonly trackingNo: string }
  | { readonly type: 'broughtToStore'; readonly locationId: string }
  | { readonly type: 'received'; readonly receipt: Receipt }
  | { readonly type: 'partShipped' }
  | { readonly type: 'escalated'; readonly by: Actor }
  | { readonly type: 'judged'; readonly by: Actor; readonly inFavourOf: 'shopper' | 'seller' }
  | { readonly type: 'refundSent' }
  | { readonly type: 'refundOverdue' }
  | { readonly type: 'refunded' }
  | { readonly type: 'exchanged'; readonly replacementOrderId: string }
  /** The claim becomes one for the money (`refundInstead`); the refund follows in the same decision. */
  | { readonly type: 'exchangeGivenUp' }
  /** The claim on the pieces ends: release it. */
  | { readonly type: 'closed'; readonly because: ClosedBecause }
  /** Money: settle the claim and send the refund. At most once in the life of an after-sale. */
  | { readonly type: 'refundDue'; readonly refundId: string; readonly amount: Fen }
  /** Money: settle the claim; there is nothing to send. */
  | { readonly type: 'noRefundNeeded' }
  /** Stock: these pieces will not be handed out; they are for sale again. */
  | { readonly type: 'shipmentStopped'; readonly lines: readonly AfterSaleLine[] }
  /** Stock: into the stock of `locationId`, whichever store sold them; whose money they were stays as recorded. */
  | {
      readonly type: 'goodsBack';
      readonly locationId: string;
      readonly condition: Condition;
      readonly lines: readonly AfterSaleLine[];
    }
  /** Stock: send these instead. */
  | { readonly type: 'replacementDue'; readonly lines: readonly AfterSaleLine[] }
  /** The store that has the refused goods owes them to the shopper; they never were in its stock. */
  | {
      readonly type: 'goodsToShopper';
      readonly locationId: string;
      readonly lines: readonly AfterSaleLine[];
    }
);

export type AfterSaleRefusal =
  | { readonly code: 'NOT_YOURS' }
  /** Too early, too late, or of another kind; `possible` is what this actor can do now. */
  | {
      readonly code: 'NOT_NOW';
      readonly status: AfterSaleStatus;
      readonly possible: readonly AfterSaleCommand['type'][];
    };

export type AfterSaleDecision = Result<readonly AfterSaleEvent[], AfterSaleRefusal>;
