import type { Millis } from '@shared/kernel/time';
import { assert } from '@shared/kernel/assert';
import { collection, command } from './database';
import type { JournalEntry, StockDocument, StockMoveDocument } from './stock.documents';

const stock = collection<StockDocument>('stock');
const moves = collection<StockMoveDocument>('stock_moves');
const MAX_TRIES = 20;

export type StockCount = { requestId: string; locationId: string; skuId: string; counted: number };

/**
 * Sets a figure to what was counted: one guarded write that carries its own journal entry, once per request id, also
 * when nothing differed. `from` is the figure before, or undefined for a repeat. Undefined when there is no such stock.
 */
export async function countStock(
  { requestId, locationId, skuId, counted }: StockCount,
  now: Millis,
): Promise<{ after: StockDocument; from: number | undefined } | undefined> {
  const _ = command();
  const moveId = `${requestId}:${locationId}:${skuId}:count`;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const seen = await stock.find(`${locationId}:${skuId}`);
    if (!seen) return undefined;
    // After the figure, not with it: an entry that left the journal in between is in `stock_moves` by now.
    const isDone = seen.journal.some((entry) => entry.moveId === moveId) || (await moves.find(moveId));
    if (isDone) return { after: seen, from: undefined };

    const quantity = counted - seen.onHand;
    const entry: JournalEntry = { moveId, at: now, reason: 'count', quantity, cause: requestId };
    const updated = await stock.updateWhere(
      { _id: seen._id, onHand: seen.onHand, 'journal.moveId': _.neq(moveId) },
      {
        onHand: _.inc(quantity),
        available: _.inc(quantity),
        journal: _.push([entry]),
        journalSize: _.inc(1),
        updatedAt: now,
      },
    );
    if (updated > 0) {
      const after = { ...seen, onHand: counted, available: seen.available + quantity };
      return { after, from: seen.onHand };
    }
  }
  assert(false, `stock of ${skuId} at ${locationId} moved ${MAX_TRIES} times while it was counted`);
}
