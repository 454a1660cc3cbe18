import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';
import type { DataFile } from './data-file';

/** A sync shorter than this may hold up the event loop. */
const SHORT_SYNC_MS = 2;

type Waiter = { readonly batch: number; resolve: () => void; reject: (error: Error) => void };

/**
 * Everything written in one turn of the event loop becomes one SQLite transaction. It is committed at the end of the
 * turn and the log is then synced in the background; while one sync runs, the next turns gather behind it.
 * SQLite itself runs with synchronous=NORMAL, so that its own thread-blocking sync is left out: the file ends up in
 * the same state as with FULL, and nobody is answered before the sync that covers his write.
 */
export class GroupCommit {
  readonly #file: DataFile;
  readonly #onRollback: () => void;
  readonly #log: number;
  #isOpen = false;
  /** The batch that writes go into now; all before it are committed. */
  #batch = 1;
  #synced = 0;
  #isSyncing = false;
  #lastSyncMs = 0;
  #failure: Error | undefined;
  #waiters: Waiter[] = [];

  /** How often a batch was lost. Whoever was at work while this changed cannot know whether his writes stayed. */
  rollbacks = 0;

  constructor(file: DataFile, onRollback: () => void) {
    this.#file = file;
    this.#onRollback = onRollback;
    this.#log = openSync(`${file.path}-wal`, 'r+');
  }

  /** To be called before each write. Answers the batch it belongs to. */
  begin(): number {
    if (this.#failure) throw this.#failure;
    if (!this.#isOpen) {
      this.#file.statement('BEGIN IMMEDIATE').run([]);
      this.#isOpen = true;
      setImmediate(() => this.#commit());
    }
    return this.#batch;
  }

  /** Resolves when every write up to this batch would survive a power cut. */
  durable(batch: number): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (batch <= this.#synced) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiters.push({ batch, resolve, reject });
    });
  }

  isDurable(batch: number): boolean {
    return batch <= this.#synced;
  }

  /** A write failed in SQLite (a full disk, say): nothing of this batch has happened. */
  rollback(error: Error): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.rollbacks += 1;
    try {
      this.#file.statement('ROLLBACK').run([]);
    } catch {
      this.#failure = error;
    }
    this.#onRollback();
    const lost = this.#waiters.filter((waiter) => waiter.batch >= this.#batch);
    this.#waiters = this.#waiters.filter((waiter) => waiter.batch < this.#batch);
    // The number is not used again: a reader that saw this batch must not take the next one for it.
    this.#batch += 1;
    for (const waiter of lost) waiter.reject(error);
    this.#sync();
  }

  #commit(): void {
    if (!this.#isOpen) return;
    try {
      this.#file.statement('COMMIT').run([]);
    } catch (error) {
      this.rollback(error as Error);
      return;
    }
    this.#isOpen = false;
    this.#batch += 1;
    this.#sync();
  }

  #sync(): void {
    const upTo = this.#batch - 1;
    if (this.#isSyncing || upTo <= this.#synced || this.#failure) return;
    if (this.#waiters.length <= 1 && this.#lastSyncMs < SHORT_SYNC_MS) {
      this.#syncHere(upTo);
      return;
    }
    this.#isSyncing = true;
    const start = performance.now();
    fdatasync(this.#log, (error) => {
      this.#isSyncing = false;
      this.#lastSyncMs = performance.now() - start;
      if (this.#failure) closeSync(this.#log);
      else if (error) this.#fail(error);
      else {
        this.#synced = upTo;
        this.#release();
        this.#sync();
      }
    });
  }

  /** With one caller there is nothing to do meanwhile, and the way to another thread and back costs more. */
  #syncHere(upTo: number): void {
    const start = performance.now();
    try {
      fdatasyncSync(this.#log);
    } catch (error) {
      this.#fail(error as Error);
      return;
    }
    this.#lastSyncMs = performance.now() - start;
    this.#synced = upTo;
    this.#release();
  }

  #release(): void {
    const waiting: Waiter[] = [];
    for (const waiter of this.#waiters) {
      if (waiter.batch <= this.#synced) waiter.resolve();
      else waiting.push(waiter);
    }
    this.#waiters = waiting;
  }

  /** After a failed sync nobody knows what is on disk, so nothing is accepted any more. */
  #fail(error: Error): void {
    this.#failure = error;
    for (const waiter of this.#waiters) waiter.reject(error);
    this.#waiters = [];
  }

  /** Commits what is open at once, without waiting for the end of the turn. */
  flush(): void {
    this.#commit();
  }

  /** After SQLite has closed the file, which syncs it: everybody who still waits has got what he waits for. */
  settle(): void {
    this.#failure = new Error('the engine is closed');
    for (const waiter of this.#waiters) waiter.resolve();
    this.#waiters = [];
    if (!this.#isSyncing) closeSync(this.#log);
  }
}
