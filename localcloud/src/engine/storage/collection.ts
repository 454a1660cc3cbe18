import { CloudError } from '../../cloud-error';
import { encodeEjson } from '../values/ejson';
import { indexKey } from '../values/index-key';
import { expandPath } from '../values/paths';
import { pathSegments, type Document, type Value } from '../values/values';
import type { DataFile } from './data-file';
import type { DocumentCache } from './document-cache';
import type { GroupCommit } from './group-commit';
import { indexRows, mayDiffer, type Index, type IndexRow } from './index';
import { StoredDocument } from './stored-document';

export type GeoField = { readonly name: string; readonly path: string };
type Storage = { readonly file: DataFile; readonly commits: GroupCommit; readonly cache: DocumentCache };

/** One collection: its documents in a table, each index in a table of its own, written in one SQLite transaction. */
export class StoredCollection {
  readonly id: number;
  readonly name: string;
  readonly indexes: Index[] = [];
  readonly geoFields: GeoField[] = [];
  /** Listed in the project's own configuration, as opposed to made at run time by `createCollection`. */
  isDefined: boolean;
  /** The last batch that changed something here: who reads it must wait for that batch. */
  lastBatch = 0;
  readonly byPosition = new Map<number, StoredDocument>();
  readonly byKey = new Map<string, StoredDocument>();
  readonly #storage: Storage;
  #size: number | undefined;
  #nextPosition: number | undefined;

  constructor(storage: Storage, id: number, name: string, isDefined: boolean) {
    this.#storage = storage;
    this.id = id;
    this.name = name;
    this.isDefined = isDefined;
    this.indexes.push({
      name: '_id_',
      table: this.table,
      columns: ['id'],
      fields: [{ path: '_id', direction: 1 }],
      isUnique: true,
      isSparse: false,
      isMultiple: [false],
    });
  }

  get table(): string {
    return `documents_${this.id}`;
  }

  get size(): number {
    return (this.#size ??= Number(this.#sql(`SELECT count(*) FROM ${this.table}`).get([])?.[0] ?? 0));
  }

  /** Forgets what is remembered of the file, after a rollback. */
  reload(): void {
    this.#size = undefined;
    this.#nextPosition = undefined;
  }

  keyOf(document: Document): string {
    return indexKey(document._id);
  }

  /** After a part of a batch was undone: these documents have to be read from the file again. */
  forget(keys: Iterable<string>): void {
    this.reload();
    for (const key of keys) {
      const cached = this.byKey.get(key);
      if (cached) this.#storage.cache.drop(this, cached);
    }
  }

  #sql(text: string) {
    return this.#storage.file.statement(text);
  }

  findById(id: Value): StoredDocument | undefined {
    return this.findByKey(indexKey(id));
  }

  findByKey(key: string): StoredDocument | undefined {
    const cached = this.byKey.get(key);
    if (cached) {
      this.#storage.cache.touch(cached);
      return cached;
    }
    const row = this.#sql(`SELECT position, body FROM ${this.table} WHERE id=?`).get([key]);
    return row ? this.#remember(Number(row[0]), row[1] as string, key) : undefined;
  }

  at(position: number): StoredDocument | undefined {
    const cached = this.byPosition.get(position);
    if (cached) {
      this.#storage.cache.touch(cached);
      return cached;
    }
    const row = this.#sql(`SELECT body FROM ${this.table} WHERE position=?`).get([position]);
    return row ? this.#remember(position, row[0] as string) : undefined;
  }

