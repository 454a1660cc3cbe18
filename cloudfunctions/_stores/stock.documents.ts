import type { Millis } from '@shared/kernel/time';

export type MoveReason = 'import' | 'sale' | 'return' | 'count';

export type JournalEntry = {
  moveId: string; // <cause>:<locationId>:<skuId>:<reason>; its key once drained, so draining twice is once
  at: Millis;
  reason: MoveReason;
  quantity: number;
  cause: string; // order, import run or request that moved it
};

/**
 * `stock`, key: <locationId>:<skuId>. One contended document per SKU and location: every change is one guarded
 * write that carries the tag of its order, so that it can be found, repeated and undone.
 * Invariants: available = onHand - held; held = sum of holds; onHand = sum of all moves (once no order's `stockDue`
 * is `sell`).
 */
export type StockDocument = {
  _id: string;
  locationId: string;
  skuId: string;
  productId: string;
  onHand: number;
  held: number;
  available: number;
  inTransit: number;
  holds: Record<string, { quantity: number; at: Millis }>; // by order id
  /**
   * Moves not yet copied to `stock_moves`; written with the figure they explain. Sales do not pass through here:
   * the order's `stockDue` sees to it that both the figure and the move are written, and a hot SKU stays small.
   */
  journal: JournalEntry[];
  journalSize: number;
  origin: 'demo' | 'import' | 'console';
  /** The last import run that set the figure: the same file never sets it twice, though goods were sold since. */
  importRun?: string;
  updatedAt: Millis;
};

/** `stock_moves`, key: moveId. Append only. */
export type StockMoveDocument = JournalEntry & { _id: string; locationId: string; skuId: string };
