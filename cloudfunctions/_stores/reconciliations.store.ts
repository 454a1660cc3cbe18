import type { Difference } from '@shared/domain/reconciliation/compare';
import { fen } from '@shared/kernel/money';
import type { Millis } from '@shared/kernel/time';
import { inParallel } from '../_runtime/in-parallel';
import { collection, command } from './database';
import { readPage } from './page';
import type { DayTotals, DifferenceDocument, ReconciliationDocument } from './reconciliation.documents';

const reconciliations = collection<ReconciliationDocument>('reconciliations');
const differences = collection<DifferenceDocument>('reconciliation_differences');

export const reconciliationKey = (day: string, mchid: string): string => `${day}-${mchid}`;

/** Others wait for the database too. */
const AT_ONCE = 8;

const nothing = (): DayTotals => ({ payments: 0, paid: fen(0), refunds: 0, refunded: fen(0) });

/** How a round begins. */
const unwalked = () => ({
  ...({ state: 'waiting', walk: 'bill', cursor: null, progress: { done: 0, total: 0 } } as const),
  ...{ there: nothing(), here: nothing(), matched: 0 },
});

/** A day, made when nobody has asked for it yet. */
export async function openReconciliation(
  day: string,
  mchid: string,
  at: Millis,
): Promise<ReconciliationDocument> {
  const key = reconciliationKey(day, mchid);
  const known = await reconciliations.find(key);
  if (known) return known;
  const fresh: ReconciliationDocument = {
    ...{ _id: key, day, mchid, round: 1, version: 1, open: 0, trouble: null, nextTryAt: at },
    ...unwalked(),
    ...{ startedAt: at, finishedAt: null, updatedAt: at },
  };
  const isNew = await reconciliations.insert(fresh);
  return isNew ? fresh : ((await reconciliations.find(key)) ?? fresh);
}

export const findReconciliation = (id: string): Promise<ReconciliationDocument | undefined> =>
  reconciliations.find(id);

/** Writes how far a day has come. Undefined when somebody else has taken it further. */
export async function saveReconciliation(
  before: ReconciliationDocument,
  changes: Partial<ReconciliationDocument>,
): Promise<ReconciliationDocument | undefined> {
  const { _id, version } = before;
  const fields = { ...changes, version: version + 1 };
  const { trouble } = fields;
  const written = trouble ? { ...fields, trouble: command().set(trouble) } : fields;
  const changed = await reconciliations.updateWhere({ _id, version }, written);
  return changed > 0 ? { ...before, ...fields } : undefined;
}

/** Compares a day anew from its first line; what was found before stays until the new round has ended. */
export const beginRound = (before: ReconciliationDocument, at: Millis) =>
  saveReconciliation(before, {
    ...unwalked(),
    ...{ round: before.round + 1, trouble: null, nextTryAt: at, finishedAt: null, updatedAt: at },
  });

/** Days of a merchant from `first` on. */
export const reconciliationsSince = (mchid: string, first: string): Promise<ReconciliationDocument[]> =>
  reconciliations.query({ where: { mchid, day: command().gte(first) }, limit: 100 });

/** Days, the latest first. */
export const reconciliationPage = (cursor: string | undefined, limit: number) =>
  readPage(reconciliations, {
    where: {},
    order: [
      ['day', 'desc'],
      ['_id', 'asc'],
    ],
    cursor,
    limit,
  });

export const countReconciliations = (): Promise<number> => reconciliations.count({});

/** Notes what a round finds. Found before: it stays as it is, with what people said about it. */
export async function noteDifferences(
  { _id: reconciliationId, round }: ReconciliationDocument,
  found: readonly Difference[],
): Promise<void> {
  const documents = found.map((difference): DifferenceDocument => {
    const _id = `${reconciliationId}:${difference.kind}:${difference.number}`;
    const [orderId = null] = /^\d{20}(?=$|-)/.exec(difference.orderNumber) ?? [];
    return { _id, reconciliationId, ...difference, orderId, round, lookedInto: null };
  });
  const known = new Set((await differences.findMany(documents.map(({ _id }) => _id))).map(({ _id }) => _id));
  await differences.insertAll(documents.filter(({ _id }) => !known.has(_id)));
  await inParallel(
    documents.filter(({ _id }) => known.has(_id)),
    AT_ONCE,
    ({ _id, here, there }) =>
      differences.updateWhere({ _id, round: command().lt(round) }, { round, here, there }),
  );
}

/** Takes away what a finished round did not find again, but for what people have said something about. */
export async function forgetStale({ _id: reconciliationId, round }: ReconciliationDocument): Promise<void> {
  await differences.removeWhere({ reconciliationId, round: command().lt(round), lookedInto: null });
}

export const countOpen = (reconciliationId: string): Promise<number> =>
  differences.count({ reconciliationId, lookedInto: null });

/** The differences of a day, as they happened. */
export const differencePage = (reconciliationId: string, cursor: string | undefined, limit: number) =>
  readPage(differences, {
    where: { reconciliationId },
    order: [
      ['at', 'asc'],
      ['_id', 'asc'],
    ],
    cursor,
    limit,
  });

/** Somebody has looked into it; the first word stays. False when there is nothing (more) to look into. */
export async function noteLookedInto(
  differenceId: string,
  lookedInto: NonNullable<DifferenceDocument['lookedInto']>,
): Promise<boolean> {
  const changed = await differences.updateWhere(
    { _id: differenceId, lookedInto: null },
    { lookedInto: command().set(lookedInto) },
  );
  return changed > 0;
}

export const findDifference = (differenceId: string): Promise<DifferenceDocument | undefined> =>
  differences.find(differenceId);

/** Counts anew what is open of a day. */
export async function recountOpen(reconciliationId: string): Promise<void> {
  const open = await countOpen(reconciliationId);
  await reconciliations.updateWhere({ _id: reconciliationId }, { open });
}
