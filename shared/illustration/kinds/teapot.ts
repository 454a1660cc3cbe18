import { drawing } from '../drawing';
import type { Pen } from '../pen';
import { ground } from '../scene';
import { speckles } from './mug';
import { roundLight, streak } from './vessel';

type TeapotCut = { readonly handle: 'side' | 'top'; readonly glaze: 'speckled' | 'plain' | 'dipped' };

const body =
  'M118,206C118,176 150,158 196,158C242,158 276,176 276,206C278,246 256,286 226,296L168,296C138,286 116,246 118,206Z';
const spout = 'M128,204C104,206 92,196 82,176C76,168 64,170 66,178C76,214 96,246 130,248Z';

function handle(pen: Pen, style: TeapotCut['handle']): string {
  const path = style === 'top' ? 'M138,176C130,96 264,96 256,176' : 'M266,188C322,176 326,262 258,266';
  const wood = style === 'top' ? '#b08a5e' : pen.colours.base;
  const dark = style === 'top' ? '#7c5a34' : pen.colours.deep;
  const line = (colour: string, width: number, rest = ''): string =>
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" ${rest}/>`;
  return (
    line(dark, style === 'top' ? 11 : 16) +
    line(wood, style === 'top' ? 8.6 : 13.6) +
    line('#ffffff', 2.6, 'stroke-opacity=".3" transform="translate(-2 -3)"')
  );
}

function lid(pen: Pen): string {
  const { base, deep, hi } = pen.colours;
  return (
    `<path d="M150,168C156,148 238,148 244,168C232,178 162,178 150,168Z" fill="${roundLight(pen, base)}"/>` +
    `<path d="M150,168C162,178 232,178 244,168" fill="none" stroke="${deep}" stroke-width="1.6" stroke-opacity=".5"/>` +
    `<path d="M156,163C172,152 200,150 218,153" fill="none" stroke="${hi}" stroke-width="2.6" stroke-opacity=".8" stroke-linecap="round"/>` +
    `<ellipse cx="197" cy="147" rx="12" ry="9" fill="${roundLight(pen, base)}"/><ellipse cx="194" cy="144" rx="4" ry="2.4" fill="#ffffff" fill-opacity=".5"/>`
  );
}

/** A small cup in front, so that the pot reads as a set. */
function cup(pen: Pen, x: number): string {
  const side = `M${x - 30},262C${x - 30},272 ${x + 30},272 ${x + 30},262C${x + 30},288 ${x + 20},308 ${x + 12},310C${x + 4},313 ${x - 4},313 ${x - 12},310C${x - 20},308 ${x - 30},288 ${x - 30},262Z`;
  return (
    ground(pen, x + 4, 312, 36, 6, 0.3) +
    `<path d="${side}" fill="${roundLight(pen, pen.colours.base)}"/>` +
    streak(`M${x - 20},274C${x - 19},288 ${x - 15},298 ${x - 11},303`, 4, 0.4) +
    `<ellipse cx="${x}" cy="262" rx="30" ry="7.4" fill="${pen.colours.hi}"/><ellipse cx="${x}" cy="262.6" rx="27" ry="5.8" fill="${pen.colours.inside}"/>` +
    `<ellipse cx="${x}" cy="264" rx="24" ry="4.2" fill="#a9974f"/>`
  );
}

export const teapot = drawing<TeapotCut>({
  cut: (choose) => ({
    handle: choose.pick(['side', 'top']),
    glaze: choose.pick(['speckled', 'plain', 'dipped']),
  }),
  draw(pen, cut) {
    const { base, deep } = pen.colours;
    const shade = pen.linear([
      [0, '#000000', 0.22],
      [0.2, '#000000', 0],
      [0.78, '#000000', 0.02],
      [1, '#000000', 0.28],
    ]);
    const dipped = `<path d="M100,250C150,266 240,266 300,250L300,310L100,310Z" fill="${pen.colours.lightness > 0.6 ? '#c9ad8a' : '#d8c3a3'}"/>`;
    const glaze = {
      speckled: speckles(pen, 60, 118, 158, 166, 124),
      plain: '',
      dipped,
    }[cut.glaze];
    return (
      ground(pen, 202, 300, 104, 12, 0.36) +
      (cut.handle === 'side' ? handle(pen, 'side') : '') +
      `<path d="${spout}" fill="${roundLight(pen, base)}"/><path d="${spout}" fill="none" stroke="${deep}" stroke-opacity=".35" stroke-width="1"/>` +
      `<path d="${body}" fill="${roundLight(pen, base)}"/>` +
      pen.within(
        body,
        `${glaze}<path d="${body}" fill="${shade}"/>${streak('M142,190C134,214 138,246 152,268', 9, 0.4)}`,
      ) +
      lid(pen) +
      (cut.handle === 'top' ? handle(pen, 'top') : '') +
      cup(pen, 300)
    );
  },
  floor: 276,
  fit: [1.06, 1.06, -14],
});
