import type { RowVerdict } from '@shared/domain/import/sheet';
import type { Millis } from '@shared/kernel/time';
import type { JudgedFile } from './judge-file';
import { planGuides } from './land-guides';
import { ensureCategories, planProducts } from './land-products';
import { planStock } from './land-stock';
import { planStores } from './land-stores';
import type { LandingPlan } from './landing';
import { makeBanners } from './make-banners';

/** Rows per plan: few enough that a call ends well within its 20 s, many enough that round trips do not count. */
const chunkSizes = { products: 800, stores: 500, guides: 500, stock: 2_000 } as const;

export const chunkSizeOf = (kind: JudgedFile['kind']): number => chunkSizes[kind];

const recordsOf = <Record>(verdicts: readonly RowVerdict<Record>[]): Record[] =>
  verdicts.flatMap(({ record }) => (record === null ? [] : [record]));

/** Plans to land the rows `from` up to before `to` of a judged file. */
export function planRows(
  file: JudgedFile,
  { from, to }: { from: number; to: number },
  run: { runId: string; startedAt: Millis },
): Promise<LandingPlan> {
  // All documents of a run carry its own time, so that a repeat after a crash writes the same.
  const now = run.startedAt;
  switch (file.kind) {
    case 'products':
      return planProducts(recordsOf(file.verdicts.slice(from, to)), now);
    case 'stores':
      return planStores(recordsOf(file.verdicts.slice(from, to)), now);
    case 'guides':
      return planGuides(recordsOf(file.verdicts.slice(from, to)), now);
    case 'stock':
      return planStock(recordsOf(file.verdicts.slice(from, to)), file.productOf, { runId: run.runId, now });
  }
}

/** What a whole file needs around its rows, once before the first and once after the last. Both repeat safely. */
export async function beforeRows(file: JudgedFile, now: Millis): Promise<void> {
  if (file.kind === 'products') await ensureCategories(recordsOf(file.verdicts), now);
}

export async function afterRows(file: JudgedFile): Promise<void> {
  if (file.kind === 'products') await makeBanners();
}
