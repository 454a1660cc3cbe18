import { drawing } from '../drawing';
import { at, bothSides, lens, round, symmetric } from '../geometry';
import { textureOf } from '../patterns';
import type { Pen } from '../pen';
import { sides, sleeveLight, type Side } from './sleeves';

export type DownJacketCut = {
  readonly baffles: number;
  readonly long: boolean;
  readonly collar: 'stand' | 'hood';
  /** 拼色: the yoke and sleeves' upper part in a second colour. */
  readonly block: boolean;
};

type Quilt = { readonly puff: (path: string, volume: 'body' | 'left' | 'right', colour?: string) => string };

/** Each baffle is lit along its upper third and dark where it is sewn. */
function quilting(pen: Pen): Quilt {
  const { deep, hi, lo, base, seam } = pen.colours;
  const swell = pen.linear(
    [
      [0, deep, 0.5],
      [0.18, hi, 0.1],
      [0.4, hi, 0.72],
      [0.7, lo, 0.08],
      [1, deep, 0.62],
    ],
    0,
    0,
    0,
    1,
  );
  return {
    puff: (path, volume, colour = base) =>
      pen.piece(path, {
        fill: colour,
        volume,
        folds: `<path d="${path}" fill="${swell}"/>`,
        edge: 0.16,
        edgeWidth: 6,
        line: 0.3,
      }) + `<path d="${path}" fill="none" stroke="${seam}" stroke-width=".7" stroke-opacity=".3"/>`,
  };
}

/** A band across the body; it swells a little past its seams. */
function band(y0: number, y1: number, w0: number, w1: number): string {
  const swell = 4;
  const h = y1 - y0;
  return symmetric(
    `M0,${round(y0 + 3)}C${round(w0 * 0.5)},${round(y0 + 3)} ${round(w0 * 0.8)},${round(y0)} ${w0},${round(y0 - 3)}` +
      `C${w0 + swell},${round(y0 + h * 0.25 - 3)} ${w1 + swell},${round(y0 + h * 0.75 - 3)} ${w1},${round(y1 - 3)}` +
      `C${round(w1 * 0.8)},${round(y1 + 1)} ${round(w1 * 0.4)},${round(y1 + 4)} 0,${round(y1 + 4)}`,
  );
}

type Point = readonly [x: number, y: number];

/**
 * The sleeve's centre line leaves the yoke along the shoulder and bends down at once: the jacket falls from the
 * shoulder instead of standing off it.
 */
const sleeveLine: readonly [Point, Point, Point, Point] = [
  [76, 110],
  [122, 105],
  [130, 168],
  [147, 302],
];

function onSleeveLine(t: number): { readonly point: Point; readonly across: Point } {
  const [a, b, c, d] = sleeveLine;
  const u = 1 - t;
  const mix = (i: 0 | 1): number =>
    u ** 3 * a[i] + 3 * u * u * t * b[i] + 3 * u * t * t * c[i] + t ** 3 * d[i];
  const slope = (i: 0 | 1): number =>
    u * u * (b[i] - a[i]) + 2 * u * t * (c[i] - b[i]) + t * t * (d[i] - c[i]);
  const length = Math.hypot(slope(0), slope(1));
  return { point: [mix(0), mix(1)], across: [slope(1) / length, -slope(0) / length] };
}

/** A band across the sleeve, at right angles to the arm. */
function sleeveBand(t0: number, t1: number): string {
  const halfWidth = (t: number): number => (t < 0.3 ? 11 + 40 * t : 23 - 6 * (t - 0.3));
  const edge = (t: number, side: 1 | -1, swell = 0): string => {
    const { point, across } = onSleeveLine(t);
    const reach = side * (halfWidth(t) + swell);
    return `${round(point[0] + across[0] * reach)},${round(point[1] + across[1] * reach)}`;
  };
  const inward = t0 + (t1 - t0) * 0.3;
  const outward = t0 + (t1 - t0) * 0.7;
  return (
    `M${edge(t0, -1)}L${edge(t0, 1)}C${edge(inward, 1, 4)} ${edge(outward, 1, 4)} ${edge(t1, 1)}` +
    `L${edge(t1, -1)}C${edge(outward, -1, 3)} ${edge(inward, -1, 3)} ${edge(t0, -1)}Z`
  );
}

function wrinkles(pen: Pen, top: number, height: number, baffles: number): string {
  const path = Array.from({ length: baffles }, (_, row) =>
    Array.from({ length: 8 }, (__, column) => {
      const x = pen.choose.vary(-88 + column * 25, 8);
      const y = top + row * height + 3 - Math.abs(x) * 0.05;
      return lens([x, y], [pen.choose.vary(x, 4), y + pen.choose.vary(10, 3)], pen.choose.vary(0, 2), 1.6);
    }).join(''),
  ).join('');
  return `<path d="${path}" fill="${pen.colours.deep}" fill-opacity=".34"/>`;
}

