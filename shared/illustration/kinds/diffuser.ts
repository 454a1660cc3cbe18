import { shift } from '../colour';
import { drawing } from '../drawing';
import { at, round, symmetric } from '../geometry';
import type { Pen } from '../pen';
import { ground } from '../scene';
import { glassLight, paperLabel, streak } from './vessel';

type DiffuserCut = {
  readonly shape: 'square' | 'round' | 'slim';
  readonly sprig: boolean;
  readonly ring: '#2f2a25' | '#b98f60' | '#c9a45c';
};

const bottom = 312;
const neck = 17;
const sizes = {
  square: { width: 60, top: 196, corner: 16 },
  round: { width: 66, top: 190, corner: 54 },
  slim: { width: 44, top: 170, corner: 18 },
} as const;

function reeds(pen: Pen, top: number): string {
  return Array.from({ length: 6 }, (_, i) => {
    const angle = (i - 2.5) * 0.11 + pen.choose.vary(0, 0.03);
    const length = pen.choose.vary(142, 10);
    const [x, y] = [200 + (i - 2.5) * 3.2, top - 14];
    const tip = `${round(x + Math.sin(angle) * length)},${round(y - Math.cos(angle) * length)}`;
    const foot = `${round(x - Math.sin(angle) * 60)},${top + 54}`;
    return (
      `<path d="M${foot}L${tip}" stroke="${i % 2 ? '#c7a67b' : '#b08c60'}" stroke-width="3.6" stroke-linecap="round"/>` +
      `<path d="M${round(x)},${y}L${tip}" stroke="#ffffff" stroke-opacity=".35" stroke-width="1" stroke-linecap="round"/>`
    );
  }).join('');
}

function sprig(top: number): string {
  const leaves = [
    [-2, 60, -1],
    [2, 40, 1],
    [2, 16, -1],
    [1, -6, 1],
    [0, -28, 0],
  ] as const;
  const leaf = ([x, y, s]: (typeof leaves)[number]): string =>
    `<path d="M${x},${y}c${s * 8},-16 ${s * 26 || -6},-18 ${s * 30},-${s ? 22 : 30}c${-s * 2 || 8},12 ${-s * 18 || 6},20 ${-s * 30},${s ? 22 : 30}Z" fill="#8b9472"/>`;
  return (
    `<g transform="translate(214 ${top - 96}) rotate(24)">` +
    `<path d="M0,110C-4,60 6,20 0,-30" stroke="#7c7a58" stroke-width="2.4" fill="none"/>${leaves.map(leaf).join('')}</g>`
  );
}

export function collar(pen: Pen, top: number, half: number, height: number, metal: string): string {
  const turn = pen.linear([
    [0, '#000000', 0.35],
    [0.3, '#ffffff', 0.3],
    [0.55, '#ffffff', 0],
    [1, '#000000', 0.4],
  ]);
  const block = (paint: string): string =>
    `<rect x="${200 - half}" y="${top - height}" width="${2 * half}" height="${height}" rx="3" fill="${paint}"/>`;
  return (
    block(metal) +
    block(turn) +
    `<ellipse cx="200" cy="${top - height}" rx="${half}" ry="${half * 0.2}" fill="${shift(metal, 0.08)}"/>`
  );
}

/** A glass body with its liquid up to `level`. */
export function bottle(pen: Pen, outline: string, level: number, halfWidth: number): string {
  const { base, lightness, isDark } = pen.colours;
  const glass = shift(base, lightness > 0.7 ? -0.02 : 0.1, 0.9);
  const liquid = isDark ? shift(base, 0.16, 1.2) : shift(base, -0.06, 1.2);
  return (
    `<path d="${outline}" fill="${glass}" fill-opacity=".86"/>` +
    pen.within(
      outline,
      `<rect x="90" y="${level}" width="220" height="220" fill="${liquid}" fill-opacity=".9"/>` +
        `<ellipse cx="200" cy="${level}" rx="${halfWidth - 2}" ry="5" fill="${shift(liquid, 0.1)}"/>` +
        `<path d="${outline}" fill="${glassLight(pen)}"/>` +
        pen.softLine(outline, '#ffffff', 5, 0.42),
    )
  );
}

export const diffuser = drawing<DiffuserCut>({
  cut: (choose) => ({
    shape: choose.pick(['square', 'round', 'slim']),
    sprig: choose.chance(0.5),
    ring: choose.pick(['#2f2a25', '#b98f60', '#c9a45c']),
  }),
  draw(pen, cut) {
    const { width: w, top, corner: r } = sizes[cut.shape];
    const body = symmetric(
      `M0,${top - 2}L${neck},${top - 2}C${neck},${top + 4} ${w - r},${top + 2} ${w - r + 6},${top + 4}` +
        `C${w - 2},${top + 6} ${w},${top + r * 0.7} ${w},${top + r + 6}L${w},${bottom - 16}` +
        `C${w},${bottom - 4} ${w - 8},${bottom} ${w - 18},${bottom}L0,${bottom + 2}`,
    );
    return (
      ground(pen, 208, bottom + 4, w * 1.5, 12, 0.34) +
      reeds(pen, top) +
      (cut.sprig ? sprig(top) : '') +
      bottle(pen, body, top + 34, w) +
      streak(at(`M${11 - w},${top + r + 14}L${11 - w},${bottom - 26}`), 4.6, 0.5) +
      collar(pen, top, neck + 3, 22, cut.ring) +
      paperLabel(176, top + 50, 48, 54)
    );
  },
  floor: 292,
  fit: [1.04, 1.04, -6],
});
