import type { ReactNode } from 'react';

export type CarouselProps = {
  /** One slide each; a slide fills the width. */
  slides: readonly { readonly key: string; readonly content: ReactNode }[];
  /** Height in px of the design. */
  height: number;
  /** The slide in view; changing it moves there. */
  shown: number;
  onShow: (index: number) => void;
  isAutomatic?: boolean;
};
