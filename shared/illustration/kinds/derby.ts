import { drawing } from '../drawing';
import type { Pen } from '../pen';
import { gleam, insole, leatherSole, pair, shoeFloor } from './shoe';

type DerbyCut = { readonly toe: 'plain' | 'cap' | 'wing'; readonly laces: 3 | 4 };

const upper =
  'M66,264C62,250 76,240 104,233C136,225 160,214 180,198C188,190 198,184 208,184C216,186 222,190 226,196' +
  'C240,206 268,206 292,194C306,187 318,184 326,187C334,206 338,238 337,265C300,270 110,272 66,264Z';
const sole =
  'M63,262C59,269 61,276 72,277L248,278L253,291L336,296C341,288 342,272 339,262C280,268 140,270 63,262Z';
const quarter =
  'M166,222C176,210 186,200 198,188L214,198C230,212 268,208 292,196C300,220 306,246 306,267L214,269C204,250 188,232 166,222Z';

function toe(pen: Pen, style: DerbyCut['toe']): string {
  const { deep } = pen.colours;
  const seam = (path: string, inner: string): string =>
    `<path d="${path}" fill="none" stroke="${deep}" stroke-width="1.8" stroke-opacity=".65"/>` +
    pen.stitch(inner, 0.6);
  switch (style) {
    case 'plain':
      return '';
    case 'cap':
      return seam('M126,229C136,240 140,254 138,268', 'M121,231C131,242 135,255 133,268');
    case 'wing': {
      const holes = Array.from({ length: 9 }, (_, i) => {
        const t = i / 8;
        return `<circle cx="${Math.round(124 + 72 * t)}" cy="${Math.round(236 + 24 * t * t)}" r="1.5" fill="${deep}" fill-opacity=".8"/>`;
      });
      return (
        seam(
          'M112,232C126,230 132,240 152,244C174,248 196,256 206,268',
          'M112,236C124,234 130,244 150,248C172,252 190,259 199,268',
        ) + holes.join('')
      );
    }
  }
}

function laces(pen: Pen, count: number): string {
  const cord = pen.colours.isDark ? '#3a322b' : pen.tone(-0.3);
  return Array.from({ length: count }, (_, index) => {
    const x = 176 + index * (28 / count) * 1.25;
    const y = 213 - index * (27 / count) * 1.15;
    const path = `M${Math.round(x - 5)},${Math.round(y - 4)}C${Math.round(x + 4)},${Math.round(y - 4)} ${Math.round(x + 12)},${Math.round(y + 1)} ${Math.round(x + 17)},${Math.round(y + 8)}`;
    return (
      `<path d="${path}" stroke="#000000" stroke-opacity=".22" stroke-width="4.4" fill="none" stroke-linecap="round" transform="translate(0 1.8)"/>` +
      `<path d="${path}" stroke="${cord}" stroke-width="3" fill="none" stroke-linecap="round"/>` +
      `<circle cx="${Math.round(x + 18)}" cy="${Math.round(y + 10)}" r="1.7" fill="#b9ad9a"/>`
    );
  }).join('');
}

function one(pen: Pen, cut: DerbyCut): string {
  const opening = 'M208,186C232,172 300,172 325,187C306,206 272,214 248,210C230,208 216,198 208,186Z';
  const tongue = 'M178,200C184,186 192,176 204,170C214,172 222,180 226,194L206,206Z';
  const folds = pen.folds([
    [-116, 250, -46, 226, -7, 7, 1, 1],
    [-90, 262, 20, 256, 4, 10, -1, 0.4],
    [96, 222, 128, 210, 4, 8, 1, 0.8],
  ]);
  return (
    pen.piece(tongue, { edgeWidth: 6, volume: 'left' }) +
    pen.lining(opening, insole('M246,202C272,204 296,198 312,190')) +
    leatherSole(pen, sole, 'M67,267C140,273 280,271 337,265') +
    pen.piece(upper, { volume: 'fall', folds, edgeWidth: 9 }) +
    toe(pen, cut.toe) +
    pen.shade(quarter, -1, 2, 0.14, 5) +
    pen.piece(quarter, { volume: 'fall', edge: 0.24, edgeWidth: 6, line: 0.5 }) +
    pen.stitch('M170,224C190,234 206,250 216,266', 0.6) +
    laces(pen, cut.laces) +
    `<path d="M226,196C240,206 268,206 292,194C306,187 318,184 326,187" fill="none" stroke="${pen.colours.hi}" stroke-width="2" stroke-opacity=".7"/>` +
    pen.seamLine('M298,192C308,214 312,242 312,266', 1, 0.5) +
    gleam(pen, 104, 242, 30, 7, -16)
  );
}

export const derby = drawing<DerbyCut>({
  cut: (choose) => ({ toe: choose.pick(['plain', 'cap', 'wing']), laces: choose.pick([3, 4]) }),
  draw: (pen, cut) => pair(pen, 294, upper, () => one(pen, cut), 3),
  floor: shoeFloor,
  fit: [1.03, 1.03, -10],
});
