import { shift } from '../colour';
import { drawing } from '../drawing';
import { at, bothSides, symmetric } from '../geometry';
import { printOf, textureOf, type Print } from '../patterns';
import type { Pen, Piece } from '../pen';
import { hanger } from './hanger';
import { lapel } from './lapel';
import { sides, sleeveLight, type Side } from './sleeves';

type BlazerCut = {
  readonly front: 'single' | 'double';
  readonly lapel: 'notch' | 'peak' | 'none';
  readonly print: Print;
  readonly hemY: number;
};

const sleeveOutline = 'M98,79C114,84 124,102 130,140C140,192 148,244 152,296L121,302C116,248 108,202 97,162Z';
const breakOf = (cut: BlazerCut): number => (cut.front === 'double' ? 206 : 212);

function sleeve(pen: Pen, piece: Piece, side: Side): string {
  const folds = pen.folds([
    [side * 104, 164, side * 146, 144, -side * 6, 5, -1],
    [side * 112, 206, side * 150, 190, -side * 6, 5, -1],
    [side * 120, 256, side * 152, 240, -side * 5, 5, -1],
    [side * 130, 110, side * 138, 286, -side * 4, 7, 1, 0.5],
  ]);
  return (
    pen.piece(at(sleeveOutline, side), { ...piece, volume: sleeveLight(side), folds }) +
    [272, 281, 290].map((y) => pen.button(side * 130, y, 2.4)).join('')
  );
}

/** The blouse worn under it, so that the opening does not look hollow. */
function blouse(pen: Pen, cut: BlazerCut): string {
  const y = breakOf(cut);
  const tip = cut.front === 'double' ? 12 : 1;
  const { lightness } = pen.colours;
  const cotton = lightness < 0.5 ? '#efe9df' : lightness > 0.8 ? '#9c9183' : '#f3eee5';
  const shade = pen.linear([
    [0, '#000000', 0.26],
    [0.4, '#000000', 0.02],
    [1, '#000000', 0.3],
  ]);
  const opening = `M-30,60C-20,56 20,56 30,60C26,96 14,${y - 40} ${tip},${y - 2}C-12,${y - 40} -26,96 -30,60Z`;
  const neck = at('M-32,60C-20,84 -8,96 0,100C8,96 20,84 32,60');
  return pen.within(
    at(opening),
    `<rect x="160" y="50" width="80" height="180" fill="${cotton}"/>` +
      `<rect x="160" y="50" width="80" height="180" fill="${shade}"/>` +
      `<path d="${neck}" fill="none" stroke="${shift(cotton, -0.14)}" stroke-width="9"/>` +
      `<path d="${neck}" fill="none" stroke="${shift(cotton, 0.01)}" stroke-width="6.5"/>`,
  );
}

function lapels(pen: Pen, cut: BlazerCut, piece: Piece): string {
  const y = breakOf(cut);
  if (cut.lapel === 'none') {
    const edge = at(`M-29,62C-24,100 -12,${y - 30} 0,${y}C12,${y - 30} 24,100 29,62`);
    return pen.stitch(edge, 0.5) + pen.seamLine(edge, 2.2, 0.5);
  }
  const collar = 'M30,56C40,68 52,90 60,110L44,116C36,108 26,96 18,90C24,80 28,70 30,56Z';
  const reach = (side: Side): number => {
    if (cut.front === 'double') return side < 0 ? -20 : 4;
    return side < 0 ? -2 : 1;
  };
  const revers = (side: Side): string =>
    cut.lapel === 'peak'
      ? `M27,70C42,90 58,100 80,104L64,134C46,166 24,${y - 18} ${reach(side)},${y}C10,${y - 40} 14,130 22,98Z`
      : `M27,70C40,88 54,104 66,120L48,126L58,138C44,166 24,${y - 18} ${reach(side)},${y}C10,${y - 40} 14,130 22,98Z`;
  return ([1, -1] as const)
    .map((side) => lapel(pen, side, revers(side), piece) + lapel(pen, side, collar, piece))
    .join('');
}

function buttons(pen: Pen, cut: BlazerCut): string {
  const y = breakOf(cut);
  if (cut.front === 'single') return pen.button(-1, y + 6, 4.6) + pen.button(1, y + 42, 4.6);
  const places = [
    [-20, 214],
    [40, 214],
    [-18, 250],
    [40, 250],
    [-30, 176],
    [50, 176],
  ] as const;
  return places.map(([x, by]) => pen.button(x, by, 4)).join('');
}

function pockets(pen: Pen, piece: Piece): string {
  const flat = { ...piece, volume: 'none', edgeWidth: 4, line: 0.6 } as const;
  return (
    sides
      .map(
        (side) =>
          pen.piece(at('M40,238L86,234L88,252L42,257Z', side), flat) +
          pen.seamLine(at('M40,238L86,234', side), 1.4, 0.6),
      )
      .join('') + pen.piece(at('M46,150L76,144L77,152L47,158Z'), { ...flat, edgeWidth: 3 })
  );
}

export const blazer = drawing<BlazerCut>({
  cut: (choose) => ({
    front: choose.pick(['single', 'single', 'double']),
    lapel: choose.pick(['notch', 'notch', 'peak', 'none']),
    print: choose.pick(['plain', 'plain', 'check', 'pin']),
    hemY: choose.pick([308, 322]),
  }),
  draw(pen, cut) {
    const { hemY } = cut;
    const y = breakOf(cut);
    const piece: Piece = {
      print: printOf(pen, cut.print, 0, 0.8),
      texture: textureOf(pen, cut.print === 'plain' ? 'twill' : 'none'),
    };
    const body = symmetric(
      'M0,84C14,82 24,72 30,60C58,66 84,72 106,82C98,108 96,130 98,156C92,190 91,206 93,222' +
        `C96,252 100,284 102,${hemY - 8}C78,${hemY + 2} 34,${hemY + 2} 12,${hemY - 2}C6,${hemY - 2} 3,${hemY - 2} 0,${hemY - 3}`,
    );
    const x = cut.front === 'double' ? 24 : 3;
    const front = at(`M${x},${y}C${x + 1},250 ${x + 1},280 ${x + 2},${hemY - 2}`);
    const folds = pen.folds([
      [-94, 160, -40, 206, 8, 8, -1],
      [94, 160, 44, 204, -8, 8, -1],
      [-60, 226, -72, hemY, 5, 9, -1, 0.35],
      [-36, 120, -40, hemY, 6, 12, 1, 0.5],
      [60, 226, 70, hemY, -5, 9, -1, 0.35],
      [72, 130, 70, 290, 4, 8, 1, 0.4],
      [-6, y, -60, y + 16, 4, 5, -1, 0.35],
    ]);
    const opening = `M-30,60C-20,52 20,52 30,60C24,90 10,${y - 30} 0,${y}C-10,${y - 30} -24,90 -30,60Z`;
    return (
      hanger(pen, 50, 42) +
      pen.shade(body + bothSides(sleeveOutline), 5, 10, 0.28) +
      sides.map((side) => sleeve(pen, piece, side)).join('') +
      pen.lining(at(opening), pen.label(0, 62)) +
      pen.piece(body, { ...piece, folds }) +
      pen.within(body, pen.softLine(front, pen.colours.deep, 5, 0.34)) +
      pen.seamLine(front, 1.2, 0.7) +
      blouse(pen, cut) +
      lapels(pen, cut, piece) +
      pockets(pen, piece) +
      buttons(pen, cut)
    );
  },
  fit: [0.93, 1.04, 0],
});
