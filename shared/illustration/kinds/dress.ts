import { drawing } from '../drawing';
import { at, bothSides, symmetric } from '../geometry';
import { printOf, textureOf, type Print } from '../patterns';
import type { Fold, Pen } from '../pen';
import { hanger } from './hanger';
import { sides, sleeveLight, type Side } from './sleeves';

export type DressCut = {
  readonly neck: 'crew' | 'v' | 'square' | 'shirt' | 'mandarin';
  readonly sleeve: 'none' | 'puff' | 'short' | 'long';
  readonly print: Print;
  readonly hemX: number;
  readonly hemY: number;
  readonly belt: boolean;
  readonly buttons: boolean;
};

const necklines = {
  crew: 'M0,98C16,98 26,88 30,68',
  v: 'M0,124C10,108 24,86 30,68',
  square: 'M0,104C10,104 22,105 28,105C30,92 30,80 30,68',
  shirt: 'M0,112C8,104 22,86 30,68',
  mandarin: 'M0,86C14,86 26,80 30,68',
} as const;

const openings = {
  crew: 'M-30,68C-20,62 20,62 30,68C26,88 16,98 0,98C-16,98 -26,88 -30,68Z',
  v: 'M-30,68C-20,62 20,62 30,68C24,86 10,108 0,124C-10,108 -24,86 -30,68Z',
  square: 'M-30,68C-20,62 20,62 30,68L28,105L-28,105Z',
  shirt: 'M-30,68C-20,62 20,62 30,68C22,86 8,104 0,112C-8,104 -22,86 -30,68Z',
  mandarin: 'M-30,68C-20,62 20,62 30,68C26,80 14,86 0,86C-14,86 -26,80 -30,68Z',
} as const;

const sleeveShapes = {
  puff: 'M62,78C88,72 116,88 122,118C124,134 118,146 110,152C96,158 84,156 74,146C66,128 62,100 62,78Z',
  short: 'M62,77C82,80 98,92 108,110L120,142C106,152 92,156 80,158L70,130Z',
  long: 'M62,77C88,82 104,100 110,132C118,178 124,220 128,262L104,267C98,226 90,184 72,134Z',
} as const;

function sleeve(pen: Pen, cut: DressCut, side: Side): string {
  if (cut.sleeve === 'none') return '';
  const gathers: Fold[] = [
    [side * 80, 146, side * 84, 96, 6, 4, -1],
    [side * 94, 150, side * 104, 100, 6, 4, -1],
    [side * 106, 148, side * 116, 110, 4, 4, 1],
    [side * 70, 92, side * 88, 84, 2, 4, -1],
  ];
  const plain: Fold[] = [[side * 78, 150, side * 98, 112, 4, 5, -1]];
  const bent: Fold[] = [
    [side * 82, 150, side * 112, 132, -side * 6, 5, -1],
    [side * 90, 190, side * 118, 176, -side * 6, 5, -1],
    [side * 100, 232, side * 124, 220, -side * 5, 5, -1],
    [side * 98, 112, side * 114, 250, -side * 4, 5, 1, 0.5],
  ];
  const folds = { puff: gathers, short: plain, long: bent }[cut.sleeve];
  const band = at('M73,147C84,156 98,158 111,152', side);
  return (
    pen.piece(at(sleeveShapes[cut.sleeve], side), {
      volume: sleeveLight(side),
      print: printOf(pen, cut.print),
      texture: textureOf(pen, cut.print === 'plain' ? 'linen' : 'none'),
      folds: pen.folds(folds),
    }) +
    (cut.sleeve === 'puff'
      ? `<path d="${band}" fill="none" stroke="${pen.colours.lo}" stroke-width="6"/>` +
        pen.seamLine(band, 1, 0.4, '1.5 3')
      : '')
  );
}

function skirtFolds({ hemX, hemY }: DressCut): Fold[] {
  return Array.from({ length: 11 }, (_, index) => {
    const i = index - 5;
    const isValley = i % 2 !== 0;
    return [
      i * 9.6,
      190,
      (i * hemX) / 5.6,
      hemY + 2,
      i * 1.6,
      6 + Math.abs(i) * 0.5,
      isValley ? -1 : 1,
      isValley ? 0.4 : 0.5,
    ];
  });
}

function belt(pen: Pen, print: string, texture: string): string {
  const band = at('M-58,178C-30,186 30,186 58,178L58,192C30,199 -30,199 -58,192Z');
  const knot = at(
    'M10,186C22,178 32,178 34,184C32,192 22,194 10,190C18,206 22,226 22,246L14,248C13,226 8,206 4,192' +
      'C0,208 -4,222 -10,236L-17,232C-10,218 -4,204 0,190Z',
  );
  return (
    pen.piece(band, { texture, print, edgeWidth: 5 }) + pen.piece(knot, { texture, edgeWidth: 5, line: 0.5 })
  );
}

