import { shift } from './colour';
import { round } from './geometry';
import type { Pen } from './pen';

export type Print = 'plain' | 'stripe' | 'pin' | 'check' | 'floral' | 'polka';
export type Texture =
  'none' | 'knit' | 'cable' | 'rib' | 'twill' | 'linen' | 'cord' | 'terry' | 'waffle' | 'felt';

const turned = (degrees: number): string => (degrees ? `rotate(${degrees} 200 200)` : '');

/** What is printed or woven into the cloth. `turn` follows a sleeve, `scale` suits the size of the thing. */
export function printOf(pen: Pen, name: Print, turn = 0, scale = 1): string {
  const { print, secondPrint } = pen.colours;
  switch (name) {
    case 'plain':
      return 'none';
    case 'stripe': {
      const height = 20 * scale;
      const band = `<rect width="40" height="${round(height * 0.34)}" fill="${print}" fill-opacity=".82"/>`;
      return pen.pattern(40, height, band, turned(turn));
    }
    case 'pin': {
      const line = `<rect width="${scale > 0.9 ? 2 : 1.4}" height="40" fill="${print}" fill-opacity=".55"/>`;
      return pen.pattern(12 * scale, 40, line, turned(turn));
    }
    case 'check':
      return check(pen, turn, scale);
    case 'polka': {
      const dot = (x: number, y: number): string =>
        `<circle cx="${x}" cy="${y}" r="2.6" fill="${print}" fill-opacity=".85"/>`;
      return pen.pattern(22 * scale, 22 * scale, dot(5.5, 5.5) + dot(16.5, 16.5), turned(turn));
    }
    case 'floral': {
      const leaf = (x: number, y: number, angle: number): string =>
        `<path d="M${x},${y}q4,-4 8,0q-4,3 -8,0Z" transform="rotate(${angle} ${x} ${y})" fill="${secondPrint}"/>`;
      const tile =
        flower(11, 12, 0.3, print) +
        leaf(16, 16, 30) +
        flower(35, 34, 1.1, print) +
        leaf(28, 36, 190) +
        flower(36, 10, 0.7, shift(print, 0.12, 0.8)) +
        leaf(9, 34, -50) +
        `<circle cx="18" cy="38" r="1.3" fill="${print}"/><circle cx="24" cy="22" r="1.1" fill="${print}"/>`;
      return pen.pattern(46, 46, tile, `rotate(${turn + 14}) scale(${0.78 * scale})`);
    }
  }
}

function check(pen: Pen, turn: number, scale: number): string {
  const { print, secondPrint } = pen.colours;
  const size = 38 * scale;
  const wide = round(size * 0.36);
  const fine = round(size * 0.66);
  const tile =
    `<rect width="${wide}" height="${size}" fill="${print}" fill-opacity=".26"/>` +
    `<rect width="${size}" height="${wide}" fill="${print}" fill-opacity=".26"/>` +
    `<rect x="${fine}" width="1.4" height="${size}" fill="${secondPrint}" fill-opacity=".75"/>` +
    `<rect y="${fine}" width="${size}" height="1.4" fill="${secondPrint}" fill-opacity=".75"/>`;
  return pen.pattern(size, size, tile, turned(turn));
}

function flower(x: number, y: number, turn: number, colour: string): string {
  const petals = Array.from({ length: 5 }, (_, index) => {
    const angle = index * 1.2566 + turn;
    const px = round(x + Math.cos(angle) * 3.1);
    const py = round(y + Math.sin(angle) * 3.1);
    return `<ellipse cx="${px}" cy="${py}" rx="2.7" ry="2.1" transform="rotate(${round(angle * 57.3)} ${px} ${py})" fill="${colour}"/>`;
  });
  return `${petals.join('')}<circle cx="${x}" cy="${y}" r="1.3" fill="#d9a441"/>`;
}

