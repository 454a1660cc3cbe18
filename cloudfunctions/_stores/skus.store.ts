import type { PricedSku } from '@shared/domain/pricing/basket';
import type { SkuDocument } from './catalog.documents';
import { collection, command } from './database';

const skus = collection<SkuDocument>('skus');

/** One SKU of any shelf state, or undefined. */
export const findSku = (skuId: string): Promise<SkuDocument | undefined> => skus.find(skuId);

/** The SKUs that exist among `skuIds` (at most 1,000), in any order and shelf state. One round trip. */
export const findSkus = (skuIds: readonly string[]): Promise<SkuDocument[]> => skus.findMany(skuIds);

/** All SKUs of a style (a style has tens), in any shelf state. */
export const skusOfProduct = (productId: string): Promise<SkuDocument[]> =>
  skus.query({ where: { productId }, limit: 1_000 });

/** All SKUs of a few styles, in any shelf state. */
export const skusOfProducts = (productIds: readonly string[]): Promise<SkuDocument[]> =>
  skus.query({ where: { productId: command().in([...productIds]) }, limit: 1_000 });

/** What pricing may know of a SKU: no cost, no origin. */
export function pricedSku(sku: SkuDocument): PricedSku {
  const { _id: skuId, productId, name, colour, size, picture, tagPrice, price } = sku;
  return { skuId, productId, name, colour, size, picture, tagPrice, price };
}
