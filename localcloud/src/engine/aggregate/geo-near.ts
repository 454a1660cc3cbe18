import { CloudError } from '../../cloud-error';
import type { Engine } from '../engine';
import type { Surroundings } from '../expression/scope';
import { compileFilter } from '../filter/compile-filter';
import { nearestMetres } from '../geo/geo-condition';
import type { StoredCollection } from '../storage/collection';
import { numberOf } from '../values/order';
import { isDocument, type Document, type Value } from '../values/values';
import { requirePlaces } from '../storage/geo-fields';

/** `$geoNear`: the nearest first, each with its distance, in metres times `distanceMultiplier`. */
export function geoNear(
  engine: Engine,
  collection: StoredCollection,
  operand: Value,
  around: Surroundings,
): Document[] {
  if (!isDocument(operand) || typeof operand.distanceField !== 'string')
    throw new CloudError('INVALID_PARAM', "$geoNear needs a string 'distanceField'");
  const { near, key, query, distanceField, distanceMultiplier, includeLocs, limit, num } = operand;
  const path = typeof key === 'string' ? key : placeOf(collection);
  requirePlaces(collection, path);
  const distance = {
    $geometry: near,
    ...(operand.minDistance === undefined ? {} : { $minDistance: operand.minDistance }),
    ...(operand.maxDistance === undefined ? {} : { $maxDistance: operand.maxDistance }),
  };
  const filter = compileFilter(
    { ...(isDocument(query) ? query : {}), [path]: { $nearSphere: distance } },
    around,
  );
  const most = limit ?? num;
  const found = engine.searcher.find(collection, {
    filter,
    ...(most === undefined ? {} : { limit: numberOf(most) }),
  });
  const multiplier = distanceMultiplier === undefined ? 1 : numberOf(distanceMultiplier);
  return found.map(({ document }) => ({
    ...document,
    ...nestedField(document, distanceField, (nearestOf(document, filter) ?? 0) * multiplier),
    ...(typeof includeLocs === 'string' ? nestedField(document, includeLocs, document[path]) : {}),
  }));
}

const nearestOf = (document: Document, { near }: ReturnType<typeof compileFilter>) =>
  near && nearestMetres(document, near);

function placeOf(collection: StoredCollection): string {
  const paths = [...new Set(collection.geoFields.map(({ path }) => path))];
  const [only] = paths;
  if (only !== undefined && paths.length === 1) return only;
  throw new CloudError(
    'DATABASE_REQUEST_FAILED',
    only === undefined
      ? 'unable to find index for $geoNear query'
      : "$geoNear needs 'key': there are several geo indexes",
  );
}

function nestedField(document: Document, path: string, value: Value): Document {
  const [first = path, ...rest] = path.split('.');
  if (rest.length === 0) return { [first]: value };
  const inner = document[first];
  const below = isDocument(inner) ? inner : {};
  return { [first]: { ...below, ...nestedField(below, rest.join('.'), value) } };
}
