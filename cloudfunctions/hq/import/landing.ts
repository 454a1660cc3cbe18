import type { Collection } from '../../_stores/database';
import { inParallel } from '../../_runtime/in-parallel';
import type { Imported } from '../../_stores/catalog.documents';

/** What landing some rows will do: how many of them change anything, and the writes. Commit repeats safely. */
export type LandingPlan = { readonly changedRows: number; commit(): Promise<void> };

/** Writes at once; the basic plan of the database answers 30. */
export const WRITE_WIDTH = 16;
const READ_SIZE = 1_000;

/** `items` in runs of at most `size`. */
export function inRuns<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** Documents under `ids`, by id, in as few calls as the service allows. */
export async function readByIds<Document extends { _id: string }>(
  collection: Collection<Document>,
  ids: readonly string[],
): Promise<Map<string, Document>> {
  const runs = await Promise.all(inRuns(ids, READ_SIZE).map((run) => collection.findMany(run)));
  return new Map(runs.flat().map((document) => [document._id, document]));
}

/** New documents in one call, changed ones each by itself. */
export async function writeDocuments<Document extends { _id: string }>(
  collection: Collection<Document>,
  documents: readonly Document[],
  existing: { has(id: string): boolean },
): Promise<void> {
  const added = documents.filter(({ _id }) => !existing.has(_id));
  for (const run of inRuns(added, READ_SIZE)) await collection.insertAll(run);
  const changed = documents.filter(({ _id }) => existing.has(_id));
  await inParallel(changed, WRITE_WIDTH, (document) => collection.put(document));
}

/** Plans to land one whole document per row: written when the file says something new about it. */
export async function planDocuments<Document extends { _id: string } & Imported>(
  collection: Collection<Document>,
  documents: readonly Document[],
): Promise<LandingPlan> {
  const ids = documents.map(({ _id }) => _id);
  const existing = await readByIds(collection, ids);
  const changed = documents.filter(
    (document) => existing.get(document._id)?.sourceHash !== document.sourceHash,
  );
  return { changedRows: changed.length, commit: () => writeDocuments(collection, changed, existing) };
}
