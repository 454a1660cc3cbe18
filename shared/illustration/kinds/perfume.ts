import { drawing } from '../drawing';
import { at, symmetric } from '../geometry';
import type { Pen } from '../pen';
import { ground } from '../scene';
import { bottle, collar } from './diffuser';
import { paperLabel, streak } from './vessel';

type PerfumeCut = {
  readonly shape: 'block' | 'round' | 'mist';
  readonly cap: '#2f2a25' | '#b98f60' | '#c9a45c';
};

const bottom = 314;

type Shape = {
  readonly outline: string;
  readonly top: number;
  readonly width: number;
  readonly neck: number;
};

const shapes: Record<PerfumeCut['shape'], Shape> = {
  block: {
    outline: symmetric(
      `M0,150L62,150C72,150 78,156 78,166L78,${bottom - 14}C78,${bottom - 4} 70,${bottom} 60,${bottom}L0,${bottom}`,
    ),
    top: 150,
    width: 78,
    neck: 19,
  },
  round: {
    outline: symmetric(`M0,148C54,150 88,184 88,232C88,274 66,304 34,${bottom}L0,${bottom}`),
    top: 148,
    width: 86,
    neck: 18,
  },
  mist: {
    outline: symmetric(
      `M0,158C20,158 44,162 50,184L50,${bottom - 12}C50,${bottom - 3} 42,${bottom} 34,${bottom}L0,${bottom}`,
    ),
    top: 158,
    width: 50,
    neck: 17,
  },
};

/** The pump's head and, on a room mist, its trigger-less nozzle. */
function head(pen: Pen, cut: PerfumeCut, top: number, neck: number): string {
  if (cut.shape === 'mist') {
    return (
      collar(pen, top + 4, neck + 2, 26, cut.cap) +
      collar(pen, top - 22, 13, 22, cut.cap) +
      `<rect x="208" y="${top - 40}" width="9" height="7" rx="2" fill="${cut.cap}"/><circle cx="216" cy="${top - 36.5}" r="1.6" fill="#1d1712"/>`
    );
  }
  return collar(pen, top + 2, neck, 12, '#c9a45c') + collar(pen, top - 9, neck + 9, 50, cut.cap);
}

export const perfume = drawing<PerfumeCut>({
  cut: (choose) => ({
    shape: choose.pick(['block', 'round', 'mist']),
    cap: choose.pick(['#2f2a25', '#b98f60', '#c9a45c']),
  }),
  draw(pen, cut) {
    const { outline, top, width, neck } = shapes[cut.shape];
    const label = cut.shape === 'mist' ? { w: 50, h: 62, y: 206 } : { w: 54, h: 58, y: 206 };
    const tube = `<path d="${at(`M0,${top}L0,${bottom - 18}`)}" stroke="#ffffff" stroke-opacity=".4" stroke-width="3"/>`;
    return (
      ground(pen, 208, bottom + 3, width * 1.5, 12, 0.34) +
      bottle(pen, outline, top + 26, width) +
      tube +
      streak(at(`M${13 - width},${top + 40}L${13 - width},${bottom - 30}`), 5, 0.5) +
      head(pen, cut, top, neck) +
      paperLabel(200 - label.w / 2, label.y, label.w, label.h)
    );
  },
  floor: 290,
  fit: [1.08, 1.08, -28],
});
