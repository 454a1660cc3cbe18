import type { IndexDefinition } from '@config/collections';
import { CloudError } from '../cloud-error';
import { Searcher } from './query/search';
import { StoredCollection } from './storage/collection';
import { openDataFile, type DataFile } from './storage/data-file';
import { DocumentCache } from './storage/document-cache';
import { GroupCommit } from './storage/group-commit';
import type { Index } from './storage/index';
import { Transactions } from './transaction/transactions';

export type EngineOptions = {
  /** Where the data file lies; made when missing. */
  readonly directory: string;
  /** Milliseconds since the epoch; settable in tests. */
  readonly now: () => number;
  /** Memory for documents used last, in bytes. */
  readonly cacheBytes?: number;
  /** How long a transaction may stay open. */
  readonly transactionLifeMs?: number;
  /** How long a plain write waits for a transaction that holds its document. */
  readonly lockWaitMs?: number;
};

/** The platform ends a transaction after 30 s (docs.cloudbase.net/error-code/DATABASE_TRANSACTION_FAIL). */
const TRANSACTION_LIFE_MS = 30_000;
/** Below the SDK's own 15 s, so that the caller sees our reason and not a time-out of its own. */
const LOCK_WAIT_MS = 10_000;
const CACHE_BYTES = 256 * 1024 * 1024;

/**
 * Documents in collections, durable before they are answered, with ordered indexes and snapshot transactions. All of
 * it is synchronous but `durable`: what one turn of the event loop writes is one commit.
 */
export class Engine {
  readonly now: () => number;
  readonly lockWaitMs: number;
  readonly searcher: Searcher;
  readonly transactions: Transactions;
  readonly #file: DataFile;
  readonly #cache: DocumentCache;
  readonly #commits: GroupCommit;
  readonly #collections = new Map<string, StoredCollection>();

