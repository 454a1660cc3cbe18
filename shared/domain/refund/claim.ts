import { assert } from '../../kernel/assert';
import { fen, sumFen, zeroFen, type Fen } from '../../kernel/money';
import { accept, refuse, type Result } from '../../kernel/result';
import { amountOf, piecesIn, sliceShares, type ShareRun } from '../money/unit-shares';
import {
  dearestFirst,
  freightLeft,
  goingBack,
  isAllBack,
  paidFor,
  worthOf,
  type Claim,
  type ClaimLine,
  type ClaimPurpose,
  type Refundable,
  type RefundableLine,
} from './refundable';

/** When the freight goes back, once per part. */
export const FREIGHT_RULE = {
  /** Nothing was carried: with the claim that leaves no piece to be carried. */
  beforeShipment: 'withLastPiece',
  /** Somebody carried it in vain: with the first claim. */
  sellersFault: 'withFirstClaim',
  /** The carrier did what was paid for (consumer law, article 25: the shopper bears the carriage of a change of mind). */
  otherwise: 'never',
} as const;
type FreightTiming = (typeof FREIGHT_RULE)[keyof typeof FREIGHT_RULE];

export type FreightFacts = { readonly isShipped: boolean; readonly isSellersFault: boolean };

export type ClaimWish = { readonly claimId: string } & (
  | ({
      readonly purpose: 'refund';
      readonly lines: readonly { readonly skuId: string; readonly pieces: number }[];
    } & FreightFacts)
  | {
      readonly purpose: 'lowerPrice';
      /** `to` is what one piece costs today, all discounts taken off: it is compared with what was paid in the end. */
      readonly lines: readonly { readonly skuId: string; readonly pieces: number; readonly to: Fen }[];
    }
  | {
      readonly purpose: 'exchange';
      readonly lines: readonly { readonly skuId: string; readonly pieces: number }[];
      readonly isSellersFault: boolean;
    }
);

export type ClaimRefusal =
  /** Others were claimed before: `left` pieces may be asked for. */
  | { readonly code: 'NOTHING_LEFT'; readonly skuId: string; readonly left: number }
  /** Price protection, but today's price is not below what was paid. */
  | { readonly code: 'NOT_CHEAPER'; readonly skuId: string; readonly price: Fen }
  /** Money went back by other ways; only `left` may still go back. A person has to look. */
  | { readonly code: 'ABOVE_PAID'; readonly left: Fen };

export type Claimed = { readonly claim: Claim; readonly next: Refundable };

/**
 * Sets pieces aside, the dearest free ones first, and says what goes back for them. Asking again with the same
 * `claimId` while the claim is known answers it as it is.
 */
export function claim(state: Refundable, wish: ClaimWish): Result<Claimed, ClaimRefusal> {
  const known = state.claims.find(({ claimId }) => claimId === wish.claimId);
  if (known) return accept({ claim: known, next: state });
  let lines = state.lines;
  const claimed: ClaimLine[] = [];
  for (const wanted of wish.lines) {
    assert(Number.isSafeInteger(wanted.pieces) && wanted.pieces > 0, `${wanted.pieces} pieces`);
    const line = lines.find(({ skuId }) => skuId === wanted.skuId);
    const left = piecesIn(line?.free ?? []);
    if (!line || left < wanted.pieces) return refuse({ code: 'NOTHING_LEFT', skuId: wanted.skuId, left });
    const taken = sliceShares(line.free, 0, wanted.pieces);
    const kept = keptOf(wish.purpose, taken, 'to' in wanted ? wanted.to : zeroFen);
    const amount = fen(amountOf(taken) - amountOf(kept));
    if ('to' in wanted && amount === 0)
      return refuse({ code: 'NOT_CHEAPER', skuId: wanted.skuId, price: wanted.to });
    claimed.push({ skuId: wanted.skuId, pieces: wanted.pieces, amount, taken, kept });
    const free = sliceShares(line.free, wanted.pieces, left - wanted.pieces);
    lines = lines.map((other) => (other === line ? { ...line, free } : other));
  }
  const rest = { ...state, lines };
  const freight = wish.purpose === 'lowerPrice' ? zeroFen : freightWith(rest, { isShipped: true, ...wish });
  return add(rest, { claimId: wish.claimId, purpose: wish.purpose, lines: claimed, freight });
}

/** Frees the pieces of a claim that was withdrawn or refused. One that is not known (any more) is freed already. */
export function release(state: Refundable, claimId: string): Refundable {
  const known = state.claims.find((other) => other.claimId === claimId);
  if (!known) return state;
  assert(!known.isSettled, `claim ${claimId} was settled`);
  return { ...without(state, known), lines: putBack(state.lines, known.lines, 'taken') };
}

