import { drawing } from '../drawing';
import { at, symmetric } from '../geometry';
import { textureOf } from '../patterns';
import type { Pen } from '../pen';
import { hanger } from './hanger';
import { lapel } from './lapel';
import { sides, sleeveLight, type Side } from './sleeves';

type TrenchCut = { readonly hemY: number; readonly belt: boolean; readonly hood: boolean };

const horn = '#6b4e31';
const sleeveOutline = 'M92,83C108,90 118,108 124,142C134,190 144,232 150,272L118,279C111,236 102,196 91,158Z';

function sleeve(pen: Pen, texture: string, side: Side): string {
  const strap = at('M112,246L145,239L147,251L114,258Z', side);
  const folds = pen.folds([
    [side * 98, 160, side * 140, 140, -side * 6, 5, -1],
    [side * 106, 196, side * 146, 182, -side * 6, 5, -1],
    [side * 114, 236, side * 150, 222, -side * 5, 5, -1],
    [side * 124, 110, side * 134, 260, -side * 4, 6, 1, 0.5],
  ]);
  return (
    pen.piece(at(sleeveOutline, side), { volume: sleeveLight(side), texture, folds }) +
    pen.piece(strap, { texture, volume: 'none', edgeWidth: 4, line: 0.5 }) +
    `<rect x="${200 + side * 133 - 4}" y="239" width="8" height="14" rx="2" fill="none" stroke="#7a5a38" stroke-width="2"/>`
  );
}

function details(pen: Pen, texture: string): string {
  const stormFlap = at('M-30,84C-52,84 -78,90 -95,100C-93,120 -92,132 -92,140C-72,138 -44,128 -22,116Z');
  const flat = { texture, volume: 'none', edgeWidth: 4, line: 0.55 } as const;
  const onSide = (side: Side): string =>
    pen.piece(at('M52,238L66,236L74,278L60,281Z', side), flat) +
    pen.stitch(at('M55,241L64,240L71,276', side), 0.4) +
    pen.piece(at('M52,70L90,84L86,93L48,78Z', side), { ...flat, edgeWidth: 3 }) +
    pen.button(side * 56, 77, 2.4, horn);
  return (
    pen.piece(stormFlap, { texture, volume: 'left', edgeWidth: 5, line: 0.5 }) +
    pen.stitch(at('M-90,135C-70,133 -46,124 -24,112'), 0.45) +
    sides.map(onSide).join('')
  );
}

function belt(pen: Pen, texture: string): string {
  const piece = { texture, edgeWidth: 5, line: 0.55 };
  return (
    pen.piece(at('M-81,194C-40,202 40,202 81,194L82,214C40,221 -40,221 -82,214Z'), piece) +
    pen.stitch(at('M-80,198C-40,205 40,205 80,198M-81,210C-40,217 40,217 81,210'), 0.4) +
    pen.piece(at('M-8,214L-26,216C-30,240 -34,262 -42,284L-26,289C-18,264 -12,240 -8,214Z'), piece) +
    `<rect x="186" y="196" width="24" height="25" rx="4" fill="none" stroke="${horn}" stroke-width="4"/>` +
    `<path d="M188,197h20" stroke="#a98359" stroke-width="1.2"/><path d="M198,198v20" stroke="${horn}" stroke-width="2.4"/>`
  );
}

function collars(pen: Pen, texture: string): string {
  const revers = 'M28,74C38,84 50,98 58,108L44,118L54,126C40,138 26,148 20,150C12,136 4,120 0,112Z';
  const collar = 'M30,56C38,62 46,76 54,90L34,104C26,96 18,88 4,82C18,76 26,68 30,56Z';
  return sides
    .map(
      (side) =>
        lapel(pen, side, revers, { texture }, 'M52,127C40,137 28,144 21,146') +
        lapel(pen, side, collar, { texture }, 'M33,64C39,72 44,80 49,89L34,99'),
    )
    .join('');
}

function hood(pen: Pen, texture: string): string {
  const back = 'M-50,88C-60,58 -40,34 0,32C40,34 60,58 50,88C40,106 -40,106 -50,88Z';
  const opening = 'M-34,84C-38,62 -24,48 0,47C24,48 38,62 34,84C26,104 12,118 0,124C-12,118 -26,104 -34,84Z';
  const front = 'M34,62C44,76 46,94 36,110C28,124 16,134 2,140C0,128 4,118 12,110C26,98 32,84 34,62Z';
  return (
    pen.piece(at(back), { texture, edge: 0.4, edgeWidth: 12 }) +
    pen.lining(at(opening), pen.label(0, 62)) +
    sides.map((side) => lapel(pen, side, front, { texture })).join('')
  );
}

export const trench = drawing<TrenchCut>({
  cut: (choose) => ({
    hemY: choose.pick([336, 350, 306]),
    belt: choose.chance(0.6),
    hood: choose.chance(0.35),
  }),
  draw(pen, { hemY, belt: isBelted, hood: isHooded }) {
    const texture = textureOf(pen, 'twill');
    const body = symmetric(
      'M0,80C14,78 24,70 30,60C58,66 80,74 98,86C92,110 90,130 92,152C88,176 82,188 80,200' +
        `C88,250 102,310 108,${hemY - 6}C70,${hemY + 2} 30,${hemY + 4} 0,${hemY + 4}`,
    );
    const folds = pen.folds([
      [-76, 204, -92, hemY, 6, 9, -1],
      [-44, 206, -58, hemY, 6, 12, 1],
      [-20, 206, -26, hemY, 4, 9, -1, 0.32],
      [46, 206, 56, hemY, -5, 10, -1, 0.4],
      [70, 206, 86, hemY, -5, 9, 1],
      [-90, 156, -40, 190, 6, 7, -1],
      [90, 156, 50, 190, -6, 7, -1],
      [-50, 100, -52, 190, 3, 10, 1, 0.5],
    ]);
    const front = at(`M20,130C21,180 21,260 22,${hemY + 3}`);
    const rows = [152, isBelted ? 182 : 190, isBelted ? 234 : 228, 272].filter((y) => y < hemY - 20);
    const hem =
      `M-103,${hemY - 14}C-70,${hemY - 6} -30,${hemY - 4} 0,${hemY - 4}` +
      `C30,${hemY - 4} 70,${hemY - 6} 103,${hemY - 14}`;
    return (
      hanger(pen, 50, 40) +
      pen.shade(body + at(sleeveOutline) + at(sleeveOutline, -1), 5, 10, 0.28) +
      sides.map((side) => sleeve(pen, texture, side)).join('') +
      pen.lining(
        at('M-30,60C-20,52 20,52 30,60C24,80 12,120 0,140C-12,120 -24,80 -30,60Z'),
        pen.label(0, 62),
      ) +
      pen.piece(body, { texture, folds }) +
      pen.softLine(front, pen.colours.deep, 4, 0.3) +
      pen.seamLine(front, 1.1, 0.6) +
      details(pen, texture) +
      rows.map((y) => pen.button(-12, y, 4.2, horn) + pen.button(34, y, 4.2, horn)).join('') +
      (isHooded ? hood(pen, texture) : collars(pen, texture)) +
      (isBelted ? belt(pen, texture) : '') +
      pen.stitch(at(hem), 0.35)
    );
  },
  fit: [0.93, 1.02, 0],
});
