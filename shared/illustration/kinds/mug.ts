import { drawing } from '../drawing';
import { round } from '../geometry';
import type { Pen } from '../pen';
import { ground } from '../scene';
import { roundLight, streak } from './vessel';

type MugCut = {
  readonly shape: 'straight' | 'round' | 'taper';
  readonly glaze: 'two-tone' | 'speckled' | 'drip' | 'line' | 'plain';
  readonly drink: 'coffee' | 'tea';
};

const cx = 190;
const top = 150;
const bottom = 306;
const ry = 17;

export function speckles(
  pen: Pen,
  count: number,
  left: number,
  width: number,
  from: number,
  height: number,
): string {
  const { number } = pen.choose;
  return Array.from(
    { length: count },
    () =>
      `<circle cx="${round(left + number() * width)}" cy="${round(from + number() * height)}" r="${round(0.6 + number() * 1.1)}" fill="#5a4632" fill-opacity=".42"/>`,
  ).join('');
}

function drips(pen: Pen): string {
  const steps = Array.from({ length: 9 }, () => {
    const depth = round(pen.choose.vary(34, 22));
    return `q-6,${depth} -12.5,${round(pen.choose.vary(4, 4))}t-12.5,${round(pen.choose.vary(-3, 3))}`;
  });
  const glaze = pen.tone(pen.colours.lightness > 0.6 ? -0.18 : 0.2, 1.1);
  return `<path d="M${cx - 100},${top - 20}H${cx + 110}V${top + 40}${steps.join('')}Z" fill="${glaze}" fill-opacity=".78"/>`;
}

function glaze(pen: Pen, cut: MugCut, w: number): string {
  switch (cut.glaze) {
    case 'plain':
      return '';
    case 'two-tone':
      return (
        `<path d="M${cx - 100},${top - 20}H${cx + 110}V${top + 84}C${cx + 40},${top + 102} ${cx - 40},${top + 102} ${cx - 100},${top + 84}Z" fill="${roundLight(pen, pen.colours.base)}"/>` +
        `<path d="M${cx - 100},${top + 84}C${cx - 40},${top + 102} ${cx + 40},${top + 102} ${cx + 110},${top + 84}" fill="none" stroke="${pen.colours.deep}" stroke-width="1.6" stroke-opacity=".4"/>` +
        speckles(pen, 40, cx - 80, 160, top + 14, 150)
      );
    case 'speckled':
      return speckles(pen, 46, cx - 80, 160, top + 14, 150);
    case 'drip':
      return drips(pen);
    case 'line':
      return [30, 38]
        .map(
          (dy) =>
            `<path d="M${cx - w - 6},${top + dy}C${cx - w},${top + dy + ry * 1.3} ${cx + w},${top + dy + ry * 1.3} ${cx + w + 6},${top + dy}" fill="none" stroke="${pen.colours.print}" stroke-width="2" stroke-opacity=".7"/>`,
        )
        .join('');
  }
}

function handle(pen: Pen, w: number): string {
  const path = `M${cx + w - 6},${top + 32}C${cx + w + 56},${top + 20} ${cx + w + 58},${top + 104} ${cx + w - 12},${top + 108}`;
  const line = (colour: string, width: number, rest = ''): string =>
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" ${rest}/>`;
  const { deep, base, hi } = pen.colours;
  return line(deep, 19) + line(base, 16.5) + line(hi, 5, 'stroke-opacity=".5" transform="translate(-2 -4)"');
}

function drink(pen: Pen, cut: MugCut, w: number): string {
  const rim = `M${cx - w + 5},${top + 1.6}a${w - 5},${ry - 3.6} 0 0 0 ${2 * (w - 5)},0a${w - 5},${ry - 3.6} 0 0 0 ${-2 * (w - 5)},0Z`;
  const liquid = cut.drink === 'coffee' ? '#7a4a2a' : '#a9974f';
  return (
    `<ellipse cx="${cx}" cy="${top}" rx="${w}" ry="${ry}" fill="${pen.colours.hi}"/>` +
    `<ellipse cx="${cx}" cy="${top + 1.6}" rx="${w - 5}" ry="${ry - 3.6}" fill="${pen.colours.inside}"/>` +
    pen.within(
      rim,
      `<ellipse cx="${cx}" cy="${top + 13}" rx="${w - 8}" ry="${ry - 4}" fill="${liquid}"/>` +
        `<ellipse cx="${cx - 20}" cy="${top + 8}" rx="26" ry="3" fill="#ffffff" fill-opacity=".22"/>`,
    )
  );
}

export const mug = drawing<MugCut>({
  cut: (choose) => ({
    shape: choose.pick(['straight', 'round', 'taper']),
    glaze: choose.pick(['two-tone', 'speckled', 'drip', 'line', 'plain']),
    drink: choose.pick(['coffee', 'tea']),
  }),
  draw(pen, cut) {
    const w = cut.shape === 'round' ? 74 : 78;
    const foot = { straight: 74, round: 52, taper: 58 }[cut.shape];
    const right =
      cut.shape === 'round'
        ? `C${cx + w + 6},${top + 70} ${cx + w},${bottom - 30} ${cx + foot},${bottom}`
        : `C${cx + w},${top + 60} ${cx + foot + 6},${bottom - 40} ${cx + foot},${bottom}`;
    const left =
      cut.shape === 'round'
        ? `C${cx - w},${bottom - 30} ${cx - w - 6},${top + 70} ${cx - w},${top}`
        : `C${cx - foot - 6},${bottom - 40} ${cx - w},${top + 60} ${cx - w},${top}`;
    const side =
      `M${cx - w},${top}C${cx - w},${top + ry * 1.33} ${cx + w},${top + ry * 1.33} ${cx + w},${top}${right}` +
      `C${cx + foot - 10},${bottom + 12} ${cx - foot + 10},${bottom + 12} ${cx - foot},${bottom}${left}Z`;
    const clay = pen.colours.lightness > 0.6 ? '#c9ad8a' : '#d8c3a3';
    const turn = pen.linear([
      [0, '#000000', 0.2],
      [0.16, '#000000', 0],
      [0.82, '#000000', 0.02],
      [1, '#000000', 0.26],
    ]);
    const lit = `M${cx - w + 20},${top + 30}C${cx - w + 18},${top + 70} ${cx - w + 22},${bottom - 50} ${cx - w + 30},${bottom - 26}`;
    return (
      ground(pen, cx + 14, bottom + 8, 112, 13, 0.36) +
      handle(pen, w) +
      `<path d="${side}" fill="${roundLight(pen, cut.glaze === 'two-tone' ? clay : pen.colours.base)}"/>` +
      pen.within(side, `${glaze(pen, cut, w)}<path d="${side}" fill="${turn}"/>${streak(lit, 8, 0.42)}`) +
      drink(pen, cut, w)
    );
  },
  floor: 280,
  fit: [1.1, 1.1, -26],
});
