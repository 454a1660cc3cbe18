import { at } from '../geometry';
import { printOf, textureOf, type Print, type Texture } from '../patterns';
import type { Pen } from '../pen';

export const sides = [-1, 1] as const;
export type Side = (typeof sides)[number];

/** A left sleeve is lit from its outer edge, a right one lies in its own shade. */
export const sleeveLight = (side: Side): 'left' | 'right' => (side < 0 ? 'left' : 'right');

type SleeveCut = {
  readonly print?: Print;
  readonly texture?: Texture;
  readonly turn?: number;
  readonly printScale?: number;
};

const longOutline = (cuffY: number, width: number): string =>
  `M98,97C114,104 126,124 ${132 + width},160C${143 + width},214 ${152 + width},262 ${158 + width},${cuffY}` +
  `L128,${cuffY + 7}C121,264 112,220 98,172Z`;

/** Two long sleeves that end at `cuffY`; `width` 0 is a shirt's, 10 a jumper's. */
export function longSleeves(pen: Pen, cuffY: number, width: number, cut: SleeveCut = {}) {
  const { print = 'plain', texture = 'none', turn = 9, printScale = 1 } = cut;
  const outline = (side: Side): string => at(longOutline(cuffY, width), side);
  const draw = (side: Side): string =>
    pen.piece(outline(side), {
      volume: sleeveLight(side),
      print: printOf(pen, print, print === 'stripe' ? 0 : -side * turn, printScale),
      texture: textureOf(pen, texture, -side * turn),
      folds: pen.folds([
        [side * 104, 172, side * 149, 150, -side * 6, 5, -1],
        [side * 112, 214, side * 152, 196, -side * 6, 6, -1],
        [side * 122, 262, side * 156, 244, -side * 5, 5, -1],
        [side * 132, 124, side * 141, 290, -side * 6, 6, 1, side < 0 ? 0.6 : 0.35],
      ]),
    });
  return { outline: outline(-1) + outline(1), svg: draw(-1) + draw(1) };
}

/** The creases of a body between two sleeves: from under the arms inwards, and down to the hem. */
export function bodyCreases(pen: Pen, hem: number): string {
  return pen.folds([
    [-96, 170, -30, 228, 10, 9, -1],
    [96, 170, 36, 216, -10, 10, -1],
    [-60, 196, -68, hem - 4, 6, 8, -1, 0.3],
    [40, 230, 54, hem - 4, -8, 10, -1, 0.3],
    [-32, 146, -38, hem - 6, 8, 12, 1],
    [73, 196, 66, hem - 20, 6, 7, 1, 0.4],
  ]);
}
