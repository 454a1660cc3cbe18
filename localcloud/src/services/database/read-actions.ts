import { CloudError } from '../../cloud-error';
import { aggregate } from '../../engine/aggregate/aggregate';
import { wholeOf } from '../../engine/aggregate/whole-number';
import type { Engine } from '../../engine/engine';
import type { Filter } from '../../engine/filter/filter';
import { compileProjection } from '../../engine/query/projection';
import type { StoredCollection } from '../../engine/storage/collection';
import { requirePlaces } from '../../engine/storage/geo-fields';
import type { Session } from '../../engine/transaction/sessions';
import { decodeEjson, encodeEjson } from '../../engine/values/ejson';
import { isDocument, type Document } from '../../engine/values/values';
import { DEFAULT_AGGREGATE_LIMIT, MOST_AGGREGATE_ROWS, MOST_REPLY_CHARACTERS } from './limits';
import { collectionNameOf, filterOf, pageOf, sortOf, type DatabaseRequest } from './request';

type Reply = Record<string, unknown>;

function readFilter(collection: StoredCollection, request: DatabaseRequest, now: number): Filter {
  const filter = filterOf(request, now);
  if (filter.near) requirePlaces(collection, filter.near.path);
  return filter;
}

/** `get()`: stored text goes out as it is unless fields are chosen. */
export function getDocument(engine: Engine, session: Session, request: DatabaseRequest): Reply {
  const now = engine.now();
  const collection = engine.collection(collectionNameOf(request));
  const { projection } = request;
  const filter = readFilter(collection, request, now);
  const project = projection
    ? compileProjection(decodeEjson(projection, now), { now }, filter.source)
    : undefined;
  const page = pageOf(request);
  const found = session.find(collection, { filter, sort: sortOf(request), ...page });
  const list = found.map((stored) => (project ? encodeEjson(project(stored.document)) : stored.text));
  return { data: { list } };
}

/** `count()`. */
export function calculateDocument(engine: Engine, request: DatabaseRequest): Reply {
  const collection = engine.collection(collectionNameOf(request));
  return {
    data: { total: engine.searcher.count(collection, readFilter(collection, request, engine.now())) },
  };
}

/** `aggregate().end()`. Twenty rows unless a `$limit` says more. */
export function aggregateDocuments(engine: Engine, request: DatabaseRequest): Reply {
  const collection = engine.collection(collectionNameOf(request));
  if (!Array.isArray(request.stages)) throw new CloudError('INVALID_PARAM', 'stages must be an array');
  const stages = request.stages.map((stage: unknown) => stageOf(stage, engine.now()));
  const limits = stages
    .filter((stage) => '$limit' in stage)
    .map((stage) => wholeOf(stage.$limit, '$limit', 1));
  const most = limits.length > 0 ? MOST_AGGREGATE_ROWS : DEFAULT_AGGREGATE_LIMIT;
  const rows = aggregate(engine, collection, limits.length > 0 ? stages : [...stages, { $limit: most }]);
  return { data: { list: written(rows, most) } };
}

/** So many rows as text at most. Throws DATABASE_REQUEST_FAILED when they are too much for one reply. */
function written(rows: Iterable<Document>, most: number): string[] {
  const list: string[] = [];
  let characters = 0;
  for (const row of rows) {
    if (list.length >= most) break;
    const text = encodeEjson(row);
    characters += text.length;
    if (characters > MOST_REPLY_CHARACTERS)
      throw new CloudError('DATABASE_REQUEST_FAILED', 'the result is too large for one reply');
    list.push(text);
  }
  return list;
}

function stageOf(stage: unknown, now: number): Document {
  if (!isDocument(stage) || typeof stage.stageKey !== 'string')
    throw new CloudError('INVALID_PARAM', 'a stage needs stageKey and stageValue');
  return { [stage.stageKey]: decodeEjson(stage.stageValue, now) };
}