function collar(pen: Pen, { puff }: Quilt, cut: DownJacketCut): string {
  const lower = at(
    'M-37,74C-20,82 20,82 37,74C40,82 40,90 38,97C22,107 -22,107 -38,97C-40,90 -40,82 -37,74Z',
  );
  if (cut.collar === 'hood') return puff(lower, 'body');
  const upper = at('M-35,56C-20,64 20,64 35,56C38,62 38,70 37,76C22,84 -22,84 -37,76C-38,70 -38,62 -35,56Z');
  return (
    pen.lining(at('M-33,52C-20,44 20,44 33,52L35,70L-35,70Z'), pen.label(0, 51)) +
    puff(upper, 'body') +
    puff(lower, 'body')
  );
}

function hood(pen: Pen, { puff }: Quilt): string {
  const back = at('M-50,96C-58,62 -36,36 0,36C36,36 58,62 50,96C36,112 -36,112 -50,96Z');
  const crown = at('M-44,58C-20,70 20,70 44,58');
  return (
    puff(back, 'body') +
    pen.seamLine(crown, 1.4, 0.4) +
    pen.lining(at('M-35,92C-41,66 -24,51 0,51C24,51 41,66 35,92C22,104 -22,104 -35,92Z'), pen.label(0, 66))
  );
}

function zip(pen: Pen, from: number, to: number): string {
  const line = at(`M0,${from}L0,${to}`);
  return (
    pen.softLine(line, pen.colours.deep, 7, 0.4) +
    `<path d="${line}" stroke="${pen.tone(pen.colours.isDark ? 0.1 : -0.16)}" stroke-width="4"/>` +
    `<path d="${line}" stroke="#d9d4cb" stroke-width="2" stroke-dasharray="1.4 1.4"/>` +
    `<rect x="197.5" y="${from + 14}" width="5" height="13" rx="2" fill="#bdb6aa"/>`
  );
}

export function drawDownJacket(pen: Pen, cut: DownJacketCut): string {
  const quilt = quilting(pen);
  const top = 112;
  const bottom = cut.long ? 348 : 310;
  const height = (bottom - top) / cut.baffles;
  const upper = cut.block ? pen.colours.contrast : undefined;
  const widthAt = (row: number): number => Math.round(98 + 8 * Math.min(1, row / 3));
  const rows = Array.from({ length: cut.baffles }, (_, i) =>
    band(top + i * height, top + (i + 1) * height, widthAt(i), widthAt(i + 1)),
  );
  const yoke = symmetric(
    `M0,97C18,97 30,89 36,79C58,83 78,90 93,100C96,104 97,108 97,${top}C70,${top + 3} 40,${top + 5} 0,${top + 5}`,
  );
  const count = cut.baffles + 2;
  const sleeveRows = Array.from({ length: count }, (_, i) => sleeveBand(i / count, (i + 1) / count));
  const cuff = 'M128,300C140,304 154,302 166,296L167,313C155,320 142,321 131,318Z';
  const drawSleeve = (side: Side): string =>
    pen.piece(at(cuff, side), {
      texture: textureOf(pen, 'rib', 0, 4),
      edgeWidth: 6,
      volume: sleeveLight(side),
    }) +
    sleeveRows
      .toReversed()
      .map((path, i) => quilt.puff(at(path, side), sleeveLight(side), i >= count - 3 ? upper : undefined))
      .join('');
  const pocket = bothSides('M58,232L78,266');
  const outline = rows.join('') + yoke + sleeveRows.map((path) => bothSides(path)).join('');
  return (
    pen.shade(outline, 5, 10, 0.28) +
    (cut.collar === 'hood' ? hood(pen, quilt) : '') +
    sides.map(drawSleeve).join('') +
    rows
      .toReversed()
      .map((path) => quilt.puff(path, 'body'))
      .join('') +
    quilt.puff(yoke, 'body', upper) +
    wrinkles(pen, top, height, cut.baffles) +
    collar(pen, quilt, cut) +
    zip(pen, cut.collar === 'hood' ? 78 : 60, bottom + 3) +
    pen.softLine(pocket, pen.colours.deep, 4, 0.5) +
    `<path d="${pocket}" stroke="#cfc9bf" stroke-width="1" stroke-dasharray="1.4 1.4"/>`
  );
}

export const downJacket = drawing<DownJacketCut>({
  cut: (choose) => ({
    baffles: choose.pick([5, 6, 7, 9]),
    long: choose.chance(0.3),
    collar: choose.pick(['stand', 'hood']),
    block: false,
  }),
  draw: drawDownJacket,
  fit: [0.96, 1.03, -8],
});
