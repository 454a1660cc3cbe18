import { chooserFor, type Chooser } from './choose';
import { palette, type Palette } from './palette';
import { at, centre, lens, round } from './geometry';
import { shift } from './colour';
import { softLine, softShape } from './softness';

export type Stop = readonly [offset: number, colour: string, opacity?: number];

/** From, to (centre offsets), bow, width, tone (1 a lit ridge, -1 a dark valley), strength. */
export type Fold = readonly [
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  bow: number,
  width: number,
  tone: 1 | -1,
  strength?: number,
];

export type Volume = 'body' | 'left' | 'right' | 'fall' | 'none';

export type Piece = {
  /** The colour of the piece when it is not that of the product. */
  readonly fill?: string;
  readonly print?: string;
  readonly texture?: string;
  readonly folds?: string;
  /** Where the light falls: over the whole body, on a left or right sleeve, from above. */
  readonly volume?: Volume;
  /** How dark and how wide the piece turns away at its edge. */
  readonly edge?: number;
  readonly edgeWidth?: number;
  /** The drawn outline's strength. */
  readonly line?: number;
};

export type Pen = ReturnType<typeof makePen>;

/**
 * Everything a kind draws with. Softness is made of nested strokes, never of filters: a blur costs the rasteriser
 * 10 ms each (librsvg at 360 px), a nested stroke a tenth of one.
 */
export function makePen(kind: string, colour: string, seed: number) {
  const colours = palette(colour);
  const choose = chooserFor(`${kind}|${seed}|hand`);
  const definitions: string[] = [];

  const define = (prefix: string, element: (id: string) => string): string => {
    const id = `${prefix}${definitions.length}`;
    definitions.push(element(id));
    return `url(#${id})`;
  };
  const stopsOf = (stops: readonly Stop[]): string =>
    stops
      .map(
        ([offset, stop, opacity = 1]) =>
          `<stop offset="${offset}" stop-color="${stop}" stop-opacity="${opacity}"/>`,
      )
      .join('');
  const shape = (path: string): string => {
    const id = `s${definitions.length}`;
    definitions.push(`<path id="${id}" d="${path}"/>`);
    return id;
  };
  const linear = (stops: readonly Stop[], x1 = 0, y1 = 0, x2 = 1, y2 = 0): string =>
    define(
      'l',
      (id) =>
        `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${stopsOf(stops)}</linearGradient>`,
    );
  const radial = (stops: readonly Stop[], cx = 0.5, cy = 0.5, r = 0.5): string =>
    define(
      'r',
      (id) => `<radialGradient id="${id}" cx="${cx}" cy="${cy}" r="${r}">${stopsOf(stops)}</radialGradient>`,
    );
  const clip = (path: string): string =>
    define('c', (id) => `<clipPath id="${id}"><path d="${path}"/></clipPath>`);
  const pattern = (width: number, height: number, body: string, transform = ''): string =>
    define(
      'p',
      (id) =>
        `<pattern id="${id}" width="${round(width)}" height="${round(height)}" patternUnits="userSpaceOnUse"` +
        `${transform ? ` patternTransform="${transform}"` : ''}>${body}</pattern>`,
    );

  const within = (outline: string, content: string): string =>
    `<g clip-path="${clip(outline)}">${content}</g>`;
  const volumes = volumesOf(colours, linear);

  return {
    colours,
    choose,
    definitions,
    linear,
    radial,
    pattern,
    within,
    tone: (lightening: number, chromaFactor?: number): string => shift(colour, lightening, chromaFactor),
    ...lines(colours, shape),
    ...cloth(colours, choose, within, volumes),
  };
}

function volumesOf(
  { deep, lo, hi }: Palette,
  linear: (stops: readonly Stop[], x1?: number, y1?: number, x2?: number, y2?: number) => string,
): Record<Volume, string> {
  const body: Stop[] = [
    [0, deep, 0.42],
    [0.2, lo, 0.12],
    [0.36, hi, 0.42],
    [0.56, hi, 0],
    [0.8, lo, 0.28],
    [1, deep, 0.55],
  ];
  const left: Stop[] = [
    [0, hi, 0.35],
    [0.45, hi, 0.05],
    [1, deep, 0.5],
  ];
  const right: Stop[] = [
    [0, deep, 0.45],
    [0.4, lo, 0.15],
    [0.7, hi, 0.12],
    [1, deep, 0.5],
  ];
  const fall: Stop[] = [
    [0, hi, 0.25],
    [0.5, hi, 0],
    [1, deep, 0.35],
  ];
  return {
    body: linear(body, 0, 0, 1, 0.06),
    left: linear(left, 0, 0.1, 1, 0),
    right: linear(right, 0, 0, 1, 0.1),
    fall: linear(fall, 0, 0, 0, 1),
    none: 'none',
  };
}