/**
 * The point of no return, taken when the refund is decided or the replacement sent. Pieces that stay with the shopper
 * (price lowered, or exchanged for others like them) may be claimed again for what they are still worth.
 */
export function settle(state: Refundable, claimId: string): Refundable {
  const known = state.claims.find((other) => other.claimId === claimId);
  assert(known, `claim ${claimId} is not known`);
  if (known.isSettled) return state;
  // The replacement went out: the freight that an exchange set aside may be claimed again.
  const freight = known.purpose === 'exchange' ? zeroFen : known.freight;
  const claims = state.claims.map((other) =>
    other === known ? { ...known, freight, isSettled: true } : other,
  );
  return { ...state, claims, lines: putBack(state.lines, known.lines, 'kept') };
}

/** An exchange that cannot be done gives back what it is worth (`worthOf`). Done already: the claim as it is. */
export function refundInstead(state: Refundable, claimId: string): Result<Claimed, ClaimRefusal> {
  const known = state.claims.find((other) => other.claimId === claimId);
  assert(known, `claim ${claimId} is not known`);
  if (known.purpose === 'refund') return accept({ claim: known, next: state });
  assert(known.purpose === 'exchange' && !known.isSettled, `claim ${claimId} is no open exchange`);
  const lines = known.lines.map((line) => ({ ...line, amount: amountOf(line.taken), kept: [] }));
  return add(without(state, known), { ...known, purpose: 'refund', lines });
}

/**
 * Freight that is owed although no claim took it: several claims that were open at once emptied the part before
 * anything was shipped. A refund claim without lines takes it.
 */
export const freightOwed = (state: Refundable, isShipped: boolean): Fen =>
  isAllBack(state) ? freightWith(state, { isShipped, isSellersFault: false }) : zeroFen;

/** Notes money that went back without a claim: no later claim may pass what is left of the payment. */
export function noteRefundedElsewhere(state: Refundable, amount: Fen): Refundable {
  assert(amount > 0, `a refund of ${amount}`);
  return { ...state, refundedElsewhere: fen(state.refundedElsewhere + amount) };
}

/** The freight that goes back with a claim; `rest` is the state without the pieces of that claim. */
function freightWith(rest: Refundable, { isShipped, isSellersFault }: FreightFacts): Fen {
  const timing: FreightTiming = isSellersFault
    ? FREIGHT_RULE.sellersFault
    : isShipped
      ? FREIGHT_RULE.otherwise
      : FREIGHT_RULE.beforeShipment;
  // A claim that waits may still be given up, and its pieces be sent after all: then the freight is earned.
  const isNow = timing === 'withFirstClaim' || (timing === 'withLastPiece' && isAllBack(rest));
  return isNow ? freightLeft(rest) : zeroFen;
}

function keptOf(purpose: ClaimPurpose, taken: readonly ShareRun[], to: Fen): readonly ShareRun[] {
  if (purpose === 'refund') return [];
  if (purpose === 'exchange') return taken;
  return dearestFirst(taken.map((run) => ({ ...run, amount: fen(Math.min(run.amount, to)) })));
}

function add(rest: Refundable, wanted: Omit<Claim, 'amount' | 'isSettled'>): Result<Claimed, ClaimRefusal> {
  const goods = wanted.lines.map((line) => line.amount);
  const amount = sumFen(wanted.purpose === 'exchange' ? goods : [...goods, wanted.freight]);
  const left = fen(Math.max(0, paidFor(rest) - goingBack(rest)));
  if (amount > left) return refuse({ code: 'ABOVE_PAID', left });
  assert(amount <= worthOf(wanted), `claim ${wanted.claimId} gives more than it is worth`);
  const added: Claim = { ...wanted, amount, isSettled: false };
  return accept({ claim: added, next: { ...rest, claims: [...rest.claims, added] } });
}

const without = (state: Refundable, gone: Claim): Refundable => ({
  ...state,
  claims: state.claims.filter((other) => other !== gone),
});

const putBack = (
  lines: readonly RefundableLine[],
  claimed: readonly ClaimLine[],
  as: 'taken' | 'kept',
): RefundableLine[] =>
  lines.map((line) => {
    const back = claimed.filter(({ skuId }) => skuId === line.skuId).flatMap((one) => one[as]);
    return { ...line, free: dearestFirst([...line.free, ...back]) };
  });
