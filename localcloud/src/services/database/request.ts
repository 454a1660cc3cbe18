import { BSONRegExp, calculateObjectSize } from 'bson';
import { CloudError } from '../../cloud-error';
import { compileFilter } from '../../engine/filter/compile-filter';
import type { Filter } from '../../engine/filter/filter';
import type { SortField } from '../../engine/query/plan';
import { checkStorable } from '../../engine/update/storable';
import { decodeEjson } from '../../engine/values/ejson';
import { numberOf } from '../../engine/values/order';
import { isDocument, type Document, type Value } from '../../engine/values/values';
import { DEFAULT_LIMIT, MOST_DOCUMENT_BYTES, MOST_DOCUMENTS } from './limits';

export type DatabaseRequest = Record<string, unknown>;

const invalid = (message: string) => new CloudError('INVALID_PARAM', message);

/** The parts of a request as the engine wants them. All throw INVALID_PARAM for what is malformed. */
export function collectionNameOf({ collectionName }: DatabaseRequest): string {
  if (typeof collectionName !== 'string' || collectionName === '')
    throw invalid('collectionName is required');
  return collectionName;
}

/** No query at all means every document, as the SDK leaves it out for `collection.get()`. */
export function filterOf({ query }: DatabaseRequest, now: number): Filter {
  const source = query === undefined || query === null || query === '' ? {} : decodeEjson(query, now);
  return compileFilter(source, { now });
}

/** `{"f":1,"g":-1}`, or a list of `{field, direction}` from older SDKs. */
export function sortOf({ order }: DatabaseRequest): SortField[] {
  if (order === undefined || order === null || order === '') return [];
  const decoded = decodeEjson(order, 0);
  if (Array.isArray(decoded)) return decoded.map(sortFieldOf);
  if (!isDocument(decoded)) throw invalid('order must be an object');
  return Object.entries(decoded).map(([path, direction]) => [path, directionOf(direction)] as const);
}

function sortFieldOf(item: Value): SortField {
  if (!isDocument(item) || typeof item.field !== 'string') throw invalid('order must name a field');
  return [item.field, directionOf(item.direction)];
}

function directionOf(direction: Value): 1 | -1 {
  if (direction === 'asc' || direction === 1) return 1;
  if (direction === 'desc' || direction === -1) return -1;
  throw invalid('order must be 1 or -1');
}

export function pageOf({ offset, limit, queryType }: DatabaseRequest): { skip: number; limit: number } {
  const wanted = limit === undefined || limit === null ? DEFAULT_LIMIT : numberOf(limit);
  const skip = offset === undefined || offset === null ? 0 : numberOf(offset);
  if (!Number.isInteger(wanted) || wanted < 0) throw invalid('limit must be a whole number');
  if (!Number.isInteger(skip) || skip < 0) throw invalid('offset must be a whole number');
  return { skip, limit: queryType === 'DOC' ? 1 : Math.min(wanted, MOST_DOCUMENTS) };
}

/** A document to be stored. Names that start with a dollar are refused: they would be operators in a query. */
export function documentOf(source: unknown, now: number): Document {
  const document = decodeEjson(source, now);
  if (!isDocument(document)) throw invalid('a document must be an object');
  checkStorable(document, false, false);
  return document;
}

export function checkId(id: Value): void {
  if (Array.isArray(id)) throw invalid("The '_id' value cannot be of type array");
  if (id instanceof BSONRegExp) throw invalid("The '_id' value cannot be of type regex");
  if (id === undefined) throw invalid("The '_id' value cannot be missing");
}

/** The text is a little longer than the BSON; only long documents are measured exactly. */
export function checkSize(document: Document, textLength: number): void {
  if (textLength < MOST_DOCUMENT_BYTES / 4) return;
  if (calculateObjectSize(document) > MOST_DOCUMENT_BYTES)
    throw new CloudError(
      'DATABASE_REQUEST_FAILED',
      `document is larger than the maximum of ${MOST_DOCUMENT_BYTES} bytes`,
    );
}
