import type { HqContract } from '@shared/contracts/hq.contract';
import type { OutputOf } from '@shared/contracts/contract';
import { firstPicture } from '@shared/domain/catalog/first-picture';
import { accept, refuse } from '@shared/kernel/result';
import type { Handlers } from '../_runtime/serve';
import { onHandByProduct, onHandBySku } from '../_stores/availability.store';
import type { ProductDocument } from '../_stores/catalog.documents';
import { countProducts, findProduct, productPage } from '../_stores/products.store';
import { skusOfProduct } from '../_stores/skus.store';
import type { HqCaller } from './session';

export type ProductDetail = OutputOf<HqContract['product']>;
type ProductRow = OutputOf<HqContract['products']>['products'][number];

function productRow(product: ProductDocument, onHand: number): ProductRow {
  const { _id: productId, name, categoryName: category, status, skuIds, price, tagPrice } = product;
  const season = [product.year > 0 ? product.year : '', product.season].filter(Boolean).join(' ');
  const picture = firstPicture(product);
  return {
    productId,
    name,
    picture,
    category,
    season,
    status,
    skuCount: skuIds.length,
    price,
    tagPrice,
    onHand,
  };
}

/** A style with all of its SKUs, cost included: for HQ only. One round trip. */
export async function readProductDetail(productId: string): Promise<ProductDetail | undefined> {
  const [product, skus, onHand] = await Promise.all([
    findProduct(productId),
    skusOfProduct(productId),
    onHandBySku(productId),
  ]);
  if (!product) return undefined;
  const pieces = [...onHand.values()].reduce((sum, count) => sum + count, 0);
  const { fabric, fit, care, sellingPoints, updatedAt } = product;
  const ordered = [...skus].sort((a, b) =>
    a.colourCode === b.colourCode ? a.sizeRank - b.sizeRank : a.colourCode < b.colourCode ? -1 : 1,
  );
  return {
    ...productRow(product, pieces),
    ...{ fabric, fit, care, sellingPoints, updatedAt },
    skus: ordered.map(({ _id: skuId, colour, colourHex, size, picture, tagPrice, price, cost, status }) => ({
      ...{ skuId, colour, colourHex, size, picture, tagPrice, price, cost, status },
      onHand: onHand.get(skuId) ?? 0,
    })),
  };
}

/** Styles by number, found by name or number, with what is on the shelves of the whole chain. */
const products: Handlers<HqContract, HqCaller>['products'] = async ({ cursor, limit, ...filter }) => {
  const [page, total] = await Promise.all([
    productPage({ ...filter, order: 'style', cursor, limit }),
    countProducts(filter),
  ]);
  const onHand = await onHandByProduct(page.documents.map((product) => product._id));
  const rows = page.documents.map((product) => productRow(product, onHand.get(product._id) ?? 0));
  return accept({ products: rows, nextCursor: page.nextCursor, total });
};

const product: Handlers<HqContract, HqCaller>['product'] = async ({ productId }) => {
  const detail = await readProductDetail(productId);
  return detail ? accept(detail) : refuse({ code: 'PRODUCT_NOT_FOUND', data: {} });
};

export const productHandlers = { products, product };
