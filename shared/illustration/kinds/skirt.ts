import { drawing } from '../drawing';
import { at, bothSides, round, symmetric } from '../geometry';
import { printOf, textureOf, type Print } from '../patterns';
import type { Pen } from '../pen';
import { sides } from './sleeves';

type SkirtCut = {
  readonly shape: 'pleat' | 'aline' | 'button' | 'mermaid' | 'satin';
  readonly hemY: number;
  readonly print: Print;
};

function pleats(pen: Pen, hemX: number, hemY: number): string {
  const { hi, deep } = pen.colours;
  const shade = pen.linear([
    [0, hi, 0.55],
    [0.55, hi, 0],
    [0.86, deep, 0.18],
    [1, deep, 0.62],
  ]);
  return Array.from({ length: 12 }, (_, index) => {
    const [left, right] = [(index - 6) * 9.7, (index - 5) * 9.7];
    const [hemLeft, hemRight] = [((index - 6) * hemX) / 6, ((index - 5) * hemX) / 6];
    const outline = `M${left},100L${right},100L${round(hemRight)},${hemY + 10}L${round(hemLeft)},${hemY + 10}Z`;
    return (
      `<path d="${at(outline)}" fill="${shade}"/>` +
      `<path d="${at(`M${right},100L${round(hemRight)},${hemY + 10}`)}" stroke="${deep}" stroke-width="1.1" stroke-opacity=".5"/>`
    );
  }).join('');
}

function waistband(pen: Pen, print: string, texture: string): string {
  return (
    pen.lining(at('M-58,82C-30,76 30,76 58,82C30,88 -30,88 -58,82Z')) +
    pen.piece(at('M-58,82C-30,88 30,88 58,82L60,102C30,109 -30,109 -60,102Z'), {
      texture,
      print,
      edgeWidth: 5,
    }) +
    pen.stitch(at('M-57,86C-30,92 30,92 57,86M-59,98C-30,105 30,105 59,98'), 0.4)
  );
}

function front(pen: Pen, cut: SkirtCut, texture: string): string {
  const { hemY } = cut;
  if (cut.shape === 'button') {
    const colour = pen.colours.lightness > 0.6 ? '#8a6a48' : '#dccbae';
    const rows = Array.from({ length: Math.ceil((hemY - 96) / 34) }, (_, index) => 96 + index * 34);
    return (
      pen.stitch(at(`M-10,108L-10,${hemY + 4}M10,108L10,${hemY + 4}`), 0.4) +
      rows.map((y) => pen.button(0, y, 4, colour)).join('')
    );
  }
  if (cut.shape !== 'aline') return '';
  return sides
    .map(
      (side) =>
        pen.piece(at('M36,138L74,132L82,190L46,198Z', side), {
          texture,
          volume: 'none',
          edge: 0.2,
          edgeWidth: 5,
          line: 0.45,
        }) + pen.stitch(at('M38,146L75,140', side), 0.45),
    )
    .join('');
}

function outline({ shape, hemY }: SkirtCut): string {
  if (shape === 'mermaid') {
    return symmetric(
      `M0,104C26,104 46,102 58,98C68,130 76,166 74,206C73,240 84,284 108,${hemY}` +
        `C92,${hemY + 8} 84,${hemY + 6} 70,${hemY + 13}C50,${hemY + 8} 24,${hemY + 18} 0,${hemY + 14}`,
    );
  }
  const hemX = shape === 'pleat' ? 126 : shape === 'satin' ? 98 : 108;
  return symmetric(
    `M0,104C26,104 46,102 58,98C72,140 ${hemX - 18},250 ${hemX},${hemY - 10}C${hemX - 30},${hemY} 40,${hemY + 6} 0,${hemY + 6}`,
  );
}

export const skirt = drawing<SkirtCut>({
  cut: (choose) => ({
    shape: choose.pick(['pleat', 'aline', 'button', 'mermaid', 'satin']),
    hemY: choose.pick([308, 326]),
    print: choose.pick(['plain', 'plain', 'plain', 'check', 'floral']),
  }),
  draw(pen, cut) {
    const { shape, hemY } = cut;
    const body = outline(cut);
    const print = printOf(pen, cut.print);
    const texture = textureOf(pen, cut.print === 'plain' && shape !== 'satin' ? 'twill' : 'none');
    const gloss = shape === 'satin' ? 0.9 : 0.6;
    const folds = pen.folds([
      [-46, 110, -88, hemY, 6, 9, -1],
      [-26, 130, -44, hemY, 6, 12, 1, gloss],
      [12, 140, 20, hemY, -4, 10, -1, 0.3],
      [46, 120, 76, hemY, -8, 11, -1],
      [36, 160, 52, hemY, -4, 8, 1, gloss],
    ]);
    const hem =
      `M-104,${hemY - 20}C-78,${hemY - 8} -40,${hemY - 4} 0,${hemY - 4}` +
      `C40,${hemY - 4} 78,${hemY - 8} 104,${hemY - 20}`;
    return (
      pen.shade(body, 5, 10, 0.28) +
      pen.piece(body, { print, texture, folds: shape === 'pleat' ? pleats(pen, 126, hemY) : folds }) +
      (shape === 'mermaid' ? pen.seamLine(bothSides('M34,106C44,160 42,220 54,250'), 0.9, 0.4) : '') +
      waistband(pen, print, texture) +
      front(pen, cut, texture) +
      (shape === 'aline' || shape === 'button' ? pen.stitch(at(hem), 0.45) : '')
    );
  },
  fit: [1.06, 1.1, -24],
});
