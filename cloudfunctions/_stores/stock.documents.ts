import type { Millis } from '@shared/kernel/time';

/**
 * Why a figure changed. `sale`: handed out to a shopper; `notFound`: sold, and not on the shelf when it was looked
 * for; `uncommit`: sold, and stopped before it left (it moves nothing, and is kept so that it happens once).
 */
export type MoveReason = 'import' | 'count' | 'sale' | 'uncommit' | 'notFound' | 'return';

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
 * Invariants: available = onHand - held - committed; held = sum of holds; onHand = sum of all moves; committed = what
 * paid orders still wait for here (once no order owes the stock anything).
 */
export type StockDocument = {
  _id: string;
  locationId: string;
  skuId: string;
  productId: string;
  onHand: number;
  held: number;
  /** Sold, and still on the shelf. */
  committed: number;
  available: number;
  inTransit: number;
  holds: Record<string, { quantity: number; at: Millis }>; // by order id, or order id and try of another location
  /**
   * Moves not yet copied to `stock_moves`; written with the figure they explain.
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
