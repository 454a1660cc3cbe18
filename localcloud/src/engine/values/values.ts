/** What a field holds: JSON's types, `Date`, and the BSON classes of the `bson` package. `undefined` is "missing". */
export type Value = unknown;
export type Document = Record<string, Value>;

/** True for documents and nested objects, not for arrays, dates or the BSON classes. */
export function isDocument(value: Value): value is Document {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Own fields only: a path such as `constructor` must not find what JavaScript gives every object. */
export function fieldOf(document: Document, name: string): Value {
  return inherited.has(name) && !Object.hasOwn(document, name) ? undefined : document[name];
}

const digits = /^(?:0|[1-9]\d{0,8})$/;

/** The array position a path segment stands for, or -1. */
export const arrayPosition = (segment: string): number => (digits.test(segment) ? Number(segment) : -1);

const parsedPaths = new Map<string, readonly string[]>();

/** `a.b.0` as its segments. Remembered, since the same few paths come with every request. */
export function pathSegments(path: string): readonly string[] {
  let segments = parsedPaths.get(path);
  if (!segments) {
    if (parsedPaths.size > 10_000) parsedPaths.clear();
    segments = path.split('.');
    parsedPaths.set(path, segments);
  }
  return segments;
}
