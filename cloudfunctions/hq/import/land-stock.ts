import type { ImportedStock } from '@shared/domain/import/judge-stock';
import type { Millis } from '@shared/kernel/time';
import { inParallel } from '../../_runtime/in-parallel';
import { collection, command } from '../../_stores/database';
import type { JournalEntry, StockDocument, StockMoveDocument } from '../../_stores/stock.documents';
import { inRuns, readByIds, WRITE_WIDTH, type LandingPlan } from './landing';

const stock = collection<StockDocument>('stock');
const moves = collection<StockMoveDocument>('stock_moves');

type Wish = ImportedStock & { key: string; productId: string };
type Context = { runId: string; now: Millis };

const INSERT_SIZE = 1_000;
/** A figure that keeps changing under our hands is a hot seller; each try reads it anew. */
const MAX_TRIES = 8;

const entryOf = ({ key }: Wish, quantity: number, { runId, now }: Context): JournalEntry => ({
  moveId: `${runId}:${key}:import`,
  at: now,
  reason: 'import',
  quantity,
  cause: runId,
});

/**
 * Plans to set figures as the file counts them. A figure that this very run has set is left alone, however many were
 * sold since, so that neither a crash nor a second import brings sold goods back.
 */
export async function planStock(
  records: readonly ImportedStock[],
  productOf: ReadonlyMap<string, string>,
  context: Context,
): Promise<LandingPlan> {
  const wishes = records.map((record) => ({
    ...record,
    key: `${record.storeId}:${record.skuId}`,
    productId: productOf.get(record.skuId) ?? '',
  }));
  const existing = await readByIds(
    stock,
    wishes.map(({ key }) => key),
  );
  const open = wishes.filter(({ key }) => existing.get(key)?.importRun !== context.runId);
  const added = open.filter(({ key }) => !existing.has(key));
  const isSame = ({ key, onHand, inTransit }: Wish): boolean => {
    const current = existing.get(key);
    return current?.onHand === onHand && fileInTransitOf(current) === inTransit;
  };
  const same = open.filter(isSame);
  const changed = open.filter((wish) => existing.has(wish.key) && !isSame(wish));
  return {
    changedRows: added.length + changed.length,
    async commit() {
      for (const run of inRuns(added, INSERT_SIZE)) await addFigures(run, context);
      for (const run of inRuns(same, INSERT_SIZE)) await markSeen(run, context);
      await inParallel(changed, WRITE_WIDTH, (wish) => setFigure(wish, existing.get(wish.key), context));
    },
  };
}

/** Figures that were not there: nobody can have sold from them, so the move is what the file says. */
async function addFigures(wishes: readonly Wish[], context: Context): Promise<void> {
  const counted = wishes.filter(({ onHand }) => onHand !== 0);
  await moves.insertAll(
    counted.map((wish) => {
      const entry = entryOf(wish, wish.onHand, context);
      return { _id: entry.moveId, ...entry, locationId: wish.storeId, skuId: wish.skuId };
    }),
  );
  await stock.insertAll(
    wishes.map(({ key, storeId, skuId, productId, onHand, inTransit }) => ({
      _id: key,
      locationId: storeId,
      skuId,
      productId,
      onHand,
      held: 0,
      committed: 0,
      available: onHand,
      inTransit,
      fileInTransit: inTransit,
      holds: {},
      journal: [],
      journalSize: 0,
      origin: 'import',
      importRun: context.runId,
      updatedAt: context.now,
    })),
  );
}

/** What the last file said is on its way. Goods of our own transfers are none of its business. */
const fileInTransitOf = ({ fileInTransit, inTransit, documentMoves }: StockDocument): number =>
  fileInTransit ?? (documentMoves === undefined ? inTransit : 0);

/** Figures that agree already: only the run's tag is written, for all at once. */
async function markSeen(wishes: readonly Wish[], { runId }: Context): Promise<void> {
  const _ = command();
  await stock.updateWhere({ _id: _.in(wishes.map(({ key }) => key)) }, { importRun: runId });
}

/**
 * One guarded write: the figure must still be the one the difference was taken from. Holds are not touched, and
 * `available` moves by the difference, so it stays what is on hand less what is held.
 */
async function setFigure(wish: Wish, seen: StockDocument | undefined, context: Context): Promise<void> {
  const _ = command();
  let current = seen;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    if (!current) return addFigures([wish], context);
    if (current.importRun === context.runId) return;
    const difference = wish.onHand - current.onHand;
    const journal = difference === 0 ? {} : journalled(entryOf(wish, difference, context));
    const written = await stock.updateWhere(
      { _id: wish.key, onHand: current.onHand, importRun: _.neq(context.runId) },
      {
        onHand: _.inc(difference),
        available: _.inc(difference),
        inTransit: _.inc(wish.inTransit - fileInTransitOf(current)),
        fileInTransit: wish.inTransit,
        importRun: context.runId,
        origin: 'import',
        updatedAt: context.now,
        ...journal,
      },
    );
    if (written === 1) return;
    current = await stock.find(wish.key);
  }
  throw new Error(`stock of ${wish.key} changed ${MAX_TRIES} times while it was being set`);
}

const journalled = (entry: JournalEntry): Record<string, unknown> => ({
  journal: command().push([entry]),
  journalSize: command().inc(1),
});
