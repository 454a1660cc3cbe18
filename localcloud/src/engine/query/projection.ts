import { CloudError } from '../../cloud-error';
import { compileProject } from '../aggregate/shaping';
import type { Surroundings } from '../expression/scope';
import { compileFilter } from '../filter/compile-filter';
import { elementTest } from '../filter/shape-operators';
import { elementTestFor } from '../update/positions';
import { numberOf } from '../values/order';
import { isDocument, pathSegments, type Document, type Value } from '../values/values';

export type Projection = (document: Document) => Document;

/** Chosen paths as a tree; a leaf is `true` or what is to be done with the value there. */
type Tree = Map<string, true | ((value: Value) => Value) | Tree>;

const wrong = (message: string) => new CloudError('DATABASE_REQUEST_FAILED', message);

/**
 * `{a: 1, 'b.c': 1}`, `{a: 0}`, `$slice`, `$elemMatch`, `'a.$'`, or expressions as in `$project`. Undefined: all
 * fields. `query` found the documents: it says which element `'a.$'` means. Throws DATABASE_REQUEST_FAILED.
 */
export function compileProjection(
  source: Value,
  around: Surroundings,
  query: Document = {},
): Projection | undefined {
  if (!isDocument(source) || Object.keys(source).length === 0) return undefined;
  const fields = flattened(source);
  if (fields.some(([, value]) => isExpression(value))) return compileProject(source, around);
  const chosen = fields.filter(([path]) => path !== '_id');
  const isInclusion = chosen.some(isChoice) || (chosen.length === 0 && isYes(source._id));
  if (isInclusion && chosen.some(([, value]) => isNo(value)))
    throw wrong('Projection cannot have a mix of inclusion and exclusion.');
  if (chosen.filter(([path]) => path.endsWith('.$')).length > 1)
    throw wrong('Cannot specify more than one positional projection per query.');
  const tree: Tree = new Map();
  for (const [path, value] of chosen) {
    const isPositional = path.endsWith('.$');
    const leaf = isPositional ? metElement(path.slice(0, -2), query) : (transformOf(value) ?? true);
    plant(tree, isPositional ? path.slice(0, -2) : path, leaf);
  }
  if (!isInclusion) {
    if ('_id' in source && isNo(source._id)) plant(tree, '_id', true);
    return (document) => without(document, tree);
  }
  if (!('_id' in source) || isYes(source._id)) plant(tree, '_id', true);
  return (document) => only(document, tree);
}

/** Whether a wish means that nothing else is wanted: `$slice` alone does not. */
const isChoice = ([, value]: [string, Value]) => isYes(value) || (isDocument(value) && '$elemMatch' in value);

/** The first element that the query asked for. */
function metElement(path: string, query: Document): (value: Value) => Value {
  const test = elementTestFor(path, query);
  return (array) => {
    if (!Array.isArray(array)) return array;
    const at = test ? array.findIndex(test) : -1;
    if (at < 0)
      throw wrong(
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      );
    return [array[at]];
  };
}

const isYes = (value: Value) => value === true || (typeof value === 'number' && value !== 0);
const isNo = (value: Value) => value === false || value === 0;

function flattened(source: Document, before = ''): [string, Value][] {
  return Object.entries(source).flatMap(([key, value]): [string, Value][] => {
    const isNested = isDocument(value) && !Object.keys(value)[0]?.startsWith('$');
    return isNested ? flattened(value, `${before}${key}.`) : [[before + key, value]];
  });
}

function isExpression(value: Value): boolean {
  if (typeof value === 'string') return true;
  return isDocument(value) && !('$slice' in value && isPlainSlice(value.$slice)) && !('$elemMatch' in value);
}

const isPlainSlice = (slice: Value) => [slice].flat().every((part) => typeof part === 'number');

function transformOf(value: Value): ((value: Value) => Value) | undefined {
  if (!isDocument(value)) return undefined;
  if ('$elemMatch' in value) {
    const context = { compile: (inner: Document) => compileFilter(inner).test, foundNear: () => undefined };
    const test = elementTest(value.$elemMatch, context);
    return (array) => {
      const at = Array.isArray(array) ? array.findIndex(test) : -1;
      return at < 0 ? undefined : [(array as Value[])[at]];
    };
  }
  const [first = 0, size] = [value.$slice].flat().map(numberOf);
  if (size !== undefined && size <= 0) throw wrong('$slice limit must be positive');
  return (array) => {
    if (!Array.isArray(array)) return array as Value;
    if (size === undefined) return first >= 0 ? array.slice(0, first) : array.slice(first);
    const start = first < 0 ? Math.max(0, array.length + first) : first;
    return array.slice(start, start + size);
  };
}

function plant(tree: Tree, path: string, leaf: true | ((value: Value) => Value)): void {
  const segments = pathSegments(path);
  let node = tree;
  for (const segment of segments.slice(0, -1)) {
    let next = node.get(segment);
    if (next instanceof Map === false) node.set(segment, (next = new Map()));
    node = next as Tree;
  }
  node.set(segments.at(-1) as string, leaf);
}

function only(document: Document, tree: Tree): Document {
  const result: Document = {};
  for (const key of Object.keys(document)) {
    const branch = tree.get(key);
    if (branch === undefined) continue;
    const value = branch === true ? document[key] : partOf(document[key], branch, only);
    if (value !== undefined) result[key] = value;
  }
  return result;
}

function without(document: Document, tree: Tree): Document {
  const result: Document = {};
  for (const key of Object.keys(document)) {
    const branch = tree.get(key);
    if (branch === true) continue;
    const value = branch === undefined ? document[key] : partOf(document[key], branch, without);
    if (value !== undefined) result[key] = value;
  }
  return result;
}

function partOf(
  value: Value,
  branch: Tree | ((value: Value) => Value),
  part: (document: Document, tree: Tree) => Document,
): Value {
  if (!(branch instanceof Map)) return branch(value);
  if (isDocument(value)) return part(value, branch);
  if (!Array.isArray(value)) return part === without ? value : undefined;
  const kept = part === without ? value : value.filter((item) => isDocument(item) || Array.isArray(item));
  return kept.map((item: Value) => partOf(item, branch, part));
}
