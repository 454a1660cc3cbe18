import { drawing } from '../drawing';
import { at, bothSides, symmetric } from '../geometry';
import { printOf, textureOf, type Print } from '../patterns';
import type { Pen, Piece } from '../pen';
import { hanger } from './hanger';
import { lapel } from './lapel';
import { sides, sleeveLight, type Side } from './sleeves';

export type CoatCut = {
  readonly collar: 'notch' | 'peak' | 'stand' | 'shawl';
  readonly shape: 'straight' | 'cocoon' | 'wrapped';
  readonly hemY: number;
  readonly print: Print;
  readonly double: boolean;
};

const sleeveOutline = 'M95,82C112,89 122,108 127,142C136,192 144,236 149,280L116,286C110,240 102,198 93,160Z';

/** Half of the body below the collar, by the three shapes in which wool coats are sold. */
const bodies = {
  straight: (hemY: number) =>
    `C94,110 92,132 94,156C96,210 100,270 104,${hemY - 4}C70,${hemY + 3} 30,${hemY + 4} 0,${hemY + 4}`,
  cocoon: (hemY: number) =>
    `C96,112 98,140 104,170C114,226 112,284 96,${hemY - 4}C66,${hemY + 3} 30,${hemY + 4} 0,${hemY + 4}`,
  wrapped: (hemY: number) =>
    `C94,110 92,130 92,152C86,176 80,190 80,204C88,252 102,312 107,${hemY - 6}C70,${hemY + 2} 30,${hemY + 4} 0,${hemY + 4}`,
} as const;

function sleeve(pen: Pen, piece: Piece, side: Side): string {
  return (
    pen.piece(at(sleeveOutline, side), {
      ...piece,
      volume: sleeveLight(side),
      edge: 0.4,
      edgeWidth: 13,
      folds: pen.folds([
        [side * 100, 164, side * 142, 146, -side * 6, 6, -1],
        [side * 110, 206, side * 146, 192, -side * 6, 6, -1],
        [side * 118, 250, side * 148, 236, -side * 5, 6, -1],
        [side * 126, 112, side * 134, 270, -side * 4, 8, 1, 0.5],
      ]),
    }) + pen.seamLine(at('M117,262L147,256', side), 1, 0.4)
  );
}

const breakY = ({ collar }: CoatCut): number => (collar === 'stand' ? 88 : 158);

function collars(pen: Pen, cut: CoatCut, piece: Piece): string {
  if (cut.collar === 'stand') {
    const band = 'M-38,88C-36,74 -35,62 -36,50C-20,58 20,58 36,50C35,62 36,74 38,88C26,104 -26,104 -38,88Z';
    return (
      pen.lining(at('M-36,50C-20,42 20,42 36,50C20,60 -20,60 -36,50Z'), pen.label(0, 47)) +
      pen.piece(at(band), { ...piece, edge: 0.42, edgeWidth: 9 }) +
      pen.seamLine(at('M6,60L8,100'), 1.1, 0.55)
    );
  }
  const y = breakY(cut);
  const shapes = {
    notch: {
      revers: `M28,72C42,90 58,108 72,122L52,130L64,142C50,152 26,158 4,${y}C8,130 16,98 28,72Z`,
      collar: 'M31,54C41,66 51,84 57,102L40,112C33,102 25,94 16,88C24,80 28,68 31,54Z',
    },
    peak: {
      revers: `M28,72C44,92 62,104 84,110L68,136C52,150 26,158 4,${y}C8,130 16,98 28,72Z`,
      collar: 'M31,54C41,66 51,82 58,98L44,110C36,102 26,94 16,88C24,80 28,68 31,54Z',
    },
    shawl: { revers: '', collar: `M31,54C48,76 66,104 60,126C50,146 26,156 4,${y}C8,128 18,86 31,54Z` },
  } as const;
  const { revers, collar } = shapes[cut.collar];
  return [1, -1]
    .map((side) => side as Side)
    .map((side) => (revers ? lapel(pen, side, revers, piece) : '') + lapel(pen, side, collar, piece))
    .join('');
}

