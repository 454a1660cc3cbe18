import { compileExpression } from '../expression/compile';
import { wrong, type Surroundings } from '../expression/scope';
import { isDocument, pathSegments, type Document, type Value } from '../values/values';

type Computed = (document: Document) => Value;
/** Fields by name: kept or left out, computed, or with wishes about what is inside. */
type Shape = Map<string, 'named' | Computed | Shape>;
export type Reshape = (document: Document) => Document;

const isYes = (value: Value) => value === true || (typeof value === 'number' && value !== 0);
const isNo = (value: Value) => value === false || value === 0;

function plant(shape: Shape, path: string, leaf: 'named' | Computed): void {
  const segments = pathSegments(path);
  if (segments.some((segment) => segment === '' || segment.startsWith('$') || segment === '__proto__'))
    throw wrong(`Invalid field path '${path}'`);
  let node = shape;
  for (const segment of segments.slice(0, -1)) {
    const next = node.get(segment) ?? new Map();
    if (!(next instanceof Map)) throw wrong(`Invalid $project :: caused by :: Path collision at ${path}`);
    node.set(segment, next);
    node = next;
  }
  const last = segments.at(-1) as string;
  if (node.has(last)) throw wrong(`Invalid $project :: caused by :: Path collision at ${path}`);
  node.set(last, leaf);
}

/** `{a: {b: 1}}` and `{'a.b': 1}` as paths; objects that are expressions are left whole. */
function* leaves(source: Document, before = ''): Generator<[path: string, value: Value]> {
  for (const [name, value] of Object.entries(source)) {
    const isNested =
      isDocument(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$');
    if (isNested) yield* leaves(value, `${before}${name}.`);
    else yield [before + name, value];
  }
}

/** `$project`: fields to keep and compute, or fields to leave out. Throws DATABASE_REQUEST_FAILED. */
export function compileProject(source: Value, around: Surroundings): Reshape {
  if (!isDocument(source) || Object.keys(source).length === 0)
    throw wrong('Invalid $project :: caused by :: projection specification must have at least one field');
  const fields = [...leaves(source)];
  const chosen = fields.filter(([path]) => path !== '_id');
  const isExclusion = chosen.length > 0 ? chosen.every(([, value]) => isNo(value)) : isNo(source._id);
  const shape: Shape = new Map();
  for (const [path, value] of fields) {
    if (path === '_id' && (isExclusion ? isYes(value) : isNo(value))) continue;
    if (path !== '_id' && !isExclusion && isNo(value))
      throw wrong(
        `Invalid $project :: caused by :: Cannot do exclusion on field ${path} in inclusion projection`,
      );
    plant(shape, path, isYes(value) || isNo(value) ? 'named' : compileExpression(value, around));
  }
  if (isExclusion) return (document) => without(document, shape) as Document;
  if (!fields.some(([path]) => path === '_id')) shape.set('_id', 'named');
  return (document) => computed(only(document, shape) as Document, shape, document) as Document;
}

/** `$addFields`: every value is an expression. */
export function compileAddFields(source: Value, around: Surroundings): Reshape {
  if (!isDocument(source) || Object.keys(source).length === 0)
    throw wrong('Invalid $addFields :: caused by :: specification must have at least one field');
  const shape: Shape = new Map();
  for (const [path, value] of leaves(source)) plant(shape, path, compileExpression(value, around));
  return (document) => computed(document, shape, document) as Document;
}

/** `$unset`: one path or several. */
export function compileUnset(source: Value): Reshape {
  const paths = Array.isArray(source) ? (source as Value[]) : [source];
  const shape: Shape = new Map();
  for (const path of paths) {
    if (typeof path !== 'string') throw wrong('$unset specification must be a string or an array of strings');
    plant(shape, path, 'named');
  }
  return (document) => without(document, shape) as Document;
}

/** Undefined where nothing of the value is wanted. */
function only(value: Value, shape: Shape): Value {
  if (Array.isArray(value))
    return value.map((item: Value) => only(item, shape)).filter((item) => item !== undefined);
  if (!isDocument(value)) return undefined;
  const result: Document = {};
  for (const [name, inner] of Object.entries(value)) {
    const wish = shape.get(name);
    const kept = wish === 'named' ? inner : wish instanceof Map ? only(inner, wish) : undefined;
    if (kept !== undefined) result[name] = kept;
  }
  return result;
}

function without(value: Value, shape: Shape): Value {
  if (Array.isArray(value)) return value.map((item: Value) => without(item, shape));
  if (!isDocument(value)) return value;
  const result: Document = {};
  for (const [name, inner] of Object.entries(value)) {
    const wish = shape.get(name);
    if (wish === undefined) result[name] = inner;
    else if (wish instanceof Map) result[name] = without(inner, wish);
  }
  return result;
}

const computes = (shape: Shape): boolean =>
  [...shape.values()].some((wish) => typeof wish === 'function' || (wish instanceof Map && computes(wish)));

/** Puts computed fields in. What is no object becomes one where a field inside it is computed. */
function computed(value: Value, shape: Shape, root: Document): Value {
  if (Array.isArray(value)) return value.map((item: Value) => computed(item, shape, root));
  const result: Document = isDocument(value) ? { ...value } : {};
  for (const [name, wish] of shape) {
    if (wish === 'named' || (wish instanceof Map && !computes(wish))) continue;
    const inner = wish instanceof Map ? computed(result[name], wish, root) : wish(root);
    if (inner === undefined) delete result[name];
    else result[name] = inner;
  }
  return result;
}
