import { drawing } from '../drawing';
import { at, bothSides, symmetric } from '../geometry';
import { printOf, textureOf, type Print, type Texture } from '../patterns';
import type { Pen } from '../pen';
import { bodyCreases, longSleeves, sides, sleeveLight, type Side } from './sleeves';

export type ShirtCut = {
  readonly collar: 'point' | 'camp' | 'stand' | 'bow';
  readonly print: Print;
  readonly texture: Texture;
  readonly hem: number;
  readonly short: boolean;
  readonly pocket: boolean;
};

const cuffY = 312;
const shortSleeve = 'M98,97C122,106 136,120 145,138L168,198C152,209 138,214 122,217L97,170Z';
const pointWing = 'M34,66C40,76 45,90 50,105L26,125L1,95C16,90 28,80 34,66Z';
const campWing =
  'M34,66C42,80 50,98 55,116L34,118L40,130C28,138 14,144 2,146C6,128 10,110 8,98C20,88 29,80 34,66Z';

function shortSleeves(pen: Pen, cut: ShirtCut) {
  const draw = (side: Side): string =>
    pen.piece(at(shortSleeve, side), {
      volume: sleeveLight(side),
      print: printOf(pen, cut.print, -side * 9),
      texture: textureOf(pen, cut.texture),
      folds: pen.folds([[side * 106, 162, side * 142, 134, -side * 6, 5, -1]]),
    }) + pen.stitch(at('M164,188C148,200 136,205 120,208', side));
  return { outline: bothSides(shortSleeve), svg: draw(-1) + draw(1) };
}

function cuffs(pen: Pen, cut: ShirtCut): string {
  const outline =
    `M127,${cuffY + 4}L161,${cuffY - 4}L166,${cuffY + 24}` +
    `C153,${cuffY + 30} 142,${cuffY + 32} 131,${cuffY + 32}Z`;
  return sides
    .map(
      (side) =>
        pen.piece(at(outline, side), {
          volume: sleeveLight(side),
          print: printOf(pen, cut.print, -side * 9),
          edgeWidth: 7,
        }) +
        pen.stitch(at(`M129,${cuffY + 9}L163,${cuffY + 1}`, side)) +
        pen.button(side * 140, cuffY + 20, 2.6),
    )
    .join('');
}

function collar(pen: Pen, cut: ShirtCut): string {
  if (cut.collar === 'stand' || cut.collar === 'bow') {
    const band = 'M-36,82C-35,74 -34,70 -34,62C-20,72 20,72 34,62C34,70 35,74 36,82C24,98 -24,98 -36,82Z';
    const stand =
      pen.lining(at('M-34,62C-20,54 20,54 34,62C20,72 -20,72 -34,62Z'), pen.label(0, 60)) +
      pen.piece(at(band), { edgeWidth: 6 });
    return stand + (cut.collar === 'bow' ? bow(pen) : pen.button(0, 82, 2.8));
  }
  const wing = cut.collar === 'camp' ? campWing : pointWing;
  return [1, -1]
    .map((side) => at(wing, side as Side))
    .map(
      (outline, index) =>
        pen.shade(outline, 1, 4, 0.22, 7) +
        pen.piece(outline, {
          print: printOf(pen, cut.print, index ? 9 : -9),
          volume: index ? 'left' : 'fall',
          edgeWidth: 6,
        }),
    )
    .join('');
}

/** 飘带领: two long ends tied loosely under the collar. */
function bow(pen: Pen): string {
  const tails =
    'M2,96C12,120 18,160 22,206L4,212C2,170 0,130 -6,100ZM-2,96C-10,116 -16,140 -24,176L-38,168C-28,140 -18,116 -10,98Z';
  const loops = bothSides('M0,94C14,76 40,78 44,92C44,104 18,110 0,98Z');
  return (
    pen.shade(at(tails), 2, 4, 0.2, 8) +
    pen.piece(at(tails), { volume: 'fall', edgeWidth: 6, line: 0.5 }) +
    pen.piece(loops, { volume: 'fall', edgeWidth: 7, line: 0.5 }) +
    pen.piece(at('M-8,88L8,88L7,104L-7,104Z'), { volume: 'fall', edgeWidth: 5, line: 0.5 })
  );
}

function pocket(pen: Pen, print: Print): string {
  return (
    pen.piece(at('M28,150L70,148L71,196L50,204L30,197Z'), {
      print: printOf(pen, print),
      volume: 'none',
      edge: 0.16,
      edgeWidth: 5,
      line: 0.4,
    }) + pen.stitch(at('M30,158L70,156'), 0.4)
  );
}

function placket(pen: Pen, cut: ShirtCut): string {
  const top = cut.collar === 'camp' ? 140 : 94;
  const outline = at(`M-8,${top}L8,${top}L8,${cut.hem + 7}L-8,${cut.hem + 7}Z`);
  const first = cut.collar === 'camp' ? 154 : cut.collar === 'bow' ? 130 : 118;
  const count = Math.ceil((cut.hem - 8 - first) / 37);
  const rows = Array.from({ length: count }, (_, index) => pen.button(0, first + index * 37, 3.2));
  return (
    pen.piece(outline, {
      print: printOf(pen, cut.print),
      volume: 'none',
      edge: 0.22,
      edgeWidth: 4,
      line: 0.3,
    }) +
    pen.stitch(at(`M-5.5,${top + 8}L-5.5,${cut.hem + 4}M5.5,${top + 8}L5.5,${cut.hem + 4}`), 0.4) +
    rows.join('')
  );
}

export function drawShirt(pen: Pen, cut: ShirtCut): string {
  const { hem } = cut;
  const body = symmetric(
    'M0,92C14,90 28,82 34,70C62,78 84,86 105,98C98,122 96,142 99,168' +
      `C97,220 99,262 102,${hem - 26}C92,${hem - 8} 62,${hem + 4} 34,${hem + 6}C20,${hem + 7} 8,${hem + 7} 0,${hem + 7}`,
  );
  const sleeves = cut.short ? shortSleeves(pen, cut) : longSleeves(pen, cuffY, 2, cut);
  const yoke = bothSides('M98,112C60,102 40,100 20,104');
  return (
    pen.shade(body + sleeves.outline) +
    sleeves.svg +
    (cut.short ? '' : cuffs(pen, cut)) +
    pen.lining(at('M-34,70C-22,62 22,62 34,70C28,82 14,92 0,92C-14,92 -28,82 -34,70Z'), pen.label(0, 72)) +
    pen.piece(body, {
      print: printOf(pen, cut.print),
      texture: textureOf(pen, cut.texture),
      folds: bodyCreases(pen, hem),
    }) +
    pen.seamLine(bothSides('M105,98C98,122 96,142 99,168'), 0.9, 0.45) +
    pen.seamLine(yoke, 0.8, 0.35) +
    placket(pen, cut) +
    collar(pen, cut) +
    (cut.pocket && cut.collar !== 'bow' ? pocket(pen, cut.print) : '')
  );
}

export const shirt = drawing<ShirtCut>({
  cut(choose) {
    const print = choose.pick<Print>(['plain', 'plain', 'plain', 'pin', 'check', 'floral']);
    return {
      collar: choose.pick(['point', 'point', 'camp', 'stand', 'bow']),
      print,
      texture: print === 'plain' ? choose.pick<Texture>(['linen', 'none']) : 'none',
      hem: choose.pick([318, 330]),
      short: choose.chance(0.25),
      pocket: choose.chance(0.6),
    };
  },
  draw: drawShirt,
  fit: [0.92, 1.02, -4],
});
