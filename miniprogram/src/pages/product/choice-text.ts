import type { ProductView } from '@shared/contracts/catalog.contract';
import type { LocalText } from '@shared/kernel/text';
import type { Choice } from './sku-choice';

const oneSize = /^(F|OS|均码|均)$/i;

/** "Sand / M" or "沙色 · M"; a product of one size is named by its colour alone. */
export function choiceText(
  product: ProductView,
  { colourCode, size }: Choice,
  pick: (text: LocalText) => string,
): string {
  const colour = product.colours.find(({ code }) => code === colourCode);
  const parts = [colour && pick(colour.name), size && !oneSize.test(size) ? size : undefined];
  return parts.filter(Boolean).join(' · ');
}
