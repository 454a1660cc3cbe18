import { kindFor } from './kind-rules';
import type { IllustrationKind } from './kinds';
import { seedsFor } from './seeds';

export type ProductToDraw = {
  /** From the top of the tree to the leaf, in the words of the chain: ['女装', '裙装', '连衣裙']. */
  readonly categoryPath: readonly string[];
  readonly productName: string;
  readonly styleCode: string;
};

/**
 * Which drawing stands for a product until it has photographs: the kind from its category and name, and a seed
 * that fixes the cut. The same style gets the same seed for ever, so its colours are one product in many colours.
 */
export function illustrationFor(product: ProductToDraw): { kind: IllustrationKind; seed: number } {
  const kind = kindFor(product.categoryPath, product.productName);
  const seeds = seedsFor(kind, product.productName);
  return { kind, seed: seeds[hash(product.styleCode) % seeds.length] ?? 1 };
}

/** FNV-1a over UTF-16 units: spreads neighbouring style codes over the seeds. */
function hash(text: string): number {
  let value = 2166136261;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 16777619);
  }
  return (value ^ (value >>> 15)) >>> 0;
}
