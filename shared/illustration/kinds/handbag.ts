import { drawing } from '../drawing';
import { at, symmetric } from '../geometry';
import type { Fold, Pen } from '../pen';
import { ground } from '../scene';

type HandbagCut = {
  readonly shape: 'mini' | 'pillow' | 'bucket' | 'dumpling';
  readonly strap: 'short' | 'shoulder';
};

const gold = '#c8a560';
const ring = (x: number, y: number, r = 6): string =>
  `<circle cx="${200 + x}" cy="${y}" r="${r}" fill="none" stroke="#a98544" stroke-width="3.4"/>` +
  `<circle cx="${200 + x}" cy="${y}" r="${r}" fill="none" stroke="${gold}" stroke-width="2"/>`;

function strap(pen: Pen, path: string, width: number): string {
  const line = (colour: string, strokeWidth: number, rest = ''): string =>
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${strokeWidth}" stroke-linecap="round" ${rest}/>`;
  return (
    line(pen.colours.shadow, width + 2, 'stroke-opacity=".16" transform="translate(3 4)"') +
    line(pen.colours.deep, width) +
    line(pen.colours.base, width - 1.6) +
    line(pen.colours.hi, 1.8, 'stroke-opacity=".6" transform="translate(-1.5 -1.5)"') +
    line(pen.colours.seam, 0.8, 'stroke-opacity=".5" stroke-dasharray="3 2.4"')
  );
}

type Shape = {
  readonly body: string;
  readonly folds: readonly Fold[];
  readonly handle: { readonly short: string; readonly shoulder: string };
  readonly rings: readonly (readonly [number, number])[];
  readonly detail: (pen: Pen) => string;
};

/** A small box with a flap and a turn lock. */
const mini: Shape = {
  body: symmetric('M0,176L92,176C100,176 103,180 104,190L110,306C111,318 106,322 96,322L0,322'),
  folds: [
    [-84, 190, -92, 312, 2, 8, 1, 0.6],
    [88, 190, 96, 312, -2, 10, -1, 0.35],
    [-60, 312, 60, 312, 5, 9, -1, 0.35],
  ],
  handle: {
    short: 'M-52,182C-52,120 -30,108 0,108C30,108 52,120 52,182',
    shoulder: 'M-88,184C-92,90 -44,52 0,52C44,52 92,90 88,184',
  },
  rings: [],
  detail(pen) {
    const flap = at(
      'M-96,172L96,172C102,172 104,176 104,184C104,226 96,246 76,252C30,260 -30,260 -76,252C-96,246 -104,226 -104,184C-104,176 -102,172 -96,172Z',
    );
    return (
      pen.shade(flap, 0, 5, 0.26, 10) +
      pen.piece(flap, { edgeWidth: 8, line: 0.5, folds: pen.folds([[-80, 180, -60, 244, 4, 14, 1, 0.7]]) }) +
      pen.stitch(at('M-99,184C-99,224 -91,241 -74,247C-30,254 30,254 74,247C91,241 99,224 99,184'), 0.5) +
      `<rect x="186" y="238" width="28" height="20" rx="4" fill="${gold}"/><rect x="186" y="238" width="28" height="8" rx="4" fill="#f3e2b6" fill-opacity=".6"/>` +
      '<rect x="196" y="242" width="8" height="12" rx="4" fill="#a98544"/>'
    );
  },
};

/** 枕头包: soft and long, worn under the arm. */
const pillow: Shape = {
  body: symmetric(
    'M0,196C40,196 84,190 112,198C128,204 134,226 134,254C134,286 128,308 112,314C84,324 40,322 0,322',
  ),
  folds: [
    [-110, 206, -60, 240, 8, 10, -1, 0.36],
    [110, 206, 60, 240, -8, 10, -1, 0.36],
    [-116, 300, -64, 280, -6, 9, -1, 0.3],
    [116, 300, 64, 280, 6, 9, -1, 0.3],
    [-80, 232, 60, 224, -8, 16, 1, 0.8],
    [-40, 300, 60, 304, 4, 14, -1, 0.25],
  ],
  handle: {
    short: 'M-96,204C-92,150 -40,132 0,132C40,132 92,150 96,204',
    shoulder: 'M-98,204C-96,104 -50,76 0,76C50,76 96,104 98,204',
  },
  rings: [
    [-97, 206],
    [97, 206],
  ],
  detail: (pen) =>
    pen.softLine(at('M-112,206C-60,214 60,214 112,206'), pen.colours.deep, 5, 0.4) +
    `<path d="${at('M-110,206C-60,214 60,214 110,206')}" stroke="${gold}" stroke-width="2" stroke-dasharray="1.8 1.4" fill="none"/>` +
    `<path d="${at('M84,211L88,226')}" stroke="#a98544" stroke-width="5" stroke-linecap="round"/>`,
};

