import { assert } from '../../kernel/assert';
import { fen, sumFen, zeroFen, type Fen } from '../../kernel/money';
import { amountOf, piecesIn, type ShareRun } from '../money/unit-shares';

/** A line of a part: the pieces that nobody claims, by what each would give back now, the dearest first. */
export type RefundableLine = {
  readonly skuId: string;
  readonly quantity: number;
  readonly paid: Fen;
  readonly free: readonly ShareRun[];
};

export type ClaimPurpose = 'refund' | 'lowerPrice' | 'exchange';

export type ClaimLine = {
  readonly skuId: string;
  readonly pieces: number;
  /** What goes back for these pieces. */
  readonly amount: Fen;
  /** The pieces as they were taken: a claim that is given up puts back exactly these. */
  readonly taken: readonly ShareRun[];
  /** What they would still give back afterwards; nothing for pieces whose money went back whole. */
  readonly kept: readonly ShareRun[];
};

/** Pieces set aside for one after-sale. `amount` is goods and freight together, and never changes while it is open. */
export type Claim = {
  readonly claimId: string;
  readonly purpose: ClaimPurpose;
  readonly lines: readonly ClaimLine[];
  /** Freight that goes back with it; an exchange only sets it aside, for the case that it cannot be done. */
  readonly freight: Fen;
  readonly amount: Fen;
  /** The money is being sent (or the goods were exchanged): it cannot be given up any more. */
  readonly isSettled: boolean;
};

/**
 * What may still go back of one paid part of an order. Plain data, kept with the part and written under its guard.
 * Per line, always: free + taken by open claims + given by settled claims = paid, to the fen.
 */
export type Refundable = {
  readonly lines: readonly RefundableLine[];
  readonly freightPaid: Fen;
  /** Given back without a claim: by hand in WeChat's merchant console, found by the daily reconciliation. */
  readonly refundedElsewhere: Fen;
  readonly claims: readonly Claim[];
};

/** A part when it has been paid; `shares` are its slice of the frozen shares of the order's lines, one line per SKU. */
export function newRefundable(
  lines: readonly { readonly skuId: string; readonly shares: readonly ShareRun[] }[],
  freightPaid: Fen,
): Refundable {
  assert(new Set(lines.map(({ skuId }) => skuId)).size === lines.length, 'one line per SKU');
  return {
    lines: lines.map(({ skuId, shares }) => ({
      skuId,
      quantity: piecesIn(shares),
      paid: amountOf(shares),
      free: dearestFirst(shares),
    })),
    freightPaid,
    refundedElsewhere: zeroFen,
    claims: [],
  };
}

/** Everything that was paid for the part: goods and freight. */
export const paidFor = ({ lines, freightPaid }: Refundable): Fen =>
  sumFen([...lines.map(({ paid }) => paid), freightPaid]);

/** What went back or is going back, claims that wait included. */
export const goingBack = ({ claims, refundedElsewhere }: Refundable): Fen =>
  sumFen([...claims.map(({ amount }) => amount), refundedElsewhere]);

/** Freight that no claim has taken or set aside. */
export const freightLeft = ({ freightPaid, claims }: Refundable): Fen =>
  fen(freightPaid - sumFen(claims.map(({ freight }) => freight)));

/** Pieces of a SKU that a new claim may take; 0 for a SKU that the part does not hold. */
export const piecesLeft = ({ lines }: Refundable, skuId: string): number =>
  piecesIn(lines.find((line) => line.skuId === skuId)?.free ?? []);

/** Whether every piece has gone back for good: nothing free, nothing that may still be given up. */
export const isAllBack = ({ lines, claims }: Refundable): boolean =>
  lines.every(({ free }) => free.length === 0) && claims.every(({ isSettled }) => isSettled);

/** What would go back if the claimed pieces went back whole, freight included: an exchange's amount as a refund. */
export const worthOf = ({ lines, freight }: Pick<Claim, 'lines' | 'freight'>): Fen =>
  sumFen([...lines.map(({ taken }) => amountOf(taken)), freight]);

/** Runs by amount, the dearest first, equal ones as one: equal pieces are told in one way only. */
export function dearestFirst(runs: readonly ShareRun[]): ShareRun[] {
  const piecesOf = new Map<Fen, number>();
  for (const { amount, pieces } of runs) piecesOf.set(amount, (piecesOf.get(amount) ?? 0) + pieces);
  return [...piecesOf]
    .filter(([, pieces]) => pieces > 0)
    .map(([amount, pieces]) => ({ amount, pieces }))
    .sort((a, b) => b.amount - a.amount);
}
