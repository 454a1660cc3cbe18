import { shift } from '../colour';
import { drawing } from '../drawing';
import { at, symmetric } from '../geometry';
import { printOf, textureOf, type Print } from '../patterns';
import type { Pen } from '../pen';
import { ground } from '../scene';

type ToteBagCut = {
  readonly material: 'canvas' | 'leather' | 'two-tone';
  readonly print: Print;
  readonly handleTop: number;
  readonly ownHandle: boolean;
};

const top = 158;
const bottom = 326;

function handle(pen: Pen, handleTop: number, colour: string): string {
  const loop = at(
    `M-46,${top + 34}C-46,${top - 10} -46,${handleTop} 0,${handleTop}C46,${handleTop} 46,${top - 10} 46,${top + 34}`,
  );
  const lit = at(`M-49,${top}C-48,${top - 20} -47,${handleTop - 2} 0,${handleTop - 3}`);
  const line = (stroke: string, width: number, rest = ''): string =>
    `<path d="${loop}" fill="none" stroke="${stroke}" stroke-width="${width}" ${rest}/>`;
  const sewn = [-46, 46]
    .map((x) => at(`M${x - 4},${top + 12}L${x - 4},${top + 32}M${x + 4},${top + 12}L${x + 4},${top + 32}`))
    .join('');
  return (
    `<g transform="translate(6 -10)">${line(shift(colour, -0.1), 11)}</g>` +
    `<g transform="translate(2 4)">${line(pen.colours.shadow, 13, 'stroke-opacity=".14"')}</g>` +
    line(colour, 11) +
    `<path d="${lit}" fill="none" stroke="#ffffff" stroke-opacity=".28" stroke-width="2.4"/>` +
    `<path d="${sewn}" stroke="${shift(colour, pen.colours.isDark ? 0.25 : -0.2)}" stroke-width=".9" stroke-dasharray="2.4 1.6"/>`
  );
}

function mark(pen: Pen, material: ToteBagCut['material']): string {
  if (material === 'canvas') {
    return (
      '<rect x="178" y="226" width="44" height="30" rx="2" fill="#f3ede2"/>' +
      `<rect x="178" y="226" width="44" height="30" rx="2" fill="none" stroke="${pen.colours.seam}" stroke-opacity=".4" stroke-dasharray="2.4 2"/>` +
      '<path d="M190,236h20M194,242h12M190,248h20" stroke="#7d7264" stroke-width="1.6"/>'
    );
  }
  if (material === 'two-tone') return '';
  return (
    `<path d="${at('M-10,150L10,150L9,188C9,196 -9,196 -9,188Z')}" fill="${pen.colours.lo}" stroke="${pen.colours.seam}" stroke-opacity=".5" stroke-width=".9"/>` +
    '<circle cx="200" cy="184" r="4.6" fill="#c8a560"/><circle cx="198.6" cy="182.6" r="1.6" fill="#f3e2b6"/>'
  );
}

export const toteBag = drawing<ToteBagCut>({
  cut(choose) {
    const material = choose.pick<ToteBagCut['material']>(['canvas', 'leather', 'leather', 'two-tone']);
    return {
      material,
      print: material === 'canvas' ? choose.pick<Print>(['plain', 'plain', 'stripe']) : 'plain',
      handleTop: choose.pick([66, 84]),
      ownHandle: choose.chance(0.5),
    };
  },
  draw(pen, cut) {
    const width = 96;
    const foot = cut.material === 'leather' ? 90 : 102;
    const tan = pen.colours.lightness > 0.5 ? '#8d6240' : '#b98b5e';
    const own = cut.material === 'leather' ? pen.colours.lo : cut.ownHandle ? pen.colours.base : tan;
    const body = symmetric(
      `M0,${top + 2}L${width},${top}C${width + 2},220 ${foot + 2},280 ${foot},${bottom - 12}` +
        `C${foot},${bottom - 3} ${foot - 6},${bottom} ${foot - 14},${bottom}L0,${bottom + 2}`,
    );
    const back = at(
      `M${8 - width},${top}C-60,${top - 14} 60,${top - 14} ${width - 8},${top}L${width - 12},${top + 16}L${12 - width},${top + 16}Z`,
    );
    const base = at(
      `M${-foot - 1},270C-60,276 60,276 ${foot + 1},270L${foot},${bottom - 12}C${foot},${bottom - 3} ${foot - 6},${bottom} ${foot - 14},${bottom}` +
        `L${14 - foot},${bottom}C${6 - foot},${bottom} ${-foot},${bottom - 3} ${-foot},${bottom - 12}Z`,
    );
    const folds = pen.folds([
      [-70, top + 6, -82, bottom, 4, 10, -1, 0.28],
      [-30, top + 20, -36, bottom - 10, 6, 18, 1, 0.5],
      [40, top + 10, 30, bottom, 8, 14, -1, 0.22],
      [76, top + 8, 66, bottom - 8, 4, 10, 1, 0.35],
      [-foot, bottom - 40, -40, bottom - 6, -8, 8, -1, 0.35],
      [foot, bottom - 40, 50, bottom - 6, 8, 8, -1, 0.35],
    ]);
    return (
      ground(pen, 204, bottom + 1, 122, 12, 0.36) +
      pen.lining(back) +
      pen.piece(body, {
        print: printOf(pen, cut.print, 0, 1.6),
        texture: textureOf(pen, cut.material === 'leather' ? 'none' : 'linen'),
        edge: 0.36,
        folds,
      }) +
      (cut.material === 'two-tone' ? pen.piece(base, { fill: tan, edgeWidth: 8 }) : '') +
      pen.stitch(
        at(
          `M${2 - width},${top + 10}L${width - 2},${top + 10}M${2 - width},${top + 14}L${width - 2},${top + 14}`,
        ),
        0.45,
      ) +
      handle(pen, cut.handleTop, own) +
      mark(pen, cut.material)
    );
  },
  floor: 290,
});
