import { drawing } from '../drawing';
import { printOf, textureOf, type Print } from '../patterns';
import type { Pen } from '../pen';
import { ground } from '../scene';

type BeddingCut = { readonly print: Print; readonly ribbon: boolean };

/** A plump pillow, leaning back; `lift` moves it up the picture. */
function pillow(pen: Pen, x: number, y: number, print: string, fill?: string): string {
  const outline = `M${x - 88},${y - 40}C${x - 60},${y - 50} ${x + 60},${y - 50} ${x + 88},${y - 40}C${x + 94},${y - 14} ${x + 94},${y + 20} ${x + 88},${y + 44}C${x + 50},${y + 52} ${x - 50},${y + 52} ${x - 88},${y + 44}C${x - 94},${y + 20} ${x - 94},${y - 14} ${x - 88},${y - 40}Z`;
  const dx = x - 200;
  return (
    pen.shade(outline, 0, 5, 0.22, 12) +
    pen.piece(outline, {
      ...(fill ? { fill } : {}),
      print,
      texture: textureOf(pen, 'linen'),
      edge: 0.36,
      edgeWidth: 16,
      folds: pen.folds([
        [dx - 80, y - 32, dx - 40, y - 6, 6, 6, -1, 0.34],
        [dx + 80, y - 32, dx + 40, y - 6, -6, 6, -1, 0.34],
        [dx - 78, y + 36, dx - 44, y + 14, -5, 6, -1, 0.3],
        [dx + 78, y + 36, dx + 44, y + 14, 5, 6, -1, 0.3],
        [dx - 40, y - 20, dx + 36, y - 22, -8, 16, 1, 0.7],
      ]),
    }) +
    pen.stitch(
      `M${x - 80},${y - 33}C${x - 54},${y - 42} ${x + 54},${y - 42} ${x + 80},${y - 33}M${x - 80},${y + 37}C${x - 48},${y + 44} ${x + 48},${y + 44} ${x + 80},${y + 37}`,
      0.35,
    )
  );
}

/** One folded layer of the pile: its rounded front edge is the fold. */
function layer(pen: Pen, y: number, height: number, inset: number, print: string, fill?: string): string {
  const left = 74 + inset;
  const right = 326 - inset;
  const r = height / 2;
  const outline = `M${left + r},${y}L${right - r},${y - 2}C${right + 2},${y - 2} ${right + 4},${y + height} ${right - r},${y + height}L${left + r},${y + height + 1}C${left - 4},${y + height} ${left - 2},${y} ${left + r},${y}Z`;
  return (
    pen.piece(outline, {
      ...(fill ? { fill } : {}),
      print,
      texture: textureOf(pen, 'linen'),
      volume: 'fall',
      edge: 0.32,
      edgeWidth: 8,
      line: 0.4,
      folds: pen.folds([
        [left - 190, y + height * 0.35, right - 210, y + height * 0.3, 0, height * 0.2, 1, 0.7],
      ]),
    }) +
    pen.seamLine(
      `M${left + r},${y + height * 0.55}C${left + 60},${y + height * 0.62} ${right - 60},${y + height * 0.5} ${right - r},${y + height * 0.55}`,
      1,
      0.3,
    )
  );
}

/** 四件套: two pillow cases on a folded duvet cover and sheet. */
export const bedding = drawing<BeddingCut>({
  cut: (choose) => ({
    print: choose.pick(['plain', 'plain', 'pin', 'check', 'floral']),
    ribbon: choose.chance(0.5),
  }),
  draw(pen, cut) {
    const print = printOf(pen, cut.print, 0, 0.9);
    const light = pen.tone(pen.colours.isDark ? 0.16 : Math.min(0.06, 0.98 - pen.colours.lightness), 0.7);
    const ribbon =
      `<path d="M186,204L212,204L214,322L184,322Z" fill="${pen.colours.contrast}" fill-opacity=".9"/>` +
      pen.seamLine('M188,204L186,322M210,204L212,322', 0.8, 0.4);
    return (
      ground(pen, 204, 322, 150, 13, 0.36) +
      layer(pen, 284, 38, 0, print) +
      layer(pen, 248, 38, 6, 'none', light) +
      layer(pen, 208, 42, 3, print) +
      (cut.ribbon ? ribbon : '') +
      pillow(pen, 214, 140, 'none', light) +
      pillow(pen, 188, 164, print)
    );
  },
  floor: 286,
});
