import { shift } from '../colour';
import type { Pen } from '../pen';

/** How light runs round a glazed or painted cylinder. */
export const roundLight = (pen: Pen, colour: string): string =>
  pen.linear([
    [0, shift(colour, -0.2)],
    [0.12, shift(colour, -0.07)],
    [0.3, shift(colour, 0.07)],
    [0.42, shift(colour, 0.03)],
    [0.75, shift(colour, -0.07)],
    [1, shift(colour, -0.23)],
  ]);

/** How light runs through glass, laid over what it holds. */
export const glassLight = (pen: Pen): string =>
  pen.linear([
    [0, '#000000', 0.3],
    [0.14, '#ffffff', 0.28],
    [0.3, '#ffffff', 0.03],
    [0.7, '#000000', 0],
    [0.9, '#ffffff', 0.14],
    [1, '#000000', 0.32],
  ]);

/** The paper label on bottles and candles. */
export function paperLabel(x: number, y: number, width: number, height: number): string {
  const middle = x + width / 2;
  const mark =
    `M${middle - 8},${y + height * 0.34}h16M${middle - 8},${y + height * 0.34}v${height * 0.2}` +
    `M${middle + 8},${y + height * 0.34}v${height * 0.2}M${middle},${y + height * 0.26}v${height * 0.3}`;
  return (
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="1.5" fill="#f7f2e9"/>` +
    `<rect x="${x + 4}" y="${y + 4}" width="${width - 8}" height="${height - 8}" fill="none" stroke="#b9ab97" stroke-width=".7"/>` +
    `<path d="${mark}" stroke="#5b5045" stroke-width="1.5" fill="none"/>` +
    `<path d="M${middle - 14},${y + height * 0.7}h28M${middle - 9},${y + height * 0.79}h18" stroke="#9a8d7d" stroke-width="1.2"/>`
  );
}

/** A bright streak on glass or glaze. */
export function streak(path: string, width: number, opacity: number): string {
  const layer = (share: number): string =>
    `<path d="${path}" stroke="#ffffff" stroke-width="${width * share}" stroke-opacity="${opacity / 2.2}" stroke-linecap="round" fill="none"/>`;
  return layer(1.5) + layer(0.95) + layer(0.5);
}
