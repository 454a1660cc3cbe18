/** Why an inventory document moves stock. */
export type DocumentMoveReason =
  | 'transferOut' // left the giving place
  | 'transferComing' // is on its way to the receiving place
  | 'transferIn' // arrived there
  | 'transferLoss' // was lost on the way
  | 'transferBack' // went back to the giving place
  | 'purchaseIn' // came from a supplier
  | 'purchaseReturn'; // went back to a supplier

/** One change of one figure that a document owes. It happens once: `moveId` is its key in the journal. */
export type DueMove = {
  readonly moveId: string;
  readonly reason: DocumentMoveReason;
  readonly locationId: string;
  readonly skuId: string;
  readonly productId: string;
  /** Pieces that come onto the shelf; below zero for those that leave it. */
  readonly quantity: number;
  /** Pieces that are on their way to the place from now on; below zero for those that no longer are. */
  readonly inTransit: number;
};

/**
 * What stock still owes a document: `take` all of it or nothing, `undo` what a take that fell short has taken, `put`
 * what nothing can refuse.
 */
export type StockDue = { readonly kind: 'take' | 'undo' | 'put'; readonly moves: readonly DueMove[] };

/** What could not be taken, as of the moment it was tried. */
export type StockShortage = { readonly skuId: string; readonly available: number };

export type Goods = { readonly skuId: string; readonly quantity: number };

/** The key of a move: which step of which document did what to which figure. */
export const moveIdOf = (stepId: string, move: Omit<DueMove, 'moveId'>): string =>
  `${stepId}:${move.locationId}:${move.skuId}:${move.reason}`;

/** The duty of a step; null when nothing moves. */
export function dueOf(
  kind: StockDue['kind'],
  stepId: string,
  moves: readonly Omit<DueMove, 'moveId'>[],
): StockDue | null {
  const real = moves.filter(({ quantity, inTransit }) => quantity !== 0 || inTransit !== 0);
  if (real.length === 0) return null;
  return { kind, moves: real.map((move) => ({ ...move, moveId: moveIdOf(stepId, move) })) };
}

/** Pieces by SKU, where a SKU that is not named has none. */
export function quantitiesOf(goods: readonly Goods[]): (skuId: string) => number {
  const quantities = new Map(goods.map(({ skuId, quantity }) => [skuId, quantity]));
  return (skuId) => quantities.get(skuId) ?? 0;
}

export const piecesOf = (goods: readonly { readonly quantity: number }[]): number =>
  goods.reduce((sum, { quantity }) => sum + quantity, 0);
