import { randomBytes } from 'node:crypto';
import { CloudError } from '../../cloud-error';
import { byDistance } from '../query/nearest';
import type { SortField } from '../query/plan';
import type { Searcher, Wish } from '../query/search';
import { sortKeys } from '../query/sort';
import { duplicate, type StoredCollection } from '../storage/collection';
import { indexRows, type Index } from '../storage/index';
import { StoredDocument } from '../storage/stored-document';
import { compareText } from '../values/order';
import type { Document } from '../values/values';
import type { History } from './history';
import { documentResource, keyResource, type Resource, type Session } from './sessions';

/** What a transaction intends for one document; `after` is undefined for a removal. */
type Intent = { readonly before: StoredDocument | undefined; readonly after: StoredDocument | undefined };

export const conflict = (): CloudError =>
  new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    'WriteConflict: another transaction has written this document',
  );

/** New documents have no place in natural order yet: they come last. */
const NO_PLACE = Number.MAX_SAFE_INTEGER;

/**
 * Sees the data as it was when it began, with its own writes on top. A write locks the document at once and fails at
 * once when another transaction holds it or somebody has changed it since. Nothing is written before the commit.
 */
export class Transaction implements Session {
  readonly id = randomBytes(16).toString('hex');
  readonly snapshot: number;
  readonly ended: Promise<void>;
  readonly intents = new Map<StoredCollection, Map<string, Intent>>();
  readonly locked = new Set<Resource>();
  readonly #history: History;
  readonly #searcher: Searcher;
  readonly #locks: Map<Resource, Transaction>;
  /** Which of its own documents holds a key of a unique index. */
  readonly #keyHolders = new Map<Resource, string>();
  #end: () => void = () => undefined;

  constructor(history: History, searcher: Searcher, locks: Map<Resource, Transaction>) {
    this.#history = history;
    this.#searcher = searcher;
    this.#locks = locks;
    this.snapshot = history.open();
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /** After its end, or after a conflict. */
  isReleased = false;

  /** Lets go of everything; those who wait go on. */
  release(): void {
    if (this.isReleased) return;
    this.isReleased = true;
    for (const resource of this.locked) this.#locks.delete(resource);
    this.#history.close(this.snapshot);
    this.#end();
  }

  current(collection: StoredCollection, key: string): StoredDocument | undefined {
    const intent = this.intents.get(collection)?.get(key);
    if (intent) return intent.after;
    const change = this.#history.firstChange(collection, key, this.snapshot);
    return change ? change.before : collection.findByKey(key);
  }

  find(collection: StoredCollection, wish: Wish): StoredDocument[] {
    const changed = new Set(this.#history.changedKeys(collection, this.snapshot));
    for (const key of this.intents.get(collection)?.keys() ?? []) changed.add(key);
    if (changed.size === 0) return this.#searcher.find(collection, wish);
    const { filter, sort = [], skip = 0, limit = Infinity } = wish;
    const wider = { filter, sort, limit: skip + limit + changed.size };
    const found = this.#searcher.find(collection, wider).filter(({ key }) => !changed.has(key));
    for (const key of changed) {
      const seen = this.current(collection, key);
      if (seen && filter.test(seen.document)) found.push(seen);
    }
    const { near } = filter;
    const ordered = near && sort.length === 0 ? byDistance(found, filter, near) : inOrder(found, sort);
    return ordered.slice(skip, skip + limit);
  }

  insert(collection: StoredCollection, document: Document): void {
    const after = StoredDocument.of(NO_PLACE, document);
    if (this.current(collection, after.key)) throw duplicate(collection.name, '_id_', { _id: document._id });
    this.#intend(collection, after.key, after);
  }

  replace(collection: StoredCollection, before: StoredDocument, document: Document): void {
    this.#intend(collection, before.key, StoredDocument.of(before.position, document));
  }

  remove(collection: StoredCollection, before: StoredDocument): void {
    this.#intend(collection, before.key, undefined);
  }

  #intend(collection: StoredCollection, key: string, after: StoredDocument | undefined): void {
    const before = this.current(collection, key);
    this.#lock(documentResource(collection, key));
    if (this.#history.firstChange(collection, key, this.snapshot)) throw this.#conflict();
    for (const index of collection.indexes.slice(1))
      if (index.isUnique) this.#takeKeys(collection, index, key, before, after);
    let intents = this.intents.get(collection);
    if (!intents) this.intents.set(collection, (intents = new Map()));
    const first = intents.get(key);
    intents.set(key, { before: first ? first.before : before, after });
  }

  /**
   * A conflict is the end of a transaction, as in MongoDB. The SDK's `runTransaction` relies on it: it tries again
   * without rolling back, and the locks of the first attempt would stand in the way of the second.
   */
  #conflict(): CloudError {
    this.release();
    return conflict();
  }

  #lock(resource: Resource): void {
    const holder = this.#locks.get(resource);
    if (holder && holder !== this) throw this.#conflict();
    this.#locks.set(resource, this);
    this.locked.add(resource);
  }

  #takeKeys(
    collection: StoredCollection,
    index: Index,
    key: string,
    before: StoredDocument | undefined,
    after: StoredDocument | undefined,
  ): void {
    const freed = before ? indexRows(index, before.document).rows : [];
    const taken = after ? indexRows(index, after.document).rows : [];
    for (const row of [...freed, ...taken]) this.#lock(keyResource(index.table, row));
    for (const row of taken) {
      const holder = this.#holderOf(collection, index, row);
      if (holder !== undefined && holder !== key)
        throw duplicate(collection.name, index.name, { [index.fields[0]?.path ?? '']: after?.id });
    }
    for (const row of freed) this.#keyHolders.delete(keyResource(index.table, row));
    for (const row of taken) this.#keyHolders.set(keyResource(index.table, row), key);
  }

  #holderOf(collection: StoredCollection, index: Index, row: readonly string[]): string | undefined {
    const own = this.#keyHolders.get(keyResource(index.table, row));
    if (own !== undefined) return own;
    const position = collection.holderOf(index, row);
    const stored = position === undefined ? undefined : collection.at(position);
    // A document that this transaction has changed or removed holds its old keys no longer.
    return stored && !this.intents.get(collection)?.has(stored.key) ? stored.key : undefined;
  }
}

function inOrder(found: StoredDocument[], sort: readonly SortField[]): StoredDocument[] {
  const keyed = found.map((stored) => ({ stored, keys: sortKeys(stored.document, sort) }));
  keyed.sort((left, right) => {
    for (const [at, [, direction]] of sort.entries()) {
      const order = compareText(left.keys[at] as string, right.keys[at] as string);
      if (order !== 0) return order * direction;
    }
    return left.stored.position - right.stored.position;
  });
  return keyed.map(({ stored }) => stored);
}
