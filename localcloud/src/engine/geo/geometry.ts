import { isDocument, type Value } from '../values/values';
import { numberOf } from '../values/order';
import { distanceMetres, doArcsMeet, isInsideRing, isOnArc, middle, type Position } from './sphere';

/** GeoJSON broken into what the tests need: lone points, lines, and polygons as rings (the first one is the outside). */
export type Geometry = {
  readonly points: readonly Position[];
  readonly lines: readonly (readonly Position[])[];
  readonly polygons: readonly (readonly (readonly Position[])[])[];
};

const nothing: Geometry = { points: [], lines: [], polygons: [] };

function positionOf(value: Value): Position | undefined {
  if (!Array.isArray(value) || value.length < 2) return undefined;
  const [longitude, latitude] = [numberOf(value[0]), numberOf(value[1])];
  const isOnEarth = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  return isOnEarth ? [longitude, latitude] : undefined;
}

function listOf<Item>(value: Value, one: (value: Value) => Item | undefined): Item[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.map(one);
  return items.every((item) => item !== undefined) ? (items as Item[]) : undefined;
}

const lineOf = (value: Value) => listOf(value, positionOf);
const polygonOf = (value: Value) => listOf(value, ringOf);

function ringOf(value: Value): Position[] | undefined {
  const ring = lineOf(value);
  const [first, last] = [ring?.[0], ring?.at(-1)];
  if (!ring || ring.length < 4 || !first || !last) return undefined;
  return first[0] === last[0] && first[1] === last[1] ? ring : undefined;
}

/** A GeoJSON object or a legacy `[longitude, latitude]` pair; undefined when it is neither, or off the earth. */
export function geometryOf(value: Value): Geometry | undefined {
  if (Array.isArray(value)) {
    const point = positionOf(value);
    return point && { ...nothing, points: [point] };
  }
  if (!isDocument(value)) return undefined;
  const { type, coordinates } = value;
  switch (type) {
    case 'Point': {
      const point = positionOf(coordinates);
      return point && { ...nothing, points: [point] };
    }
    case 'MultiPoint': {
      const points = lineOf(coordinates);
      return points && { ...nothing, points };
    }
    case 'LineString': {
      const line = lineOf(coordinates);
      return line && line.length > 1 ? { ...nothing, lines: [line] } : undefined;
    }
    case 'MultiLineString': {
      const lines = listOf(coordinates, lineOf);
      return lines && { ...nothing, lines };
    }
    case 'Polygon': {
      const polygon = polygonOf(coordinates);
      return polygon && { ...nothing, polygons: [polygon] };
    }
    case 'MultiPolygon': {
      const polygons = listOf(coordinates, polygonOf);
      return polygons && { ...nothing, polygons };
    }
    case 'GeometryCollection':
      return collected(listOf(value.geometries, geometryOf));
    default:
      return undefined;
  }
}

const collected = (parts: Geometry[] | undefined): Geometry | undefined =>
  parts && {
    points: parts.flatMap((part) => part.points),
    lines: parts.flatMap((part) => part.lines),
    polygons: parts.flatMap((part) => part.polygons),
  };

type Polygon = Geometry['polygons'][number];

function isInPolygon(point: Position, [outside, ...holes]: Polygon): boolean {
  if (!outside || !isInsideRing(point, outside)) return false;
  return !holes.some((hole) => isInsideRing(point, hole) && !isOnLine(point, hole));
}

const sides = (line: readonly Position[]): [Position, Position][] =>
  line.slice(1).map((to, index) => [line[index] as Position, to]);
const isOnLine = (point: Position, line: readonly Position[]) =>
  sides(line).some(([from, to]) => isOnArc(point, from, to));
const doLinesMeet = (first: readonly Position[], second: readonly Position[]) =>
  sides(first).some(([a, b]) => sides(second).some(([c, d]) => doArcsMeet(a, b, c, d)));

const linesOf = (geometry: Geometry) => [...geometry.lines, ...geometry.polygons.flat()];
const cornersOf = (geometry: Geometry) => [...geometry.points, ...linesOf(geometry).flat()];

/** Whether the two have a point in common. */
export function doIntersect(left: Geometry, right: Geometry): boolean {
  if (touches(left, right) || touches(right, left)) return true;
  return linesOf(left).some((line) => linesOf(right).some((other) => doLinesMeet(line, other)));
}

function touches(left: Geometry, right: Geometry): boolean {
  return (
    left.points.some((point) => right.points.some((other) => distanceMetres(point, other) < 0.01)) ||
    left.points.some((point) => right.lines.some((line) => isOnLine(point, line))) ||
    cornersOf(left).some((point) => right.polygons.some((polygon) => isInPolygon(point, polygon)))
  );
}

/** Whether all of `inner` lies in the polygons of `area`. */
export function isWithin(inner: Geometry, area: Geometry): boolean {
  const corners = cornersOf(inner);
  if (corners.length === 0) return false;
  if (!corners.every((point) => area.polygons.some((polygon) => isInPolygon(point, polygon)))) return false;
  // A side may leave the area between two corners inside it: then a corner of the area lies within or it crosses.
  const middles = linesOf(inner).flatMap((line) => sides(line).map(([from, to]) => middle(from, to)));
  return middles.every((point) => area.polygons.some((polygon) => isInPolygon(point, polygon)));
}

/** Whether all of `inner` is at most `metres` away from `centre`. */
export function isInCircle(inner: Geometry, centre: Position, metres: number): boolean {
  const corners = cornersOf(inner);
  return corners.length > 0 && corners.every((point) => distanceMetres(centre, point) <= metres);
}

/** Metres from a place to the nearest corner of a geometry; 0 inside a polygon. Infinity for an empty geometry. */
export function metresTo(from: Position, geometry: Geometry): number {
  if (geometry.polygons.some((polygon) => isInPolygon(from, polygon))) return 0;
  let nearest = Infinity;
  for (const corner of cornersOf(geometry)) nearest = Math.min(nearest, distanceMetres(from, corner));
  return nearest;
}
