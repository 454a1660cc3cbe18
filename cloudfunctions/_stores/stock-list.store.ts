import { collection, command } from './database';
import { readPage } from './page';
import type { StockDocument, StockMoveDocument } from './stock.documents';

const stock = collection<StockDocument>('stock');
const moves = collection<StockMoveDocument>('stock_moves');

export type StockFilter = {
  locationId?: string | undefined;
  only: 'all' | 'negative' | 'held' | 'empty';
  /** Figures of these styles or of this SKU; undefined for all. */
  goods?: { productIds: readonly string[]; skuId: string } | undefined;
};

function conditionOf({ locationId, only, goods }: StockFilter): Record<string, unknown> {
  const _ = command();
  const figures = {
    all: {},
    negative: { available: _.lt(0) },
    held: { held: _.gt(0) },
    empty: { onHand: 0 },
  }[only];
  const base = { ...figures, ...(locationId !== undefined && { locationId }) };
  if (!goods) return base;
  if (goods.productIds.length === 0) return { ...base, skuId: goods.skuId };
  const ofGoods = [{ skuId: goods.skuId }, { productId: _.in([...goods.productIds]) }];
  return _.and([base, _.or(ofGoods)] as object[]) as unknown as Record<string, unknown>;
}

/** One page of stock figures, by location and SKU. */
export const stockPage = (filter: StockFilter & { cursor?: string | undefined; limit: number }) =>
  readPage(stock, {
    where: conditionOf(filter),
    order: [['_id', 'asc']],
    cursor: filter.cursor,
    limit: filter.limit,
    fields: { journal: false, holds: false },
  });

export const countStockFigures = (filter: StockFilter): Promise<number> => stock.count(conditionOf(filter));

/** One figure with its holds and the moves not yet copied. */
export const findStock = (locationId: string, skuId: string): Promise<StockDocument | undefined> =>
  stock.find(`${locationId}:${skuId}`);

/** The latest copied moves of one figure, newest first. */
export const latestMoves = (locationId: string, skuId: string): Promise<StockMoveDocument[]> =>
  moves.query({ where: { skuId, locationId }, order: [['at', 'desc']], limit: 200 });
