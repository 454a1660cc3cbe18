import { fen, timesFen } from '../../../kernel/money';
import type { BasketLine } from '../basket';
import type { Saving } from '../pricing-rule';

/**
 * A sale price below the tag saves the difference on every piece. A sale price above the tag is a mistake in the
 * catalogue: the shopper pays the tag.
 */
export function salePriceSavings(lines: readonly BasketLine[]): Saving[] {
  return lines.flatMap(({ sku, quantity }) => {
    const perPiece = fen(Math.min(sku.price - sku.tagPrice, 0));
    return perPiece < 0 ? [{ skuId: sku.skuId, change: timesFen(perPiece, quantity) }] : [];
  });
}
