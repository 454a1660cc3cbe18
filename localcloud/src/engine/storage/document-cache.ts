import type { StoredDocument } from './stored-document';

/** What a collection keeps at hand: the same documents by their place and by their `_id`. */
export type CachedDocuments = {
  readonly byPosition: Map<number, StoredDocument>;
  readonly byKey: Map<string, StoredDocument>;
};

/** The documents used last, over all collections, up to a number of bytes. */
export class DocumentCache {
  readonly #budget: number;
  #bytes = 0;
  #newest: StoredDocument | undefined;
  #oldest: StoredDocument | undefined;

  constructor(budgetBytes: number) {
    this.#budget = budgetBytes;
  }

  put(owner: CachedDocuments, stored: StoredDocument): void {
    const previous = owner.byPosition.get(stored.position);
    if (previous) this.drop(owner, previous);
    owner.byPosition.set(stored.position, stored);
    owner.byKey.set(stored.key, stored);
    stored.owner = owner;
    this.#bytes += stored.weight;
    this.#link(stored);
    while (this.#bytes > this.#budget && this.#oldest && this.#oldest !== stored)
      this.drop(this.#oldest.owner as CachedDocuments, this.#oldest);
  }

  /** Marks as used just now. */
  touch(stored: StoredDocument): void {
    if (this.#newest === stored || !stored.owner) return;
    this.#unlink(stored);
    this.#link(stored);
  }

  drop(owner: CachedDocuments, stored: StoredDocument): void {
    if (owner.byPosition.get(stored.position) !== stored) return;
    owner.byPosition.delete(stored.position);
    if (owner.byKey.get(stored.key) === stored) owner.byKey.delete(stored.key);
    stored.owner = undefined;
    this.#bytes -= stored.weight;
    this.#unlink(stored);
  }

  clear(): void {
    while (this.#oldest) this.drop(this.#oldest.owner as CachedDocuments, this.#oldest);
  }

  get bytes(): number {
    return this.#bytes;
  }

  #link(stored: StoredDocument): void {
    stored.older = this.#newest;
    stored.newer = undefined;
    if (this.#newest) this.#newest.newer = stored;
    this.#newest = stored;
    this.#oldest ??= stored;
  }

  #unlink(stored: StoredDocument): void {
    if (stored.newer) stored.newer.older = stored.older;
    else this.#newest = stored.older;
    if (stored.older) stored.older.newer = stored.newer;
    else this.#oldest = stored.newer;
    stored.newer = undefined;
    stored.older = undefined;
  }
}
