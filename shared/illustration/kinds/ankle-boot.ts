import { drawing } from '../drawing';
import { textureOf } from '../patterns';
import type { Pen } from '../pen';
import { gleam, leatherSole, pair, shoeFloor } from './shoe';

type AnkleBootCut = { readonly style: 'chelsea' | 'zip' | 'strap'; readonly toe: 'pointed' | 'round' };

const shaft =
  'C178,226 200,206 211,178C219,160 225,140 227,122C257,116 313,116 339,122C337,150 329,176 330,206C333,230 335,246 335,264';
const uppers = {
  pointed: `M52,266C62,254 90,246 118,239C138,234 156,231 166,228${shaft}C280,270 120,272 52,266Z`,
  round: `M62,268C58,250 80,238 110,233C132,230 152,230 166,228${shaft}C280,270 120,274 62,268Z`,
} as const;
const sole =
  'M54,264C56,271 64,275 76,275L236,275C246,275 252,272 258,268L262,294L332,301C336,288 337,276 336,263C280,270 140,271 54,264Z';

function detail(pen: Pen, style: AnkleBootCut['style']): string {
  switch (style) {
    case 'chelsea': {
      const gore = 'M259,121C275,118 293,118 307,121C303,150 293,180 279,204C266,184 259,152 259,121Z';
      return (
        pen.piece(gore, {
          texture: textureOf(pen, 'rib', 0, 4),
          volume: 'none',
          fill: pen.tone(-0.06),
          edge: 0.3,
          edgeWidth: 5,
        }) +
        pen.stitch('M255,122C255,156 264,190 279,210C294,190 307,156 311,122', 0.55) +
        `<path d="M333,122C337,112 347,112 347,124L343,140" fill="none" stroke="${pen.colours.lo}" stroke-width="6"/>`
      );
    }
    case 'zip':
      return (
        pen.softLine('M279,120C275,160 273,210 276,246', pen.colours.deep, 4, 0.4) +
        '<path d="M279,120C275,160 273,210 276,246" stroke="#cfc7ba" stroke-width="2.2" stroke-dasharray="1.6 1.4" fill="none"/>' +
        '<path d="M279,124l-.6,16" stroke="#b5a98f" stroke-width="4.6" stroke-linecap="round"/>'
      );
    case 'strap':
      return [
        'M206,186C238,202 296,202 329,192L330,208C296,218 232,216 198,202Z',
        'M186,216C224,234 290,236 329,224L331,240C290,250 216,248 174,228Z',
      ]
        .map(
          (strap) =>
            pen.shade(strap, 0, 3, 0.2, 6) + pen.piece(strap, { volume: 'fall', edgeWidth: 5, line: 0.55 }),
        )
        .concat(
          '<rect x="288" y="194" width="17" height="21" rx="3" fill="none" stroke="#c8a560" stroke-width="2.8"/>',
          '<rect x="288" y="225" width="17" height="22" rx="3" fill="none" stroke="#c8a560" stroke-width="2.8"/>',
        )
        .join('');
  }
}

function one(pen: Pen, cut: AnkleBootCut): string {
  const folds = pen.folds([
    [-120, 260, -50, 244, -6, 6, 1, 1],
    [-70, 266, 60, 260, 4, 9, -1, 0.35],
    [10, 214, 74, 206, 8, 6, -1, 0.4],
    [8, 226, 66, 224, 8, 6, 1, 0.5],
    [42, 130, 36, 200, 4, 10, 1, 0.75],
    [124, 130, 116, 240, -4, 10, -1, 0.4],
  ]);
  return (
    leatherSole(pen, sole) +
    pen.piece(uppers[cut.toe], { volume: 'fall', folds, edge: 0.4, edgeWidth: 10 }) +
    pen.lining('M227,122C257,112 313,112 339,122C313,129 257,129 227,122Z') +
    detail(pen, cut.style) +
    pen.stitch('M227,130C257,137 312,137 337,130', 0.4) +
    gleam(pen, 100, 250, 30, 6, -14)
  );
}

export const ankleBoot = drawing<AnkleBootCut>({
  cut: (choose) => ({
    style: choose.pick(['chelsea', 'zip', 'strap']),
    toe: choose.pick(['pointed', 'round']),
  }),
  draw: (pen, cut) => pair(pen, 299, uppers[cut.toe], () => one(pen, cut), 5),
  floor: shoeFloor,
  fit: [0.98, 0.98, 10],
});
