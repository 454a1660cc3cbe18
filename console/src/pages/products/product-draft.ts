import type { InputOf } from '@shared/contracts/contract';
import type { HqContract } from '@shared/contracts/hq.contract';
import type { ProductDetail, ProductSku, ShelfStatus } from './product-rows';
import { parseYuan, priceProblem, yuanText, type PriceProblem } from './yuan-input';

type SkuDraft = { readonly price: string; readonly status: ShelfStatus };

/** A product as it is being edited: prices are what was typed. */
export type ProductDraft = {
  readonly name: { readonly zh: string; readonly en: string };
  readonly status: ShelfStatus;
  readonly skus: Readonly<Record<string, SkuDraft>>;
};

export const nameLimits = { zh: 60, en: 80 } as const;

export function draftOf(product: ProductDetail): ProductDraft {
  const skus = product.skus.map(({ skuId, price, status }) => [skuId, { price: yuanText(price), status }]);
  return { name: product.name, status: product.status, skus: Object.fromEntries(skus) };
}

export type SaveProduct = InputOf<HqContract['saveProduct']>;

/** What a draft changes, as the server wants to hear it, and how many things that are. */
export function changesOf(
  product: ProductDetail,
  draft: ProductDraft,
): { input: SaveProduct; count: number } {
  const name = { zh: draft.name.zh.trim(), en: draft.name.en.trim() };
  const isRenamed = name.zh !== product.name.zh || name.en !== product.name.en;
  const skus = product.skus.flatMap((sku) => {
    const edited = draft.skus[sku.skuId];
    if (!edited) return [];
    const price = parseYuan(edited.price);
    const change = {
      ...(price !== sku.price && { price: price ?? undefined }),
      ...(edited.status !== sku.status && { status: edited.status }),
    };
    return Object.keys(change).length > 0 ? [{ skuId: sku.skuId, ...change }] : [];
  });
  const isMoved = draft.status !== product.status;
  return {
    input: {
      productId: product.productId,
      ...(isRenamed && { name }),
      ...(isMoved && { status: draft.status }),
      skus,
    },
    count: Number(isRenamed) + Number(isMoved) + skus.length,
  };
}

export type NameProblem = 'nameNeeded' | 'nameTooLong';

/** What is wrong with a name that was changed, if anything; one that came from an import may stay as it is. */
export function nameProblem(
  product: ProductDetail,
  draft: ProductDraft,
  language: keyof typeof nameLimits,
): NameProblem | null {
  const name = draft.name[language].trim();
  if (name === product.name[language]) return null;
  if (name === '') return 'nameNeeded';
  return name.length > nameLimits[language] ? 'nameTooLong' : null;
}

/** What is wrong with a price that was changed, if anything. */
export function skuProblem(sku: ProductSku, draft: ProductDraft): PriceProblem | null {
  const text = draft.skus[sku.skuId]?.price ?? '';
  return text === yuanText(sku.price) ? null : priceProblem(text, sku.tagPrice);
}

/** Whether a draft can be saved. */
export function isSound(product: ProductDetail, draft: ProductDraft): boolean {
  return (
    (['zh', 'en'] as const).every((language) => nameProblem(product, draft, language) === null) &&
    product.skus.every((sku) => skuProblem(sku, draft) === null)
  );
}
