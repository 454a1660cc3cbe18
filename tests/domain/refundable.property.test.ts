import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amountOf, unitShares } from '@shared/domain/money/unit-shares';
import { claim, release, settle, type ClaimWish } from '@shared/domain/refund/claim';
import {
  goingBack,
  newRefundable,
  paidFor,
  piecesLeft,
  type Refundable,
} from '@shared/domain/refund/refundable';
import { fen, sumFen } from '@shared/kernel/money';

const part = (lines: readonly (readonly [payable: number, pieces: number])[], freight = 0): Refundable =>
  newRefundable(
    lines.map(([payable, pieces], index) => ({
      skuId: `s${index}`,
      shares: unitShares(fen(payable), pieces),
    })),
    fen(freight),
  );

/** The same rule told piece by piece: what a piece would give back, and who has set it aside. */
class PieceByPiece {
  readonly pieces: { skuId: string; worth: number; claimedBy: string | null; isGone: boolean }[];
  readonly #lowered = new Map<string, number>();
  given = 0;

  constructor(state: Refundable) {
    this.pieces = state.lines.flatMap(({ skuId, free }) =>
      free.flatMap(({ amount, pieces }) =>
        Array.from({ length: pieces }, () => ({ skuId, worth: amount, claimedBy: null, isGone: false })),
      ),
    );
  }
  free = (skuId: string) =>
    this.pieces.filter((piece) => piece.skuId === skuId && !piece.claimedBy && !piece.isGone);
  of = (claimId: string) => this.pieces.filter((piece) => piece.claimedBy === claimId);

  claim(claimId: string, skuId: string, count: number, to: number | null): number {
    const dearest = this.free(skuId).sort((a, b) => b.worth - a.worth);
    for (const piece of dearest.slice(0, count)) piece.claimedBy = claimId;
    if (to !== null) this.#lowered.set(claimId, to);
    return this.of(claimId).reduce((sum, piece) => sum + piece.worth - Math.min(piece.worth, to ?? 0), 0);
  }
  release(claimId: string) {
    for (const piece of this.of(claimId)) piece.claimedBy = null;
  }
  settle(claimId: string) {
    const to = this.#lowered.get(claimId);
    for (const piece of this.of(claimId)) {
      const left = Math.min(piece.worth, to ?? 0);
      this.given += piece.worth - left;
      Object.assign(piece, { claimedBy: null, worth: left, isGone: to === undefined });
    }
  }
}

/** Paid = free + taken by open claims + given by settled ones, line by line. */
function expectConserved(state: Refundable) {
  for (const { skuId, paid, free } of state.lines) {
    const shares = state.claims.flatMap(({ lines, isSettled }) =>
      lines
        .filter((line) => line.skuId === skuId)
        .map((line) => (isSettled ? line.amount : amountOf(line.taken))),
    );
    expect(sumFen([amountOf(free), ...shares])).toBe(paid);
  }
  expect(goingBack(state)).toBeLessThanOrEqual(paidFor(state));
}

const someLines = fc.array(fc.tuple(fc.nat(1_000_00), fc.integer({ min: 1, max: 6 })), {
  minLength: 1,
  maxLength: 3,
});
const someFacts = fc.record({ isShipped: fc.boolean(), isSellersFault: fc.boolean() });
const someStep = fc.oneof(
  fc.record({
    do: fc.constant('refund' as const),
    line: fc.nat(2),
    pieces: fc.integer({ min: 1, max: 3 }),
    facts: someFacts,
  }),
  fc.record({
    do: fc.constant('lower' as const),
    line: fc.nat(2),
    pieces: fc.integer({ min: 1, max: 3 }),
    to: fc.nat(400_00),
  }),
  fc.record({ do: fc.constant('decide' as const), isSettled: fc.boolean(), which: fc.nat() }),
);
type Step = typeof someStep extends fc.Arbitrary<infer Value> ? Value : never;

