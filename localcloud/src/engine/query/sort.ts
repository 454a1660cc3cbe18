import { compareText } from '../values/order';
import { EMPTY_ARRAY_KEY, indexKey } from '../values/index-key';
import { expandPath } from '../values/paths';
import { fieldOf, pathSegments, type Document, type Value } from '../values/values';
import type { SortField } from './plan';

const emptyArray = Symbol('empty array');
const keyOf = (value: Value) => (value === emptyArray ? EMPTY_ARRAY_KEY : indexKey(value));

/** One key per field of the order. An array counts as its smallest element, or its greatest when descending. */
export const sortKeys = (document: Document, sort: readonly SortField[]): string[] =>
  sort.map(([path, direction]) => sortKey(document, pathSegments(path), direction));

function sortKey(document: Document, segments: readonly string[], direction: 1 | -1): string {
  if (segments.length === 1) {
    const value = fieldOf(document, segments[0] as string);
    if (!Array.isArray(value)) return indexKey(value);
  }
  const [first = EMPTY_ARRAY_KEY, ...others] = expandPath(document, segments, emptyArray).values.map(keyOf);
  return others.reduce((best, key) => (compareText(key, best) * direction < 0 ? key : best), first);
}
