import { accept } from '../../kernel/result';
import { placeColumns, stockColumns } from './columns';
import { findings } from './findings';
import type { KnownStores } from './judge-guides';
import { finishVerdicts, judgeEach, sharedKeys } from './judge-rows';
import { nearestCode } from './nearest-code';
import { parseBarcode } from './parse-barcode';
import { parseWhole } from './parse-fields';
import { readRow, type RowReader } from './row-reader';
import type { RowVerdict, Sheet } from './sheet';

export type ImportedStock = { storeId: string; skuId: string; onHand: number; inTransit: number };

type Reader = RowReader<keyof typeof stockColumns>;

function readInTransit(read: Reader): number {
  const before = read.problems.length;
  const inTransit = read.parsed('inTransit', parseWhole, 'warning') ?? 0;
  if (inTransit >= 0 || read.problems.length > before) return Math.max(0, inTransit);
  read.report('inTransit', 'warning', findings.notWhole());
  return 0;
}

function readStock(
  read: Reader,
  stores: KnownStores,
  skus: { has(barcode: string): boolean },
): ImportedStock | null {
  const storeId = read.needed('storeCode', () => accept(read.code('storeCode')));
  const store = storeId ? stores.get(storeId) : undefined;
  if (storeId && !store) read.report('storeCode', 'bad', findings.unknownStore(nearestCode(storeId, stores)));
  const skuId = read.needed('barcode', parseBarcode);
  if (skuId && !skus.has(skuId)) read.report('barcode', 'bad', findings.unknownBarcode());
  const onHand = read.needed('onHand', parseWhole);
  const inTransit = readInTransit(read);
  if (onHand !== null && onHand < 0) read.report('onHand', 'warning', findings.negativeStock());
  if (onHand && store?.isClosed) read.report('storeCode', 'warning', findings.closedStore());
  if (!storeId || !store || !skuId || onHand === null || !skus.has(skuId)) return null;
  return { storeId, skuId, onHand, inTransit };
}

/** Judges stock figures. Two rows that give one SKU at one store different figures are both bad: count it. */
export function judgeStock(
  sheet: Sheet,
  stores: KnownStores,
  skus: { has(barcode: string): boolean },
): RowVerdict<ImportedStock>[] {
  const places = placeColumns(stockColumns, sheet.header);
  const { candidates, verdicts } = judgeEach(sheet, (row) => {
    const read = readRow(stockColumns, places, row);
    return { record: readStock(read, stores, skus), problems: read.problems };
  });
  const field = places.onHand?.header ?? '';
  for (const claimants of sharedKeys(candidates, ({ storeId, skuId }) => `${storeId}:${skuId}`)) {
    for (const { row, problems, record } of claimants) {
      const others = claimants.filter((other) => other.row !== row).map((other) => other.row);
      const finding = findings.contradicts(others);
      problems.push({ row, field, value: String(record.onHand), severity: 'bad', ...finding });
    }
  }
  return finishVerdicts(candidates, verdicts);
}
