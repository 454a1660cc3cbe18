import { drawing } from '../drawing';
import { at, bothSides, symmetric } from '../geometry';
import { printOf, type Print } from '../patterns';
import type { Pen } from '../pen';
import { bodyCreases, sides, sleeveLight, type Side } from './sleeves';

export type TeeCut = {
  readonly neck: 'crew' | 'v' | 'boat' | 'scoop' | 'stand' | 'henley';
  readonly hem: number;
  readonly print: Print;
  readonly pocket?: boolean;
  /** A child's: wider at the hem, its neck and cuffs in a second colour. */
  readonly ring?: string;
};

const neckShapes = {
  crew: { depth: 104, width: 35 },
  henley: { depth: 104, width: 35 },
  stand: { depth: 97, width: 33 },
  v: { depth: 132, width: 35 },
  boat: { depth: 92, width: 48 },
  scoop: { depth: 118, width: 42 },
} as const;

const shortSleeve = 'M96,99C118,105 132,119 140,136L164,193C149,205 137,210 122,213L96,168Z';

/** The right half of a neckline, from its lowest point up to the shoulder. */
function neckline({ neck }: TeeCut): string {
  const { depth, width } = neckShapes[neck];
  return neck === 'v'
    ? `M0,${depth}C16,${depth - 20} ${width - 6},98 ${width},78`
    : `M0,${depth}C20,${depth} ${width - 3},${depth - 12} ${width},78`;
}

function bodyOutline(cut: TeeCut): string {
  const { hem } = cut;
  const flare = cut.ring ? 14 : 0;
  return symmetric(
    `${neckline(cut)}C62,84 84,91 104,102C98,124 96,142 99,166C97,220 ${99 + flare * 0.4},280 ${102 + flare},${hem}` +
      `C70,${hem + 5} 30,${hem + 6} 0,${hem + 6}`,
  );
}

function inside({ neck }: TeeCut): string {
  const { depth, width } = neckShapes[neck];
  const front =
    neck === 'v'
      ? `C${width - 6},98 16,${depth - 20} 0,${depth}C-16,${depth - 20} ${6 - width},98 ${-width},78Z`
      : `C${width - 3},${depth - 12} 20,${depth} 0,${depth}C-20,${depth} ${3 - width},${depth - 12} ${-width},78Z`;
  return at(`M${-width},78C${12 - width},70 ${width - 12},70 ${width},78${front}`);
}

function sleeve(pen: Pen, cut: TeeCut, side: Side): string {
  const cuff = at('M160,189C146,200 136,204 120,208', side);
  return (
    pen.piece(at(shortSleeve, side), {
      volume: sleeveLight(side),
      print: printOf(pen, cut.print, cut.print === 'stripe' ? side * 24 : 0),
      folds: pen.folds([
        [side * 104, 160, side * 140, 130, -side * 6, 5, -1],
        [side * 128, 206, side * 120, 150, side * 4, 4, 1],
      ]),
    }) + pen.stitch(cuff)
  );
}

function neckRib(pen: Pen, cut: TeeCut): string {
  const edge = bothSides(neckline(cut));
  const { lo, hi } = pen.colours;
  const rib = (colour: string, width: number, opacity: number, dy: number): string =>
    `<path d="${edge}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-opacity="${opacity}" transform="translate(0 ${dy})"/>`;
  return rib(cut.ring ?? lo, 7.5, 1, 0) + rib(hi, 2, 0.4, -1.6) + rib(pen.colours.seam, 0.8, 0.4, 4.6);
}

/** 小立领: a low collar that stands around the neck. */
function standCollar(pen: Pen): string {
  const band = 'M-37,84C-35,76 -34,70 -34,62C-20,70 20,70 34,62C34,70 35,76 37,84C24,102 -24,102 -37,84Z';
  return (
    pen.lining(at('M-34,62C-20,54 20,54 34,62C20,71 -20,71 -34,62Z'), pen.label(0, 60)) +
    pen.piece(at(band), { edge: 0.4, edgeWidth: 7 }) +
    pen.stitch(at('M-34,66C-20,74 20,74 34,66'), 0.4)
  );
}

