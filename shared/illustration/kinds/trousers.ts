import { drawing } from '../drawing';
import { at } from '../geometry';
import { printOf, textureOf, type Print, type Texture } from '../patterns';
import type { Pen } from '../pen';
import { sides, sleeveLight, type Side } from './sleeves';

/** Half widths at the knee and at the hem, and the inner leg's distance from the centre. */
export type LegCut = {
  readonly knee: number;
  readonly hem: number;
  readonly inner: number;
  readonly length: number;
};

export const legCuts = {
  wide: { knee: 84, hem: 98, inner: 13, length: 356 },
  straight: { knee: 75, hem: 76, inner: 15, length: 355 },
  tapered: { knee: 71, hem: 60, inner: 18, length: 346 },
  slim: { knee: 65, hem: 52, inner: 19, length: 348 },
  flare: { knee: 66, hem: 88, inner: 15, length: 358 },
} as const satisfies Record<string, LegCut>;

export function legOutline(cut: LegCut, side: Side): string {
  const { knee, hem, inner, length } = cut;
  return at(
    `M0,74C22,74 44,72 58,68C63,92 68,116 71,142C${knee},200 ${hem - (hem > knee ? 10 : 0)},280 ${hem},${length - 4}` +
      `C${hem - 20},${length + 2} ${inner + 14},${length + 3} ${inner},${length + 1}C${inner - 2},280 6,220 0,172Z`,
    side,
  );
}

export function legFolds(pen: Pen, cut: LegCut, side: Side): string {
  const { knee, hem, inner, length } = cut;
  return pen.folds([
    [side * 6, 168, side * 62, 150, -side * 6, 6, -1, 0.4],
    [side * 8, 178, side * 48, 200, -side * 4, 6, -1, 0.35],
    [side * (inner + 6), 240, side * (hem - 10), 256, 4, 4, -1, 0.22],
    [side * ((knee + inner) / 2 + 10), 150, side * ((hem + inner) / 2 + 8), length, side * 3, 9, 1, 0.55],
    [side * (inner + 3), 200, side * (inner + 8), length, 0, 6, -1, 0.4],
  ]);
}

export const waistInside = (pen: Pen, content = ''): string =>
  pen.lining(at('M-56,54C-30,48 30,48 56,54C30,60 -30,60 -56,54Z'), content);

export const waistband = 'M-57,54C-30,60 30,60 57,54L60,72C30,79 -30,79 -60,72Z';

export const beltLoop = (pen: Pen, x: number, width = 5): string =>
  `<rect x="${200 + x - width / 2}" y="52" width="${width}" height="27" rx="1" fill="${pen.colours.base}" stroke="${pen.colours.seam}" stroke-opacity=".5" stroke-width=".8"/>`;

export type TrousersCut = {
  readonly leg: keyof typeof legCuts;
  readonly print: Print;
  readonly texture: Texture;
  readonly waist: 'button' | 'elastic' | 'tied';
  readonly cuffed: boolean;
};

function elasticWaist(pen: Pen): string {
  const gathers = Array.from({ length: 23 }, (_, index) => {
    const x = -55 + index * 5;
    return `M${x},${57 + Math.round(3 - Math.abs(x) / 18)}L${x * 1.03},${71 + Math.round(4 - Math.abs(x) / 18)}`;
  }).join('');
  return pen.seamLine(at(gathers), 1.4, 0.42);
}

function drawstring(pen: Pen): string {
  const ends = 'M-3,68C-10,84 -8,100 -12,120M3,68C8,86 5,98 10,112';
  return (
    `<path d="${at(ends)}" fill="none" stroke="${pen.colours.seam}" stroke-width="3" stroke-linecap="round"/>` +
    pen.button(0, 67, 3)
  );
}

function waistFront(pen: Pen, cut: TrousersCut): string {
  switch (cut.waist) {
    case 'button':
      return pen.button(0, 66, 3.6) + [-38, 38].map((x) => beltLoop(pen, x)).join('');
    case 'elastic':
      return elasticWaist(pen);
    case 'tied':
      return elasticWaist(pen) + drawstring(pen);
  }
}

/** 束脚: the hem gathered into a ribbed band. */
function cuff(pen: Pen, { hem, inner, length }: LegCut, side: Side): string {
  const band = `M${inner - 1},${length - 6}L${hem + 1},${length - 10}L${hem - 5},${length + 12}L${inner + 4},${length + 14}Z`;
  return pen.piece(at(band, side), {
    texture: textureOf(pen, 'rib', 0, 4),
    volume: sleeveLight(side),
    edgeWidth: 6,
  });
}

export function drawTrousers(pen: Pen, cut: TrousersCut): string {
  const leg = legCuts[cut.leg];
  const print = printOf(pen, cut.print, 0, 0.8);
  const texture = textureOf(pen, cut.texture);
  const crease = (leg.hem + leg.inner) / 2 + 2;
  const hasCrease = cut.waist === 'button' && cut.texture !== 'cord';
  const drawLeg = (side: Side): string =>
    pen.piece(legOutline(leg, side), {
      volume: sleeveLight(side),
      print,
      texture,
      folds: legFolds(pen, leg, side),
    }) +
    (hasCrease
      ? `<path d="${at(`M34,82C44,160 ${crease},240 ${crease},${leg.length}`, side)}" fill="none" stroke="${pen.colours.deep}" stroke-width="1.2" stroke-opacity=".5"/>` +
        `<path d="${at(`M32,82C42,160 ${crease - 2},240 ${crease - 2},${leg.length}`, side)}" fill="none" stroke="${pen.colours.hi}" stroke-width="2" stroke-opacity=".4"/>`
      : '') +
    pen.seamLine(at('M44,74L66,122', side), 1.1, 0.6) +
    (cut.cuffed
      ? cuff(pen, leg, side)
      : pen.stitch(at(`M${leg.inner + 2},${leg.length - 9}L${leg.hem - 2},${leg.length - 13}`, side), 0.35));
  return (
    pen.shade(legOutline(leg, 1) + legOutline(leg, -1), 5, 10, 0.28) +
    waistInside(pen) +
    sides.map(drawLeg).join('') +
    `<path d="${at('M0,76L0,168')}" stroke="${pen.colours.deep}" stroke-width="1.3" stroke-opacity=".55"/>` +
    (cut.waist === 'button' ? pen.stitch(at('M0,134C8,132 13,122 13,108L13,76'), 0.45) : '') +
    pen.piece(at(waistband), { texture, print, edgeWidth: 5 }) +
    waistFront(pen, cut)
  );
}