function collar(pen: Pen, cut: DressCut): string {
  if (cut.neck === 'shirt') {
    const wing = 'M30,64C36,74 40,86 43,98L24,114L1,108C12,96 24,82 30,64Z';
    return [1, -1]
      .map((side) => at(wing, side as Side))
      .map(
        (path, i) =>
          pen.shade(path, 1, 3, 0.2, 6) +
          pen.piece(path, { print: printOf(pen, cut.print), volume: i ? 'left' : 'fall', edgeWidth: 6 }),
      )
      .join('');
  }
  if (cut.neck !== 'mandarin') return pen.stitch(bothSides(necklines[cut.neck]), 0.4);
  const band = 'M-32,78C-31,70 -30,64 -30,57C-18,65 18,65 30,57C30,64 31,70 32,78C22,92 -22,92 -32,78Z';
  const knots = [
    [4, 92],
    [22, 110],
    [38, 130],
  ] as const;
  const frogs = knots.map(
    ([x, y]) =>
      `<path d="${at(`M${x - 9},${y + 3}L${x + 9},${y - 3}`)}" stroke="${pen.colours.seam}" stroke-width="3" stroke-linecap="round"/>` +
      pen.button(x, y, 3),
  );
  return (
    pen.lining(at('M-30,57C-18,50 18,50 30,57C18,66 -18,66 -30,57Z')) +
    pen.piece(at(band), { edgeWidth: 6 }) +
    pen.seamLine(at('M0,84C16,92 40,112 58,150'), 1.2, 0.6) +
    frogs.join('')
  );
}

function buttons(pen: Pen, cut: DressCut): string {
  const first = { crew: 112, square: 120, shirt: 124, v: 138, mandarin: 0 }[cut.neck];
  if (!first || !(cut.buttons || cut.neck === 'shirt')) return '';
  const last = cut.neck === 'shirt' ? cut.hemY - 30 : 176;
  return Array.from({ length: Math.ceil((last - first) / 19) }, (_, i) => first + i * 19)
    .filter((y) => !cut.belt || Math.abs(y - 187) > 11)
    .map((y) => pen.button(0, y, 2.6))
    .join('');
}

export function drawDress(pen: Pen, cut: DressCut): string {
  const { hemX, hemY } = cut;
  const print = printOf(pen, cut.print);
  const texture = textureOf(pen, cut.print === 'plain' ? 'linen' : 'none');
  const bodice = symmetric(
    `${necklines[cut.neck]}C46,70 58,74 68,80C62,98 63,116 72,132C68,150 60,168 56,184C40,190 16,191 0,191`,
  );
  const skirt = symmetric(
    `M0,186C20,186 40,184 56,180C68,214 ${hemX - 14},290 ${hemX},${hemY - 8}` +
      `C${hemX - 22},${hemY} ${hemX - 40},${hemY + 1} ${hemX - 56},${hemY + 5}C34,${hemY + 1} 14,${hemY + 8} 0,${hemY + 6}`,
  );
  const waist = at('M-57,183C-40,190 -16,191 0,191C16,191 40,190 57,183');
  const outline = bodice + skirt + (cut.sleeve === 'none' ? '' : bothSides(sleeveShapes[cut.sleeve]));
  return (
    hanger(pen, 58, cut.sleeve === 'none' ? 62 : 52) +
    pen.shade(outline, 5, 10) +
    pen.lining(at(openings[cut.neck]), pen.label(0, 70)) +
    sides.map((side) => sleeve(pen, cut, side)).join('') +
    pen.piece(skirt, { print, texture, folds: pen.folds(skirtFolds(cut)) }) +
    pen.piece(bodice, {
      print,
      texture,
      folds: pen.folds([
        [-68, 134, -24, 158, 6, 6, -1],
        [68, 134, 26, 156, -6, 6, -1],
        [-20, 130, -26, 186, 3, 6, 1],
        [34, 186, 30, 140, 3, 5, -1, 0.3],
      ]),
    }) +
    pen.softLine(waist, pen.colours.deep, 5, 0.3) +
    (cut.belt ? belt(pen, print, texture) : '') +
    buttons(pen, cut) +
    collar(pen, cut)
  );
}

export const dress = drawing<DressCut>({
  cut: (choose) => ({
    neck: choose.pick(['crew', 'v', 'square', 'shirt', 'mandarin']),
    sleeve: choose.pick(['none', 'puff', 'short', 'long']),
    print: choose.pick(['plain', 'plain', 'floral', 'check']),
    hemX: choose.pick([94, 106]),
    hemY: choose.pick([352, 360]),
    belt: choose.chance(0.5),
    buttons: choose.chance(0.5),
  }),
  draw: drawDress,
  fit: [0.98, 1, -4],
});