  #remember(position: number, text: string, key?: string): StoredDocument {
    const stored = new StoredDocument(position, text, undefined, key);
    this.#storage.cache.put(this, stored);
    return stored;
  }

  /** Every document in natural order. A large collection passes by without pushing others out of the cache. */
  *all(): Generator<StoredDocument> {
    const isSmall = this.size <= 2_000;
    const sql = `SELECT position, body FROM ${this.table} WHERE position>? ORDER BY position LIMIT 500`;
    let last = -1;
    for (;;) {
      const rows = this.#sql(sql).all([last]);
      for (const row of rows) {
        last = Number(row[0]);
        const cached = this.byPosition.get(last);
        if (cached) yield cached;
        else if (isSmall) yield this.#remember(last, row[1] as string);
        else yield new StoredDocument(last, row[1] as string);
      }
      if (rows.length < 500) return;
    }
  }

  insert(document: Document): StoredDocument {
    const stored = StoredDocument.of(this.#takePosition(), document);
    if (this.findByKey(stored.key)) throw duplicate(this.name, '_id_', { _id: document._id });
    const changes = this.indexes.slice(1).map((index) => this.#changeOf(index, undefined, document));
    this.#write(() => {
      this.#sql(`INSERT INTO ${this.table} (position, id, body) VALUES (?,?,?)`).run([
        stored.position,
        stored.key,
        stored.text,
      ]);
      this.#apply(changes, stored.position);
    });
    if (this.#size !== undefined) this.#size += 1;
    this.#storage.cache.put(this, stored);
    return stored;
  }

  /** Writes a new version of a stored document. The `_id` must be the same. */
  replace(before: StoredDocument, document: Document): StoredDocument {
    const stored = new StoredDocument(before.position, encodeEjson(document), document, before.key);
    const changes = this.indexes
      .slice(1)
      .filter((index) => mayDiffer(index, before.document, document))
      .map((index) => this.#changeOf(index, before.document, document));
    this.#write(() => {
      this.#sql(`UPDATE ${this.table} SET body=? WHERE position=?`).run([stored.text, stored.position]);
      this.#apply(changes, stored.position);
    });
    this.#storage.cache.put(this, stored);
    return stored;
  }

  remove(before: StoredDocument): void {
    const changes = this.indexes.slice(1).map((index) => this.#changeOf(index, before.document, undefined));
    this.#write(() => {
      this.#sql(`DELETE FROM ${this.table} WHERE position=?`).run([before.position]);
      this.#apply(changes, before.position);
    });
    if (this.#size !== undefined) this.#size -= 1;
    const cached = this.byPosition.get(before.position);
    if (cached) this.#storage.cache.drop(this, cached);
  }

  /** Fills an index that has just been made. Throws on a duplicate in a unique one. */
  fill(index: Index): void {
    for (const stored of this.all())
      this.#apply([this.#changeOf(index, undefined, stored.document)], stored.position);
  }

  /** The position of the document that holds these keys in a unique index, if any. */
  holderOf(index: Index, row: IndexRow): number | undefined {
    const where = index.columns.map((column) => `${column}=?`).join(' AND ');
    const found = this.#sql(`SELECT position FROM ${index.table} WHERE ${where} LIMIT 1`).get([...row]);
    return found ? Number(found[0]) : undefined;
  }

  #takePosition(): number {
    this.#nextPosition ??=
      Number(this.#sql(`SELECT coalesce(max(position), 0) FROM ${this.table}`).get([])?.[0] ?? 0) + 1;
    return this.#nextPosition++;
  }

  #changeOf(index: Index, before: Document | undefined, after: Document | undefined): IndexChange {
    const old = before ? indexRows(index, before).rows : [];
    const fresh = after ? indexRows(index, after) : { rows: [], isMultiple: [] };
    const same = (rows: readonly IndexRow[]) => new Set(rows.map((row) => row.join('\u0000')));
    const [had, has] = [same(old), same(fresh.rows)];
    const added = fresh.rows.filter((row) => !had.has(row.join('\u0000')));
    if (index.isUnique && after)
      for (const row of added)
        if (this.holderOf(index, row) !== undefined)
          throw duplicate(this.name, index.name, keyOf(index, after));
    return {
      index,
      added,
      removed: old.filter((row) => !has.has(row.join('\u0000'))),
      isMultiple: fresh.isMultiple,
    };
  }

  #apply(changes: readonly IndexChange[], position: number): void {
    for (const { index, added, removed, isMultiple } of changes) {
      const { table, columns } = index;
      if (removed.length > 0) {
        const where = columns.map((column) => `${column}=?`).join(' AND ');
        const remove = this.#sql(`DELETE FROM ${table} WHERE ${where} AND position=?`);
        for (const row of removed) remove.run([...row, position]);
      }
      if (added.length > 0) {
        const insert = this.#sql(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(',')},?)`);
        for (const row of added) insert.run([...row, position]);
      }
      this.#noteMultiple(index, isMultiple);
    }
  }

  #noteMultiple(index: Index, isMultiple: readonly boolean[]): void {
    const isNews = isMultiple.some((multiple, at) => multiple && !index.isMultiple[at]);
    if (!isNews) return;
    for (const [at, multiple] of isMultiple.entries()) if (multiple) index.isMultiple[at] = true;
    const update = this.#sql('UPDATE indexes SET multiple=? WHERE collection=? AND name=?');
    update.run([JSON.stringify(index.isMultiple), this.id, index.name]);
  }

  #write(statements: () => void): void {
    const { commits } = this.#storage;
    this.lastBatch = commits.begin();
    try {
      statements();
    } catch (error) {
      commits.rollback(error as Error);
      throw error;
    }
  }
}

type IndexChange = {
  readonly index: Index;
  readonly added: readonly IndexRow[];
  readonly removed: readonly IndexRow[];
  readonly isMultiple: readonly boolean[];
};

const keyOf = (index: Index, document: Document): Document =>
  Object.fromEntries(
    index.fields.map(({ path }) => [path, expandPath(document, pathSegments(path), null).values[0] ?? null]),
  );

/** MongoDB's wording: callers of the real service look for E11000 in it. */
export function duplicate(collection: string, index: string, key: Document): CloudError {
  const fields = Object.entries(key).map(([path, value]) => `${path}: ${encodeEjson(value)}`);
  const where = `collection: ${collection} index: ${index} dup key: { ${fields.join(', ')} }`;
  return new CloudError('DATABASE_DUPLICATE_WRITE', `E11000 duplicate key error ${where}`);
}
