import type { DueMove, StockShortage } from '@shared/domain/inventory/stock-duty';
import { assert } from '@shared/kernel/assert';
import type { Millis } from '@shared/kernel/time';
import { inParallel } from '../_runtime/in-parallel';
import { collection, command } from './database';
import type { JournalEntry, StockDocument, StockMoveDocument } from './stock.documents';
import { stockKey } from './stock.store';

const stock = collection<StockDocument>('stock');
const moves = collection<StockMoveDocument>('stock_moves');
const MAX_TRIES = 40;
const WRITE_WIDTH = 8;

/** The document that moves stock, and when. */
export type MoveOrigin = { readonly cause: string; readonly at: Millis };

const keyOf = ({ locationId, skuId }: DueMove): string => stockKey(locationId, skuId);
const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/**
 * Does moves of an inventory document, each once: one guarded write per figure that carries its journal entry. A
 * figure that is not there is made by what comes in. What goes out is taken only while that many are available;
 * answers the first that was short, and then some of the others may have been moved.
 *
 * Repeating is harmless for ever, not only while the entry lies in the journal. The figures are read first, then the
 * copied moves: an entry that left the journal before the first read is found by the second. One that is written
 * after the first read changes `documentMoves`, which is what the write is guarded by.
 */
export async function moveStock(
  wanted: readonly DueMove[],
  origin: MoveOrigin,
): Promise<StockShortage | null> {
  let open = wanted;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const { figures, entries } = await readMoves(open);
    open = open.filter(({ moveId }) => !entries.has(moveId));
    if (open.length === 0) return null;

    const short = open.find((move) => {
      const available = figures.get(keyOf(move))?.available ?? 0;
      return move.quantity < 0 && available < -move.quantity;
    });
    if (short) {
      const available = figures.get(keyOf(short))?.available ?? 0;
      return { skuId: short.skuId, available: Math.max(0, available) };
    }
    const missing = open.filter((move) => !figures.has(keyOf(move)));
    await stock.insertAll(unmetFigures(missing, origin.at));
    await inParallel(
      open.filter((move) => figures.has(keyOf(move))),
      WRITE_WIDTH,
      (move) => write(move, figures.get(keyOf(move))?.documentMoves, origin),
    );
  }
  assert(false, `${open[0]?.moveId} was overtaken ${MAX_TRIES} times`);
}

/**
 * Takes back whatever of these moves was done. Each key that is still free is used up with nothing first, so that a
 * write which is late, or somebody else who is at the same moves, can no longer do it.
 */
export async function undoMoves(wanted: readonly DueMove[], origin: MoveOrigin): Promise<void> {
  await moveStock(
    wanted.map((move) => ({ ...move, quantity: 0, inTransit: 0 })),
    origin,
  );
  const { entries } = await readMoves(wanted);
  const done = wanted.filter(({ moveId }) => entries.get(moveId)?.quantity !== 0);
  await moveStock(
    done.map((move) => ({
      ...move,
      moveId: `${move.moveId}:back`,
      quantity: -move.quantity,
      inTransit: -move.inTransit,
    })),
    origin,
  );
}

/** The figures of moves, and those of the moves that are done, by their ids. */
async function readMoves(wanted: readonly DueMove[]) {
  const figures = new Map(
    (await stock.findMany(unique(wanted.map(keyOf)))).map((figure) => [figure._id, figure]),
  );
  const copied = await moves.findMany(wanted.map(({ moveId }) => moveId));
  const journalled = [...figures.values()].flatMap(({ journal }) => journal);
  const entries = new Map<string, JournalEntry>(
    [...copied, ...journalled].map((entry) => [entry.moveId, entry]),
  );
  return { figures, entries };
}

async function write(move: DueMove, seenMoves: number | undefined, { cause, at }: MoveOrigin): Promise<void> {
  const _ = command();
  const { moveId, reason, quantity, inTransit } = move;
  const entry: JournalEntry = {
    ...{ moveId, at, reason, quantity, cause },
    ...(inTransit !== 0 && { inTransit }),
  };
  await stock.updateWhere(
    {
      _id: keyOf(move),
      documentMoves: seenMoves ?? _.exists(false),
      ...(quantity < 0 && { available: _.gte(-quantity) }),
    },
    {
      onHand: _.inc(quantity),
      available: _.inc(quantity),
      inTransit: _.inc(inTransit),
      documentMoves: _.inc(1),
      journal: _.push([entry]),
      journalSize: _.inc(1),
      updatedAt: at,
    },
  );
}

/** Figures of goods that a place has never had. */
function unmetFigures(missing: readonly DueMove[], at: Millis): StockDocument[] {
  const byKey = new Map(missing.map((move) => [keyOf(move), move]));
  return [...byKey].map(([_id, { locationId, skuId, productId }]) => ({
    ...{ _id, locationId, skuId, productId },
    ...{ onHand: 0, held: 0, committed: 0, safety: 0, available: 0, inTransit: 0, documentMoves: 0 },
    ...{ holds: {}, journal: [], journalSize: 0, origin: 'console', updatedAt: at },
  }));
}