/** Plays the steps on both, comparing after each; returns the state with its open claims decided. */
function play(start: Refundable, steps: readonly Step[], settlesLast: boolean) {
  let state = start;
  const model = new PieceByPiece(start);
  const decide = (claimId: string, isSettled: boolean) => {
    state = isSettled ? settle(state, claimId) : release(state, claimId);
    if (isSettled) model.settle(claimId);
    else model.release(claimId);
  };
  const open = () => state.claims.filter(({ isSettled }) => !isSettled);
  steps.forEach((step, index) => {
    if (step.do === 'decide') {
      const waiting = open();
      const chosen = waiting[step.which % Math.max(1, waiting.length)];
      if (chosen) decide(chosen.claimId, step.isSettled);
    } else {
      const skuId = `s${step.line}`;
      const claimId = `c${index}`;
      const free = model.free(skuId).length;
      const wish: ClaimWish =
        step.do === 'refund'
          ? { claimId, purpose: 'refund', lines: [{ skuId, pieces: step.pieces }], ...step.facts }
          : { claimId, purpose: 'lowerPrice', lines: [{ skuId, pieces: step.pieces, to: fen(step.to) }] };
      const answer = claim(state, wish);
      if (free < step.pieces) {
        expect(answer).toEqual({ ok: false, refusal: { code: 'NOTHING_LEFT', skuId, left: free } });
      } else {
        const amount = model.claim(claimId, skuId, step.pieces, step.do === 'lower' ? step.to : null);
        if (step.do === 'lower' && amount === 0) {
          expect(answer).toEqual({ ok: false, refusal: { code: 'NOT_CHEAPER', skuId, price: step.to } });
          model.release(claimId);
        } else {
          expect(answer.ok && sumFen(answer.value.claim.lines.map((line) => line.amount))).toBe(amount);
          if (answer.ok) state = answer.value.next;
        }
      }
    }
    expectConserved(state);
  });
  for (const { claimId } of open()) decide(claimId, settlesLast);
  return { state, model };
}

/** A seller's fault: claimed and sent at once. */
function giveBackOne(state: Refundable, skuId: string): Refundable {
  const claimId = `last-${skuId}-${piecesLeft(state, skuId)}`;
  const lines = [{ skuId, pieces: 1 }];
  const answer = claim(state, { claimId, purpose: 'refund', lines, isShipped: true, isSellersFault: true });
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return settle(answer.value.next, claimId);
}

describe('what may still go back of a part', () => {
  it('never gains or loses a fen, whatever is claimed, given up, lowered or sent, in any order', () => {
    fc.assert(
      fc.property(
        someLines,
        fc.nat(20_00),
        fc.array(someStep, { maxLength: 30 }),
        fc.boolean(),
        (lines, freight, steps, settles) => {
          const { state, model } = play(part(lines, freight), steps, settles);
          expectConserved(state);
          expect(goingBack(state) - sumFen(state.claims.map((one) => one.freight))).toBe(model.given);
          expect(state.lines.map(({ skuId }) => piecesLeft(state, skuId))).toEqual(
            state.lines.map(({ skuId }) => model.free(skuId).length),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('ends at exactly what was paid for each line once all pieces went back, and the freight once', () => {
    fc.assert(
      fc.property(
        someLines,
        fc.nat(20_00),
        fc.array(someStep, { maxLength: 20 }),
        fc.boolean(),
        (lines, freight, steps, settles) => {
          let { state } = play(part(lines, freight), steps, settles);
          // The rest goes back piece by piece, the last line first.
          for (const { skuId } of state.lines.toReversed())
            for (let left = piecesLeft(state, skuId); left > 0; left -= 1) state = giveBackOne(state, skuId);
          for (const { skuId, paid } of state.lines) {
            const given = state.claims.flatMap((one) => one.lines.filter((line) => line.skuId === skuId));
            expect(sumFen(given.map(({ amount }) => amount))).toBe(paid);
          }
          const freights = state.claims.filter((one) => one.freight > 0);
          expect(freights.length).toBeLessThanOrEqual(1);
          expect(goingBack(state)).toBeLessThanOrEqual(paidFor(state));
        },
      ),
    );
  });
});
