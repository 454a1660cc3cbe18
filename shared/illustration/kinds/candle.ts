import { drawing } from '../drawing';
import type { Pen } from '../pen';
import { ground } from '../scene';
import { paperLabel, roundLight, streak } from './vessel';

type CandleCut = {
  readonly lit: boolean;
  readonly jar: 'glass' | 'ceramic' | 'tin';
  readonly width: number;
  readonly top: number;
};

const bottom = 312;

function flame(pen: Pen, top: number): string {
  const fire = pen.radial(
    [
      [0, '#fffbe8'],
      [0.45, '#ffd774'],
      [1, '#f0983a'],
    ],
    0.5,
    0.75,
    0.7,
  );
  return `<path d="M200,${top - 52}C208,${top - 38} 211,${top - 28} 208,${top - 20}C205,${top - 10} 195,${top - 10} 192,${top - 20}C189,${top - 28} 193,${top - 38} 200,${top - 52}Z" fill="${fire}"/>`;
}

function glow(pen: Pen, top: number): string {
  const warm = pen.radial([
    [0, '#ffe2a8', 0.55],
    [0.5, '#ffe2a8', 0.16],
    [1, '#ffe2a8', 0],
  ]);
  return `<circle cx="200" cy="${top - 24}" r="110" fill="${warm}"/>`;
}

function mouth(pen: Pen, cut: CandleCut, ry: number): string {
  const { lit, top, width } = cut;
  const { isDark, hi } = pen.colours;
  const oval = (rx: number, height: number, dy: number, paint: string): string =>
    `<ellipse cx="200" cy="${top + dy}" rx="${rx}" ry="${height}" ${paint}/>`;
  const pool = pen.radial([
    [0, '#ffd98f', 0.9],
    [1, '#ffd98f', 0],
  ]);
  return (
    oval(width, ry, 0, `fill="${pen.tone(isDark ? 0.1 : -0.14)}"`) +
    oval(width - 5, ry - 2.5, 5, 'fill="#efe6d4"') +
    (lit ? oval(width * 0.7, ry * 0.7, 5, `fill="${pool}"`) : '') +
    oval(width, ry, 0, `fill="none" stroke="${hi}" stroke-width="2.4" stroke-opacity=".85"`)
  );
}

/** The wooden lid lies beside a candle that is not lit. */
const lid = (pen: Pen, x: number): string =>
  `<g transform="translate(${x} ${bottom - 4})">${ground(pen, 20, 5, 50, 7, 0.24)}` +
  '<path d="M-26,-6a46,9 0 0 0 92,0v7a46,9 0 0 1 -92,0Z" fill="#a98259"/>' +
  '<ellipse cx="20" cy="-6" rx="46" ry="9" fill="#c39d70"/><ellipse cx="20" cy="-6.5" rx="30" ry="5" fill="none" stroke="#a98259" stroke-width="1"/></g>';

export const candle = drawing<CandleCut>({
  cut: (choose) => ({
    lit: choose.chance(0.7),
    jar: choose.pick(['glass', 'ceramic', 'tin']),
    width: choose.pick([62, 70]),
    top: choose.pick([168, 182]),
  }),
  draw(pen, cut) {
    const { width: w, top } = cut;
    const ry = w * 0.2;
    const side =
      `M${200 - w},${top}L${200 - w},${bottom - 8}C${200 - w},${bottom + ry * 0.6} ${200 + w},${bottom + ry * 0.6} ${200 + w},${bottom - 8}` +
      `L${200 + w},${top}C${200 + w},${top + ry * 1.33} ${200 - w},${top + ry * 1.33} ${200 - w},${top}Z`;
    const rings = [1, 2, 3, 4].map((i) => {
      const y = top + i * 26;
      return `<path d="M${200 - w},${y}C${200 - w},${y + ry * 1.3} ${200 + w},${y + ry * 1.3} ${200 + w},${y}" fill="none" stroke="${pen.colours.deep}" stroke-width="1.4" stroke-opacity=".28"/>`;
    });
    return (
      ground(pen, 208, bottom + 6, w * 1.5, 13, 0.34) +
      (cut.lit ? glow(pen, top) : '') +
      `<path d="${side}" fill="${roundLight(pen, pen.colours.base)}"/>` +
      mouth(pen, cut, ry) +
      (cut.jar === 'glass' ? streak(`M${200 - w + 12},${top + 20}V${bottom - 16}`, 5, 0.4) : '') +
      (cut.jar === 'ceramic' ? rings.join('') : '') +
      `<path d="M200,${top + 5}v-17" stroke="#3b332b" stroke-width="2.4" stroke-linecap="round"/>` +
      (cut.lit ? flame(pen, top) : '') +
      paperLabel(173, top + 46, 54, 58) +
      (cut.lit ? '' : lid(pen, 200 + w + 14))
    );
  },
  floor: 292,
  fit: [1.24, 1.24, -68],
});
