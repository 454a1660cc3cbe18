import { drawing } from '../drawing';
import { at, bothSides, symmetric } from '../geometry';
import { printOf, type Print } from '../patterns';
import type { Pen } from '../pen';
import { longSleeves, sides, sleeveLight } from './sleeves';
import { legCuts, legFolds, legOutline, waistInside, waistband } from './trousers';

type HomewearCut = { readonly collar: 'notch' | 'crew'; readonly print: Print };

function trousersBehind(pen: Pen, print: string): string {
  const leg = { ...legCuts.wide, length: 348 };
  return (
    pen.shade(legOutline(leg, 1) + legOutline(leg, -1), 5, 10, 0.26) +
    waistInside(pen) +
    sides
      .map((side) =>
        pen.piece(legOutline(leg, side), {
          volume: sleeveLight(side),
          print,
          folds: legFolds(pen, leg, side),
        }),
      )
      .join('') +
    `<path d="${at('M0,76L0,168')}" stroke="${pen.colours.deep}" stroke-width="1.2" stroke-opacity=".5"/>` +
    pen.piece(at(waistband), { print, edgeWidth: 5 })
  );
}

const piping = (pen: Pen, path: string): string =>
  `<path d="${path}" fill="none" stroke="${pen.colours.seam}" stroke-width="2.6" stroke-opacity=".85" stroke-linejoin="round"/>`;

function top(pen: Pen, cut: HomewearCut, print: string): string {
  const hem = 306;
  const body = symmetric(
    `M0,96C14,92 28,82 34,70C62,78 84,86 105,98C98,122 97,142 100,168C98,220 102,262 108,${hem}C72,${hem + 5} 30,${hem + 6} 0,${hem + 6}`,
  );
  const sleeves = longSleeves(pen, 300, 6, { print: cut.print });
  const wing =
    'M34,66C43,78 52,94 58,110L42,114L46,126C34,140 18,150 2,154C8,132 14,112 12,100C22,90 30,80 34,66Z';
  const collar = (['right', 'left'] as const).map((name) => at(wing, name === 'right' ? 1 : -1));
  const front =
    cut.collar === 'notch'
      ? collar
          .map(
            (path, i) =>
              pen.shade(path, 1, 4, 0.2, 7) +
              pen.piece(path, { print, volume: i ? 'left' : 'fall', edgeWidth: 6 }) +
              piping(pen, path),
          )
          .join('')
      : piping(pen, at('M-34,70C-28,86 -14,96 0,96C14,96 28,86 34,70'));
  const pocket = at('M30,158L72,155L74,202L32,206Z');
  const firstButton = cut.collar === 'notch' ? 168 : 114;
  return (
    pen.shade(body + sleeves.outline, 5, 9, 0.26) +
    pen.lining(at('M-34,70C-22,62 22,62 34,70C28,84 14,96 0,98C-14,96 -28,84 -34,70Z'), pen.label(0, 72)) +
    sleeves.svg +
    sides.map((side) => piping(pen, at('M129,297L164,289', side))).join('') +
    pen.piece(body, {
      print,
      folds: pen.folds([
        [-96, 172, -32, 226, 10, 9, -1],
        [96, 172, 36, 218, -10, 9, -1],
        [-52, 210, -58, hem, 6, 9, -1, 0.3],
        [-34, 140, -40, hem, 8, 13, 1, 0.6],
        [70, 190, 66, hem - 10, 6, 8, 1, 0.4],
      ]),
    }) +
    pen.seamLine(bothSides('M105,98C98,122 97,142 100,168'), 0.9, 0.45) +
    piping(pen, at(`M7,${firstButton - 18}L7,${hem + 5}`)) +
    [0, 1, 2, 3].map((i) => pen.button(0, firstButton + i * 38, 3.4, '#f0e8da')).join('') +
    pen.piece(pocket, { print, volume: 'none', edge: 0.16, edgeWidth: 5, line: 0.45 }) +
    piping(pen, at('M30,164L73,161')) +
    front
  );
}

/** 家居服套装: the top laid over its trousers, as a set is photographed. */
export const homewear = drawing<HomewearCut>({
  cut: (choose) => ({
    collar: choose.pick(['notch', 'crew']),
    print: choose.pick(['plain', 'plain', 'pin', 'check', 'polka']),
  }),
  draw(pen, cut) {
    const print = printOf(pen, cut.print, 0, 0.9);
    return (
      `<g transform="translate(74 62) scale(.86)">${trousersBehind(pen, print)}</g>` +
      `<g transform="translate(-8 -6) scale(.86)">${top(pen, cut, print)}</g>`
    );
  },
});