export const trousers = drawing<TrousersCut>({
  cut(choose) {
    const print = choose.pick<Print>(['plain', 'plain', 'plain', 'pin', 'check']);
    return {
      leg: choose.pick(['wide', 'straight', 'tapered', 'slim']),
      print,
      texture: print === 'plain' ? choose.pick<Texture>(['twill', 'twill', 'cord', 'linen']) : 'none',
      waist: choose.pick(['button', 'button', 'elastic', 'tied']),
      cuffed: false,
    };
  },
  draw: drawTrousers,
});

const thread = '#c98f45';
const topstitch = (path: string): string =>
  `<path d="${path}" fill="none" stroke="${thread}" stroke-width="1.1" stroke-dasharray="3.4 2" stroke-opacity=".85"/>`;

type JeansCut = { readonly leg: keyof typeof legCuts; readonly wash: 'raw' | 'faded' | 'worn' };

/** Where the cloth has worn lighter: over the thigh and at the shin. */
function fade(pen: Pen, { knee, hem, inner }: LegCut, wash: JeansCut['wash'], side: Side): string {
  const strength = { raw: 0, faded: 0.62, worn: 0.95 }[wash];
  if (!strength) return '';
  const oval = (cx: number, cy: number, rx: number, ry: number, opacity: number): string => {
    const paint = pen.radial([
      [0, pen.colours.hi, opacity],
      [0.5, pen.colours.hi, opacity * 0.62],
      [1, pen.colours.hi, 0],
    ]);
    return `<ellipse cx="${200 + side * cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${paint}"/>`;
  };
  return (
    oval((knee + inner) / 2, 192, 34, 96, strength) + oval((hem + inner) / 2, 300, 30, 62, strength * 0.6)
  );
}

function jeansLeg(pen: Pen, leg: LegCut, cut: JeansCut, texture: string, side: Side): string {
  const { hem, inner, knee, length } = leg;
  const rivet = (x: number, y: number): string =>
    `<circle cx="${200 + side * x}" cy="${y}" r="1.8" fill="${thread}"/>`;
  const hemStitch = `M${inner + 2},${length - 10}C${inner + 16},${length - 7} ${hem - 20},${length - 8} ${hem - 1},${length - 14}`;
  return (
    pen.piece(legOutline(leg, side), {
      volume: sleeveLight(side),
      texture,
      folds: fade(pen, leg, cut.wash, side) + legFolds(pen, leg, side),
    }) +
    `<path d="${at('M20,75C22,98 40,110 66,110L67,120L60,76Z', side)}" fill="${pen.colours.lo}" fill-opacity=".55"/>` +
    pen.seamLine(at('M20,75C22,98 40,110 66,110', side), 1.2, 0.7) +
    topstitch(at('M17,76C20,101 39,114 67,114', side)) +
    topstitch(at(hemStitch, side)) +
    topstitch(
      at(`M67,130C${knee - 3},200 ${hem - (hem > knee ? 14 : 4)},280 ${hem - 4},${length - 16}`, side),
    ) +
    rivet(24, 80) +
    rivet(61, 110)
  );
}

export const jeans = drawing<JeansCut>({
  cut: (choose) => ({
    leg: choose.pick(['wide', 'straight', 'slim', 'flare']),
    wash: choose.pick(['raw', 'faded', 'worn']),
  }),
  draw(pen, cut) {
    const leg = legCuts[cut.leg];
    const texture = textureOf(pen, 'twill');
    const patch = `<rect x="188" y="51" width="24" height="7" rx="1" fill="#b98a58"/>`;
    const loop = (x: number): string =>
      beltLoop(pen, x, 6) + topstitch(at(`M${x - 1.5},54L${x - 1.5},77M${x + 1.5},54L${x + 1.5},77`));
    return (
      pen.shade(legOutline(leg, 1) + legOutline(leg, -1), 5, 10, 0.28) +
      waistInside(pen, patch) +
      sides.map((side) => jeansLeg(pen, leg, cut, texture, side)).join('') +
      `<path d="${at('M0,76L0,170')}" stroke="${pen.colours.deep}" stroke-width="1.3" stroke-opacity=".7"/>` +
      topstitch(at('M3,140C12,136 16,126 16,108L16,77M3,160L3,172')) +
      pen.piece(at(waistband), { texture, edgeWidth: 5 }) +
      topstitch(at('M-57,57C-30,63 30,63 57,57M-59,69C-30,76 30,76 59,69')) +
      loop(-40) +
      loop(40) +
      `<circle cx="200" cy="66.5" r="4.4" fill="#b5834a"/><circle cx="199" cy="65.4" r="2" fill="#e6c48f"/>`
    );
  },
});
