import { shift } from '../colour';
import { drawing } from '../drawing';
import { textureOf } from '../patterns';
import type { Pen } from '../pen';
import { pair, shoeFloor } from './shoe';

type SneakerCut = {
  readonly accent: '#7c8b74' | '#a5533f' | '#3c4f63' | '#b9986a';
  readonly mesh: boolean;
  readonly toe: 'cap' | 'perforated';
  readonly sole: 'flat' | 'chunky';
};

const upper =
  'M74,264C70,244 88,230 120,219C148,209 166,190 184,168C190,160 202,158 210,164C226,184 258,186 288,164' +
  'C296,152 312,150 315,164C318,198 328,232 334,264Z';

function panels(pen: Pen, cut: SneakerCut, accent: string): string {
  const { isDark, deep } = pen.colours;
  const toe =
    cut.toe === 'cap'
      ? pen.piece('M74,264C70,244 86,231 112,222C120,234 124,248 122,264Z', {
          fill: pen.tone(isDark ? 0.07 : -0.06),
          volume: 'none',
          edge: 0.3,
          edgeWidth: 8,
          line: 0.45,
        }) + pen.stitch('M116,222C124,234 128,248 126,262', 0.55)
      : Array.from({ length: 9 }, (_, i) => {
          const x = 106 + (i % 3) * 9 + Math.floor(i / 3) * 4;
          const y = 240 - Math.floor(i / 3) * 7 - (i % 3) * 3;
          return `<circle cx="${x}" cy="${y}" r="1.4" fill="${deep}" fill-opacity=".6"/>`;
        }).join('');
  return (
    pen.piece('M300,154C312,150 316,158 317,170C320,200 328,232 334,262L282,262C288,226 292,190 300,154Z', {
      fill: accent,
      volume: 'none',
      edge: 0.25,
      edgeWidth: 7,
      line: 0.4,
    }) +
    pen.stitch('M295,170C290,196 284,230 279,260') +
    toe +
    pen.piece('M134,214C152,206 168,190 184,168C190,162 198,160 206,164L214,176C204,196 186,216 166,230Z', {
      fill: pen.tone(isDark ? 0.05 : -0.045),
      volume: 'none',
      edge: 0.22,
      edgeWidth: 6,
      line: 0.45,
    }) +
    pen.stitch('M166,226C184,214 200,196 210,178') +
    pen.stitch('M168,234C200,228 244,226 284,236', 0.4) +
    pen.seamLine('M150,262C176,240 210,228 250,232', 1, 0.3)
  );
}

function laces(pen: Pen): string {
  const rows = Array.from({ length: 5 }, (_, index) => {
    const x = 146 + index * 13;
    const y = 209 - index * 10.5;
    const path = `M${x - 3},${y - 3}C${x + 6},${y - 2} ${x + 16},${y + 5} ${x + 22},${y + 13}`;
    const lace = (colour: string, width: number, opacity: number, dy: number): string =>
      `<path d="${path}" stroke="${colour}" stroke-width="${width}" stroke-opacity="${opacity}" fill="none" stroke-linecap="round" transform="translate(0 ${dy})"/>`;
    return (
      lace(pen.colours.shadow, 5.4, 0.25, 2) +
      lace('#f6f1e8', 4.4, 1, 0) +
      `<circle cx="${x + 23}" cy="${y + 15}" r="1.8" fill="${pen.colours.deep}"/>`
    );
  });
  const bow =
    'M198,166C186,150 170,150 172,160C174,168 188,168 198,166C206,150 222,148 222,158C221,167 208,169 198,166';
  return rows.join('') + `<path d="${bow}" fill="none" stroke="#f6f1e8" stroke-width="3.4"/>`;
}

function rubberSole(pen: Pen, bottom: number): string {
  const outline =
    `M68,256C62,270 64,${bottom - 6} 80,${bottom}L322,${bottom}C342,${bottom - 1} 346,272 338,254` +
    'C300,264 250,268 200,266C150,268 100,266 68,256Z';
  const light = pen.linear(
    [
      [0, '#ffffff', 0.7],
      [0.45, '#ffffff', 0],
      [1, '#8d8272', 0.55],
    ],
    0,
    0,
    0,
    1,
  );
  const tread =
    `<path d="${outline}" fill="${light}"/><path d="M60,${bottom - 5}H350" stroke="#a2927c" stroke-width="11"/>` +
    `<path d="M60,${bottom - 10}H350" stroke="#6f6252" stroke-opacity=".3" stroke-width="1"/>`;
  return (
    `<path d="${outline}" fill="#f2ede3"/>` +
    pen.within(outline, tread) +
    `<path d="${outline}" fill="none" stroke="#9c8f7c" stroke-width=".8" stroke-opacity=".6"/>` +
    '<path d="M72,268C110,276 150,277 200,276C250,277 300,274 336,266" stroke="#b8ab98" stroke-width="1" stroke-dasharray="4 3" fill="none"/>'
  );
}

function one(pen: Pen, cut: SneakerCut, bottom: number): string {
  const { base, isDark, lightness } = pen.colours;
  const accent = lightness > 0.75 ? cut.accent : '#f1e9dc';
  const folds = pen.folds([
    [-80, 226, -20, 208, -8, 10, 1, 0.8],
    [60, 196, 108, 190, 6, 10, 1, 0.5],
    [-40, 250, 60, 250, 4, 14, -1, 0.35],
  ]);
  return (
    pen.piece('M180,176C184,152 192,138 206,134C218,134 222,146 222,172L206,186Z', {
      fill: shift(base, isDark ? 0.05 : -0.04),
      edgeWidth: 6,
    }) +
    `<rect x="197" y="142" width="14" height="9" rx="1.5" fill="${accent}" transform="rotate(8 204 146)"/>` +
    pen.lining('M206,166C226,186 262,186 292,160C300,168 300,186 286,194C258,204 226,196 206,166Z') +
    pen.piece(upper, { texture: textureOf(pen, cut.mesh ? 'knit' : 'none'), volume: 'fall', folds }) +
    panels(pen, cut, accent) +
    laces(pen) +
    rubberSole(pen, bottom)
  );
}

export const sneaker = drawing<SneakerCut>({
  cut: (choose) => ({
    accent: choose.pick(['#7c8b74', '#a5533f', '#3c4f63', '#b9986a']),
    mesh: choose.chance(0.4),
    toe: choose.pick(['cap', 'perforated']),
    sole: choose.pick(['flat', 'flat', 'chunky']),
  }),
  draw(pen, cut) {
    const bottom = cut.sole === 'chunky' ? 300 : 291;
    return pair(pen, bottom, upper, () => one(pen, cut, bottom));
  },
  floor: shoeFloor,
  fit: [1.03, 1.03, -10],
});
