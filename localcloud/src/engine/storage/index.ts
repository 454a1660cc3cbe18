import { CloudError } from '../../cloud-error';
import { cellsOfDocument } from '../geo/cells';
import { EMPTY_ARRAY_KEY, indexKey } from '../values/index-key';
import { expandPath } from '../values/paths';
import { pathSegments, type Document, type Value } from '../values/values';

/** A `2dsphere` field holds the cells of the map in which a document has places: none when it has no place. */
export type IndexField = { readonly path: string; readonly direction: 1 | -1 | '2dsphere' };

/** An ordered index: one row per document, or per element where a field is an array, or per cell of a place. */
export type Index = {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly fields: readonly IndexField[];
  readonly isUnique: boolean;
  /** Documents without any of the fields are not in it. */
  readonly isSparse: boolean;
  /**
   * Per field: whether some document has ever had an array on its path. Such a field cannot give the order. Of places:
   * whether one has ever been more than a single point.
   */
  readonly isMultiple: boolean[];
};

export type IndexRow = readonly string[];
const emptyArray = Symbol('empty array');
const keyOf = (value: Value) => (value === emptyArray ? EMPTY_ARRAY_KEY : indexKey(value));

/**
 * The rows a document has in an index, each once, and which of the fields went over an array. Two fields of one array
 * give every combination, so that conditions met by different elements find the document by both.
 */
export function indexRows(index: Index, document: Document): { rows: IndexRow[]; isMultiple: boolean[] } {
  if (index.isSparse && hasNone(index, document)) return { rows: [], isMultiple: [] };
  const isMultiple: boolean[] = [];
  let rows: IndexRow[] = [[]];
  let spreadRoot: string | undefined;
  for (const { path, direction } of index.fields) {
    const segments = pathSegments(path);
    if (direction === '2dsphere') {
      const { keys, isPoint } = cellsOfDocument(document, segments);
      isMultiple.push(!isPoint);
      rows = rows.flatMap((row) => keys.map((key) => [...row, key]));
      continue;
    }
    const expanded = expandPath(document, segments, emptyArray);
    isMultiple.push(expanded.isMultiple);
    const keys = expanded.values.map(keyOf);
    if (keys.length === 1) {
      const [only] = keys as [string];
      rows = rows.map((row) => [...row, only]);
      continue;
    }
    const [root] = segments;
    if (spreadRoot !== undefined && spreadRoot !== root)
      throw new CloudError(
        'DATABASE_REQUEST_FAILED',
        `cannot index parallel arrays [${root}] [${spreadRoot}]`,
      );
    spreadRoot = root;
    const distinct = [...new Set(keys)];
    rows = rows.flatMap((row) => distinct.map((key) => [...row, key]));
  }
  return { rows, isMultiple };
}

/** Documents without places are not in it, so only conditions on its places may use it. */
export const isOfPlaces = ({ fields }: Index): boolean =>
  fields.some(({ direction }) => direction === '2dsphere');

const hasNone = ({ fields }: Index, document: Document): boolean =>
  fields.every(({ path }) => {
    const { values } = expandPath(document, pathSegments(path), emptyArray);
    return values.every((value) => value === undefined);
  });

/** False when the two versions share everything the index looks at, which updates see to. */
export function mayDiffer(index: Index, before: Document, after: Document): boolean {
  return index.fields.some(({ path }) => {
    const root = pathSegments(path)[0] as string;
    return before[root] !== after[root];
  });
}
