import { visitPath } from '../values/paths';
import type { Document, Value } from '../values/values';
import { geometryOf } from './geometry';
import { regionOf, type Rectangle, type Region } from './region';
import type { Position } from './sphere';

/**
 * The map cut into four, each part into four again: a cell's key is the way to it, one digit per cut, so that the keys
 * of all that is inside a cell begin with the cell's own. A place lies in a cell of `DEPTH` cuts, 2.4 m by 1.2 m.
 */
type Cell = { readonly depth: number; readonly x: number; readonly y: number };

const DEPTH = 24;
/** Cells that a query may be spread over, and those that a stored line or polygon may. */
const QUERY_CELLS = 16;
const SHAPE_CELLS = 8;
/** A document with more cells counts as being everywhere: it is read with every query, and none misses it. */
const MOST_KEYS = 64;
const EVERYWHERE = '';

function rectangleOf({ depth, x, y }: Cell): Rectangle {
  const [width, height] = [360 / 2 ** depth, 180 / 2 ** depth];
  return {
    west: x * width - 180,
    south: y * height - 90,
    east: (x + 1) * width - 180,
    north: (y + 1) * height - 90,
  };
}

function keyOf({ depth, x, y }: Cell): string {
  let key = '';
  for (let bit = depth - 1; bit >= 0; bit -= 1) key += ((y >>> bit) & 1) * 2 + ((x >>> bit) & 1);
  return key;
}

function cellAt([longitude, latitude]: Position): Cell {
  const size = 2 ** DEPTH;
  const column = (share: number) => Math.min(size - 1, Math.floor(share * size));
  return { depth: DEPTH, x: column((longitude + 180) / 360), y: column((latitude + 90) / 180) };
}

const quarters = ({ depth, x, y }: Cell): Cell[] =>
  [0, 1, 2, 3].map((part) => ({ depth: depth + 1, x: x * 2 + (part & 1), y: y * 2 + (part >> 1) }));

const touches = (left: Rectangle, right: Rectangle): boolean =>
  left.west <= right.east &&
  left.east >= right.west &&
  left.south <= right.north &&
  left.north >= right.south;
const holds = (outer: Rectangle, inner: Rectangle): boolean =>
  outer.west <= inner.west &&
  outer.east >= inner.east &&
  outer.south <= inner.south &&
  outer.north >= inner.north;

/** Cells that together hold a region, at most so many: the largest are cut first, as long as that stays within. */
function cover(region: Region, most: number): string[] {
  const open: Cell[] = [{ depth: 0, x: 0, y: 0 }];
  const done: Cell[] = [];
  for (let cell = open.shift(); cell; cell = open.shift()) {
    const rectangle = rectangleOf(cell);
    const parts = quarters(cell).filter((part) => region.some((one) => touches(one, rectangleOf(part))));
    const isFull = region.some((one) => holds(one, rectangle));
    if (isFull || cell.depth === DEPTH || done.length + open.length + parts.length > most) done.push(cell);
    else open.push(...parts);
  }
  return done.map(keyOf);
}

/** The cells in which a document has its places on a path; `isPoint` when that is one place at most. */
export function cellsOfDocument(
  document: Document,
  segments: readonly string[],
): { keys: string[]; isPoint: boolean } {
  const keys = new Set<string>();
  let isPoint = true;
  const visit = (value: Value): boolean => {
    const geometry = geometryOf(value);
    if (geometry) {
      const { points, ...shapes } = geometry;
      for (const point of points) keys.add(keyOf(cellAt(point)));
      const region = regionOf({ ...shapes, points: [] });
      if (region.length > 0) isPoint = false;
      for (const key of region.length > 0 ? cover(region, SHAPE_CELLS) : []) keys.add(key);
    } else if (Array.isArray(value)) value.forEach(visit);
    return false;
  };
  visitPath(document, segments, visit);
  if (keys.size > MOST_KEYS) return { keys: [EVERYWHERE], isPoint: false };
  return { keys: [...keys], isPoint: isPoint && keys.size <= 1 };
}

/** What a region's cells hold, as stretches of keys; `above` are the larger cells in which shapes may be stored. */
export function stretchesOf(region: Region): { cells: { low: string; high: string }[]; above: string[] } {
  const keys = cover(region, QUERY_CELLS);
  const above = new Set(keys.flatMap((key) => Array.from(key, (_, length) => key.slice(0, length))));
  // '4' follows every digit that a key can go on with.
  return { cells: keys.map((key) => ({ low: key, high: `${key}4` })), above: [...above] };
}
