import type { Wish } from '../query/search';
import type { StoredCollection } from '../storage/collection';
import type { StoredDocument } from '../storage/stored-document';
import type { Document } from '../values/values';

/** Where reads and writes go: straight into the data, or into a transaction. */
export type Session = {
  find(collection: StoredCollection, wish: Wish): StoredDocument[];
  /** The version this session sees of a document that it has found before. */
  current(collection: StoredCollection, key: string): StoredDocument | undefined;
  insert(collection: StoredCollection, document: Document): void;
  replace(collection: StoredCollection, before: StoredDocument, document: Document): void;
  remove(collection: StoredCollection, before: StoredDocument): void;
};

/** A plain write met a document that an open transaction has written: it has to wait for the end of that. */
export class LockedByTransaction extends Error {
  readonly released: Promise<void>;

  constructor(released: Promise<void>) {
    super('locked by a transaction');
    this.released = released;
  }
}

/** The names under which a write locks: its document, and every key it takes or frees in a unique index. */
export type Resource = string;

export const documentResource = (collection: StoredCollection, key: string): Resource =>
  `${collection.id} ${key}`;
export const keyResource = (table: string, row: readonly string[]): Resource =>
  `${table} ${row.join('\u0000')}`;
