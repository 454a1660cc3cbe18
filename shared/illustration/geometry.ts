/**
 * The drawing box is 400 by 400. Kinds that have a left and a right write x as an offset from the centre line,
 * so that one path serves both sides.
 */
export const centre = 200;

type Point = readonly [x: number, y: number];
type Segment = { readonly letter: string; readonly from: Point; readonly points: readonly Point[] };

const pairs = /(-?[\d.]+),(-?[\d.]+)/g;

export const round = (value: number): number => Math.round(value * 10) / 10;

/** Moves a path from centre offsets into the box; `side` -1 mirrors it. */
export function at(path: string, side: 1 | -1 = 1): string {
  return path.replace(pairs, (_, x: string, y: string) => `${round(centre + side * Number(x))},${y}`);
}

function segmentsOf(half: string): Segment[] {
  const segments: Segment[] = [];
  let current: Point = [0, 0];
  for (const [, letter = '', numbers = ''] of half.matchAll(/([MLC])([^MLC]*)/g)) {
    const points = [...numbers.matchAll(pairs)].map(([, x, y]): Point => [Number(x), Number(y)]);
    const step = letter === 'C' ? 3 : 1;
    for (let index = 0; index < points.length; index += step) {
      const own = points.slice(index, index + step);
      if (letter !== 'M') segments.push({ letter, from: current, points: own });
      current = own.at(-1) ?? current;
    }
  }
  return segments;
}

/** Closes the right half of an outline, drawn from top centre to bottom centre, with its mirror image. */
export function symmetric(half: string): string {
  const segments = segmentsOf(half);
  const put = ([x, y]: Point, side: number): string => `${round(centre + side * x)},${y}`;
  const right = segments.map(({ letter, points }) => letter + points.map((p) => put(p, 1)).join(' '));
  const left = segments.toReversed().map(({ letter, from, points }) => {
    const back = [...points.slice(0, -1).toReversed(), from];
    return letter + back.map((p) => put(p, -1)).join(' ');
  });
  const start = segments[0]?.from ?? [0, 0];
  return `M${put(start, 1)}${right.join('')}${left.join('')}Z`;
}

/** Both edges of a right half: the line and its mirror image, not closed. */
export const bothSides = (path: string): string => at(path) + at(path, -1);

/** A fold of cloth: a lens from one point to another, bowed by `bow` and `width` wide at its middle. */
export function lens(from: Point, to: Point, bow: number, width: number): string {
  const [x1, y1] = from;
  const [x2, y2] = to;
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const across: Point = [-(y2 - y1) / length, (x2 - x1) / length];
  const middle = (offset: number): string =>
    `${round(centre + (x1 + x2) / 2 + across[0] * offset)},${round((y1 + y2) / 2 + across[1] * offset)}`;
  const start = `${round(centre + x1)},${round(y1)}`;
  const end = `${round(centre + x2)},${round(y2)}`;
  return `M${start}Q${middle(bow + width)} ${end}Q${middle(bow - width)} ${start}Z`;
}
