import { assert } from '../../kernel/assert';
import { fen, sumFen, timesFen, type Fen } from '../../kernel/money';

/** Neighbouring pieces of a line that paid the same each. */
export type ShareRun = { readonly amount: Fen; readonly pieces: number };

/**
 * What each piece of a line paid, frozen when the order is placed: `allocateFen(payable, [1, 1, …])`, told as at most
 * two runs, the dearer piece first. A hundred thousand pieces cost no more than two, and no bigint.
 */
export function unitShares(payable: Fen, pieces: number): ShareRun[] {
  assert(Number.isSafeInteger(pieces) && pieces > 0, `a line of ${pieces} pieces`);
  assert(payable >= 0, `a line that pays ${payable}`);
  const dearer = payable % pieces;
  const least = (payable - dearer) / pieces;
  const runs = [
    { amount: fen(least + 1), pieces: dearer },
    { amount: fen(least), pieces: pieces - dearer },
  ];
  return runs.filter((run) => run.pieces > 0);
}

/** How many pieces the runs tell of. */
export const piecesIn = (runs: readonly ShareRun[]): number =>
  runs.reduce((total, { pieces }) => total + pieces, 0);

/** What all pieces of the runs paid together. */
export const amountOf = (runs: readonly ShareRun[]): Fen =>
  sumFen(runs.map(({ amount, pieces }) => timesFen(amount, pieces)));

/** The runs of the pieces [from, from + pieces): what a part of an order takes with it of a line. */
export function sliceShares(runs: readonly ShareRun[], from: number, pieces: number): ShareRun[] {
  assert(Number.isSafeInteger(from) && from >= 0, `from piece ${from}`);
  assert(Number.isSafeInteger(pieces) && pieces >= 0, `${pieces} pieces`);
  assert(from + pieces <= piecesIn(runs), `pieces ${from} to ${from + pieces} of ${piecesIn(runs)}`);
  let start = 0;
  return runs.flatMap((run) => {
    const first = Math.max(from, start);
    start += run.pieces;
    const taken = Math.min(from + pieces, start) - first;
    return taken > 0 ? [{ amount: run.amount, pieces: taken }] : [];
  });
}

/** What the pieces [from, from + pieces) paid together. */
export const shareOf = (runs: readonly ShareRun[], from: number, pieces: number): Fen =>
  amountOf(sliceShares(runs, from, pieces));
