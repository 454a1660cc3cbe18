import { arrayPosition, fieldOf, isDocument, type Document, type Value } from './values';

/**
 * Shows `visit` every value a dotted path leads to, going into the objects inside arrays as MongoDB does; `undefined`
 * where an object lacks the field. Stops and answers true as soon as `visit` does. An array at the end is shown
 * whole: what to do with its elements depends on the operator.
 */
export function visitPath(
  document: Document,
  segments: readonly string[],
  visit: (value: Value) => boolean,
  depth = 0,
): boolean {
  const segment = segments[depth] as string;
  const value = fieldOf(document, segment);
  if (depth === segments.length - 1 || value === undefined) return visit(value);
  return visitBelow(value, segments, visit, depth + 1);
}

function visitBelow(
  value: Value,
  segments: readonly string[],
  visit: (value: Value) => boolean,
  depth: number,
): boolean {
  if (isDocument(value)) return visitPath(value, segments, visit, depth);
  if (!Array.isArray(value)) return visit(undefined);
  const position = arrayPosition(segments[depth] as string);
  if (position >= 0 && position < value.length) {
    const item: Value = value[position];
    if (depth === segments.length - 1 ? visit(item) : visitBelow(item, segments, visit, depth + 1))
      return true;
  }
  return value.some((item: Value) => isDocument(item) && visitPath(item, segments, visit, depth));
}

/** Every value an index or a sort sees for a path: elements of arrays each by themselves. `empty` marks an []. */
export function expandPath(
  document: Document,
  segments: readonly string[],
  empty: Value,
): { values: Value[]; isMultiple: boolean } {
  if (segments.length === 1) {
    const value = fieldOf(document, segments[0] as string);
    if (!Array.isArray(value)) return { values: [value], isMultiple: false };
    return { values: value.length === 0 ? [empty] : value, isMultiple: true };
  }
  const values: Value[] = [];
  visitPath(document, segments, (value) => {
    if (!Array.isArray(value)) values.push(value);
    else if (value.length === 0) values.push(empty);
    else values.push(...(value as Value[]));
    return false;
  });
  if (values.length === 0) values.push(undefined);
  return { values, isMultiple: passesArray(document, segments) };
}

function passesArray(document: Document, segments: readonly string[]): boolean {
  let value: Value = document;
  for (const segment of segments) {
    if (!isDocument(value)) return Array.isArray(value);
    value = fieldOf(value, segment);
  }
  return Array.isArray(value);
}
