import { drawing } from '../drawing';
import { at, bothSides, symmetric } from '../geometry';
import { textureOf } from '../patterns';
import type { Pen, Piece } from '../pen';
import { lapel } from './lapel';
import { longSleeves, sides, sleeveLight } from './sleeves';

type JacketCut = {
  readonly style: 'bomber' | 'work' | 'business';
  readonly collar: 'rib' | 'stand' | 'point';
  readonly hemY: number;
};

const metal = '#d9d4cb';

function zip(pen: Pen, from: number, to: number): string {
  const line = at(`M0,${from}L0,${to}`);
  return (
    pen.softLine(line, pen.colours.deep, 8, 0.4) +
    `<path d="${line}" stroke="${pen.tone(pen.colours.isDark ? 0.1 : -0.16)}" stroke-width="4.4"/>` +
    `<path d="${line}" stroke="${metal}" stroke-width="2" stroke-dasharray="1.4 1.4"/>` +
    `<rect x="197.5" y="${from + 12}" width="5" height="14" rx="2" fill="#bdb6aa"/>`
  );
}

function collar(pen: Pen, cut: JacketCut, piece: Piece): string {
  if (cut.collar === 'point') {
    const wing = 'M34,62C44,74 52,90 57,108L34,124L2,96C18,90 29,78 34,62Z';
    const stitch = 'M37,72C45,84 50,94 53,106L34,118L8,98';
    return ([1, -1] as const).map((side) => lapel(pen, side, wing, piece, stitch)).join('');
  }
  const texture = cut.collar === 'rib' ? textureOf(pen, 'rib', 0, 4.6) : piece.texture;
  const band = 'M-38,86C-36,76 -35,68 -36,58C-20,66 20,66 36,58C35,68 36,76 38,86C26,102 -26,102 -38,86Z';
  return (
    pen.lining(at('M-36,58C-20,50 20,50 36,58C20,67 -20,67 -36,58Z'), pen.label(0, 55)) +
    pen.piece(at(band), { ...piece, texture, edge: 0.4, edgeWidth: 8 })
  );
}

function pockets(pen: Pen, cut: JacketCut, piece: Piece): string {
  const flat: Piece = { ...piece, volume: 'none', edge: 0.24, edgeWidth: 5, line: 0.5 };
  const slant = bothSides('M50,226L74,266');
  switch (cut.style) {
    case 'work':
      return sides
        .map(
          (side) =>
            pen.piece(at('M30,226L80,222L82,276L32,281Z', side), flat) +
            pen.stitch(at('M31,234L80,230', side), 0.5) +
            pen.piece(at('M30,138L74,134L76,172L32,177Z', side), flat) +
            pen.piece(at('M28,134L76,130L77,146L29,151Z', side), flat) +
            pen.button(side * 52, 143, 2.8, '#8d8273'),
        )
        .join('');
    case 'bomber':
    case 'business':
      return (
        pen.softLine(slant, pen.colours.deep, 4, 0.4) +
        `<path d="${slant}" stroke="${metal}" stroke-width="1.2" stroke-dasharray="1.4 1.4"/>` +
        (cut.style === 'business' ? pen.stitch(bothSides('M42,228L66,270L80,266L56,224Z'), 0.4) : '')
      );
  }
}

function hem(pen: Pen, cut: JacketCut, piece: Piece): string {
  const y = cut.hemY;
  const isRibbed = cut.style === 'bomber';
  const band = symmetric(
    `M0,${y}C30,${y} 74,${y - 1} 108,${y - 5}C108,${y + 8} 106,${y + 18} 102,${y + 24}` +
      `C70,${y + 29} 30,${y + 30} 0,${y + 30}`,
  );
  const texture = isRibbed ? textureOf(pen, 'rib', 0, 4.6) : piece.texture;
  return pen.piece(band, { ...piece, texture, edgeWidth: 8, line: 0.5 });
}

function cuffs(pen: Pen, cut: JacketCut, piece: Piece): string {
  const outline = 'M129,306L166,298C169,312 168,326 164,338C154,343 146,345 138,345C134,334 131,320 129,306Z';
  const texture = cut.style === 'bomber' ? textureOf(pen, 'rib', 0, 4.4) : piece.texture;
  return sides
    .map(
      (side) =>
        pen.piece(at(outline, side), {
          ...piece,
          texture,
          volume: sleeveLight(side),
          edgeWidth: 7,
          line: 0.5,
        }) + (cut.style === 'bomber' ? '' : pen.button(side * 146, 330, 2.8, '#8d8273')),
    )
    .join('');
}

export const jacket = drawing<JacketCut>({
  cut(choose) {
    const style = choose.pick<JacketCut['style']>(['bomber', 'work', 'business']);
    const collar = choose.pick<JacketCut['collar']>(['stand', 'point']);
    return { style, collar: style === 'bomber' ? 'rib' : collar, hemY: choose.pick([288, 298]) };
  },
  draw(pen, cut) {
    const { hemY } = cut;
    const piece: Piece = { texture: textureOf(pen, cut.style === 'bomber' ? 'none' : 'twill') };
    const body = symmetric(
      'M0,96C18,94 30,86 35,74C62,80 88,90 110,103C103,126 100,146 102,172' +
        `C101,220 104,260 107,${hemY}C72,${hemY + 4} 30,${hemY + 5} 0,${hemY + 5}`,
    );
    const sleeves = longSleeves(pen, 298, 8, { texture: cut.style === 'bomber' ? 'none' : 'twill' });
    const folds = pen.folds([
      [-98, 174, -36, 222, 10, 9, -1],
      [98, 174, 40, 218, -10, 9, -1],
      [-100, 246, -40, 268, 6, 7, -1, 0.3],
      [100, 250, 46, 270, -6, 7, -1, 0.3],
      [-34, 130, -42, hemY, 6, 14, 1, 0.6],
      [72, 180, 68, hemY - 10, 6, 9, 1, 0.45],
    ]);
    const flap = at(`M-9,96L9,96L9,${hemY + 28}L-9,${hemY + 28}Z`);
    const snaps = [128, 166, 204, 242, 280].map((y) => pen.button(0, y, 3.6, '#8d8273')).join('');
    return (
      pen.shade(body + sleeves.outline, 5, 12, 0.3) +
      pen.lining(at('M-35,74C-22,66 22,66 35,74C30,86 18,94 0,96C-18,94 -30,86 -35,74Z'), pen.label(0, 76)) +
      sleeves.svg +
      cuffs(pen, cut, piece) +
      pen.piece(body, { ...piece, folds, edge: 0.4, edgeWidth: 13 }) +
      pen.seamLine(bothSides('M110,103C103,126 100,146 102,172'), 1.1, 0.5) +
      (cut.style === 'work' ? pen.stitch(bothSides('M104,122C64,114 40,113 12,114'), 0.45) : '') +
      pockets(pen, cut, piece) +
      hem(pen, cut, piece) +
      (cut.style === 'work'
        ? pen.piece(flap, { ...piece, volume: 'none', edge: 0.24, edgeWidth: 4, line: 0.45 }) + snaps
        : zip(pen, cut.collar === 'point' ? 100 : 62, hemY + 28)) +
      collar(pen, cut, piece)
    );
  },
  fit: [0.93, 1.02, -4],
});
