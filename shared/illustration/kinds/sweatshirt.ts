import { drawing } from '../drawing';
import { at, bothSides, symmetric } from '../geometry';
import { textureOf } from '../patterns';
import type { Pen } from '../pen';
import { longSleeves, sides, sleeveLight } from './sleeves';

export type SweatshirtCut = {
  readonly neck: 'crew' | 'half-zip' | 'hood';
  readonly mark: 'none' | 'embroidered' | 'block' | 'pocket';
  readonly hem: number;
};

const zip = (pen: Pen, from: number, to: number): string =>
  `<path d="${at(`M0,${from}L0,${to}`)}" stroke="${pen.colours.deep}" stroke-opacity=".4" stroke-width="7"/>` +
  `<path d="${at(`M0,${from}L0,${to}`)}" stroke="#d9d4cb" stroke-width="2.4" stroke-dasharray="1.6 1.4"/>` +
  `<path d="${at(`M0,${from + 14}L0,${from + 28}`)}" stroke="#a89f92" stroke-width="5" stroke-linecap="round"/>`;

function crewNeck(pen: Pen): string {
  const edge = at('M-36,78C-32,91 -20,101 0,101C20,101 32,91 36,78');
  const notch = at('M-9,108L9,108L0,124Z');
  return (
    `<path d="${edge}" fill="none" stroke="${pen.colours.lo}" stroke-width="11"/>` +
    `<path d="${edge}" fill="none" stroke="${pen.colours.deep}" stroke-opacity=".3" stroke-width="11" stroke-dasharray="1.4 3"/>` +
    `<path d="${notch}" fill="${pen.colours.lo}" fill-opacity=".7"/>` +
    pen.stitch(notch, 0.5)
  );
}

function halfZip(pen: Pen): string {
  const collar = 'M-38,86C-35,74 -34,64 -36,54C-20,62 20,62 36,54C34,64 35,74 38,86C26,106 -26,106 -38,86Z';
  return (
    pen.lining(at('M-36,54C-20,46 20,46 36,54C20,63 -20,63 -36,54Z'), pen.label(0, 51)) +
    pen.piece(at(collar), { texture: textureOf(pen, 'rib', 0, 5), edge: 0.4, edgeWidth: 8 }) +
    zip(pen, 64, 170)
  );
}

/** The hood lies on the shoulders: its back, the dark inside, and two front edges that cross at the throat. */
function hood(pen: Pen): string {
  const back = 'M-54,92C-66,62 -48,34 0,32C48,34 66,62 54,92C40,108 -40,108 -54,92Z';
  const opening = 'M-37,84C-42,62 -26,47 0,46C26,47 42,62 37,84C28,104 12,116 0,120C-12,116 -28,104 -37,84Z';
  const front = 'M37,60C46,74 48,92 38,108C28,122 14,130 -6,136C-4,124 4,116 14,108C28,98 36,82 37,60Z';
  const cord = (side: 1 | -1): string =>
    `<path d="${at(`M9,128C11,150 ${side > 0 ? 8 : 12},168 10,${side > 0 ? 196 : 186}`, side)}" fill="none" stroke="${pen.colours.isDark ? '#d9d2c6' : '#f3eee5'}" stroke-width="3.4" stroke-linecap="round"/>` +
    `<path d="${at(`M10,${side > 0 ? 190 : 180}L10,${side > 0 ? 200 : 190}`, side)}" stroke="#a89f92" stroke-width="4.6" stroke-linecap="round"/>`;
  return (
    pen.piece(at(back), { edge: 0.4, edgeWidth: 14 }) +
    pen.lining(at(opening), pen.label(0, 62)) +
    sides.map((side) => pen.shade(at(front, side), 0, 4, 0.2, 8)).join('') +
    pen.piece(at(front, -1), { volume: 'left', edgeWidth: 8, line: 0.5 }) +
    pen.piece(at(front), { volume: 'fall', edgeWidth: 8, line: 0.5 }) +
    pen.stitch(bothSides('M41,66C48,80 46,94 35,106'), 0.35) +
    cord(-1) +
    cord(1)
  );
}