function fastening(pen: Pen, cut: CoatCut): string {
  const colour = pen.colours.isDark ? '#4a423a' : '#6b4e31';
  if (cut.shape === 'wrapped') return '';
  if (cut.collar === 'stand') return [112, 162, 212, 262].map((y) => pen.button(2, y, 5, colour)).join('');
  if (!cut.double) return [170, 216].map((y) => pen.button(4, y, 5.2, colour)).join('');
  return [172, 218].map((y) => pen.button(-18, y, 4.8, colour) + pen.button(32, y, 4.8, colour)).join('');
}

function sash(pen: Pen, piece: Piece): string {
  const band = at('M-81,196C-40,204 40,204 81,196L82,217C40,224 -40,224 -82,217Z');
  const knot = at(
    'M-12,196C-4,192 14,192 20,197C17,206 18,214 21,221C12,225 -4,225 -11,221C-8,213 -9,204 -12,196Z',
  );
  const ends = at(
    'M4,218C12,240 18,268 20,300L2,304C0,272 -4,244 -8,220ZM-4,218C-10,236 -18,256 -30,276L-44,266C-32,250 -22,234 -16,216Z',
  );
  return (
    pen.piece(band, { ...piece, edgeWidth: 6, line: 0.5 }) +
    pen.shade(ends, 2, 4, 0.18, 8) +
    pen.piece(ends, { ...piece, volume: 'fall', edgeWidth: 6, line: 0.5 }) +
    pen.piece(knot, { ...piece, volume: 'fall', edgeWidth: 7, line: 0.5 })
  );
}

function pockets(pen: Pen, piece: Piece, shape: CoatCut['shape']): string {
  const flap = shape === 'cocoon' ? 'M48,240L88,236L90,254L49,259Z' : 'M42,238L80,234L82,252L43,257Z';
  return sides
    .map((side) => pen.piece(at(flap, side), { ...piece, volume: 'none', edgeWidth: 5, line: 0.55 }))
    .join('');
}

export function drawCoat(pen: Pen, cut: CoatCut): string {
  const { hemY } = cut;
  const piece: Piece = { print: printOf(pen, cut.print, 0, 1.1), texture: textureOf(pen, 'felt') };
  const body = symmetric(`M0,84C14,80 24,70 31,58C58,64 82,74 101,86${bodies[cut.shape](hemY)}`);
  const y = breakY(cut);
  const front = at(`M4,${y}C6,200 6,260 7,${hemY + 3}`);
  const folds = pen.folds([
    [-90, 160, -40, 200, 7, 8, -1],
    [90, 160, 46, 200, -7, 8, -1],
    [-64, 220, -78, hemY, 5, 10, -1, 0.36],
    [-36, 130, -44, hemY, 6, 15, 1, 0.5],
    [48, 226, 58, hemY, -5, 11, -1, 0.36],
    [74, 200, 82, hemY, -5, 10, 1, 0.4],
  ]);
  return (
    hanger(pen, 48, 42) +
    pen.shade(body + bothSides(sleeveOutline), 5, 10, 0.28) +
    sides.map((side) => sleeve(pen, piece, side)).join('') +
    pen.lining(
      at(`M-31,58C-20,50 20,50 31,58C24,88 12,${y - 20} 0,${y + 4}C-12,${y - 20} -24,88 -31,58Z`),
      pen.label(0, 60),
    ) +
    pen.piece(body, { ...piece, folds, edge: 0.4, edgeWidth: 14 }) +
    pen.softLine(front, pen.colours.deep, 5, 0.32) +
    pen.seamLine(front, 1.1, 0.6) +
    pockets(pen, piece, cut.shape) +
    collars(pen, cut, piece) +
    fastening(pen, cut) +
    (cut.shape === 'wrapped' ? sash(pen, piece) : '')
  );
}

export const coat = drawing<CoatCut>({
  cut: (choose) => ({
    collar: choose.pick(['notch', 'peak', 'stand', 'shawl']),
    shape: choose.pick(['straight', 'cocoon', 'wrapped']),
    hemY: choose.pick([348, 358]),
    print: choose.pick(['plain', 'plain', 'plain', 'check']),
    double: choose.chance(0.4),
  }),
  draw: drawCoat,
  fit: [0.94, 1, 2],
});
