import type { StoredCollection } from '../storage/collection';
import type { StoredDocument } from '../storage/stored-document';

type Change = { readonly version: number; readonly before: StoredDocument | undefined };

/**
 * What documents looked like before they were changed, kept only as long as a transaction is open that may still
 * have to see it. Versions count the changes of the whole data set.
 */
export class History {
  #version = 0;
  readonly #changes = new Map<number, Map<string, Change[]>>();
  /** The snapshots of the open transactions. */
  readonly #snapshots: number[] = [];

  open(): number {
    this.#snapshots.push(this.#version);
    return this.#version;
  }

  close(snapshot: number): void {
    const at = this.#snapshots.indexOf(snapshot);
    if (at >= 0) this.#snapshots.splice(at, 1);
    if (this.#snapshots.length === 0) this.#changes.clear();
    else this.#forgetUpTo(Math.min(...this.#snapshots));
  }

  note(collection: StoredCollection, key: string, before: StoredDocument | undefined): void {
    if (this.#snapshots.length === 0) return;
    this.#version += 1;
    let changes = this.#changes.get(collection.id);
    if (!changes) this.#changes.set(collection.id, (changes = new Map()));
    const own = changes.get(key);
    const change = { version: this.#version, before };
    if (own) own.push(change);
    else changes.set(key, [change]);
  }

  /** The first change after a snapshot: what was there before it is what the snapshot sees. */
  firstChange(collection: StoredCollection, key: string, snapshot: number): Change | undefined {
    return this.#changes
      .get(collection.id)
      ?.get(key)
      ?.find((change) => change.version > snapshot);
  }

  changedKeys(collection: StoredCollection, snapshot: number): string[] {
    const keys: string[] = [];
    for (const [key, changes] of this.#changes.get(collection.id) ?? [])
      if ((changes.at(-1)?.version ?? 0) > snapshot) keys.push(key);
    return keys;
  }

  #forgetUpTo(snapshot: number): void {
    for (const changes of this.#changes.values())
      for (const [key, own] of changes) {
        const needed = own.filter((change) => change.version > snapshot);
        if (needed.length === 0) changes.delete(key);
        else if (needed.length < own.length) changes.set(key, needed);
      }
  }
}
