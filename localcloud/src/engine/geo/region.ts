import type { Geometry } from './geometry';
import {
  capAround,
  degrees,
  EARTH_RADIUS_METRES,
  positionOf,
  vectorOf,
  type Cap,
  type Position,
} from './sphere';

/** A rectangle of longitudes and latitudes, in degrees; `west` is never east of `east`. */
export type Rectangle = {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
};

/** Rectangles that together hold a shape, and perhaps a little more. */
export type Region = readonly Rectangle[];

const wholeEarth: Region = [{ west: -180, south: -90, east: 180, north: 90 }];

/** About 60 cm: more than all rounding in the tests of a place, so that no index misses what a test accepts. */
const SLACK_RADIANS = 1e-7;

/** A circle on the sphere reaches around a pole or over the antimeridian: then it is more than one rectangle. */
function regionOfCap(cap: Cap | undefined): Region {
  const radius = (cap?.radius ?? Math.PI) + SLACK_RADIANS;
  if (!cap || radius >= Math.PI) return wholeEarth;
  const [longitude, latitude] = positionOf(cap.centre);
  const [south, north] = [latitude - degrees(radius), latitude + degrees(radius)];
  if (south <= -90 || north >= 90)
    return [{ west: -180, south: Math.max(south, -90), east: 180, north: Math.min(north, 90) }];
  const reach = degrees(Math.asin(Math.min(1, Math.sin(radius) / Math.cos((latitude * Math.PI) / 180))));
  return unwrapped({ west: longitude - reach, south, east: longitude + reach, north });
}

function unwrapped({ west, east, ...sides }: Rectangle): Region {
  if (west < -180)
    return [
      { ...sides, west: west + 360, east: 180 },
      { ...sides, west: -180, east },
    ];
  if (east > 180)
    return [
      { ...sides, west, east: 180 },
      { ...sides, west: -180, east: east - 360 },
    ];
  return [{ ...sides, west, east }];
}

/** All places at most `metres` away. */
export const regionOfCircle = (centre: Position, metres: number): Region =>
  regionOfCap({ centre: vectorOf(centre), radius: metres / EARTH_RADIUS_METRES });

/** Holds every point of the geometry: corners, sides and insides. */
export function regionOf({ points, lines, polygons }: Geometry): Region {
  const sides = lines.flatMap((line) => line.slice(1).map((to, at) => [line[at] as Position, to]));
  const outsides = polygons.map(([outside = []]) => outside);
  return [...points.map((point) => [point]), ...sides, ...outsides].flatMap((corners) =>
    regionOfCap(capAround(corners)),
  );
}

/** A rectangle of the flat map, which ends at the antimeridian. Empty when a corner is on the wrong side. */
export function regionOfBox({ west, south, east, north }: Rectangle): Region {
  const slack = degrees(SLACK_RADIANS);
  if (west > east || south > north) return [];
  return [{ west: west - slack, south: south - slack, east: east + slack, north: north + slack }];
}
