import { drawing } from '../drawing';
import { at, bothSides, symmetric } from '../geometry';
import { printOf, textureOf, type Print, type Texture } from '../patterns';
import type { Pen } from '../pen';
import { longSleeves, sides, sleeveLight } from './sleeves';

export type KnitCut = {
  readonly neck: 'crew' | 'turtle' | 'v' | 'cardigan' | 'half-zip';
  readonly stitch: 'knit' | 'cable' | 'rib';
  readonly print: Print;
  readonly hem: number;
};

const isDeep = ({ neck }: KnitCut): boolean => neck === 'v' || neck === 'cardigan';
const depth = (cut: KnitCut): number => (isDeep(cut) ? 152 : 100);

const neckline = (cut: KnitCut): string =>
  isDeep(cut) ? `M0,152C14,128 30,98 36,76` : `M0,100C20,100 32,90 36,78`;

function ribbedEdge(pen: Pen, path: string, width: number): string {
  const { lo, deep, hi } = pen.colours;
  const line = (colour: string, strokeWidth: number, rest: string): string =>
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${strokeWidth}" stroke-linejoin="round" ${rest}/>`;
  return (
    line(lo, width, '') +
    line(deep, width, 'stroke-dasharray="1.6 3.4" stroke-opacity=".4"') +
    line(hi, 1.6, 'stroke-opacity=".45" transform="translate(0 -4)"')
  );
}

function tallCollar(pen: Pen, zip: boolean): string {
  const collar = 'M-38,86C-34,72 -33,60 -34,48C-20,42 20,42 34,48C33,60 34,72 38,86C26,106 -26,106 -38,86Z';
  const slider =
    pen.seamLine(at('M0,56L0,176'), 7, 0.28) +
    `<path d="${at('M0,54L0,176')}" stroke="#d9d4cb" stroke-width="2.4" stroke-dasharray="1.6 1.4"/>` +
    `<path d="${at('M0,70L0,84')}" stroke="#a89f92" stroke-width="5" stroke-linecap="round"/>`;
  return (
    pen.piece(at(collar), { texture: textureOf(pen, 'rib', 0, 6), edge: 0.4 }) +
    `<path d="${at('M-33,51C-18,58 18,58 33,51')}" fill="none" stroke="${pen.colours.deep}" stroke-width="3" stroke-opacity=".28"/>` +
    (zip ? slider : '')
  );
}

function neck(pen: Pen, cut: KnitCut): string {
  const band = cut.hem + 34;
  const edge = at(
    isDeep(cut)
      ? 'M-37,77C-30,98 -14,128 0,152C14,128 30,98 37,77'
      : 'M-36,78C-32,90 -20,100 0,100C20,100 32,90 36,78',
  );
  switch (cut.neck) {
    case 'turtle':
    case 'half-zip':
      return tallCollar(pen, cut.neck === 'half-zip');
    case 'crew':
      return ribbedEdge(pen, edge, 12);
    case 'v':
      return ribbedEdge(pen, edge, 11);
    case 'cardigan': {
      const placket = at(`M-9,144L9,144L9,${band}L-9,${band}Z`);
      const colour = pen.colours.lightness > 0.55 ? '#8a6a48' : '#d8c6a8';
      const rows = Array.from({ length: Math.ceil((band - 166) / 33) }, (_, i) => 162 + i * 33);
      return (
        pen.piece(placket, {
          texture: textureOf(pen, 'rib', 0, 4),
          volume: 'none',
          edge: 0.3,
          edgeWidth: 5,
        }) +
        ribbedEdge(pen, edge, 11) +
        rows.map((y) => pen.button(0, y, 5, colour)).join('')
      );
    }
  }
}

export function drawKnit(pen: Pen, cut: KnitCut): string {
  const { hem, print } = cut;
  const texture: Texture = cut.stitch;
  const rib = textureOf(pen, 'rib', 0, 5);
  const body = symmetric(
    `${neckline(cut)}C64,82 88,92 110,104C104,126 100,146 103,172C102,220 104,262 106,${hem}` +
      `C70,${hem + 4} 30,${hem + 5} 0,${hem + 5}`,
  );
  const sleeves = longSleeves(pen, 300, 10, {
    print,
    printScale: 1.3,
    texture: texture === 'rib' ? 'rib' : 'knit',
  });
  const d = depth(cut);
  const opening = `M-36,78C-24,70 24,70 36,78C30,100 14,${d - 14} 0,${d}C-14,${d - 14} -30,100 -36,78Z`;
  const cuff = 'M130,308L168,299C170,314 169,330 166,344C156,349 146,351 138,351C134,338 132,322 130,308Z';
  const waist = symmetric(
    `M0,${hem}C30,${hem} 70,${hem - 1} 106,${hem - 5}C106,${hem + 10} 104,${hem + 22} 100,${hem + 28}` +
      `C70,${hem + 33} 30,${hem + 34} 0,${hem + 34}`,
  );
  return (
    pen.shade(body + sleeves.outline + waist + bothSides(cuff), 5, 10, 0.28) +
    pen.lining(at(opening), pen.label(0, 78)) +
    sleeves.svg +
    sides
      .map((side) => pen.piece(at(cuff, side), { texture: rib, volume: sleeveLight(side), edgeWidth: 8 }))
      .join('') +
    pen.piece(body, {
      texture: textureOf(pen, texture, 0, 8),
      print: printOf(pen, print, 0, 1.3),
      edge: 0.42,
      edgeWidth: 15,
      folds: pen.folds([
        [-98, 176, -40, 220, 10, 10, -1],
        [98, 176, 44, 214, -10, 10, -1],
        [-50, 210, -60, hem, 6, 10, -1, 0.25],
        [50, 230, 60, hem, -8, 10, -1, 0.25],
        [-34, 140, -40, hem - 6, 8, 14, 1, 0.5],
      ]),
    }) +
    pen.seamLine(bothSides('M110,104C104,126 100,146 103,172'), 1.2, 0.4) +
    pen.piece(waist, { texture: rib, edgeWidth: 8 }) +
    neck(pen, cut)
  );
}

export const knit = drawing<KnitCut>({
  cut(choose) {
    const stitch = choose.pick<KnitCut['stitch']>(['knit', 'cable', 'knit', 'rib']);
    return {
      neck: choose.pick(['crew', 'turtle', 'v', 'cardigan', 'half-zip']),
      stitch,
      print: stitch === 'knit' && choose.chance(0.3) ? 'stripe' : 'plain',
      hem: choose.pick([292, 304]),
    };
  },
  draw: drawKnit,
  fit: [0.92, 1.02, -6],
});
