import { collection, command } from './database';
import type { StockDocument } from './stock.documents';

/**
 * Reads of what can be sold. A figure may be below zero (POS stock can be, and a count can find less than is held);
 * shoppers are told 0.
 */
const stock = collection<StockDocument>('stock');

type Sum = { _id: string; pieces: number };
const sumOf = (field: 'available' | 'onHand') => ({ pieces: { $sum: `$${field}` } });
const asMap = (sums: Sum[]): Map<string, number> => new Map(sums.map((sum) => [sum._id, sum.pieces]));
const sellable = () => command().gt(0);

/** Pieces that a location can sell of each product, over all its SKUs. */
export async function availableByProduct(
  locationId: string,
  productIds: readonly string[],
): Promise<Map<string, number>> {
  if (productIds.length === 0) return new Map();
  const where = { locationId, productId: command().in([...productIds]), available: sellable() };
  return asMap(await stock.groupBy<Sum>(where, { _id: '$productId', ...sumOf('available') }));
}

/** Pieces that a location can sell of each SKU of a product. */
export async function availableOfProduct(
  locationId: string,
  productId: string,
): Promise<Map<string, number>> {
  const found = await stock.query({
    where: { locationId, productId },
    limit: 1_000,
    fields: { skuId: true, available: true },
  });
  return new Map(found.map(({ skuId, available }) => [skuId, Math.max(0, available)]));
}

/** Pieces that a location can sell of each of these SKUs (at most 1,000). */
export async function availableBySku(
  locationId: string,
  skuIds: readonly string[],
): Promise<Map<string, number>> {
  if (skuIds.length === 0) return new Map();
  const found = await stock.query({
    where: { _id: command().in(skuIds.map((skuId) => `${locationId}:${skuId}`)) },
    limit: skuIds.length,
    fields: { skuId: true, available: true },
  });
  return new Map(found.map(({ skuId, available }) => [skuId, Math.max(0, available)]));
}

/** Ids of the locations that can sell any of a product. */
export async function locationsWithProduct(productId: string): Promise<string[]> {
  const where = { productId, available: sellable() };
  const found = await stock.groupBy<Sum>(where, { _id: '$locationId', ...sumOf('available') });
  return found.map((row) => row._id);
}

/** Locations that can sell a SKU, and how many pieces. */
export async function locationsWithSku(skuId: string): Promise<Map<string, number>> {
  const found = await stock.query({
    where: { skuId, available: sellable() },
    limit: 1_000,
    fields: { locationId: true, available: true },
  });
  return new Map(found.map(({ locationId, available }) => [locationId, available]));
}

/** Pieces that these locations together can sell of each SKU of these products. */
export async function availableTogether(
  locationIds: readonly string[],
  productIds: readonly string[],
): Promise<Map<string, number>> {
  if (locationIds.length === 0 || productIds.length === 0) return new Map();
  const _ = command();
  const where = {
    productId: _.in([...productIds]),
    locationId: _.in([...locationIds]),
    available: sellable(),
  };
  return asMap(await stock.groupBy<Sum>(where, { _id: '$skuId', ...sumOf('available') }));
}

/** Pieces on the shelf of each product, over all locations. */
export async function onHandByProduct(productIds: readonly string[]): Promise<Map<string, number>> {
  if (productIds.length === 0) return new Map();
  const where = { productId: command().in([...productIds]) };
  return asMap(await stock.groupBy<Sum>(where, { _id: '$productId', ...sumOf('onHand') }));
}

/** Pieces on the shelf of each SKU of a product, over all locations. */
export async function onHandBySku(productId: string): Promise<Map<string, number>> {
  return asMap(await stock.groupBy<Sum>({ productId }, { _id: '$skuId', ...sumOf('onHand') }));
}
