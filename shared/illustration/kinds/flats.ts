import { drawing } from '../drawing';
import type { Pen } from '../pen';
import { gleam, insole, leatherSole, pair, shoeFloor } from './shoe';

type FlatsCut = {
  readonly trim: 'bow' | 'mary-jane' | 'buckle' | 'plain';
  readonly toe: 'pointed' | 'round';
};

const uppers = {
  pointed:
    'M54,268C60,258 88,250 118,242C134,238 146,233 154,229C176,252 240,254 288,228C304,219 318,214 328,216' +
    'C334,230 337,250 336,268C300,272 110,274 54,268Z',
  round:
    'M66,268C62,252 84,240 112,236C130,233 142,231 152,229C176,252 240,254 288,228C304,219 318,214 328,216' +
    'C334,230 337,250 336,268C300,272 110,274 66,268Z',
} as const;

const soles = {
  pointed:
    'M56,266C58,272 64,276 76,276L262,277L266,288L333,293C338,287 339,276 337,266C280,272 140,273 56,266Z',
  round:
    'M66,264C65,272 72,276 84,276L262,277L266,288L333,293C338,287 339,276 337,266C280,272 146,273 66,264Z',
} as const;

function trim(pen: Pen, style: FlatsCut['trim']): string {
  switch (style) {
    case 'plain':
      return '';
    case 'bow': {
      const loops =
        'M146,233C132,222 118,224 116,232C116,240 132,244 146,236ZM148,233C158,220 172,218 176,225C178,234 164,240 148,236Z';
      return (
        pen.shade(loops, 0, 3, 0.24, 5) +
        pen.piece(loops, { volume: 'fall', edgeWidth: 4, line: 0.6 }) +
        pen.piece('M142,229L152,229L153,239L143,240Z', { volume: 'fall', edgeWidth: 3, line: 0.6 })
      );
    }
    case 'mary-jane': {
      const strap = 'M219,252C211,236 212,220 223,207L236,211C228,222 228,236 235,251Z';
      return (
        pen.shade(strap, 2, 2, 0.22, 6) +
        pen.piece(strap, { volume: 'right', edgeWidth: 5, line: 0.6 }) +
        pen.stitch('M224,248C217,234 218,221 226,211', 0.5) +
        '<rect x="212" y="225" width="14" height="15" rx="3" fill="none" stroke="#c8a560" stroke-width="2.6" transform="rotate(4 219 232)"/>'
      );
    }
    case 'buckle':
      return (
        '<rect x="124" y="231" width="30" height="13" rx="3.4" fill="#c8a560" transform="rotate(-14 139 238)"/>' +
        `<rect x="129" y="234.4" width="20" height="6" rx="1.6" fill="${pen.colours.deep}" transform="rotate(-14 139 238)"/>`
      );
  }
}

function one(pen: Pen, cut: FlatsCut): string {
  const opening = 'M150,229C186,212 300,204 328,216C300,242 240,258 198,250C176,246 158,240 150,229Z';
  const folds = pen.folds([
    [-120, 262, -60, 246, -5, 5, 1, 1],
    [-90, 268, 60, 264, 4, 8, -1, 0.4],
    [92, 240, 126, 232, 4, 7, 1, 0.8],
  ]);
  const farStrap =
    cut.trim === 'mary-jane'
      ? `<path d="M226,208C234,201 246,205 252,216" fill="none" stroke="${pen.colours.lo}" stroke-width="9"/>`
      : '';
  return (
    farStrap +
    pen.lining(opening, insole('M196,240C232,246 284,234 312,222')) +
    leatherSole(pen, soles[cut.toe]) +
    pen.piece(uppers[cut.toe], { volume: 'fall', folds, edgeWidth: 8 }) +
    `<path d="M154,229C176,252 240,254 288,228C304,219 318,214 328,216" fill="none" stroke="${pen.colours.lo}" stroke-width="3.4"/>` +
    `<path d="M154,229C176,252 240,254 288,228C304,219 318,214 328,216" fill="none" stroke="${pen.colours.hi}" stroke-width="1.2" stroke-opacity=".6"/>` +
    pen.seamLine('M300,223C296,240 295,256 296,270', 1, 0.45) +
    trim(pen, cut.trim) +
    gleam(pen, cut.toe === 'pointed' ? 98 : 96, 253, 28, 5, -13)
  );
}

export const flats = drawing<FlatsCut>({
  cut: (choose) => ({
    trim: choose.pick(['bow', 'mary-jane', 'buckle', 'plain']),
    toe: choose.pick(['pointed', 'round']),
  }),
  draw: (pen, cut) => pair(pen, 292, uppers[cut.toe], () => one(pen, cut), 3.2),
  floor: shoeFloor,
  fit: [1.03, 1.03, -14],
});
