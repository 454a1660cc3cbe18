import { shift } from './colour';
import { round } from './geometry';
import type { Pen } from './pen';

export type Frame = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** The part of the drawing plane that a picture of this size shows: the 400 box, widened on its longer side. */
export function frameFor(width: number, height: number): Frame {
  const wide = width > height;
  const size = { width: wide ? (400 * width) / height : 400, height: wide ? 400 : (400 * height) / width };
  return {
    x: round((400 - size.width) / 2),
    y: round((400 - size.height) / 2),
    width: round(size.width),
    height: round(size.height),
  };
}

/** Paper and light behind the goods; with a floor when the thing stands. */
export function scene(pen: Pen, frame: Frame, floor: number | undefined): string {
  const { paper } = pen.colours;
  const whole = `x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}"`;
  const sheet = pen.linear(
    [
      [0, paper.hi],
      [0.55, paper.base],
      [1, paper.lo],
    ],
    0.1,
    0,
    0.9,
    1,
  );
  const backdrop = `<rect ${whole} fill="${sheet}"/>`;
  return backdrop + (floor === undefined ? windowLight(pen, frame) : onFloor(pen, frame, floor));
}

function windowLight({ choose, radial }: Pen, { y, height }: Frame): string {
  if (choose.chance(0.45)) {
    const glow = radial([
      [0, '#ffffff', 0.55],
      [1, '#ffffff', 0],
    ]);
    return `<ellipse cx="190" cy="180" rx="190" ry="190" fill="${glow}"/>`;
  }
  const fromLeft = choose.chance(0.5);
  const beam = (index: number, inset: number): string => {
    const left = (fromLeft ? 40 + index * 130 : 20 + index * 120) + inset;
    const width = 92 - 2 * inset;
    return `<path d="M${left},${y}h${width}l${fromLeft ? -130 : -110},${height}h${-width}Z" fill="#ffffff" fill-opacity=".085"/>`;
  };
  return [0, 1].map((index) => [-7, -3, 1, 5].map((inset) => beam(index, inset)).join('')).join('');
}

function onFloor({ choose, colours, linear }: Pen, { x, y, width, height }: Frame, floor: number): string {
  const { paper, shadow } = colours;
  const ground = linear(
    [
      [0, paper.floor],
      [0.35, paper.floorLit],
      [1, paper.floorLow],
    ],
    0,
    0,
    0,
    1,
  );
  const crease = linear(
    [
      [0, shadow, 0.09],
      [1, shadow, 0],
    ],
    0,
    0,
    0,
    1,
  );
  const behind = choose.chance(0.6)
    ? `<circle cx="${choose.pick([200, 150, 250])}" cy="190" r="138" fill="${paper.hi}" fill-opacity=".75"/>`
    : `<path d="M${x},${y + height * 0.1}L${x + width * 0.55},${y}H${x + width * 0.9}L${x},${floor - 10}Z" fill="${shift(paper.hi, 0.02)}" fill-opacity=".35"/>`;
  return (
    behind +
    `<rect x="${x}" y="${floor}" width="${width}" height="${round(y + height - floor)}" fill="${ground}"/>` +
    `<rect x="${x}" y="${floor}" width="${width}" height="10" fill="${crease}"/>`
  );
}

/** The shadow under a thing that stands: a wide soft one and a narrow one where it touches. */
export function ground(pen: Pen, cx: number, y: number, rx: number, ry: number, opacity = 0.32): string {
  const oval = (share: number, height: number, dy: number, strength: number): string => {
    const paint = pen.radial([
      [0, pen.colours.shadow, strength],
      [0.55, pen.colours.shadow, strength * 0.72],
      [1, pen.colours.shadow, 0],
    ]);
    return `<ellipse cx="${cx}" cy="${y + dy}" rx="${round(rx * share)}" ry="${round(height)}" fill="${paint}"/>`;
  };
  return oval(1.12, ry * 1.7, 0, opacity) + oval(0.98, ry * 0.7, -2, opacity + 0.14);
}
