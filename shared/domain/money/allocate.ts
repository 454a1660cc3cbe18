import { assert } from '../../kernel/assert';
import { fen, sumFen, type Fen } from '../../kernel/money';

/**
 * Splits `total` in proportion to `weights` without gaining or losing a fen.
 * Fen left over from rounding down go to the largest remainders, ties to the earlier share.
 */
export function allocateFen(total: Fen, weights: readonly number[]): Fen[] {
  for (const weight of weights) assert(Number.isSafeInteger(weight) && weight >= 0, `weight ${weight}`);
  // fen × weight can pass 2^53, so the split runs on bigint and comes back to number at the end.
  const weightTotal = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  assert(weightTotal > 0n, 'at least one weight must be positive');

  const magnitude = BigInt(Math.abs(total));
  const shares = weights.map((weight, index) => {
    const product = magnitude * BigInt(weight);
    return { index, amount: product / weightTotal, remainder: product % weightTotal };
  });
  const leftover = magnitude - shares.reduce((sum, share) => sum + share.amount, 0n);
  const neediestFirst = [...shares].sort((a, b) => compare(b.remainder, a.remainder) || a.index - b.index);
  for (const share of neediestFirst.slice(0, Number(leftover))) share.amount += 1n;

  const parts = shares.map((share) => fen(Math.sign(total) * Number(share.amount)));
  assert(sumFen(parts) === total, `parts of ${total} add up to ${sumFen(parts)}`);
  return parts;
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
