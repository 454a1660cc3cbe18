import type { Shortage } from '@shared/domain/order/order';
import type { Millis } from '@shared/kernel/time';
import { collection, command } from './database';
import type { JournalEntry, MoveReason, StockDocument, StockMoveDocument } from './stock.documents';

const stock = collection<StockDocument>('stock');
const moves = collection<StockMoveDocument>('stock_moves');

/** What one order takes from one location. */
export type StockClaim = {
  readonly orderId: string;
  readonly locationId: string;
  readonly lines: readonly { readonly skuId: string; readonly quantity: number }[];
};

export const stockKey = (locationId: string, skuId: string): string => `${locationId}:${skuId}`;

const moveKey = (claim: StockClaim, skuId: string, reason: MoveReason): string =>
  `${claim.orderId}:${claim.locationId}:${skuId}:${reason}`;

/** Pieces that can be promised, by location and SKU; 0 where there is no document. One round trip. */
export async function readAvailable(
  locationIds: readonly string[],
  skuIds: readonly string[],
): Promise<(locationId: string, skuId: string) => number> {
  const ids = locationIds.flatMap((locationId) => skuIds.map((skuId) => stockKey(locationId, skuId)));
  const found = await stock.query({
    where: { _id: command().in(ids) },
    limit: ids.length,
    fields: { available: true },
  });
  const availableByKey = new Map(found.map((document) => [document._id, document.available]));
  return (locationId, skuId) => availableByKey.get(stockKey(locationId, skuId)) ?? 0;
}

/** Lines of the same quantity take the same guarded write, so that a basket of single pieces costs one call. */
function* writesOf(claim: StockClaim): Generator<{ ids: string[]; quantity: number }> {
  const idsByQuantity = new Map<number, string[]>();
  for (const { skuId, quantity } of claim.lines) {
    const ids = idsByQuantity.get(quantity) ?? [];
    ids.push(stockKey(claim.locationId, skuId));
    idsByQuantity.set(quantity, ids);
  }
  for (const [quantity, ids] of idsByQuantity) yield { quantity, ids };
}

const idIs = (ids: readonly string[]): unknown => (ids.length === 1 ? ids[0] : command().in([...ids]));

/**
 * Holds every line that has enough, tagged with the order; a repeat holds nothing twice. True when all were held by
 * this call; false says that some were refused or were held before.
 */
export async function holdStock(claim: StockClaim, at: Millis): Promise<boolean> {
  const _ = command();
  const tag = `holds.${claim.orderId}`;
  const counts = await Promise.all(
    [...writesOf(claim)].map(({ ids, quantity }) =>
      stock.updateWhere(
        { _id: idIs(ids), available: _.gte(quantity), [tag]: _.exists(false) },
        {
          available: _.inc(-quantity),
          held: _.inc(quantity),
          [tag]: _.set({ quantity, at }),
          updatedAt: at,
        },
      ),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0) === claim.lines.length;
}

/** The first line that is not held, with what is available of it now; null when all are held. */
export async function findShortage(claim: StockClaim): Promise<Shortage | null> {
  const found = await stock.findMany(claim.lines.map((line) => stockKey(claim.locationId, line.skuId)));
  const documents = new Map(found.map((document) => [document.skuId, document]));
  const short = claim.lines.find((line) => !documents.get(line.skuId)?.holds[claim.orderId]);
  return short ? { skuId: short.skuId, available: documents.get(short.skuId)?.available ?? 0 } : null;
}

/** Gives held pieces back; only what still carries the order's tag, so a repeat gives nothing twice. */
export async function releaseStock(claim: StockClaim, at: Millis): Promise<void> {
  const _ = command();
  const tag = `holds.${claim.orderId}`;
  await Promise.all(
    [...writesOf(claim)].map(({ ids, quantity }) =>
      stock.updateWhere(
        { _id: idIs(ids), [`${tag}.quantity`]: quantity },
        { available: _.inc(quantity), held: _.inc(-quantity), [tag]: _.remove(), updatedAt: at },
      ),
    ),
  );
}

/** Turns held pieces into sold ones and records the moves; both repeat safely, by the tag and by the move's key. */
export async function sellStock(claim: StockClaim, at: Millis): Promise<void> {
  const _ = command();
  const tag = `holds.${claim.orderId}`;
  const { orderId, locationId } = claim;
  const sales = claim.lines.map(({ skuId, quantity }): StockMoveDocument => {
    const moveId = moveKey(claim, skuId, 'sale');
    return {
      _id: moveId,
      moveId,
      at,
      reason: 'sale',
      quantity: -quantity,
      cause: orderId,
      locationId,
      skuId,
    };
  });
  const writes = [...writesOf(claim)].map(({ ids, quantity }) =>
    stock.updateWhere(
      { _id: idIs(ids), [`${tag}.quantity`]: quantity },
      { held: _.inc(-quantity), onHand: _.inc(-quantity), [tag]: _.remove(), updatedAt: at },
    ),
  );
  await Promise.all([moves.insertAll(sales), ...writes]);
}

/**
 * Puts sold pieces back on the shelf. There is no tag left to guard by, so the move itself is the guard: written
 * with the figure into the journal, which keeps returns for a while after they were copied to `stock_moves`.
 */
export async function returnStock(claim: StockClaim, at: Millis): Promise<void> {
  const _ = command();
  const keys = claim.lines.map(({ skuId }) => moveKey(claim, skuId, 'return'));
  const returned = new Set((await moves.findMany(keys)).map((move) => move._id));
  await Promise.all(
    claim.lines.map(async ({ skuId, quantity }) => {
      const moveId = moveKey(claim, skuId, 'return');
      if (returned.has(moveId)) return;
      const entry: JournalEntry = { moveId, at, reason: 'return', quantity, cause: claim.orderId };
      await stock.updateWhere(
        { _id: stockKey(claim.locationId, skuId), 'journal.moveId': _.neq(moveId) },
        {
          onHand: _.inc(quantity),
          available: _.inc(quantity),
          journal: _.push([entry]),
          journalSize: _.inc(1),
          updatedAt: at,
        },
      );
    }),
  );
}

/** Stock documents with moves to copy. */
export const stockWithJournal = (limit: number): Promise<StockDocument[]> =>
  stock.query({ where: { journalSize: command().gt(0) }, limit });

/** Copies journal entries to `stock_moves`, then takes them out of the journal; each step repeats safely. */
export async function drainJournal(document: StockDocument, entries: readonly JournalEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const _ = command();
  const { _id, locationId, skuId } = document;
  await moves.insertAll(entries.map((entry) => ({ ...entry, _id: entry.moveId, locationId, skuId })));
  const moveIds = entries.map((entry) => entry.moveId);
  // Either all these entries are still there and leave together with their count, or another run has taken them.
  await stock.updateWhere(
    { _id, 'journal.moveId': _.all(moveIds) },
    { journal: _.pull({ moveId: _.in(moveIds) }), journalSize: _.inc(-entries.length) },
  );
}

/** Stock documents with holds, in the order of their keys, from behind `after`. */
export const stockWithHolds = (after: string, limit: number): Promise<StockDocument[]> =>
  stock.query({
    where: { held: command().gt(0), _id: command().gt(after) },
    order: [['_id', 'asc']],
    limit,
    fields: { holds: true, locationId: true, skuId: true },
  });
