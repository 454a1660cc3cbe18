import { at } from '../geometry';
import type { Pen } from '../pen';

/** A wooden hanger whose bar starts at `y` and reaches `width` to each side. */
export function hanger(pen: Pen, y: number, width: number): string {
  const wood = pen.colours.lightness < 0.5 ? '#c9a980' : '#b08a5e';
  const w = width;
  const hook = `M0,${y - 4}C0,${y - 12} 8,${y - 13} 8,${y - 22}C8,${y - 31} -5,${y - 33} -8,${y - 25}`;
  const bar =
    `M0,${y - 6}C20,${y - 5} ${w - 20},${y + 12} ${w},${y + 24}C${w + 3},${y + 30} ${w - 4},${y + 33} ${w - 9},${y + 31}` +
    `C${w - 30},${y + 20} 20,${y + 9} 0,${y + 8}C-20,${y + 9} ${30 - w},${y + 20} ${9 - w},${y + 31}` +
    `C${4 - w},${y + 33} ${-w - 3},${y + 30} ${-w},${y + 24}C${20 - w},${y + 12} -20,${y - 5} 0,${y - 6}Z`;
  const gleam =
    `M${4 - w},${y + 26}C${24 - w},${y + 13} -20,${y - 2} 0,${y - 3}` +
    `C20,${y - 2} ${w - 24},${y + 13} ${w - 4},${y + 26}`;
  return (
    `<path d="${at(hook)}" fill="none" stroke="#8f8a82" stroke-width="2.6" stroke-linecap="round"/>` +
    `<path d="${at(bar)}" fill="${wood}"/>` +
    `<path d="${at(gleam)}" fill="none" stroke="#ffffff" stroke-opacity=".35" stroke-width="2"/>`
  );
}
