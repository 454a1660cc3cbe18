import { leafCategories, topCategories } from '@config/vocabulary/categories';
import { colours } from '@config/vocabulary/colours';
import type { ImportKind } from '@shared/contracts/hq.contract';
import { judgeGuides, type ImportedGuide } from '@shared/domain/import/judge-guides';
import { judgeProducts, type ImportedSku } from '@shared/domain/import/judge-products';
import { judgeStock, type ImportedStock } from '@shared/domain/import/judge-stock';
import { judgeStores, type ImportedStore } from '@shared/domain/import/judge-stores';
import type { RowVerdict, Sheet } from '@shared/domain/import/sheet';
import { knownSkus, knownStores } from './references';

/** The verdicts on a file of each kind, with what landing needs beside them. */
export type JudgedFile =
  | { kind: 'products'; verdicts: RowVerdict<ImportedSku>[] }
  | { kind: 'stores'; verdicts: RowVerdict<ImportedStore>[] }
  | { kind: 'guides'; verdicts: RowVerdict<ImportedGuide>[] }
  | { kind: 'stock'; verdicts: RowVerdict<ImportedStock>[]; productOf: ReadonlyMap<string, string> };

const words = {
  colours: { has: (word: string) => Object.hasOwn(colours, word) },
  categories: { has: (word: string) => Object.hasOwn({ ...topCategories, ...leafCategories }, word) },
};

/** Judges every row against what is in the database now. */
export async function judgeFile(kind: ImportKind, sheet: Sheet): Promise<JudgedFile> {
  switch (kind) {
    case 'products':
      return { kind, verdicts: judgeProducts(sheet, words) };
    case 'stores':
      return { kind, verdicts: judgeStores(sheet) };
    case 'guides':
      return { kind, verdicts: judgeGuides(sheet, await knownStores()) };
    case 'stock': {
      const [stores, productOf] = await Promise.all([knownStores(), knownSkus()]);
      return { kind, verdicts: judgeStock(sheet, stores, productOf), productOf };
    }
  }
}

/** How many rows say nothing that can land. */
export const countBad = (verdicts: readonly RowVerdict<unknown>[]): number =>
  verdicts.filter(({ record, repeats }) => record === null && repeats === null).length;

export const countWarnings = (verdicts: readonly RowVerdict<unknown>[]): number =>
  verdicts.reduce(
    (count, { problems }) => count + problems.filter(({ severity }) => severity === 'warning').length,
    0,
  );
