import type { Chooser } from './choose';
import type { Pen } from './pen';

/**
 * One kind of goods. `cut` is what a buyer would call the style (neck, length, print …) and depends on the seed
 * alone; `draw` turns it into a picture in the product's colour.
 */
export type Drawing<Cut extends object = Record<string, unknown>> = {
  readonly cut: (choose: Chooser) => Cut;
  readonly draw: (pen: Pen, cut: Cut) => string;
  /** The height of the floor's far edge for a thing that stands; a thing without one hangs before paper. */
  readonly floor?: number;
  /** Width factor, height factor and lift that fill the frame as well as its neighbours do. */
  readonly fit?: readonly [width: number, height: number, lift: number];
};

/** A drawing in the menu: its own cut type stays inside. */
export type AnyDrawing = Omit<Drawing, 'cut' | 'draw'> & {
  readonly cut: (choose: Chooser) => object;
  readonly draw: (pen: Pen, choose: Chooser) => string;
};

/** Closes a drawing over its own cut, so that the menu can hold drawings of every cut. */
export function drawing<Cut extends object>({ cut, draw, ...frame }: Drawing<Cut>): AnyDrawing {
  return { ...frame, cut, draw: (pen, choose) => draw(pen, cut(choose)) };
}
