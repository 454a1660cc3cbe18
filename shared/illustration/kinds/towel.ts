import { drawing } from '../drawing';
import { at } from '../geometry';
import { textureOf, type Texture } from '../patterns';
import type { Pen } from '../pen';
import { ground } from '../scene';
import { rod } from './scarf';

type TowelCut = { readonly shown: 'hung' | 'folded'; readonly weave: Texture; readonly bands: 1 | 2 };

/** The flat woven bands near a towel's end. */
function bands(pen: Pen, y: number, from: number, to: number, count: number): string {
  return Array.from({ length: count }, (_, i) => {
    const top = y + i * 18;
    const path = at(`M${from},${top}L${to},${top}L${to},${top + 10}L${from},${top + 10}Z`);
    return (
      `<path d="${path}" fill="${pen.colours.lo}" fill-opacity=".55"/>` +
      pen.seamLine(at(`M${from},${top}L${to},${top}M${from},${top + 10}L${to},${top + 10}`), 1.1, 0.45) +
      pen.stitch(at(`M${from},${top + 5}L${to},${top + 5}`), 0.5)
    );
  }).join('');
}

function hung(pen: Pen, cut: TowelCut): string {
  const texture = textureOf(pen, cut.weave);
  const back = at('M-58,84L96,84C98,150 98,220 100,278L-54,280C-56,220 -58,150 -58,84Z');
  const front = at(
    'M-100,82C-100,70 -96,66 -88,66L62,66C70,66 74,72 74,82C72,160 74,250 72,326L-102,326C-100,250 -101,160 -100,82Z',
  );
  const loop = at('M-16,330C-18,346 -8,346 -10,330');
  return (
    pen.shade(front + back, 8, 12, 0.28) +
    pen.piece(back, { texture, volume: 'right' }) +
    `<path d="${back}" fill="${pen.colours.shadow}" fill-opacity=".16"/>` +
    rod +
    pen.shade(front, 4, 6, 0.2, 10) +
    `<path d="${loop}" fill="none" stroke="${pen.colours.lo}" stroke-width="3"/>` +
    pen.piece(front, {
      texture,
      edge: 0.3,
      folds:
        bands(pen, 276 - cut.bands * 9, -104, 76, cut.bands) +
        pen.folds([
          [-80, 70, -84, 324, 4, 9, -1, 0.32],
          [-56, 70, -60, 322, 4, 14, 1, 0.6],
          [-6, 76, -4, 322, -3, 11, -1, 0.3],
          [26, 80, 26, 322, 3, 12, 1, 0.4],
          [56, 76, 54, 322, 3, 10, -1, 0.32],
          [-98, 84, 72, 84, 4, 7, 1, 0.6],
        ]),
    }) +
    pen.stitch(at('M-101,318L72,318'), 0.45)
  );
}

function folded(pen: Pen, cut: TowelCut): string {
  const texture = textureOf(pen, cut.weave);
  const roll = (y: number, inset: number, height: number): string => {
    const [l, r] = [70 + inset, 330 - inset];
    const h = height;
    const outline = `M${l + 14},${y}L${r - 26},${y - 2}C${r + 6},${y - 2} ${r + 6},${y + h + 2} ${r - 26},${y + h}L${l + 14},${y + h}C${l - 4},${y + h} ${l - 6},${y} ${l + 14},${y}Z`;
    return (
      pen.shade(outline, 0, 5, 0.2, 8) +
      pen.piece(outline, {
        texture,
        volume: 'fall',
        edge: 0.4,
        edgeWidth: 12,
        folds: pen.folds([[l - 190, y + h * 0.28, r - 230, y + h * 0.24, 0, h * 0.16, 1, 0.9]]),
      }) +
      pen.seamLine(
        `M${l + 6},${y + h * 0.5}C${l + 80},${y + h * 0.56} ${r - 80},${y + h * 0.48} ${r - 8},${y + h * 0.5}`,
        1.6,
        0.45,
      ) +
      pen.seamLine(
        `M${r - 46},${y}C${r - 42},${y + h * 0.4} ${r - 42},${y + h * 0.6} ${r - 46},${y + h}M${r - 62},${y}C${r - 58},${y + h * 0.4} ${r - 58},${y + h * 0.6} ${r - 62},${y + h}`,
        1.4,
        0.4,
      )
    );
  };
  return ground(pen, 204, 320, 150, 13, 0.36) + roll(256, 0, 64) + roll(196, 8, 60) + roll(142, 18, 54);
}

export const towel = drawing<TowelCut>({
  cut: (choose) => ({
    shown: 'hung',
    weave: choose.pick<Texture>(['terry', 'waffle']),
    bands: choose.pick([1, 2]),
  }),
  draw: hung,
});

/** 毛巾 is sold as a small pile, 浴巾 hung at its full length. */
export const towelPile = drawing<TowelCut>({
  cut: (choose) => ({ shown: 'folded', weave: choose.pick<Texture>(['terry', 'terry', 'waffle']), bands: 1 }),
  draw: folded,
  floor: 286,
});
