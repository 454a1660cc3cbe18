import { CloudError } from '../../cloud-error';
import type { Clause, Nearness } from '../filter/filter';
import { numberOf } from '../values/order';
import { visitPath } from '../values/paths';
import { isDocument, pathSegments, type Document, type Value } from '../values/values';
import { doIntersect, geometryOf, isInCircle, isWithin, metresTo, type Geometry } from './geometry';
import { regionOf, regionOfBox, regionOfCircle, type Region } from './region';
import { EARTH_RADIUS_METRES, type Position } from './sphere';

type Test = (document: Document) => boolean;
type GeometryTest = (geometry: Geometry) => boolean;
/** `region` holds everything that passes. */
type Area = { readonly test: GeometryTest; readonly region: Region };

const operators = new Set(['$near', '$nearSphere', '$geoWithin', '$within', '$geoIntersects']);
export const isGeoOperator = (key: string): boolean => operators.has(key);

const wrong = (message: string) => new CloudError('DATABASE_REQUEST_FAILED', message);

/** A geo condition on one path, and the region outside of which nothing meets it. `$nearSphere` is also reported, since it orders the answer by distance. */
export function compileGeo(
  path: string,
  key: string,
  condition: Document,
  foundNear: (near: Nearness) => void,
): { test: Test; clause: Clause } {
  const segments = pathSegments(path);
  const operand = condition[key];
  const inside = (region: Region): Clause => ({ kind: 'region', path, region });
  const on = (test: GeometryTest): Test => {
    const visit = (value: Value): boolean => {
      const geometry = geometryOf(value);
      if (geometry) return test(geometry);
      return Array.isArray(value) && value.some(visit);
    };
    return (document) => visitPath(document, segments, visit);
  };
  if (key === '$geoIntersects') {
    const area = operandGeometry(operand);
    return { test: on((geometry) => doIntersect(geometry, area)), clause: inside(regionOf(area)) };
  }
  if (key === '$near' || key === '$nearSphere') {
    const near = nearnessOf(path, operand, condition);
    foundNear(near);
    const test: Test = (document) => {
      const metres = nearestMetres(document, near);
      return metres !== undefined && metres >= near.minMetres && metres <= near.maxMetres;
    };
    return { test, clause: inside(regionOfCircle([near.longitude, near.latitude], near.maxMetres)) };
  }
  const { test, region } = within(operand);
  return { test: on(test), clause: inside(region) };
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

function within(operand: Value): Area {
  if (!isDocument(operand)) throw wrong('$geoWithin needs an object');
  const circle = operand.$centerSphere;
  if (circle !== undefined) {
    const [centre, radius] = Array.isArray(circle) ? (circle as Value[]) : [];
    const point = geometryOf(centre)?.points[0];
    const radians = numberOf(radius);
    if (!point || !(radians >= 0)) throw wrong('$centerSphere needs a point and a radius in radians');
    const metres = radians * EARTH_RADIUS_METRES;
    return {
      test: (geometry) => isInCircle(geometry, point, metres),
      region: regionOfCircle(point, metres),
    };
  }
  if (operand.$box !== undefined || operand.$polygon !== undefined) return flatArea(operand);
  const area = operandGeometry(operand);
  if (area.polygons.length === 0) throw wrong('$geoWithin needs a Polygon or MultiPolygon');
  return { test: (geometry) => isWithin(geometry, area), region: regionOf(area) };
}

/** The legacy shapes on a flat map, as a polygon of short sides would be. */
function flatArea(operand: Document): Area {
  const corners = geometryOf({ type: 'MultiPoint', coordinates: operand.$box ?? operand.$polygon })?.points;
  const [first, second] = corners ?? [];
  if (!corners || !first || !second) throw wrong('malformed shape in $geoWithin');
  if (operand.$box !== undefined) {
    const [west, south, east, north] = [...first, ...second];
    const test: GeometryTest = ({ points }) =>
      points.length > 0 && points.every(([x, y]) => x >= west && x <= east && y >= south && y <= north);
    return { test, region: regionOfBox({ west, south, east, north }) };
  }
  const area: Geometry = { points: [], lines: [], polygons: [[[...corners, first]]] };
  return { test: (geometry) => isWithin(geometry, area), region: regionOf(area) };
}
