import { valueAt } from '../expression/compile';
import { wrong } from '../expression/scope';
import { isDocument, pathSegments, type Document, type Value } from '../values/values';
import type { StageBuild } from './pipeline';

/** The document with another value at a path; `undefined` takes the field away. */
export function withField(document: Document, [first, ...rest]: readonly string[], value: Value): Document {
  if (first === undefined) return document;
  const inner = document[first];
  const below = rest.length === 0 ? value : withField(isDocument(inner) ? inner : {}, rest, value);
  const changed = { ...document, [first]: below };
  if (below === undefined) delete changed[first];
  return changed;
}

function pathOf(value: Value): string {
  if (typeof value === 'string' && /^\$[^$]/.test(value)) return value.slice(1);
  throw wrong(`path option to $unwind stage should be prefixed with a '$': ${String(value)}`);
}

/** `$unwind`: one document per element. What is no array counts as its own only element. */
export const unwind: StageBuild = (operand) => {
  const options = isDocument(operand) ? operand : { path: operand };
  const segments = pathSegments(pathOf(options.path));
  const { includeArrayIndex: index, preserveNullAndEmptyArrays: keepsEmpty = false } = options;
  if (index !== undefined && (typeof index !== 'string' || index === '' || index.startsWith('$')))
    throw wrong('includeArrayIndex option to $unwind stage must be a field name');
  const numbered = (document: Document, at: number | null) =>
    typeof index === 'string' ? withField(document, pathSegments(index), at) : document;
  return function* (documents) {
    for (const document of documents) {
      const value = valueAt(document, segments, 0);
      const elements = Array.isArray(value) ? (value as Value[]) : undefined;
      if (elements && elements.length > 0)
        for (const [at, element] of elements.entries())
          yield numbered(withField(document, segments, element), at);
      else if (!elements && value !== null && value !== undefined) yield numbered(document, null);
      else if (keepsEmpty === true)
        yield numbered(elements ? withField(document, segments, undefined) : document, null);
    }
  };
};
