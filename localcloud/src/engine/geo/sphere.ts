/** Points and arcs on the sphere that MongoDB measures with. Longitude and latitude are in degrees. */
export type Position = readonly [longitude: number, latitude: number];
export type Vector = readonly [number, number, number];

/** https://github.com/mongodb/mongo/blob/master/src/mongo/db/geo/geoconstants.h */
export const EARTH_RADIUS_METRES = 6_378_100;

const radians = (angle: number) => (angle * Math.PI) / 180;
export const degrees = (angle: number): number => (angle * 180) / Math.PI;

/** Great-circle distance by the haversine formula, in metres. */
export function distanceMetres(from: Position, to: Position): number {
  const [fromLatitude, toLatitude] = [radians(from[1]), radians(to[1])];
  const half =
    Math.sin((toLatitude - fromLatitude) / 2) ** 2 +
    Math.cos(fromLatitude) * Math.cos(toLatitude) * Math.sin(radians(to[0] - from[0]) / 2) ** 2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
}

export function vectorOf([longitude, latitude]: Position): Vector {
  const [a, b] = [radians(longitude), radians(latitude)];
  return [Math.cos(b) * Math.cos(a), Math.cos(b) * Math.sin(a), Math.sin(b)];
}

export const positionOf = ([x, y, z]: Vector): Position => [
  degrees(Math.atan2(y, x)),
  degrees(Math.atan2(z, Math.hypot(x, y))),
];

/** Halfway on the great-circle arc between two places. */
export function middle(from: Position, to: Position): Position {
  const [a, b] = [vectorOf(from), vectorOf(to)];
  return positionOf([a[0] + b[0], a[1] + b[1], a[2] + b[2]]);
}

/** A round piece of the sphere; the radius is an angle in radians. */
export type Cap = { readonly centre: Vector; readonly radius: number };

const angleBetween = (a: Vector, b: Vector): number =>
  2 * Math.asin(Math.min(1, Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) / 2));

/**
 * A cap that holds these places and, being smaller than half the earth, the arcs between them. Undefined when they
 * are too far apart for that.
 */
export function capAround(positions: readonly Position[]): Cap | undefined {
  const vectors = positions.map(vectorOf);
  const sum = vectors.reduce<Vector>(
    (all, one) => [all[0] + one[0], all[1] + one[1], all[2] + one[2]],
    [0, 0, 0],
  );
  const length = Math.hypot(...sum);
  if (length < TOUCHING) return undefined;
  const centre: Vector = [sum[0] / length, sum[1] / length, sum[2] / length];
  const radius = Math.max(...vectors.map((vector) => angleBetween(centre, vector)));
  return radius < Math.PI / 2 - TOUCHING ? { centre, radius } : undefined;
}

const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** About 6 mm on the ground: closer than that counts as touching. */
const TOUCHING = 1e-9;

/** Whether a point lies on the great-circle arc between two others. */
export function isOnArc(point: Position, from: Position, to: Position): boolean {
  const [p, a, b] = [vectorOf(point), vectorOf(from), vectorOf(to)];
  if (isSame(p, a) || isSame(p, b)) return true;
  const normal = cross(a, b);
  const length = Math.hypot(...normal);
  if (length < TOUCHING || Math.abs(dot(normal, p)) / length > TOUCHING) return false;
  return dot(cross(a, p), normal) >= 0 && dot(cross(p, b), normal) >= 0;
}

const isSame = (a: Vector, b: Vector) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) < TOUCHING;

/** Whether two great-circle arcs meet. */
export function doArcsMeet(a: Position, b: Position, c: Position, d: Position): boolean {
  if (isOnArc(a, c, d) || isOnArc(b, c, d) || isOnArc(c, a, b) || isOnArc(d, a, b)) return true;
  const [p, q, r, s] = [vectorOf(a), vectorOf(b), vectorOf(c), vectorOf(d)];
  const [first, second] = [cross(p, q), cross(r, s)];
  const [cFirst, dFirst] = [dot(first, r), dot(first, s)];
  const [aSecond, bSecond] = [dot(second, p), dot(second, q)];
  // Each arc's ends lie on different sides of the other's plane, and the arcs face each other.
  return cFirst * dFirst < 0 && aSecond * bSecond < 0 && cFirst * bSecond > 0;
}

const ringCaps = new WeakMap<readonly Position[], { readonly cap: Cap | undefined }>();

function capOfRing(ring: readonly Position[]): Cap | undefined {
  let known = ringCaps.get(ring);
  if (!known) ringCaps.set(ring, (known = { cap: capAround(ring) }));
  return known.cap;
}

/**
 * Whether a point is inside a closed ring whose sides are great-circle arcs, or on it; the inside is the smaller part
 * of the earth. Counts how many sides lie between the point and the north pole; a ring around that pole turns the
 * count over.
 */
export function isInsideRing(point: Position, ring: readonly Position[]): boolean {
  const cap = capOfRing(ring);
  if (cap && angleBetween(vectorOf(point), cap.centre) > cap.radius + 2 * TOUCHING) return false;
  let isInside = false;
  let turned = 0;
  for (let index = 0; index + 1 < ring.length; index++) {
    const [from, to] = [ring[index] as Position, ring[index + 1] as Position];
    if (isOnArc(point, from, to)) return true;
    const span = wrapped(to[0] - from[0]);
    turned += span;
    if (isBelowArc(point, from, to, span)) isInside = !isInside;
  }
  const isRoundPole = Math.abs(turned) > 180;
  return isRoundPole && (cap?.centre[2] ?? 1) > 0 ? !isInside : isInside;
}

const wrapped = (angle: number) => ((((angle + 180) % 360) + 360) % 360) - 180;

function isBelowArc(point: Position, from: Position, to: Position, span: number): boolean {
  const [start, end] = [wrapped(from[0] - point[0]), wrapped(from[0] - point[0]) + span];
  if (start > 0 === end > 0) return false;
  const [a, b] = [radians(start), radians(end)];
  const tangent =
    (Math.tan(radians(from[1])) * Math.sin(b) - Math.tan(radians(to[1])) * Math.sin(a)) / Math.sin(b - a);
  return radians(point[1]) < Math.atan(tangent);
}
