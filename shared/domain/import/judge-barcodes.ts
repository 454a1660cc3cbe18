import { findings } from './findings';
import { sharedKeys, type Candidate } from './judge-rows';
import type { ImportedSku, ProductReader } from './judge-products';

const goodsOf = ({ styleCode, colourCode, size }: ImportedSku): string =>
  JSON.stringify([styleCode, colourCode, size]);

/**
 * One barcode on different goods, or on the same goods with different prices: a till would sell one as the other, so
 * none lands until somebody scans the tags. One piece of goods under two barcodes lands, with a warning.
 */
export function settleBarcodes(
  candidates: readonly Candidate<ImportedSku>[],
  readers: ReadonlyMap<number, ProductReader>,
): void {
  for (const claimants of sharedKeys(candidates, ({ skuId }) => skuId)) {
    const isSameGoods = new Set(claimants.map(({ record }) => goodsOf(record))).size === 1;
    for (const { row } of claimants) {
      const others = claimants.filter((other) => other.row !== row).map((other) => other.row);
      const finding = isSameGoods ? findings.contradicts(others) : findings.barcodeShared(others);
      readers.get(row)?.report('barcode', 'bad', finding);
    }
  }
  for (const [first, ...later] of sharedKeys(candidates, goodsOf)) {
    for (const { row, record } of later) {
      if (first && record.size && record.skuId !== first.record.skuId) {
        readers.get(row)?.report('barcode', 'warning', findings.twoBarcodes(first.row));
      }
    }
  }
}