/** 水桶包: a drawstring top over a round base. */
const bucket: Shape = {
  body: symmetric(
    'M0,160C30,160 56,156 78,150C84,176 90,240 92,304C92,318 84,324 70,325C46,328 20,328 0,328',
  ),
  folds: [
    [-56, 170, -62, 306, 3, 11, -1, 0.34],
    [-30, 166, -36, 310, 3, 14, 1, 0.8],
    [6, 166, 8, 300, -3, 10, -1, 0.28],
    [40, 166, 48, 310, -3, 11, -1, 0.34],
    [64, 164, 72, 306, -3, 10, 1, 0.4],
  ],
  handle: {
    short: 'M-70,168C-66,104 -34,90 0,90C34,90 66,104 70,168',
    shoulder: 'M-72,168C-74,72 -40,48 0,48C40,48 74,72 72,168',
  },
  rings: [
    [-71, 172],
    [71, 172],
  ],
  detail(pen) {
    const base = at(
      'M-92,282C-50,290 50,290 92,282L92,306C92,320 84,325 70,326C40,329 -40,329 -70,326C-84,325 -92,320 -92,306Z',
    );
    const cord = at('M-80,186C-40,196 40,196 80,186');
    const eyelets = [-60, -36, -12, 12, 36, 60].map(
      (x) => `<circle cx="${200 + x}" cy="${191 + Math.round(2 - Math.abs(x) / 26)}" r="3" fill="${gold}"/>`,
    );
    return (
      pen.piece(base, { fill: pen.colours.lo, edgeWidth: 7, line: 0.5 }) +
      pen.stitch(at('M-91,287C-50,295 50,295 91,287'), 0.5) +
      `<path d="${cord}" stroke="${pen.colours.deep}" stroke-width="3.6" fill="none" stroke-dasharray="18 6"/>` +
      eyelets.join('') +
      `<path d="${at('M4,194C2,212 8,226 4,244M-4,194C-8,210 -4,222 -10,236')}" stroke="${pen.colours.deep}" stroke-width="3" fill="none" stroke-linecap="round"/>`
    );
  },
};

/** 饺子包: a half moon, gathered at both ends. */
const dumpling: Shape = {
  body: symmetric('M0,204C40,206 82,198 108,178C122,176 130,190 130,206C128,262 92,322 0,322'),
  folds: [
    [-112, 186, -60, 256, 10, 10, -1, 0.4],
    [-118, 206, -80, 268, 8, 8, 1, 0.6],
    [112, 186, 60, 256, -10, 10, -1, 0.4],
    [118, 206, 80, 268, -8, 8, -1, 0.36],
    [-52, 226, 40, 232, -6, 18, 1, 0.8],
    [-60, 300, 60, 302, 8, 12, -1, 0.34],
  ],
  handle: {
    short: 'M-114,182C-100,120 -50,96 0,96C50,96 100,120 114,182',
    shoulder: 'M-114,182C-110,88 -56,58 0,58C56,58 110,88 114,182',
  },
  rings: [
    [-114, 186],
    [114, 186],
  ],
  detail: (pen) =>
    pen.softLine(at('M-104,192C-60,212 60,212 104,192'), pen.colours.deep, 5, 0.4) +
    `<path d="${at('M-102,192C-60,211 60,211 102,192')}" stroke="${gold}" stroke-width="2" stroke-dasharray="1.8 1.4" fill="none"/>` +
    pen.stitch(at('M-116,216C-106,262 -66,312 0,313C66,312 106,262 116,216'), 0.4),
};

const shapes = { mini, pillow, bucket, dumpling } as const;

export const handbag = drawing<HandbagCut>({
  cut: (choose) => ({
    shape: choose.pick(['mini', 'pillow', 'bucket', 'dumpling']),
    strap: choose.pick(['short', 'shoulder']),
  }),
  draw(pen, cut) {
    const { body, folds, handle, rings, detail } = shapes[cut.shape];
    return (
      ground(pen, 204, 325, 134, 12, 0.36) +
      strap(pen, at(handle[cut.strap]), cut.strap === 'short' ? 11 : 8) +
      pen.piece(body, { folds: pen.folds(folds), edge: 0.42, edgeWidth: 14, line: 0.45 }) +
      detail(pen) +
      rings.map(([x, y]) => ring(x, y)).join('')
    );
  },
  floor: 290,
});
