/** Drawn for goods that have no picture at all, or that the catalogue has lost. */
export const UNKNOWN_GOODS = 'goods:tote-bag:c9c3b8:1';

/** A style without a picture of its own shows the first of its colours. */
export function firstPicture(style: {
  readonly pictures: readonly string[];
  readonly colours: readonly { readonly picture: string }[];
}): string {
  return style.pictures[0] ?? style.colours[0]?.picture ?? UNKNOWN_GOODS;
}
