import { drawing } from '../drawing';
import type { Pen } from '../pen';
import { gleam, insole, leatherSole, pair, shoeFloor } from './shoe';

type LoaferCut = { readonly trim: 'penny' | 'tassel' | 'bit' | 'plain'; readonly sole: 'fine' | 'lug' };

const upper =
  'M68,266C58,252 74,242 102,236C136,229 164,218 190,204C200,198 210,198 217,203C232,218 262,221 290,206' +
  'C304,198 318,194 326,197C333,212 337,240 336,265C300,270 112,273 68,266Z';
const soles = {
  fine: 'M64,262C60,268 62,273 72,274L252,275L257,288L334,294C339,288 340,272 337,262C280,268 140,270 64,262Z',
  lug: 'M63,261C59,268 60,281 72,283L240,284L246,291L336,296C342,288 342,272 338,261C280,267 140,269 63,261Z',
} as const;
const saddle =
  'M168,216C180,209 192,202 202,200C214,203 222,212 226,222C222,240 215,254 208,268L184,269C188,250 182,230 168,216Z';

function trim(pen: Pen, style: LoaferCut['trim']): string {
  const { deep, lo, seam } = pen.colours;
  switch (style) {
    case 'plain':
      return '';
    case 'penny':
      return `<path d="M186,229C193,222 202,219 211,221C208,228 200,232 191,233Z" fill="${deep}" fill-opacity=".75"/>`;
    case 'tassel':
      return (
        `<path d="M184,208C176,216 168,224 166,236M188,208C186,218 182,228 182,240" stroke="${deep}" stroke-width="2" fill="none"/>` +
        `<path d="M160,234l12,1 -2,20 -12,-2ZM176,238l12,1 0,20 -12,-1Z" fill="${lo}" stroke="${seam}" stroke-opacity=".5" stroke-width=".8"/>`
      );
    case 'bit':
      return (
        '<rect x="174" y="206" width="34" height="6.4" rx="3.2" fill="#c8a560" transform="rotate(-13 191 209)"/>' +
        '<circle cx="175" cy="215" r="5.4" fill="none" stroke="#b8934c" stroke-width="2.6"/>' +
        '<circle cx="208" cy="207" r="5.4" fill="none" stroke="#b8934c" stroke-width="2.6"/>'
      );
  }
}

function one(pen: Pen, cut: LoaferCut): string {
  const opening = 'M204,201C226,190 296,184 325,196C304,214 270,224 246,219C228,215 212,210 204,201Z';
  const folds = pen.folds([
    [-112, 250, -40, 226, -6, 6, 1, 1],
    [-90, 262, 40, 258, 4, 10, -1, 0.4],
    [84, 226, 124, 216, 4, 8, 1, 0.8],
    [30, 232, 96, 240, 6, 8, -1, 0.25],
  ]);
  return (
    pen.piece('M186,208C192,192 204,184 219,186C225,194 225,202 220,210L204,214Z', {
      edgeWidth: 6,
      volume: 'fall',
    }) +
    pen.lining(opening, insole('M240,212C266,214 294,208 312,200')) +
    leatherSole(pen, soles[cut.sole], 'M68,266C140,272 280,270 336,264') +
    pen.piece(upper, { volume: 'fall', folds, edgeWidth: 9 }) +
    `<path d="M84,256C98,243 132,236 172,220" fill="none" stroke="${pen.colours.deep}" stroke-width="2" stroke-opacity=".6"/>` +
    pen.stitch('M82,259C96,247 132,240 174,224', 0.65) +
    (cut.trim === 'plain' ? pen.stitch('M176,212C190,218 204,220 218,206', 0.5) : saddleStrap(pen)) +
    trim(pen, cut.trim) +
    `<path d="M217,203C232,218 262,221 290,206C304,198 318,194 326,197" fill="none" stroke="${pen.colours.hi}" stroke-width="2" stroke-opacity=".7"/>` +
    pen.seamLine('M296,203C291,226 289,248 290,267', 1, 0.5) +
    gleam(pen, 106, 246, 30, 6, -15)
  );
}

function saddleStrap(pen: Pen): string {
  return (
    pen.shade(saddle, -2, 2, 0.2, 6) +
    pen.piece(saddle, { volume: 'right', edgeWidth: 6, line: 0.55 }) +
    pen.stitch('M173,217C186,231 191,248 188,266', 0.6) +
    pen.stitch('M204,204C213,208 219,215 222,223C218,240 212,253 205,266', 0.6)
  );
}

export const loafer = drawing<LoaferCut>({
  cut: (choose) => ({
    trim: choose.pick(['penny', 'tassel', 'bit', 'plain']),
    sole: choose.pick(['fine', 'fine', 'lug']),
  }),
  draw: (pen, cut) => pair(pen, 292, upper, () => one(pen, cut), cut.sole === 'lug' ? 1.6 : 3.4),
  floor: shoeFloor,
  fit: [1.03, 1.03, -10],
});
