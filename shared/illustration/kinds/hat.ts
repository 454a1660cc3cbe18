import { drawing } from '../drawing';
import { at, symmetric } from '../geometry';
import { textureOf } from '../patterns';
import type { Pen } from '../pen';
import { ground } from '../scene';

type HatCut = { readonly shape: 'cap' | 'beanie' | 'beret' | 'bucket'; readonly mark: boolean };

const embroidery = (pen: Pen, y: number): string => {
  const wave = `M-15,${y}C-11,${y - 14} -4,${y - 14} 0,${y}C4,${y - 14} 11,${y - 14} 15,${y}M-18,${y + 8}L18,${y + 8}`;
  return `<path d="${at(wave)}" fill="none" stroke="${pen.colours.contrast}" stroke-width="2.8" stroke-linecap="round" stroke-linejoin="round"/>`;
};

/** 棒球帽, seen a little from the left: six panels, a brim towards the reader. */
function cap(pen: Pen, mark: boolean): string {
  const crown = symmetric('M0,112C62,112 106,160 108,226C108,236 106,244 102,250C64,264 30,268 0,268');
  const brim = at(
    'M-102,246C-64,232 64,232 102,246C126,258 134,282 128,300C120,316 92,306 60,296C26,288 -26,288 -60,296C-92,306 -120,316 -128,300C-134,282 -126,258 -102,246Z',
  );
  const seams = at('M0,112L0,236M-36,119C-56,160 -62,204 -58,236M36,119C56,160 62,204 58,236');
  const rows = [0, 1, 2].map((i) =>
    pen.stitch(
      at(
        `M${-112 + i * 8},${272 + i * 6}C-60,${258 + i * 9} 60,${258 + i * 9} ${112 - i * 8},${272 + i * 6}`,
      ),
      0.4,
    ),
  );
  return (
    pen.piece(crown, {
      texture: textureOf(pen, 'twill'),
      edge: 0.42,
      edgeWidth: 14,
      folds: pen.folds([
        [-70, 150, -84, 240, 8, 12, -1, 0.3],
        [-26, 130, -34, 230, 6, 16, 1, 0.7],
        [64, 150, 82, 240, -8, 12, -1, 0.3],
      ]),
    }) +
    pen.seamLine(seams, 1.3, 0.5) +
    pen.stitch(at('M4,116L4,234M-4,116L-4,234'), 0.35) +
    pen.button(0, 113, 6, pen.colours.lo) +
    [-30, 30]
      .map((x) => `<circle cx="${200 + x}" cy="160" r="2.6" fill="${pen.colours.deep}" fill-opacity=".7"/>`)
      .join('') +
    (mark ? embroidery(pen, 204) : '') +
    pen.shade(brim, 0, 5, 0.24, 10) +
    pen.piece(brim, {
      texture: textureOf(pen, 'twill'),
      volume: 'fall',
      edge: 0.34,
      edgeWidth: 9,
      line: 0.5,
      folds: pen.folds([[-70, 268, 70, 268, -10, 8, 1, 0.7]]),
    }) +
    rows.join('')
  );
}

function beanie(pen: Pen, mark: boolean): string {
  const crown = symmetric('M0,96C58,96 100,140 106,226L104,252C70,262 30,264 0,264');
  const cuff = symmetric('M0,226C40,226 82,222 110,214C116,236 117,266 112,290C78,302 36,306 0,306');
  const rib = textureOf(pen, 'rib', 0, 8);
  const gathers = [-60, -36, -12, 12, 36, 60]
    .map((x) => `M${x * 0.1},98C${x * 0.7},122 ${x * 1.3},170 ${x * 1.5},222`)
    .join('');
  return (
    pen.piece(crown, { texture: rib, edge: 0.46, edgeWidth: 16 }) +
    pen.seamLine(at(gathers), 1.6, 0.22) +
    pen.shade(cuff, 0, -3, 0.2, 8) +
    pen.piece(cuff, { texture: rib, edge: 0.38, edgeWidth: 12, line: 0.5 }) +
    (mark
      ? '<rect x="182" y="254" width="36" height="22" rx="2" fill="#f3ede2"/><path d="M190,262h20M193,268h14" stroke="#7d7264" stroke-width="1.5"/>'
      : '')
  );
}

function beret(pen: Pen, mark: boolean): string {
  const disc =
    'M-134,206C-138,166 -70,130 6,128C88,126 142,162 138,206C134,244 74,262 0,262C-74,262 -130,246 -134,206Z';
  const band = symmetric('M0,246C30,246 62,242 84,234C88,248 88,264 84,280C60,290 30,292 0,292');
  return (
    pen.piece(band, { texture: textureOf(pen, 'felt'), edge: 0.46, edgeWidth: 10 }) +
    pen.piece(at(disc), {
      texture: textureOf(pen, 'felt'),
      edge: 0.44,
      edgeWidth: 16,
      folds: pen.folds([
        [-100, 190, 60, 168, -18, 18, 1, 0.8],
        [-40, 240, 90, 232, 8, 12, -1, 0.34],
        [-120, 214, -50, 246, 8, 8, -1, 0.3],
        [60, 150, 118, 200, -8, 10, -1, 0.26],
      ]),
    }) +
    `<path d="${at('M6,130C4,122 6,116 10,112')}" stroke="${pen.colours.deep}" stroke-width="6" stroke-linecap="round" fill="none"/>` +
    pen.stitch(at('M-82,240C-40,254 40,254 82,240'), 0.3) +
    (mark ? embroidery(pen, 222) : '')
  );
}

/** 渔夫帽: a short crown and a brim that slopes all round. */
function bucketHat(pen: Pen, mark: boolean): string {
  const crown = symmetric('M0,120C50,120 76,126 82,140L96,226C62,238 30,242 0,242');
  const brim = symmetric('M0,222C40,222 74,218 96,208C118,238 134,266 140,290C98,308 46,314 0,314');
  const rows = [0, 1, 2, 3].map((i) =>
    pen.stitch(
      at(
        `M${-106 - i * 9},${244 + i * 13}C-50,${262 + i * 14} 50,${262 + i * 14} ${106 + i * 9},${244 + i * 13}`,
      ),
      0.4,
    ),
  );
  const texture = textureOf(pen, 'twill');
  return (
    pen.piece(crown, { texture, edge: 0.4, edgeWidth: 12 }) +
    pen.seamLine(at('M-80,142C-40,152 40,152 80,142'), 1.2, 0.5) +
    (mark ? embroidery(pen, 192) : '') +
    pen.shade(brim, 0, -3, 0.2, 8) +
    pen.piece(brim, {
      texture,
      edge: 0.36,
      edgeWidth: 11,
      line: 0.5,
      folds: pen.folds([
        [-60, 226, -90, 300, 6, 12, 1, 0.6],
        [20, 230, 30, 306, -4, 12, -1, 0.28],
        [84, 226, 112, 296, -6, 11, -1, 0.3],
      ]),
    }) +
    rows.join('')
  );
}

const shapes = { cap, beanie, beret, bucket: bucketHat } as const;
const rests = { cap: 306, beanie: 304, beret: 291, bucket: 312 } as const;

export const hat = drawing<HatCut>({
  cut: (choose) => ({
    shape: choose.pick(['cap', 'beanie', 'beret', 'bucket']),
    mark: choose.chance(0.5),
  }),
  draw: (pen, { shape, mark }) => ground(pen, 204, rests[shape], 136, 13, 0.34) + shapes[shape](pen, mark),
  floor: 270,
});