  constructor(options: EngineOptions) {
    this.now = options.now;
    this.lockWaitMs = options.lockWaitMs ?? LOCK_WAIT_MS;
    this.#file = openDataFile(options.directory);
    this.#cache = new DocumentCache(options.cacheBytes ?? CACHE_BYTES);
    this.#commits = new GroupCommit(this.#file, () => this.#forgetAll());
    this.searcher = new Searcher(this.#file);
    const parts = { file: this.#file, commits: this.#commits, searcher: this.searcher };
    this.transactions = new Transactions(parts, options.transactionLifeMs ?? TRANSACTION_LIFE_MS);
    this.#load();
  }

  /** Throws DATABASE_COLLECTION_NOT_EXIST. */
  collection(name: string): StoredCollection {
    const collection = this.#collections.get(name);
    if (!collection)
      throw new CloudError(
        'DATABASE_COLLECTION_NOT_EXIST',
        `Db or Table not exist: ${name}. Please check your request`,
      );
    return collection;
  }

  hasCollection(name: string): boolean {
    return this.#collections.has(name);
  }

  get collectionCount(): number {
    return this.#collections.size;
  }

  /** A collection made at run time has found its way into the project's configuration. */
  markDefined(collection: StoredCollection): void {
    collection.lastBatch = this.#commits.begin();
    this.#file.statement('UPDATE collections SET is_defined=1 WHERE id=?').run([collection.id]);
    collection.isDefined = true;
  }

  createCollection(name: string, isDefined: boolean): StoredCollection {
    this.#commits.begin();
    const insert = this.#file.statement('INSERT INTO collections (name, is_defined) VALUES (?,?)');
    insert.run([name, Number(isDefined)]);
    const id = Number(this.#file.statement('SELECT id FROM collections WHERE name=?').get([name])?.[0]);
    const collection = this.#addCollection(id, name, isDefined);
    this.#file.exec(
      `CREATE TABLE ${collection.table} (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL)`,
    );
    collection.lastBatch = this.#commits.begin();
    return collection;
  }

  /** Makes an index and fills it from what is stored. An index of the same name and form is left as it is. */
  createIndex(collection: StoredCollection, definition: IndexDefinition): void {
    const { keys, unique = false, sparse } = definition;
    const text = JSON.stringify({ keys, unique, ...(sparse ? { sparse } : {}) });
    const known = this.#file.statement('SELECT definition FROM indexes WHERE collection=? AND name=?');
    const before = known.get([collection.id, definition.name])?.[0];
    if (before === text) return;
    if (before !== undefined)
      throw new Error(
        `index ${definition.name} of ${collection.name} exists with other fields; give it a new name`,
      );
    // On its own in its batch: when it cannot be made, nothing else is undone with it.
    this.#commits.flush();
    collection.lastBatch = this.#commits.begin();
    try {
      const insert = this.#file.statement(
        'INSERT INTO indexes (collection, name, definition, multiple) VALUES (?,?,?,?)',
      );
      insert.run([collection.id, definition.name, text, '[]']);
      const id = Number(this.#file.statement('SELECT max(id) FROM indexes').get([])?.[0]);
      const index = this.#addIndex(collection, id, definition.name, text, []);
      const columns = index.fields.map((field, at) => `k${at}${field.direction === -1 ? ' DESC' : ''}`);
      const types = index.columns.map((column) => `${column} TEXT NOT NULL`);
      this.#file.exec(
        `CREATE TABLE ${index.table} (${types.join(', ')}, position INTEGER NOT NULL,
          PRIMARY KEY (${columns.join(', ')}, position)) WITHOUT ROWID`,
      );
      collection.fill(index);
    } catch (error) {
      this.#commits.rollback(error as Error);
      throw error;
    }
  }

  /** Resolves when all that was written so far, in these collections or anywhere, would survive a power cut. */
  durable(collections?: readonly StoredCollection[]): Promise<void> | undefined {
    const all = collections ?? [...this.#collections.values()];
    const batch = Math.max(0, ...all.map((collection) => collection.lastBatch));
    return this.#commits.isDurable(batch) ? undefined : this.#commits.durable(batch);
  }

  /** A data file at `path` with everything that was written up to now, made while the engine goes on. */
  async backup(path: string): Promise<void> {
    this.#commits.flush();
    await this.#file.copyTo(path);
  }

  /** Changes when writes were undone because the disk refused them. */
  get rollbacks(): number {
    return this.#commits.rollbacks;
  }

  get cachedBytes(): number {
    return this.#cache.bytes;
  }

  close(): void {
    this.transactions.abortAll();
    this.#commits.flush();
    this.#file.close();
    this.#commits.settle();
  }

  #load(): void {
    for (const [id, name, isDefined] of this.#file
      .statement('SELECT id, name, is_defined FROM collections')
      .all([])) {
      const collection = this.#addCollection(Number(id), String(name), isDefined === 1);
      const rows = this.#file.statement(
        'SELECT id, name, definition, multiple FROM indexes WHERE collection=?',
      );
      for (const [index, label, definition, multiple] of rows.all([collection.id]))
        this.#addIndex(
          collection,
          Number(index),
          String(label),
          String(definition),
          JSON.parse(String(multiple)) as boolean[],
        );
    }
  }

  #addCollection(id: number, name: string, isDefined: boolean): StoredCollection {
    const storage = { file: this.#file, commits: this.#commits, cache: this.#cache };
    const collection = new StoredCollection(storage, id, name, isDefined);
    this.#collections.set(name, collection);
    return collection;
  }

  #addIndex(
    collection: StoredCollection,
    id: number,
    name: string,
    definition: string,
    multiple: readonly boolean[],
  ): Index {
    const { keys, unique, sparse } = JSON.parse(definition) as IndexDefinition;
    const fields = keys.map(([path, direction]) => ({ path, direction }));
    const places = fields.filter(({ direction }) => direction === '2dsphere');
    collection.geoFields.push(...places.map(({ path }) => ({ name, path })));
    const index: Index = {
      name,
      table: `index_${id}`,
      columns: fields.map((_, at) => `k${at}`),
      fields,
      isUnique: (unique ?? false) && places.length === 0,
      isSparse: (sparse ?? false) && places.length === 0,
      isMultiple: fields.map((_, at) => multiple[at] ?? false),
    };
    collection.indexes.push(index);
    return index;
  }

  /** A batch was rolled back: what is in memory may never have been stored. */
  #forgetAll(): void {
    this.#cache.clear();
    this.transactions.abortAll();
    this.#collections.clear();
    this.#load();
  }
}

/** Opens or makes the data file in `directory`. Throws when another format version or another process owns it. */
export function openEngine(options: EngineOptions): Engine {
  return new Engine(options);
}
