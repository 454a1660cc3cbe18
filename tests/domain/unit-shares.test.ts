import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocateFen } from '@shared/domain/money/allocate';
import { amountOf, piecesIn, shareOf, sliceShares, unitShares } from '@shared/domain/money/unit-shares';
import { fen, sumFen } from '@shared/kernel/money';

const somePayable = fc.integer({ min: 0, max: 1_000_000_000_00 }).map(fen);
const somePieces = fc.integer({ min: 1, max: 300 });

/** Where a line is cut: sorted piece numbers from 0 to its end, doubles allowed (an empty share is one too). */
const someCuts = somePieces.chain((pieces) =>
  fc
    .array(fc.nat(pieces), { maxLength: 12 })
    .map((cuts) => ({ pieces, cuts: [0, ...cuts.toSorted((a, b) => a - b), pieces] })),
);

describe('what each piece of a line paid', () => {
  it('is what splitting the line over its pieces gives', () => {
    fc.assert(
      fc.property(somePayable, somePieces, (payable, pieces) => {
        const told = unitShares(payable, pieces).flatMap((run) => Array(run.pieces).fill(run.amount));
        const ones = Array<number>(pieces).fill(1);
        expect(told).toEqual(allocateFen(payable, ones));
      }),
    );
  });

  it('adds up to the line, within one fen from piece to piece, in at most two runs', () => {
    fc.assert(
      fc.property(somePayable, fc.integer({ min: 1, max: 1_000_000 }), (payable, pieces) => {
        const runs = unitShares(payable, pieces);
        expect(amountOf(runs)).toBe(payable);
        expect(piecesIn(runs)).toBe(pieces);
        expect(runs.length).toBeLessThanOrEqual(2);
        const amounts = runs.map(({ amount }) => amount);
        expect(Math.max(...amounts) - Math.min(...amounts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('adds up to the line however it is cut, in any order', () => {
    fc.assert(
      fc.property(somePayable, someCuts, (payable, { pieces, cuts }) => {
        const runs = unitShares(payable, pieces);
        const shares = cuts.slice(1).map((to, index) => {
          const from = cuts[index] ?? 0;
          return shareOf(runs, from, to - from);
        });
        expect(sumFen(shares.toReversed())).toBe(payable);
      }),
    );
  });

  it('stays the same for a slice of a slice: a part of a part', () => {
    fc.assert(
      fc.property(somePayable, someCuts, fc.nat(), (payable, { pieces, cuts }, seed) => {
        const runs = unitShares(payable, pieces);
        const from = cuts[1] ?? 0;
        const inner = seed % (pieces - from + 1);
        const part = sliceShares(runs, from, pieces - from);
        expect(shareOf(part, inner, pieces - from - inner)).toBe(
          shareOf(runs, from + inner, pieces - from - inner),
        );
      }),
    );
  });

  it.each([
    { payable: 100, pieces: 3, runs: ['34x1', '33x2'] },
    { payable: 99, pieces: 3, runs: ['33x3'] },
    { payable: 2, pieces: 3, runs: ['1x2', '0x1'] },
    { payable: 0, pieces: 5, runs: ['0x5'] },
    { payable: 9_007_199_254_740_991, pieces: 2, runs: ['4503599627370496x1', '4503599627370495x1'] },
  ])('$payable over $pieces is $runs', ({ payable, pieces, runs }) => {
    expect(unitShares(fen(payable), pieces).map((run) => `${run.amount}x${run.pieces}`)).toEqual(runs);
  });

  it('asserts what only we can get wrong', () => {
    const runs = unitShares(fen(100), 3);
    expect(() => unitShares(fen(100), 0)).toThrow();
    expect(() => unitShares(fen(-1), 1)).toThrow();
    expect(() => shareOf(runs, 2, 2)).toThrow();
    expect(() => shareOf(runs, -1, 1)).toThrow();
  });
});
