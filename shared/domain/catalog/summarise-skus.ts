import { assert } from '../../kernel/assert';
import type { Fen } from '../../kernel/money';

type SummarisedSku = {
  readonly status: 'onSale' | 'offShelf';
  readonly price: Fen;
  readonly tagPrice: Fen;
};

export type PriceSummary = { price: Fen; tagPrice: Fen; priceVaries: boolean };

/**
 * What a product's card says about the prices of its SKUs on sale: the lowest, the tag that belongs to it, and
 * whether others differ. With none on sale, of all SKUs, so that HQ still sees a price. Asserts at least one SKU.
 */
export function summariseSkus(skus: readonly SummarisedSku[]): PriceSummary {
  const onSale = skus.filter((sku) => sku.status === 'onSale');
  const counted = onSale.length > 0 ? onSale : skus;
  const [cheapest] = [...counted].sort((a, b) => a.price - b.price || a.tagPrice - b.tagPrice);
  assert(cheapest, 'a product has at least one SKU');
  return {
    price: cheapest.price,
    tagPrice: cheapest.tagPrice,
    priceVaries: counted.some((sku) => sku.price !== cheapest.price),
  };
}
