import { CloudError } from '../../cloud-error';
import type { Nearness } from '../filter/filter';
import { numberOf } from '../values/order';
import { visitPath } from '../values/paths';
import { isDocument, pathSegments, type Document, type Value } from '../values/values';
import { doIntersect, geometryOf, isInCircle, isWithin, metresTo, type Geometry } from './geometry';
import { EARTH_RADIUS_METRES, type Position } from './sphere';

type Test = (document: Document) => boolean;

const operators = new Set(['$near', '$nearSphere', '$geoWithin', '$within', '$geoIntersects']);
export const isGeoOperator = (key: string): boolean => operators.has(key);

const wrong = (message: string) => new CloudError('DATABASE_REQUEST_FAILED', message);

/** A geo condition on one path. `$nearSphere` is also reported, since it orders the answer by distance. */
export function compileGeo(
  path: string,
  key: string,
  condition: Document,
  foundNear: (near: Nearness) => void,
): Test {
  const segments = pathSegments(path);
  const operand = condition[key];
  const on = (test: (geometry: Geometry) => boolean): Test => {
    const visit = (value: Value): boolean => {
      const geometry = geometryOf(value);
      if (geometry) return test(geometry);
      return Array.isArray(value) && value.some(visit);
    };
    return (document) => visitPath(document, segments, visit);
  };
  if (key === '$geoIntersects') {
    const area = operandGeometry(operand);
    return on((geometry) => doIntersect(geometry, area));
  }
  if (key === '$near' || key === '$nearSphere') {
    const near = nearnessOf(path, operand, condition);
    foundNear(near);
    return (document) => {
      const metres = nearestMetres(document, near);
      return metres !== undefined && metres >= near.minMetres && metres <= near.maxMetres;
    };
  }
  return on(withinTest(operand));
}

/** How far the field at `near.path` is away; undefined when the document has no place there. */
export function nearestMetres(document: Document, near: Nearness): number | undefined {
  let nearest: number | undefined;
  const from: Position = [near.longitude, near.latitude];
  const visit = (value: Value): boolean => {
    const geometry = geometryOf(value);
    if (geometry) nearest = Math.min(nearest ?? Infinity, metresTo(from, geometry));
    else if (Array.isArray(value)) value.forEach(visit);
    return false;
  };
  visitPath(document, pathSegments(near.path), visit);
  return nearest;
}

function operandGeometry(operand: Value): Geometry {
  const geometry = isDocument(operand) ? geometryOf(operand.$geometry) : undefined;
  if (!geometry) throw wrong('unknown GeoJSON geometry in the query');
  return geometry;
}

function nearnessOf(path: string, operand: Value, condition: Document): Nearness {
  const isLegacy = Array.isArray(operand);
  const point = isLegacy ? geometryOf(operand)?.points[0] : operandGeometry(operand).points[0];
  if (!point) throw wrong('$nearSphere needs a point');
  const limits = isLegacy || !isDocument(operand) ? condition : operand;
  // A legacy pair measures in radians, GeoJSON in metres.
  const unit = isLegacy ? EARTH_RADIUS_METRES : 1;
  const limit = (value: Value, otherwise: number) =>
    value === undefined || value === null ? otherwise : numberOf(value) * unit;
  return {
    path,
    longitude: point[0],
    latitude: point[1],
    minMetres: limit(limits.$minDistance, 0),
    maxMetres: limit(limits.$maxDistance, Infinity),
  };
}

function withinTest(operand: Value): (geometry: Geometry) => boolean {
  if (!isDocument(operand)) throw wrong('$geoWithin needs an object');
  const circle = operand.$centerSphere;
  if (circle !== undefined) {
    const [centre, radius] = Array.isArray(circle) ? (circle as Value[]) : [];
    const point = geometryOf(centre)?.points[0];
    const radians = numberOf(radius);
    if (!point || !(radians >= 0)) throw wrong('$centerSphere needs a point and a radius in radians');
    return (geometry) => isInCircle(geometry, point, radians * EARTH_RADIUS_METRES);
  }
  if (operand.$box !== undefined || operand.$polygon !== undefined) return flatTest(operand);
  const area = operandGeometry(operand);
  if (area.polygons.length === 0) throw wrong('$geoWithin needs a Polygon or MultiPolygon');
  return (geometry) => isWithin(geometry, area);
}

/** The legacy shapes on a flat map, as a polygon of short sides would be. */
function flatTest(operand: Document): (geometry: Geometry) => boolean {
  const corners = geometryOf({ type: 'MultiPoint', coordinates: operand.$box ?? operand.$polygon })?.points;
  const [first, second] = corners ?? [];
  if (!corners || !first || !second) throw wrong('malformed shape in $geoWithin');
  if (operand.$box !== undefined)
    return ({ points }) =>
      points.length > 0 &&
      points.every(([x, y]) => x >= first[0] && x <= second[0] && y >= first[1] && y <= second[1]);
  const area: Geometry = { points: [], lines: [], polygons: [[[...corners, first]]] };
  return (geometry) => isWithin(geometry, area);
}