/** How the cloth is made. Tiles are large on purpose: the rasteriser pays per tile, not per line in it. */
export function textureOf(pen: Pen, name: Texture, turn = 0, size = 5): string {
  const { deep, hi } = pen.colours;
  const strokes = (path: string, colour: string, width: number, opacity: number): string =>
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-opacity="${opacity}" stroke-linecap="round" stroke-linejoin="round"/>`;
  const every = (count: number, draw: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => draw(index)).join('');
  switch (name) {
    case 'none':
      return 'none';
    case 'rib':
    case 'cord': {
      const step = name === 'cord' ? 3.6 : size;
      const dark = every(8, (i) => `M${round(i * step + step * 0.2)},0V40`);
      const lit = every(8, (i) => `M${round(i * step + step * 0.62)},0V40`);
      const tile = strokes(dark, deep, step * 0.42, 0.26) + strokes(lit, hi, step * 0.24, 0.5);
      return pen.pattern(step * 8, 40, tile, turned(turn));
    }
    case 'knit': {
      const rows = (dy: number): string =>
        every(35, (i) => `M${(i % 5) * 7 + 0.6},${Math.floor(i / 5) * 6 + dy}l2.9,3.8l2.9,-3.8`);
      return pen.pattern(
        35,
        42,
        strokes(rows(0.8), deep, 1.1, 0.3) + strokes(rows(-0.6), hi, 0.8, 0.4),
        turned(turn),
      );
    }
    case 'twill': {
      const diagonals = every(16, (i) => `M${i * 4 - 32},34L${i * 4 + 2},0`);
      return pen.pattern(32, 32, strokes(diagonals, hi, 0.9, 0.24), turned(turn));
    }
    case 'linen': {
      const weave = every(6, (i) => `M0,${i * 6 + 1.5}H36M${i * 6 + 1.5},0V36M${i * 6 + 4},${i * 6}v9`);
      return pen.pattern(36, 36, strokes(weave, deep, 0.5, 0.13), turned(turn));
    }
    case 'waffle': {
      const grid = every(5, (i) => `M0,${i * 8 + 1}H40M${i * 8 + 1},0V40`);
      const lit = every(5, (i) => `M0,${i * 8 + 3}H40M${i * 8 + 3},0V40`);
      return pen.pattern(40, 40, strokes(grid, deep, 1.6, 0.2) + strokes(lit, hi, 1.2, 0.3), turned(turn));
    }
    case 'terry':
    case 'felt': {
      // A fixed lattice, nudged by the golden ratio: even enough for cloth, uneven enough not to be a grid.
      const loops = every(64, (i) => {
        const x = round((i * 24.72) % 40);
        const y = round((i * 40) / 64);
        return name === 'terry' ? `M${x},${y}q1,-1.6 2,0` : `M${x},${y}l1.6,.7`;
      });
      return pen.pattern(40, 40, strokes(loops, deep, 0.8, name === 'terry' ? 0.26 : 0.15), turned(turn));
    }
    case 'cable':
      return cable(pen);
  }
}

/** Two strands that cross every half tile; the one that passes over is drawn last. */
function cable(pen: Pen): string {
  const { base, deep, hi } = pen.colours;
  const line = (path: string, colour: string, width: number, opacity: number): string =>
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-opacity="${opacity}"/>`;
  const strand = (from: number, to: number, top: number): string => {
    const path = `M${from},${top - 1}C${from},${top + 9} ${to},${top + 11} ${to},${top + 21}`;
    const lit = `M${from - 1.5},${top}C${from - 1.5},${top + 9} ${to - 1.5},${top + 11} ${to - 1.5},${top + 20}`;
    return line(path, deep, 10, 0.3) + line(path, base, 8, 1) + line(lit, hi, 2.4, 0.55);
  };
  const tile =
    `<rect width="44" height="40" fill="${deep}" fill-opacity=".06"/>` +
    strand(28, 14, 0) +
    strand(14, 28, 0) +
    strand(28, 14, 20) +
    strand(14, 28, 20) +
    line('M2,0V40M40,0V40', deep, 1.4, 0.24) +
    line('M4,0V40M42,0V40', hi, 1.2, 0.3);
  return pen.pattern(44, 40, tile, 'translate(1 6)');
}
