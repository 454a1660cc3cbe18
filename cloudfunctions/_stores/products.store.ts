import { queryTerms } from '@shared/domain/catalog/search-terms';
import type { BannerDocument, CategoryDocument, ProductDocument, ShelfStatus } from './catalog.documents';
import { collection, command } from './database';
import { readPage } from './page';

const products = collection<ProductDocument>('products');
const categories = collection<CategoryDocument>('categories');
const banners = collection<BannerDocument>('banners');

const orders = {
  recommended: [
    ['rank', 'desc'],
    ['_id', 'asc'],
  ],
  newest: [
    ['listedOn', 'desc', 'nullable'],
    ['_id', 'asc'],
  ],
  priceUp: [
    ['price', 'asc'],
    ['_id', 'asc'],
  ],
  priceDown: [
    ['price', 'desc'],
    ['_id', 'desc'],
  ],
  style: [['_id', 'asc']],
} as const;

export type ProductOrder = keyof typeof orders;
export type ProductFilter = {
  status?: ShelfStatus | undefined;
  categoryId?: string | undefined;
  query?: string | undefined;
};
export type ProductPage = { documents: ProductDocument[]; nextCursor: string | null };

/** Undefined when a query has nothing to search by (only emoji, say): nothing is found, rather than everything. */
function conditionOf({ status, categoryId, query }: ProductFilter): Record<string, unknown> | undefined {
  const plain = { ...(status && { status }), ...(categoryId !== undefined && { categoryIds: categoryId }) };
  if (query === undefined) return plain;
  // The longest term is in the fewest products; an index over an array can follow one term only.
  const [rarest, ...others] = queryTerms(query).sort((a, b) => b.length - a.length);
  if (rarest === undefined) return undefined;
  const found = { ...plain, terms: rarest };
  if (others.length === 0) return found;
  const all = [found, ...others.map((terms) => ({ terms }))];
  return command().and(all as object[]) as unknown as Record<string, unknown>;
}

/** One page of the products that fit the filter. */
export async function productPage(
  filter: ProductFilter & { order: ProductOrder; cursor?: string | undefined; limit: number },
): Promise<ProductPage> {
  const where = conditionOf(filter);
  if (!where) return { documents: [], nextCursor: null };
  return readPage(products, {
    where,
    order: orders[filter.order],
    cursor: filter.cursor,
    limit: filter.limit,
    fields: { terms: false },
  });
}

/** How many products fit the filter. */
export async function countProducts(filter: ProductFilter): Promise<number> {
  const where = conditionOf(filter);
  return where ? products.count(where) : 0;
}

/** One style, in any shelf state. */
export const findProduct = (productId: string): Promise<ProductDocument | undefined> =>
  products.find(productId);

/** The styles that exist among `productIds`. */
export const findProducts = (productIds: readonly string[]): Promise<ProductDocument[]> =>
  products.findMany([...new Set(productIds)]);

/** All categories of both levels, in the order they are shown. */
export const allCategories = (): Promise<CategoryDocument[]> =>
  categories.query({
    where: {},
    order: [
      ['rank', 'asc'],
      ['_id', 'asc'],
    ],
    limit: 1_000,
  });

/** The top categories, in the order they are shown. */
export const topCategories = (): Promise<CategoryDocument[]> =>
  categories.query({
    where: { parentId: null },
    order: [
      ['rank', 'asc'],
      ['_id', 'asc'],
    ],
    limit: 100,
  });

/** What the home page opens with. */
export const homeBanners = (): Promise<BannerDocument[]> =>
  banners.query({ where: {}, order: [['rank', 'asc']], limit: 10 });
