import { shift } from '../colour';
import type { Pen } from '../pen';
import { ground } from '../scene';

/** Where the shoes' floor begins in the picture. */
export const shoeFloor = 212;

/**
 * Two of the same shoe, toes to the left: one behind in the other's shade. Both stand on `soleY`. A shoe is drawn
 * flat on its sole; `heel` degrees tip it forward until ball and heel touch the floor.
 */
export function pair(pen: Pen, soleY: number, upper: string, one: () => string, heel = 0): string {
  const shoe = (): string => (heel ? `<g transform="rotate(${-heel} 296 ${soleY - 1})">${one()}</g>` : one());
  return (
    ground(pen, 206, soleY + 1, 156, 13, 0.3) +
    `<g transform="translate(46 -44) scale(.95)">${ground(pen, 206, soleY, 144, 8, 0.18)}${shoe()}` +
    `<path d="${upper}" fill="${pen.colours.shadow}" fill-opacity=".13"${heel ? ` transform="rotate(${-heel} 296 ${soleY - 1})"` : ''}/></g>` +
    `<g transform="translate(-14 8)">${ground(pen, 202, soleY + 1, 146, 7, 0.26)}${shoe()}</g>`
  );
}

/** A leather sole with its heel; lit on top, with the welt's stitches where `welt` runs. */
export function leatherSole(pen: Pen, outline: string, welt?: string): string {
  const leather = pen.colours.isDark ? '#2a211b' : shift(pen.colours.base, -0.36, 0.7);
  const light = pen.linear(
    [
      [0, '#ffffff', 0.22],
      [0.4, '#ffffff', 0],
      [1, '#000000', 0.3],
    ],
    0,
    0,
    0,
    1,
  );
  const stitches = welt
    ? `<path d="${welt}" stroke="${shift(leather, 0.24)}" stroke-width="1.1" stroke-dasharray="3 2.4" fill="none"/>`
    : '';
  return `<path d="${outline}" fill="${leather}"/><path d="${outline}" fill="${light}"/>${stitches}`;
}

/** Polished leather catches the window on the toe. */
export function gleam(pen: Pen, cx: number, cy: number, rx: number, ry: number, turn: number): string {
  const paint = pen.radial([
    [0, '#ffffff', 0.42],
    [1, '#ffffff', 0],
  ]);
  return `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${paint}" transform="rotate(${turn} ${cx} ${cy})"/>`;
}

/** The light sock inside an opening. */
export const insole = (path: string): string =>
  `<path d="${path}" stroke="#d8c4a2" stroke-width="7" stroke-opacity=".55" fill="none" stroke-linecap="round"/>`;
