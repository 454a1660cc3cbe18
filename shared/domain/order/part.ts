import type { Fen } from '../../kernel/money';
import type { ShareRun } from '../money/unit-shares';
import type { LocalText } from '../../kernel/text';
import { DAY, MINUTE, type Millis } from '../../kernel/time';

/** How a part reaches the shopper. */
export type Way = 'pickup' | 'express';

/** Pieces of one SKU in a part, and exactly what the shopper paid for them. */
export type PartLine = {
  readonly skuId: string;
  readonly quantity: number;
  readonly payable: Fen;
  /** What each piece paid, frozen with the order: refunds never split anew. */
  readonly shares: readonly ShareRun[];
};

export type PickupCode = { readonly code: string; readonly expiresAt: Millis };

/** Goods handed to a carrier together. */
export type Parcel = {
  readonly parcelId: string;
  readonly carrier: string;
  readonly trackingNo: string;
  readonly lines: readonly { readonly skuId: string; readonly quantity: number }[];
  readonly at: Millis;
};

/** Why a location does not hand a part out. `notFound`: the pieces are not on its shelf, whatever the figures say. */
export type RejectReason = 'notFound' | 'damaged' | 'tooBusy' | 'closed' | 'noAnswer';
export type Rejection = {
  readonly locationId: string;
  readonly reason: RejectReason;
  readonly at: Millis;
};

/** Who says that the goods have arrived: at the counter, the shopper, WeChat's own confirmation, or time. */
export type ReceivedBy = 'counter' | 'shopper' | 'platform' | 'time';

export type PartCancelReason = 'cancelled' | 'pickupExpired' | 'nowhereToShip';

/** What has become of a part. Before its order is paid it is only planned. */
export type PartCourse =
  | { readonly stage: 'planned' }
  /** A store is asked whether it can hand the goods out; silence until then is a no. */
  | { readonly stage: 'toAccept'; readonly until: Millis }
  /** Nobody hands it out right now: another location is looked for. */
  | { readonly stage: 'toReroute'; readonly since: Millis }
  | { readonly stage: 'preparing'; readonly since: Millis }
  /** Waits at the counter for the shopper. */
  | { readonly stage: 'ready'; readonly since: Millis }
  | { readonly stage: 'shipped'; readonly since: Millis; readonly confirmBy: Millis }
  | { readonly stage: 'received'; readonly at: Millis; readonly by: ReceivedBy }
  | { readonly stage: 'cancelled'; readonly at: Millis; readonly reason: PartCancelReason };

export type PartStage = PartCourse['stage'];

/** The share of an order that one location hands out. Its number is `<orderId>-<n>`. */
export type Part = {
  readonly n: number;
  readonly way: Way;
  readonly locationId: string;
  readonly locationName: LocalText;
  /** Whose goods they are, and who earns from them. */
  readonly ownerId: string;
  /** A store is asked first; a warehouse hands out what it is told to. */
  readonly isAsked: boolean;
  readonly lines: readonly PartLine[];
  readonly freight: Fen;
  /** What its lines and its freight come to. */
  readonly payable: Fen;
  readonly course: PartCourse;
  readonly pickup: PickupCode | null;
  readonly parcels: readonly Parcel[];
  readonly rejections: readonly Rejection[];
};

/** How long a store may think about a part before it goes to another. */
export const ACCEPT_WITHIN: Millis = 30 * MINUTE;

/** Express goods count as received ten days after they left, as WeChat's shipment rule has it. */
export const CONFIRM_AFTER: Millis = 10 * DAY;

export const hasEnded = ({ course: { stage } }: Part): boolean =>
  stage === 'received' || stage === 'cancelled';

/** Its location has pieces of it to hand out. */
export const isOnShelf = ({ course: { stage } }: Part): boolean =>
  stage === 'toAccept' || stage === 'preparing' || stage === 'ready';

/** Nothing of it has left its location yet, so it can still be stopped. */
export const canBeStopped = (part: Part): boolean =>
  (isOnShelf(part) || part.course.stage === 'toReroute') && part.parcels.length === 0;

/** Pieces of a SKU that are in no parcel yet. */
export function unshippedOf(part: Part, skuId: string): number {
  const wanted = part.lines.find((line) => line.skuId === skuId)?.quantity ?? 0;
  const packed = part.parcels.flatMap((parcel) => parcel.lines).filter((line) => line.skuId === skuId);
  return wanted - packed.reduce((sum, line) => sum + line.quantity, 0);
}

/** When time itself changes the part, if it does. */
export function deadlineOf({ course }: Part): Millis | null {
  switch (course.stage) {
    case 'toAccept':
      return course.until;
    case 'toReroute':
      return course.since;
    case 'shipped':
      return course.confirmBy;
    default:
      return null;
  }
}

/** Where a part begins once its order is paid. */
export function firstCourse({ way, isAsked }: Pick<Part, 'way' | 'isAsked'>, at: Millis): PartCourse {
  const isToAsk = way === 'express' && isAsked;
  return isToAsk ? { stage: 'toAccept', until: at + ACCEPT_WITHIN } : { stage: 'preparing', since: at };
}