function lines({ seam, deep, button: buttonColour, shadow }: Palette, shape: (path: string) => string) {
  const seamLine = (path: string, width = 0.9, opacity = 0.5, dash = ''): string =>
    `<path d="${path}" fill="none" stroke="${seam}" stroke-width="${width}" stroke-opacity="${opacity}"` +
    ` stroke-linecap="round"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`;
  return {
    seamLine,
    stitch: (path: string, opacity = 0.5): string => seamLine(path, 0.9, opacity, '3 2.4'),
    /** A four-hole button reads as two holes at this size. */
    button(x: number, y: number, r: number, colour = buttonColour): string {
      const disc = (dy: number, radius: number, paint: string): string =>
        `<circle cx="${round(centre + x)}" cy="${round(y + dy)}" r="${round(radius)}" ${paint}/>`;
      const hole = (dx: number): string =>
        `<circle cx="${round(centre + x + dx * r)}" cy="${y}" r=".7" fill="${shift(colour, -0.3)}"/>`;
      return (
        disc(1.1, r, `fill="${deep}" fill-opacity=".35"`) +
        disc(0, r, `fill="${colour}"`) +
        disc(0, r * 0.68, `fill="none" stroke="${shift(colour, -0.14)}" stroke-width=".7"`) +
        hole(-0.2) +
        hole(0.2)
      );
    },
    /** The shadow a flat thing throws on the paper behind it. */
    shade: (path: string, dx = 5, dy = 9, opacity = 0.26, spread = 14): string =>
      `<g transform="translate(${dx} ${dy})">${softShape(shape(path), shadow, opacity, spread)}</g>`,
    softLine,
  };
}

function cloth(
  { base, deep, seam, hi, inside, shadow }: Palette,
  choose: Chooser,
  within: (outline: string, content: string) => string,
  volumes: Record<Volume, string>,
) {
  return {
    /** One piece of cloth or leather: fill, print, texture, folds, volume, a soft edge, an outline. */
    piece(path: string, options: Piece = {}): string {
      const { fill = base, print, texture, folds = '', volume = 'body' } = options;
      const { edge = 0.34, edgeWidth = 11, line = 0.35 } = options;
      const paint = (colour?: string): string =>
        colour && colour !== 'none' ? `<path d="${path}" fill="${colour}"/>` : '';
      const edgeColour = options.fill ? shift(options.fill, -0.16, 1.05) : deep;
      return (
        within(
          path,
          paint(fill) +
            paint(print) +
            paint(texture) +
            folds +
            paint(volumes[volume]) +
            softLine(path, edgeColour, edgeWidth, edge),
        ) +
        `<path d="${path}" fill="none" stroke="${seam}" stroke-width=".8" stroke-opacity="${line}" stroke-linejoin="round"/>`
      );
    },
    folds(list: readonly Fold[]): string {
      return list
        .map(([x1, y1, x2, y2, bow, width, tone, strength]) => {
          const from = [choose.vary(x1, 4), choose.vary(y1, 5)] as const;
          const to = [choose.vary(x2, 7), choose.vary(y2, 8)] as const;
          const opacity = strength ?? (tone > 0 ? 0.6 : 0.42);
          const layer = (share: number): string =>
            `<path d="${lens(from, to, bow, width * share)}" fill="${tone > 0 ? hi : deep}" fill-opacity="${round2(opacity * 0.3)}"/>`;
          return [1.5, 1.1, 0.7, 0.35].map(layer).join('');
        })
        .join('');
    },
    /** The inside that shows through a neck or an opening, dark towards its rim. */
    lining(path: string, content = ''): string {
      return `<path d="${path}" fill="${inside}"/>` + within(path, softLine(path, shadow, 18, 0.4)) + content;
    },
    /** The woven label in a neck. */
    label: (x: number, y: number): string =>
      `<path d="${at(`M${x - 8},${y}L${x + 8},${y}L${x + 8},${y + 8}L${x - 8},${y + 8}Z`)}" fill="#f4efe6"/>` +
      `<path d="${at(`M${x - 4.5},${y + 4}L${x + 4.5},${y + 4}`)}" stroke="#8b7f70" stroke-width="1.4"/>`,
  };
}

const round2 = (value: number): number => Math.round(value * 100) / 100;
