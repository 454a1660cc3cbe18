import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocateFen } from '@shared/domain/money/allocate';
import { fen, sumFen } from '@shared/kernel/money';

const anyFen = fc.integer({ min: -1_000_000_000_00, max: 1_000_000_000_00 }).map(fen);
const someWeights = fc
  .array(fc.nat(1_000_000_000), { minLength: 1, maxLength: 20 })
  .filter((weights) => weights.some((weight) => weight > 0));

describe('splitting an amount between parties', () => {
  it('never gains or loses a fen', () => {
    fc.assert(
      fc.property(anyFen, someWeights, (total, weights) => {
        expect(sumFen(allocateFen(total, weights))).toBe(total);
      }),
    );
  });

  it('gives each party its exact share, rounded down or up but never further', () => {
    fc.assert(
      fc.property(anyFen, someWeights, (total, weights) => {
        const weightTotal = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
        allocateFen(total, weights).forEach((part, index) => {
          const error = BigInt(part) * weightTotal - BigInt(total) * BigInt(weights[index] ?? 0);
          expect(error > -weightTotal && error < weightTotal).toBe(true);
        });
      }),
    );
  });

  it('takes back exactly what it gave', () => {
    fc.assert(
      fc.property(anyFen, someWeights, (total, weights) => {
        const given = allocateFen(total, weights);
        expect(allocateFen(fen(-total), weights)).toEqual(given.map((part) => fen(-part)));
      }),
    );
  });

  it.each([
    { total: 15, weights: [80, 8, 12], parts: [12, 1, 2] },
    { total: 100, weights: [1, 1, 1], parts: [34, 33, 33] },
    { total: 100_000_000_01, weights: [1, 2], parts: [33_333_333_34, 66_666_666_67] },
    { total: 0, weights: [3, 0], parts: [0, 0] },
  ])('splits $total over $weights as $parts', ({ total, weights, parts }) => {
    expect(allocateFen(fen(total), weights)).toEqual(parts);
  });

  it.each([{ weights: [] }, { weights: [0, 0] }, { weights: [-1, 2] }, { weights: [0.5] }])(
    'refuses to split over $weights',
    ({ weights }) => {
      expect(() => allocateFen(fen(100), weights)).toThrow();
    },
  );
});
