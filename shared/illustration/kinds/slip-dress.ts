import { drawing } from '../drawing';
import { at, bothSides, symmetric } from '../geometry';
import type { Fold, Pen } from '../pen';
import { hanger } from './hanger';

type SlipDressCut = {
  readonly length: number;
  readonly cowl: boolean;
  readonly slit: boolean;
  readonly lace: boolean;
};

function folds({ length, cowl }: SlipDressCut): Fold[] {
  const falling: Fold[] = [
    [-30, 140, -62, length, 18, 10, 1, 0.85],
    [-52, 190, -82, length, 8, 8, -1, 0.5],
    [8, 150, 14, length, -10, 11, -1, 0.42],
    [30, 170, 48, length, -10, 9, 1, 0.8],
    [52, 200, 78, length, -8, 8, -1, 0.5],
    [-12, 210, -26, length, 8, 8, 1, 0.5],
    [-62, 140, -30, 176, 8, 6, -1, 0.45],
    [62, 140, 26, 176, -8, 6, -1, 0.5],
  ];
  const draped: Fold[] = [
    [-40, 100, 40, 100, 38, 4, -1, 0.5],
    [-38, 112, 38, 112, 44, 4, 1, 0.8],
    [-44, 118, 44, 118, 54, 4, -1, 0.4],
  ];
  return cowl ? [...falling, ...draped] : falling;
}

function laceHem(pen: Pen, length: number): string {
  const thread = pen.tone(pen.colours.lightness > 0.6 ? -0.12 : 0.12, 0.9);
  return Array.from({ length: 19 }, (_, index) => {
    const x = -84 + index * 9.3;
    const y = length - 8 + 8 * (1 - (x / 94) ** 2);
    const dot = (r: number, paint: string): string =>
      `<circle cx="${Math.round(200 + x)}" cy="${Math.round(y)}" r="${r}" ${paint}/>`;
    return dot(4.6, `fill="${thread}" fill-opacity=".75"`) + dot(1.7, `fill="${pen.colours.base}"`);
  }).join('');
}

export const slipDress = drawing<SlipDressCut>({
  cut: (choose) => ({
    length: choose.pick([342, 354]),
    cowl: choose.chance(0.6),
    slit: choose.chance(0.45),
    lace: choose.chance(0.4),
  }),
  draw(pen, cut) {
    const { length } = cut;
    const top = cut.cowl ? 'M0,126C18,124 36,112 44,92' : 'M0,128C12,118 30,104 44,92';
    const body = symmetric(
      `${top}C50,106 58,122 66,136C60,160 55,178 56,200C66,252 86,306 94,${length - 6}C62,${length + 4} 30,${length + 5} 0,${length + 5}`,
    );
    const slit = at(`M44,${length + 2}C42,306 40,280 38,258C48,284 56,318 62,${length - 1}Z`);
    const straps = bothSides('M44,94C46,82 47,74 46,66');
    return (
      hanger(pen, 56, 66) +
      pen.shade(body, 5, 10) +
      `<path d="${straps}" stroke="${pen.colours.lo}" stroke-width="2.4" fill="none"/>` +
      pen.lining(at('M-44,92C-30,104 30,104 44,92C36,112 18,126 0,126C-18,126 -36,112 -44,92Z')) +
      pen.piece(body, { folds: pen.folds(folds(cut)) }) +
      (cut.slit ? pen.piece(slit, { fill: pen.colours.inside, volume: 'none', line: 0.5 }) : '') +
      (cut.lace && !cut.slit ? pen.within(body, laceHem(pen, length)) : '') +
      pen.seamLine(bothSides(top), 1, 0.4)
    );
  },
});
