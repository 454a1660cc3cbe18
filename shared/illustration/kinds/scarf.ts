import { drawing } from '../drawing';
import { at, bothSides, round, symmetric } from '../geometry';
import { printOf, textureOf, type Print } from '../patterns';
import type { Pen } from '../pen';

type ScarfCut = { readonly print: Print; readonly width: number; readonly fringe: boolean };

/** A wooden rod across the picture, with what hangs over it. */
export const rod =
  '<rect x="40" y="72" width="320" height="11" rx="5.5" fill="#b98f60"/>' +
  '<rect x="42" y="73.5" width="316" height="3" rx="1.5" fill="#ffffff" fill-opacity=".35"/>' +
  '<rect x="40" y="72" width="320" height="11" rx="5.5" fill="none" stroke="#7c5a34" stroke-opacity=".35"/>';

function fringe(pen: Pen, from: number, to: number, y: number, lean: number): string {
  const { choose, colours } = pen;
  return Array.from({ length: Math.ceil((to - from) / 5.2) }, (_, index) => {
    const end = `q${round(choose.vary(lean, 1.6))},12 ${round(choose.vary(lean, 2.4))},${round(choose.vary(23, 2.5))}`;
    const colour = choose.chance(0.5) ? colours.lo : colours.base;
    return `<path d="M${round(200 + from + index * 5.2)},${y}${end}" stroke="${colour}" stroke-width="3" stroke-linecap="round" fill="none"/>`;
  }).join('');
}

export const scarf = drawing<ScarfCut>({
  cut: (choose) => ({
    print: choose.pick(['check', 'plain', 'stripe', 'plain']),
    width: choose.pick([54, 62]),
    fringe: choose.chance(0.7),
  }),
  draw(pen, cut) {
    const w = cut.width;
    const piece = {
      print: printOf(pen, cut.print, 0, cut.print === 'stripe' ? 1.8 : 1.25),
      texture: textureOf(pen, 'twill'),
    };
    const back = at(
      `M${26 - w},84L${w + 30},84C${w + 34},150 ${w + 34},220 ${w + 40},288L${34 - w},292C${30 - w},220 ${26 - w},150 ${26 - w},84Z`,
    );
    const front = at(
      `M${-w - 12},82C${-w - 12},70 ${-w - 8},66 ${-w},66L${w - 6},66C${w + 2},66 ${w + 6},72 ${w + 6},82` +
        `C${w + 4},160 ${w + 6},240 ${w},318L${-w - 18},314C${-w - 14},240 ${-w - 12},160 ${-w - 12},82Z`,
    );
    const label = at(`M${w - 34},284L${w - 12},284L${w - 12},298L${w - 34},298Z`);
    return (
      pen.shade(front + back, 8, 12, 0.28) +
      (cut.fringe ? fringe(pen, 36 - w, w + 38, 288, 1) : '') +
      pen.piece(back, {
        ...piece,
        volume: 'right',
        folds: pen.folds([
          [20, 84, 30, 290, 4, 9, -1, 0.5],
          [70, 100, 76, 290, 3, 8, 1, 0.4],
        ]),
      }) +
      `<path d="${back}" fill="${pen.colours.shadow}" fill-opacity=".16"/>` +
      rod +
      pen.shade(front, 4, 6, 0.22, 10) +
      (cut.fringe ? fringe(pen, -w - 16, w, 315, -1) : '') +
      pen.piece(front, {
        ...piece,
        edge: 0.3,
        folds: pen.folds([
          [8 - w, 70, 2 - w, 316, 4, 8, -1, 0.42],
          [26 - w, 70, 22 - w, 314, 4, 10, 1, 0.65],
          [-4, 76, -2, 316, -3, 9, -1, 0.4],
          [16, 80, 16, 314, 3, 9, 1, 0.5],
          [w - 14, 76, w - 18, 316, 3, 8, -1, 0.4],
          [-w - 10, 84, w + 4, 84, 4, 7, 1, 0.6],
        ]),
      }) +
      `<path d="${label}" fill="#f3ede2"/><path d="${at(`M${w - 30},289L${w - 16},289M${w - 28},293L${w - 18},293`)}" stroke="#7d7264" stroke-width="1.2"/>`
    );
  },
});

type SilkScarfCut = { readonly print: Print; readonly border: 'wide' | 'line' };

/** A silk square laid on a corner, one tip turned back so that its wrong side shows. */
export const silkScarf = drawing<SilkScarfCut>({
  cut: (choose) => ({
    print: choose.pick(['plain', 'floral', 'check', 'polka']),
    border: choose.pick(['wide', 'line']),
  }),
  draw(pen, cut) {
    const square = symmetric('M0,56C46,94 98,148 146,198C112,240 80,276 48,304C30,309 14,310 0,310');
    const inner = symmetric('M0,92C36,122 78,164 114,200C86,240 64,264 36,290C24,296 10,297 0,297');
    const turned = at('M-48,304C-30,309 30,309 48,304C32,292 16,276 2,262C-14,276 -30,290 -48,304Z');
    const border =
      cut.border === 'wide'
        ? `<path d="${square}${inner}" fill-rule="evenodd" fill="${pen.colours.contrast}" fill-opacity=".8"/>`
        : pen.seamLine(inner, 3, 0.7) +
          pen.seamLine(
            symmetric('M0,82C42,116 86,158 124,200C94,244 68,270 40,297C26,302 10,303 0,303'),
            1,
            0.7,
          );
    const folds = pen.folds([
      [-130, 196, 30, 130, 22, 10, 1, 0.8],
      [-96, 236, 84, 214, 20, 11, -1, 0.34],
      [-60, 276, 70, 262, 12, 12, 1, 0.7],
      [0, 66, -20, 190, 10, 9, -1, 0.3],
      [20, 80, 110, 190, -14, 10, 1, 0.6],
      [-20, 300, 60, 236, 14, 9, -1, 0.34],
    ]);
    return (
      pen.shade(square, 6, 11, 0.3) +
      pen.piece(square, { print: printOf(pen, cut.print, 45, 1.3), folds: border + folds, edge: 0.24 }) +
      pen.shade(turned, 0, -3, 0.24, 8) +
      pen.piece(turned, { fill: pen.colours.hi, volume: 'fall', edge: 0.26, edgeWidth: 8, line: 0.5 }) +
      pen.seamLine(bothSides('M0,60C44,97 96,150 142,198'), 1.4, 0.35)
    );
  },
});
