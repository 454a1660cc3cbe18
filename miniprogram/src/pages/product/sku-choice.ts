import type { ProductView } from '@shared/contracts/catalog.contract';

export type Sku = ProductView['skus'][number];

/** What is chosen so far; `size` is undefined until the shopper picks one. */
export type Choice = { readonly colourCode: string; readonly size: string | undefined };

/** A size in a colour: can be bought here, is sold out here, or was never made. */
export type SizeState = 'available' | 'soldOut' | 'notMade';

export const skuOf = (product: ProductView, { colourCode, size }: Choice): Sku | undefined =>
  product.skus.find((sku) => sku.colourCode === colourCode && sku.size === size);

export function sizeState(product: ProductView, colourCode: string, size: string): SizeState {
  const sku = skuOf(product, { colourCode, size });
  if (!sku) return 'notMade';
  return sku.available > 0 ? 'available' : 'soldOut';
}

const isInStock = (product: ProductView, colourCode: string): boolean =>
  product.skus.some((sku) => sku.colourCode === colourCode && sku.available > 0);

/** The first colour that can be bought here. A size is only chosen for the shopper when there is just one. */
export function firstChoice(product: ProductView): Choice {
  const colour = product.colours.find(({ code }) => isInStock(product, code)) ?? product.colours[0];
  const colourCode = colour?.code ?? '';
  return { colourCode, size: product.sizes.length === 1 ? product.sizes[0] : undefined };
}

/** Another colour keeps the size if it was made in that colour. */
export function withColour(product: ProductView, choice: Choice, colourCode: string): Choice {
  const isMade = choice.size !== undefined && sizeState(product, colourCode, choice.size) !== 'notMade';
  return { colourCode, size: isMade ? choice.size : firstChoice({ ...product, skus: [] }).size };
}

/** Pieces this store has: of the chosen SKU, or of the colour while no size is chosen. */
export function availableOf(product: ProductView, choice: Choice): number {
  return product.skus
    .filter(
      ({ colourCode, size }) => colourCode === choice.colourCode && (!choice.size || size === choice.size),
    )
    .reduce((sum, { available }) => sum + available, 0);
}

/** The price to show: of the chosen SKU, or the lowest of the colour, and whether other sizes cost more. */
export function priceOf(product: ProductView, choice: Choice) {
  const chosen = skuOf(product, choice);
  const candidates = chosen
    ? [chosen]
    : product.skus.filter(({ colourCode }) => colourCode === choice.colourCode);
  const sorted = [...(candidates.length > 0 ? candidates : product.skus)].sort((a, b) => a.price - b.price);
  const [lowest] = sorted;
  return lowest && { ...lowest, isFrom: sorted[sorted.length - 1]?.price !== lowest.price };
}
