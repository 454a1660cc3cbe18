import { randomBytes } from 'node:crypto';
import { CloudError } from '../../cloud-error';
import type { Engine } from '../../engine/engine';
import type { Filter } from '../../engine/filter/filter';
import { compileFilter } from '../../engine/filter/compile-filter';
import type { StoredCollection } from '../../engine/storage/collection';
import type { StoredDocument } from '../../engine/storage/stored-document';
import type { Session } from '../../engine/transaction/sessions';
import { applyUpdate, compileUpdate, type Update } from '../../engine/update/apply-update';
import { decodeEjson, encodeEjson } from '../../engine/values/ejson';
import { equalValues } from '../../engine/values/order';
import { isDocument, type Document, type Value } from '../../engine/values/values';
import { MOST_INSERTS } from './limits';
import { patiently } from './patience';
import {
  checkId,
  checkSize,
  collectionNameOf,
  documentOf,
  filterOf,
  sortOf,
  type DatabaseRequest,
} from './request';

type Reply = Record<string, unknown>;

/** The form of the identifiers that the service makes. */
const newId = () => randomBytes(16).toString('hex');

/** `add()`: in order, stopping at the first that cannot be written; those before it stay. */
export async function insertDocument(
  engine: Engine,
  session: Session,
  request: DatabaseRequest,
): Promise<Reply> {
  const collection = engine.collection(collectionNameOf(request));
  const sources = Array.isArray(request.data) ? (request.data as unknown[]) : [request.data];
  if (sources.length === 0) throw new CloudError('INVALID_PARAM', 'there is no document to add');
  if (sources.length > MOST_INSERTS)
    throw new CloudError('INVALID_PARAM', `more than ${MOST_INSERTS} documents`);
  const now = engine.now();
  const documents = sources.map((source) => withId(documentOf(source, now), source));
  for (const document of documents)
    await patiently(engine, session, () => session.insert(collection, document));
  return { data: { insertedIds: documents.map((document) => document._id) } };
}

function withId(document: Document, source: unknown): Document {
  if (typeof source === 'string') checkSize(document, source.length);
  if (document._id === undefined || document._id === null || document._id === '')
    return { _id: newId(), ...document, ...(document._id === undefined ? {} : { _id: newId() }) };
  checkId(document._id);
  return document;
}

/** `update()` and `set()`. `updated` counts the documents that really changed. */
export async function modifyDocument(
  engine: Engine,
  session: Session,
  request: DatabaseRequest,
): Promise<Reply> {
  const now = engine.now();
  const collection = engine.collection(collectionNameOf(request));
  const filter = filterOf(request, now);
  const data = decodeEjson(request.data, now);
  if (!isDocument(data)) throw new CloudError('INVALID_PARAM', 'data must be an object');
  const change = request.merge === false ? replacement(data, now) : modification(data, filter, now);
  const isMany = request.multi === true;
  const outcome = await changeAll(engine, session, collection, filter, change, isMany ? Infinity : 1);
  if (outcome.matched > 0 || request.upsert !== true)
    return { data: { updated: outcome.updated, upsert_id: null } };
  const document = change.toInsert(filter);
  await patiently(engine, session, () => session.insert(collection, document));
  return { data: { updated: 0, upsert_id: document._id } };
}

type Change = {
  /** The same object when nothing changes. */
  apply(document: Document): Document;
  toInsert(filter: Filter): Document;
};

function modification(data: Document, filter: Filter, now: number): Change {
  const update: Update = compileUpdate(data);
  return {
    apply: (document) => applyUpdate(document, update, { now, filter, isInsert: false }),
    toInsert(found) {
      const base = equalities(found.source);
      const document = applyUpdate(base, update, { now, filter: found, isInsert: true });
      return withId({ ...document }, undefined);
    },
  };
}

function replacement(data: Document, now: number): Change {
  const whole = documentOf(data, now);
  return {
    apply(document) {
      if ('_id' in whole && !equalValues(whole._id, document._id))
        throw new CloudError('INVALID_PARAM', "the '_id' of a document cannot be changed");
      const next = { _id: document._id, ...whole };
      return equalValues(next, document) ? document : next;
    },
    toInsert: (found) => withId({ ...pick(equalities(found.source), '_id'), ...whole }, undefined),
  };
}

const pick = (document: Document, field: string): Document =>
  document[field] === undefined ? {} : { [field]: document[field] };

/** What the query fixes by equality becomes part of a document made by an upsert. */
function equalities(query: Document): Document {
  const fields: Document = {};
  for (const [key, condition] of Object.entries(query)) {
    if (key === '$and' && Array.isArray(condition))
      for (const inner of condition) Object.assign(fields, isDocument(inner) ? equalities(inner) : {});
    if (key.startsWith('$')) continue;
    const value: Value = isDocument(condition) && '$eq' in condition ? condition.$eq : condition;
    const isPlain = !isDocument(value) || !Object.keys(value)[0]?.startsWith('$');
    if (isPlain && !key.includes('.')) fields[key] = value;
  }
  return fields;
}

type Outcome = { matched: number; updated: number; last: StoredDocument | undefined };

/**
 * Changes the documents that fit, one after the other, each atomically. A document that had to be waited for is
 * looked at again first: it may no longer fit.
 */
async function changeAll(
  engine: Engine,
  session: Session,
  collection: StoredCollection,
  filter: Filter,
  change: Change,
  limit: number,
): Promise<Outcome> {
  const outcome: Outcome = { matched: 0, updated: 0, last: undefined };
  for (const found of session.find(collection, { filter, limit })) {
    await patiently(engine, session, () => {
      const stored = session.current(collection, found.key);
      if (!stored || (stored !== found && !filter.test(stored.document))) return;
      const next = change.apply(stored.document);
      outcome.last = stored;
      if (next !== stored.document) {
        checkSize(next, stored.text.length * 2);
        session.replace(collection, stored, next);
        outcome.updated += 1;
        outcome.last = session.current(collection, found.key);
      }
      outcome.matched += 1;
    });
  }
  return outcome;
}

/** `updateAndReturn()`: the first that fits, as it is afterwards. */
export async function modifyAndReturn(
  engine: Engine,
  session: Session,
  request: DatabaseRequest,
): Promise<Reply> {
  const now = engine.now();
  const collection = engine.collection(collectionNameOf(request));
  const filter = filterOf(request, now);
  const data = decodeEjson(request.data, now);
  if (!isDocument(data)) throw new CloudError('INVALID_PARAM', 'data must be an object');
  const [first] = session.find(collection, { filter, sort: sortOf(request), limit: 1 });
  if (!first) return { data: { updated: 0, doc: null } };
  const one = compileFilter({ $and: [{ _id: first.id }, filter.source] });
  const { updated, last } = await changeAll(
    engine,
    session,
    collection,
    one,
    modification(data, filter, now),
    1,
  );
  return { data: { updated, doc: last ? encodeEjson(last.document) : null } };
}

/** `remove()`. */
export async function removeDocument(
  engine: Engine,
  session: Session,
  request: DatabaseRequest,
): Promise<Reply> {
  const collection = engine.collection(collectionNameOf(request));
  const filter = filterOf(request, engine.now());
  const limit = request.multi === true ? Infinity : 1;
  let deleted = 0;
  for (const found of session.find(collection, { filter, limit }))
    await patiently(engine, session, () => {
      const stored = session.current(collection, found.key);
      if (!stored || (stored !== found && !filter.test(stored.document))) return;
      session.remove(collection, stored);
      deleted += 1;
    });
  return { data: { deleted } };
}
