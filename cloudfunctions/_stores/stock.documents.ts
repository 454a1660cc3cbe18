import type { DocumentMoveReason } from '@shared/domain/inventory/stock-duty';
import type { Millis } from '@shared/kernel/time';

/**
 * Why a figure changed. `sale`: handed out to a shopper; `notFound`: sold, and not on the shelf when it was looked
 * for; `uncommit`: sold, and stopped before it left (it moves nothing, and is kept so that it happens once).
 */
export type MoveReason =
  'import' | 'count' | 'sale' | 'uncommit' | 'notFound' | 'return' | DocumentMoveReason;

export type JournalEntry = {
  moveId: string; // <cause>:<locationId>:<skuId>:<reason>; its key once drained, so draining twice is once
  at: Millis;
  reason: MoveReason;
  quantity: number;
  cause: string; // order, import run, request or inventory document that moved it
  /** Pieces more (or fewer) on their way to the place; absent for none. */
  inTransit?: number;
};

/**
 * `stock`, key: <locationId>:<skuId>. One contended document per SKU and location: every change is one guarded
 * write that carries the tag of its order, so that it can be found, repeated and undone.
 * Invariants: available = onHand - held - committed - safety; held = sum of holds; onHand = sum of all moves; committed
 * = what paid orders still wait for here (once no order owes the stock anything); inTransit = fileInTransit + sum of
 * the moves' inTransit. What is absent is 0.
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
  /** Pieces that stay on the shelf for whoever walks in: never promised. */
  safety?: number;
  /** At most this many may be promised to a channel; a channel that is not named has no limit of its own. */
  quotas?: Record<string, number>;
  /** What the old system's file says is on its way; the rest of `inTransit` is on its way by our documents. */
  fileInTransit?: number;
  /** Moves that inventory documents have made. The next one is guarded by it. */
  documentMoves?: number;
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
