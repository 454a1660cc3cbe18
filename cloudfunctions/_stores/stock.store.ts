import type { Shortage } from '@shared/domain/order/order';
import type { StockDue } from '@shared/domain/order/dues';
import { unreachable } from '@shared/kernel/assert';
import type { Millis } from '@shared/kernel/time';
import { collection, command } from './database';
import type { JournalEntry, MoveReason, StockDocument, StockMoveDocument } from './stock.documents';

const stock = collection<StockDocument>('stock');
const moves = collection<StockMoveDocument>('stock_moves');

/** What is held at one location under one tag, which is the order's number or begins with it. */
export type StockClaim = {
  readonly tag: string;
  readonly locationId: string;
  readonly lines: readonly { readonly skuId: string; readonly quantity: number }[];
};

/** What one try to move an order's part to another location holds, apart from every other try. */
export const rerouteTag = (orderId: string, attempt: string): string => `${orderId}r${attempt}`;

/** The order behind a tag. */
export const orderIdOfTag = (tag: string): string => tag.replace(/r.*$/, '');

export const stockKey = (locationId: string, skuId: string): string => `${locationId}:${skuId}`;

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
 * Holds every line that has enough, tagged; a repeat holds nothing twice. True when all were held by
 * this call; false says that some were refused or were held before.
 */
export async function holdStock(claim: StockClaim, at: Millis): Promise<boolean> {
  const _ = command();
  const tag = `holds.${claim.tag}`;
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
  const short = claim.lines.find((line) => !documents.get(line.skuId)?.holds[claim.tag]);
  return short ? { skuId: short.skuId, available: documents.get(short.skuId)?.available ?? 0 } : null;
}

/** Gives held pieces back; only what still carries the tag, so a repeat gives nothing twice. */
export async function releaseStock(claim: StockClaim, at: Millis): Promise<void> {
  const _ = command();
  const tag = `holds.${claim.tag}`;
  await Promise.all(
    [...writesOf(claim)].map(({ ids, quantity }) =>
      stock.updateWhere(
        { _id: idIs(ids), [`${tag}.quantity`]: quantity },
        { available: _.inc(quantity), held: _.inc(-quantity), [tag]: _.remove(), updatedAt: at },
      ),
    ),
  );
}

/** Turns held pieces into sold ones that wait on the shelf; by the tag, so a repeat sells nothing twice. */
async function commitStock(claim: StockClaim, at: Millis): Promise<void> {
  const _ = command();
  const tag = `holds.${claim.tag}`;
  await Promise.all(
    [...writesOf(claim)].map(({ ids, quantity }) =>
      stock.updateWhere(
        { _id: idIs(ids), [`${tag}.quantity`]: quantity },
        { held: _.inc(-quantity), committed: _.inc(quantity), [tag]: _.remove(), updatedAt: at },
      ),
    ),
  );
}

/** How sold pieces leave: what changes for each, and the reason in the journal. */
const leaving = {
  handOut: { reason: 'sale', onHand: -1, available: 0 },
  writeOff: { reason: 'notFound', onHand: -1, available: 0 },
  uncommit: { reason: 'uncommit', onHand: 0, available: 1 },
} as const satisfies Record<string, { reason: MoveReason; onHand: number; available: number }>;

/**
 * Sold pieces leave the shelf or can be sold again. There is no tag left to guard by, so the move itself is the
 * guard: written with the figure into the journal, where it stays for a while after it was copied to `stock_moves`.
 */
async function endCommitment(
  orderId: string,
  { key, locationId, lines }: StockDue,
  way: keyof typeof leaving,
  at: Millis,
): Promise<void> {
  const _ = command();
  const { reason, onHand, available } = leaving[way];
  const moveKey = (skuId: string) => `${orderId}:${key}:${locationId}:${skuId}`;
  const copied = new Set(
    (await moves.findMany(lines.map((line) => moveKey(line.skuId)))).map(({ _id }) => _id),
  );
  await Promise.all(
    lines.map(async ({ skuId, quantity }) => {
      const moveId = moveKey(skuId);
      if (copied.has(moveId)) return;
      const entry: JournalEntry = { moveId, at, reason, quantity: onHand * quantity, cause: orderId };
      await stock.updateWhere(
        { _id: stockKey(locationId, skuId), 'journal.moveId': _.neq(moveId) },
        {
          committed: _.inc(-quantity),
          onHand: _.inc(onHand * quantity),
          available: _.inc(available * quantity),
          journal: _.push([entry]),
          journalSize: _.inc(1),
          updatedAt: at,
        },
      );
    }),
  );
}

/** Does to the stock of one location what an order is owed there; a repeat changes nothing. */
export function settleDue(orderId: string, due: StockDue, at: Millis): Promise<void> {
  switch (due.do) {
    case 'release':
      return releaseStock(due, at);
    case 'commit':
      return commitStock(due, at);
    case 'uncommit':
    case 'handOut':
    case 'writeOff':
      return endCommitment(orderId, due, due.do, at);
    default:
      return unreachable(due.do);
  }
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
