import { CloudError } from '../../cloud-error';
import type { Searcher, Wish } from '../query/search';
import type { StoredCollection } from '../storage/collection';
import type { GroupCommit } from '../storage/group-commit';
import { indexRows } from '../storage/index';
import type { StoredDocument } from '../storage/stored-document';
import type { DataFile } from '../storage/data-file';
import type { Document } from '../values/values';
import { History } from './history';
import { documentResource, keyResource, LockedByTransaction, type Resource, type Session } from './sessions';
import { Transaction } from './transaction';

type Parts = { readonly file: DataFile; readonly commits: GroupCommit; readonly searcher: Searcher };

/** All open transactions, their locks, and the plain writes that have to respect them. */
export class Transactions {
  readonly #parts: Parts;
  readonly #lifeMilliseconds: number;
  readonly #history = new History();
  readonly #locks = new Map<Resource, Transaction>();
  readonly #open = new Map<string, { transaction: Transaction; timer: NodeJS.Timeout }>();
  /** Reads and writes outside of any transaction. */
  readonly plain: Session;

  constructor(parts: Parts, lifeMilliseconds: number) {
    this.#parts = parts;
    this.#lifeMilliseconds = lifeMilliseconds;
    this.plain = {
      find: (collection: StoredCollection, wish: Wish) => parts.searcher.find(collection, wish),
      current: (collection, key) => collection.findByKey(key),
      insert: (collection, document) => this.#insert(collection, document),
      replace: (collection, before, document) => this.#replace(collection, before, document),
      remove: (collection, before) => this.#remove(collection, before),
    };
  }

  /** Real time limits it, not the settable clock: a test that jumps a day must not end what is under way. */
  start(): Transaction {
    const transaction = new Transaction(this.#history, this.#parts.searcher, this.#locks);
    const timer = setTimeout(() => this.#end(transaction), this.#lifeMilliseconds);
    timer.unref();
    this.#open.set(transaction.id, { transaction, timer });
    return transaction;
  }

  get(id: string): Transaction {
    const found = this.#open.get(id);
    if (!found || found.transaction.isReleased) throw this.#hasEnded(id);
    return found.transaction;
  }

  /** Throws when it has ended already, by a conflict too: so does MongoDB's abort. */
  abort(id: string): void {
    this.#end(this.get(id));
  }

  /** The same for an error met on the way, which may have ended it. */
  end(id: string): void {
    const found = this.#open.get(id);
    if (found) this.#end(found.transaction);
  }

  #hasEnded(id: string): CloudError {
    return new CloudError(
      'DATABASE_TRANSACTION_FAIL',
      `transaction ${id} does not exist: it has ended, or was open for more than ${this.#lifeMilliseconds} ms`,
    );
  }

  abortAll(): void {
    for (const { transaction } of this.#open.values()) this.#end(transaction);
  }

  /** Writes everything or nothing. Answers the batch to wait for. */
  commit(transaction: Transaction): number {
    const { commits, file } = this.#parts;
    // From here on these are ordinary writes, which the locks must not hold up.
    this.#end(transaction);
    if (transaction.intents.size === 0) return 0;
    const batch = commits.begin();
    file.statement('SAVEPOINT commit_transaction').run([]);
    try {
      this.#apply(transaction);
      file.statement('RELEASE commit_transaction').run([]);
    } catch (error) {
      this.#undo(transaction);
      throw error;
    }
    return batch;
  }

  #apply(transaction: Transaction): void {
    const removals: (() => void)[] = [];
    const writes: (() => void)[] = [];
    for (const [collection, intents] of transaction.intents)
      for (const { before, after } of intents.values()) {
        if (before && !after) removals.push(() => this.#remove(collection, before));
        else if (before && after) {
          if (before.text !== after.text)
            writes.push(() => this.#replace(collection, before, after.document));
        } else if (after) writes.push(() => this.#insert(collection, after.document));
      }
    for (const write of [...removals, ...writes]) write();
  }

  #undo(transaction: Transaction): void {
    const { file } = this.#parts;
    file.statement('ROLLBACK TO commit_transaction').run([]);
    file.statement('RELEASE commit_transaction').run([]);
    for (const [collection, intents] of transaction.intents) collection.forget(intents.keys());
  }

  #end(transaction: Transaction): void {
    const found = this.#open.get(transaction.id);
    if (!found) return;
    clearTimeout(found.timer);
    this.#open.delete(transaction.id);
    transaction.release();
  }

  #insert(collection: StoredCollection, document: Document): void {
    if (this.#locks.size > 0) this.#mustBeFree(collection, undefined, document);
    const stored = collection.insert(document);
    this.#history.note(collection, stored.key, undefined);
  }

  #replace(collection: StoredCollection, before: StoredDocument, document: Document): void {
    if (this.#locks.size > 0) this.#mustBeFree(collection, before.document, document);
    collection.replace(before, document);
    this.#history.note(collection, before.key, before);
  }

  #remove(collection: StoredCollection, before: StoredDocument): void {
    if (this.#locks.size > 0) this.#mustBeFree(collection, before.document, undefined);
    collection.remove(before);
    this.#history.note(collection, before.key, before);
  }

  #mustBeFree(collection: StoredCollection, before: Document | undefined, after: Document | undefined): void {
    for (const resource of resourcesOf(collection, before, after)) {
      const holder = this.#locks.get(resource);
      if (holder) throw new LockedByTransaction(holder.ended);
    }
  }
}

function resourcesOf(
  collection: StoredCollection,
  before: Document | undefined,
  after: Document | undefined,
): Resource[] {
  const document = before ?? after ?? {};
  const resources = [documentResource(collection, collection.keyOf(document))];
  for (const index of collection.indexes.slice(1)) {
    if (!index.isUnique) continue;
    const rows = [before, after].flatMap((version) => (version ? indexRows(index, version).rows : []));
    resources.push(...rows.map((row) => keyResource(index.table, row)));
  }
  return resources;
}
