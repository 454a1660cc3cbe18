import type { CartLine, CartView } from '@shared/contracts/cart.contract';
import type { Cart } from '@shared/domain/cart/cart';
import { priceBasket } from '@shared/domain/pricing/price-basket';
import { availableBySku } from '../_stores/availability.store';
import type { SkuDocument, StoreDocument } from '../_stores/catalog.documents';
import type { CartLineRecord } from '../_stores/member.documents';
import { findSkus, pricedSku } from '../_stores/skus.store';

/** Goods and stock behind a cart's lines, as of now. */
export type CartGoods = {
  readonly skus: ReadonlyMap<string, SkuDocument>;
  readonly available: ReadonlyMap<string, number>;
};

/** One round trip. */
export async function loadGoods(skuIds: readonly string[], storeId: string): Promise<CartGoods> {
  const [skus, available] = await Promise.all([findSkus(skuIds), availableBySku(storeId, skuIds)]);
  return { skus: new Map(skus.map((sku) => [sku._id, sku])), available };
}

/** A cart with prices and stock as of now; a store that does not sell to shoppers has nothing to give. */
export function cartView(cart: Cart, goods: CartGoods, store: StoreDocument | undefined): CartView {
  const newestFirst = Object.entries(cart.lines).sort(
    ([skuA, a], [skuB, b]) => b.addedAt - a.addedAt || (skuA < skuB ? -1 : 1),
  );
  const lines = newestFirst.flatMap(([skuId, record]) => {
    const sku = goods.skus.get(skuId);
    // A SKU that left the catalogue altogether has no name left to show.
    return sku ? [cartLine(sku, record, store ? (goods.available.get(skuId) ?? 0) : 0)] : [];
  });
  const bought = lines.flatMap(({ skuId, quantity, selected, problem }) => {
    const sku = goods.skus.get(skuId);
    return sku && selected && !problem ? [{ sku: pricedSku(sku), quantity }] : [];
  });
  return {
    lines,
    pieces: lines.reduce((sum, line) => sum + line.quantity, 0),
    quote: bought.length > 0 ? priceBasket({ lines: bought, fulfilment: 'pickup' }) : null,
  };
}

function cartLine(sku: SkuDocument, record: CartLineRecord, available: number): CartLine {
  const { skuId, productId, name, colour, size, picture, price, tagPrice } = pricedSku(sku);
  const { quantity, selected } = record;
  const problem = problemOf(sku, quantity, available);
  return {
    ...{ skuId, productId, name, colour, size, picture, price, tagPrice },
    ...{ quantity, selected, available, problem },
  };
}

function problemOf(sku: SkuDocument, quantity: number, available: number): CartLine['problem'] {
  if (sku.status !== 'onSale') return 'OFF_SHELF';
  if (available === 0) return 'SOLD_OUT';
  return available < quantity ? 'NOT_ENOUGH' : null;
}