function mark(pen: Pen, cut: SweatshirtCut, body: string): string {
  const { contrast, seam } = pen.colours;
  switch (cut.mark) {
    case 'none':
      return '';
    case 'embroidered': {
      const wave = 'M-15,164C-11,150 -4,150 0,164C4,150 11,150 15,164M-20,172L20,172M-10,179L10,179';
      return `<path d="${at(wave)}" fill="none" stroke="${contrast}" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>`;
    }
    case 'block': {
      const band = 'M-120,196C-60,204 60,204 120,196L120,236C60,244 -60,244 -120,236Z';
      return pen.within(
        body,
        `<path d="${at(band)}" fill="${contrast}" fill-opacity=".85"/>` +
          pen.seamLine(at('M-120,196C-60,204 60,204 120,196M-120,236C-60,244 60,244 120,236'), 1, 0.5),
      );
    }
    case 'pocket': {
      const pouch = 'M-40,218L40,218L64,262L62,296L-62,296L-64,262Z';
      return (
        pen.piece(at(pouch), { volume: 'fall', edge: 0.2, edgeWidth: 6, line: 0.5 }) +
        pen.stitch(bothSides('M42,222L62,260'), 0.5) +
        `<path d="${bothSides('M40,218L64,262')}" stroke="${seam}" stroke-opacity=".6" stroke-width="1.6" fill="none"/>`
      );
    }
  }
}

export function drawSweatshirt(pen: Pen, cut: SweatshirtCut): string {
  const { hem } = cut;
  const rib = textureOf(pen, 'rib', 0, 4.4);
  const body = symmetric(
    'M0,101C20,101 32,91 36,78C66,82 92,92 114,106C107,128 103,148 105,174' +
      `C104,222 107,262 110,${hem}C72,${hem + 5} 30,${hem + 6} 0,${hem + 6}`,
  );
  const sleeves = longSleeves(pen, 302, 13);
  const cuff = 'M131,309L171,301C172,314 171,328 167,340C157,345 148,347 140,347C135,336 133,322 131,309Z';
  const waist = symmetric(
    `M0,${hem}C30,${hem} 74,${hem - 1} 110,${hem - 5}C109,${hem + 8} 106,${hem + 20} 101,${hem + 25}` +
      `C70,${hem + 30} 30,${hem + 31} 0,${hem + 31}`,
  );
  const neck = { crew: crewNeck, 'half-zip': halfZip, hood }[cut.neck];
  return (
    pen.shade(body + sleeves.outline + waist + bothSides(cuff), 5, 10, 0.28) +
    pen.lining(at('M-36,78C-24,70 24,70 36,78C32,91 20,101 0,101C-20,101 -32,91 -36,78Z'), pen.label(0, 78)) +
    sleeves.svg +
    sides
      .map((side) => pen.piece(at(cuff, side), { texture: rib, volume: sleeveLight(side), edgeWidth: 8 }))
      .join('') +
    pen.piece(body, {
      edge: 0.4,
      edgeWidth: 14,
      folds: pen.folds([
        [-100, 178, -42, 224, 10, 11, -1],
        [100, 178, 46, 218, -10, 11, -1],
        [-104, 250, -40, 280, 8, 9, -1, 0.3],
        [104, 254, 50, 284, -8, 9, -1, 0.3],
        [-36, 140, -42, hem - 10, 8, 15, 1, 0.5],
        [74, 190, 70, hem - 20, 6, 9, 1, 0.35],
      ]),
    }) +
    mark(pen, cut, body) +
    pen.seamLine(bothSides('M114,106C107,128 103,148 105,174'), 1.1, 0.42) +
    pen.stitch(bothSides('M110,107C103,128 99,148 101,176'), 0.3) +
    pen.piece(waist, { texture: rib, edgeWidth: 8 }) +
    neck(pen)
  );
}

export const sweatshirt = drawing<SweatshirtCut>({
  cut: (choose) => ({
    neck: choose.pick(['crew', 'half-zip']),
    mark: choose.pick(['none', 'embroidered', 'none', 'block']),
    hem: choose.pick([286, 300]),
  }),
  draw: drawSweatshirt,
  fit: [0.92, 1.02, -4],
});

export const hoodie = drawing<SweatshirtCut>({
  cut: (choose) => ({
    neck: 'hood',
    mark: choose.pick(['pocket', 'pocket', 'block']),
    hem: choose.pick([292, 304]),
  }),
  draw: drawSweatshirt,
  fit: [0.92, 1, 6],
});
