import { accept, refuse, type Result } from '../../kernel/result';
import type { Millis } from '../../kernel/time';
import type { AfterSaleLine } from './course';
import { isSellersFault, REASONS, type AfterSaleKind, type AfterSaleReason } from './reasons';
import { endOfDays, type AfterSaleSettings } from './windows';

/**
 * Where the pieces asked for are. Of a part that is partly shipped, pieces in a parcel are on the way and the others
 * before shipment: one after-sale asks for one or the other. Collected at the counter is received.
 */
export type PiecesFacts = { readonly phase: 'unpaid' } | { readonly phase: 'cancelled' } | PaidPieces;
type PaidPieces =
  | { readonly phase: 'beforeShipment' | 'onTheWay'; readonly paidAt: Millis }
  | { readonly phase: 'received'; readonly paidAt: Millis; readonly receivedAt: Millis };

type Phase = PiecesFacts['phase'];

/** What may be asked for at all. An exchange needs goods to change; before shipment there is nothing to send back. */
export const KINDS_AT: Readonly<Record<Phase, readonly AfterSaleKind[]>> = {
  unpaid: [],
  cancelled: [],
  beforeShipment: ['refundOnly', 'priceProtection'],
  onTheWay: ['refundOnly', 'returnAndRefund', 'priceProtection'],
  received: ['refundOnly', 'returnAndRefund', 'exchange', 'priceProtection'],
};

export type EligibilityRefusal =
  /** Nothing was paid yet: pay, or cancel the order. */
  | { readonly code: 'NOT_PAID' }
  /** The money went back already. */
  | { readonly code: 'PART_CANCELLED' }
  /** Ask for one of these instead. */
  | { readonly code: 'KIND_NOT_POSSIBLE'; readonly possible: readonly AfterSaleKind[] }
  /** Say one of these reasons, or ask for another kind. */
  | { readonly code: 'REASON_NOT_POSSIBLE'; readonly possible: readonly AfterSaleReason[] }
  /** Its time ended at `until`; what is not right may be told longer than a change of mind. */
  | { readonly code: 'TOO_LATE'; readonly until: Millis }
  /** Goods that are never taken back for a change of mind (made to measure, opened underwear …), told before buying. */
  | { readonly code: 'NO_CHANGE_OF_MIND'; readonly skuId: string };

export type AfterSaleWish = {
  readonly kind: AfterSaleKind;
  readonly reason: AfterSaleReason;
  readonly lines: readonly AfterSaleLine[];
};

/** Whether a wish may be filed now. How many pieces and how much money are left is for the claim to say. */
export function judgeEligibility(
  { kind, reason, lines }: AfterSaleWish,
  pieces: PiecesFacts,
  context: {
    readonly at: Millis;
    readonly settings: AfterSaleSettings;
    readonly finalSaleSkuIds: readonly string[];
  },
): Result<null, EligibilityRefusal> {
  if (pieces.phase === 'unpaid') return refuse({ code: 'NOT_PAID' });
  if (pieces.phase === 'cancelled') return refuse({ code: 'PART_CANCELLED' });
  if (!KINDS_AT[pieces.phase].includes(kind))
    return refuse({ code: 'KIND_NOT_POSSIBLE', possible: KINDS_AT[pieces.phase] });
  const possible = reasonsFor(kind, pieces.phase);
  if (!possible.includes(reason)) return refuse({ code: 'REASON_NOT_POSSIBLE', possible });
  const until = windowOf({ kind, reason }, pieces, context.settings);
  if (until !== null && context.at >= until) return refuse({ code: 'TOO_LATE', until });
  const isChangeOfMind = kind === 'returnAndRefund' && !isSellersFault(reason);
  const final = isChangeOfMind && lines.find(({ skuId }) => context.finalSaleSkuIds.includes(skuId));
  return final ? refuse({ code: 'NO_CHANGE_OF_MIND', skuId: final.skuId }) : accept(null);
}

/** The reasons a page offers for a kind. */
export function reasonsFor(kind: AfterSaleKind, phase: Phase): AfterSaleReason[] {
  const side = phase === 'beforeShipment' ? 'beforeShipment' : 'afterShipment';
  return (Object.keys(REASONS) as AfterSaleReason[]).filter((reason) =>
    REASONS[reason].kinds[side].includes(kind),
  );
}

/** From when on it is too late; null while no day is counted yet. */
function windowOf(
  { kind, reason }: Pick<AfterSaleWish, 'kind' | 'reason'>,
  pieces: PaidPieces,
  settings: AfterSaleSettings,
): Millis | null {
  if (kind === 'priceProtection') return endOfDays(pieces.paidAt, settings.priceProtectionDays);
  if (pieces.phase !== 'received') return null;
  const days = isSellersFault(reason) ? settings.faultDays : settings.changeOfMindDays;
  return endOfDays(pieces.receivedAt, days);
}
