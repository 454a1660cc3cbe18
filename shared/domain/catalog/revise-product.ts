import type { Fen } from '../../kernel/money';
import { accept, refuse, type Result } from '../../kernel/result';
import type { LocalText } from '../../kernel/text';
import { productTerms } from './search-terms';
import { summariseSkus, type PriceSummary } from './summarise-skus';

type ShelfStatus = 'onSale' | 'offShelf';

export type RevisedSku = {
  readonly skuId: string;
  readonly name: LocalText;
  readonly price: Fen;
  readonly tagPrice: Fen;
  readonly status: ShelfStatus;
};

export type RevisedProduct = {
  readonly productId: string;
  readonly name: LocalText;
  readonly status: ShelfStatus;
};

/** What HQ wants changed; what is not named stays. */
export type Revision = {
  readonly name?: LocalText | undefined;
  readonly status?: ShelfStatus | undefined;
  readonly skus: readonly {
    readonly skuId: string;
    readonly price?: Fen | undefined;
    readonly status?: ShelfStatus | undefined;
  }[];
};

export type RevisionRefusal =
  | { code: 'UNKNOWN_SKU'; data: { skuId: string } }
  | { code: 'PRICE_ABOVE_TAG'; data: { skuId: string; tagPrice: Fen } };

/** A style after a revision: itself with its summary and search terms, and all of its SKUs. */
export type RevisionOutcome = {
  readonly product: { name: LocalText; status: ShelfStatus; terms: string[] } & PriceSummary;
  readonly skus: readonly RevisedSku[];
};

/** A style and its SKUs after a revision, consistent with each other. Refuses a price above the tag. */
export function reviseProduct(
  product: RevisedProduct,
  skus: readonly RevisedSku[],
  revision: Revision,
): Result<RevisionOutcome, RevisionRefusal> {
  const known = new Map(skus.map((sku) => [sku.skuId, sku]));
  for (const { skuId, price } of revision.skus) {
    const sku = known.get(skuId);
    if (!sku) return refuse({ code: 'UNKNOWN_SKU', data: { skuId } });
    if (price !== undefined && price > sku.tagPrice) {
      return refuse({ code: 'PRICE_ABOVE_TAG', data: { skuId, tagPrice: sku.tagPrice } });
    }
  }
  const name = revision.name ?? product.name;
  const wished = new Map(revision.skus.map((wish) => [wish.skuId, wish]));
  const priced = skus.map((sku) => {
    const wish = wished.get(sku.skuId);
    return { ...sku, name, price: wish?.price ?? sku.price, status: wish?.status ?? sku.status };
  });
  const shelved = shelve(priced, revision.status);
  const namesStatus = revision.status ?? revision.skus.find((wish) => wish.status)?.status;
  const isOnSale = shelved.some((sku) => sku.status === 'onSale');
  const status = namesStatus ? (isOnSale ? 'onSale' : 'offShelf') : product.status;
  return accept({
    product: { name, status, terms: productTerms(name, product.productId), ...summariseSkus(shelved) },
    skus: shelved,
  });
}

/**
 * A style is on sale when any of its SKUs is, since carts and orders look at the SKU alone: taking the style off
 * takes them all off, and putting a style on sale of which nothing is, puts all of them on sale.
 */
function shelve(skus: readonly RevisedSku[], wanted: ShelfStatus | undefined): RevisedSku[] {
  const isAnyOnSale = skus.some((sku) => sku.status === 'onSale');
  if (wanted === 'offShelf') return skus.map((sku) => ({ ...sku, status: 'offShelf' }));
  if (wanted === 'onSale' && !isAnyOnSale) return skus.map((sku) => ({ ...sku, status: 'onSale' }));
  return [...skus];
}