function henleyPlacket(pen: Pen): string {
  const outline = at('M-8,103L8,103L8,168L-8,168Z');
  return (
    pen.piece(outline, { volume: 'none', edge: 0.25, edgeWidth: 4, line: 0.45 }) +
    [114, 134, 154].map((y) => pen.button(0, y, 3)).join('')
  );
}

function pocket(pen: Pen): string {
  const outline = at('M26,146L68,143L70,188L49,196L28,190Z');
  return (
    `<path d="${outline}" fill="${pen.colours.base}" fill-opacity=".6"/>` +
    pen.seamLine(outline, 0.9, 0.55) +
    pen.stitch(at('M27,151L68,148'))
  );
}

export function drawTee(pen: Pen, cut: TeeCut): string {
  const { hem } = cut;
  const body = bodyOutline(cut);
  const armhole = bothSides('M104,102C98,124 96,142 99,166');
  const hemLine = at(
    `M-101,${hem - 8}C-70,${hem - 3} -30,${hem - 2} 0,${hem - 2}C30,${hem - 2} 70,${hem - 3} 101,${hem - 8}`,
  );
  return (
    pen.shade(body + at(shortSleeve) + at(shortSleeve, -1)) +
    pen.lining(inside(cut), pen.label(0, 78)) +
    sides.map((side) => sleeve(pen, cut, side)).join('') +
    pen.piece(body, { print: printOf(pen, cut.print), folds: bodyCreases(pen, hem) }) +
    (cut.neck === 'stand' ? standCollar(pen) : neckRib(pen, cut)) +
    (cut.neck === 'henley' ? henleyPlacket(pen) : '') +
    pen.stitch(hemLine) +
    pen.seamLine(armhole, 0.9, 0.45) +
    (cut.pocket ? pocket(pen) : '')
  );
}

export const tee = drawing<TeeCut>({
  cut: (choose) => ({
    neck: choose.pick(['crew', 'crew', 'v', 'boat', 'scoop', 'stand', 'henley']),
    hem: choose.pick([306, 322, 330]),
    print: choose.pick(['plain', 'plain', 'plain', 'stripe']),
    pocket: choose.chance(0.3),
  }),
  draw: drawTee,
  fit: [0.98, 1.04, -8],
});

type PoloCut = { readonly contrast: boolean; readonly print: Print; readonly hem: number };

export const polo = drawing<PoloCut>({
  cut: (choose) => ({
    contrast: choose.chance(0.35),
    print: choose.pick(['plain', 'plain', 'stripe']),
    hem: choose.pick([322, 330]),
  }),
  draw(pen, cut) {
    const trim = cut.contrast ? pen.colours.contrast : undefined;
    const collarWing = 'M34,66C40,76 45,90 49,106L27,127L0,98C16,92 28,82 34,66Z';
    const placket = at('M-8,98L8,98L8,176L-8,176Z');
    const collar = sides.map(
      (side) =>
        pen.shade(at(collarWing, side), -1, 4, 0.22, 7) +
        pen.piece(at(collarWing, side), {
          ...(trim ? { fill: trim } : {}),
          volume: side < 0 ? 'left' : 'fall',
          edgeWidth: 6,
        }) +
        pen.stitch(at('M36,77C41,86 43,95 45,104L27,121L7,99', side), 0.4),
    );
    const cuffs = sides.map((side) => {
      const path = at('M161,190C147,201 137,206 121,210', side);
      return `<path d="${path}" fill="none" stroke="${trim ?? pen.colours.lo}" stroke-width="8"/>`;
    });
    return (
      drawTee(pen, { neck: 'crew', hem: cut.hem, print: cut.print }) +
      cuffs.join('') +
      pen.lining(at('M-34,68C-22,60 22,60 34,68C28,84 14,96 0,98C-14,96 -28,84 -34,68Z'), pen.label(0, 71)) +
      pen.piece(placket, { volume: 'none', edge: 0.25, edgeWidth: 4, line: 0.45 }) +
      [116, 138, 160].map((y) => pen.button(0, y, 3)).join('') +
      collar.join('')
    );
  },
  fit: [0.98, 1.04, -8],
});
