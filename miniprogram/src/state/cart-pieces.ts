import { createExternalStore, useExternalStore } from './external-store';
import { keep, readKept } from './kept';

const name = 'cartPieces';
const pieces = createExternalStore<number>(readKept<number>(name) ?? 0);

/** Pieces in the cart as the server last said; shown as the badge. */
export const useCartPieces = (): number => useExternalStore(pieces);

/** To be called with every cart answer. */
export function rememberCartPieces(count: number): void {
  pieces.set(count);
  keep(name, count);
}

/** Some pieces left the cart; the next cart answer says exactly how many are in it. */
export const forgetCartPieces = (count: number): void =>
  rememberCartPieces(Math.max(0, pieces.get() - count));
