import { database } from './database';
import { trip } from './round-trips';

type Identified = { _id: string };
type Stats = { stats: { updated: number; removed: number } };
type RawDocument = {
  get(): Promise<{ data: unknown }>;
  set(document: { data: object }): Promise<unknown>;
  update(change: { data: object }): Promise<Stats>;
  remove(): Promise<Stats>;
};
type RawTransaction = {
  collection(name: string): {
    doc(id: string): RawDocument;
    add(document: { data: object }): Promise<unknown>;
  };
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
};

/** Runs of one piece of work, the first included, and how long they may take before the conflict is told. */
const MOST_ATTEMPTS = 8;
const LONGEST_MS = 10_000;
/** Locks do not wait, so those who step aside for unequal times get through soonest. */
const LONGEST_PAUSE_MS = 400;

/** What may be done inside a transaction: single documents by id, nothing else is isolated by the service. */
export type Transaction = {
  find<Document extends Identified>(collection: string, id: string): Promise<Document | undefined>;
  /** How many documents changed: 0 when there is none, or when it is so already. */
  update(collection: string, id: string, change: object): Promise<number>;
  insert<Document extends Identified>(collection: string, document: Document): Promise<void>;
  /** Writes the whole document, new or not. */
  put<Document extends Identified>(collection: string, document: Document): Promise<void>;
  remove(collection: string, id: string): Promise<number>;
};

function transactionOver(raw: RawTransaction): Transaction {
  const at = (collection: string, id: string) => raw.collection(collection).doc(id);
  return {
    async find<Document extends Identified>(collection: string, id: string) {
      const { data } = await trip(() => at(collection, id).get());
      return (data ?? undefined) as Document | undefined;
    },
    async update(collection, id, change) {
      return (await trip(() => at(collection, id).update({ data: change }))).stats.updated;
    },
    async insert(collection, document) {
      await trip(() => raw.collection(collection).add({ data: document }));
    },
    async put(collection, { _id, ...data }) {
      await trip(() => at(collection, _id).set({ data }));
    },
    async remove(collection, id) {
      return (await trip(() => at(collection, id).remove())).stats.removed;
    },
  };
}

/** wx-server-sdk drops the code of an error inside a transaction (seen in its 4.0.2), so the wording has to do. */
const says = (error: unknown, words: RegExp): boolean => {
  const { code, message, errMsg } = (error ?? {}) as { code?: string; message?: string; errMsg?: string };
  return words.test(`${code ?? ''} ${message ?? ''} ${errMsg ?? ''}`);
};
const isConflict = (error: unknown) => says(error, /TRANSACTION_?CONFLICT|WriteConflict/i);
/** What a write hears that ran beside the one which met the conflict: by then the transaction is gone. */
const isGone = (error: unknown) => says(error, /TRANSACTION_FAIL|TransactionNotExist/i);

/** One run. `canRepeat` says that nothing of it was kept and that another run may fare better. */
type Outcome<Answer> = { readonly answer: Answer } | { readonly error: unknown; readonly canRepeat: boolean };

async function attempt<Answer>(
  work: (transaction: Transaction) => Promise<Answer>,
): Promise<Outcome<Answer>> {
  const raw = (await trip(() => database().startTransaction())) as unknown as RawTransaction;
  let answer: Answer;
  try {
    answer = await work(transactionOver(raw));
  } catch (error) {
    await raw.rollback().catch(() => undefined);
    return { error, canRepeat: isConflict(error) || isGone(error) };
  }
  try {
    await trip(() => raw.commit());
    return { answer };
  } catch (error) {
    // Any other failure here leaves open whether it was kept; doing it again could do it twice.
    return { error, canRepeat: isConflict(error) };
  }
}

/**
 * Runs `work` in one transaction: all of its writes land or none. It runs again on a conflict, so it must do nothing
 * else than read, decide and write through `transaction`; what it throws is thrown. For quiet documents only; 30
 * seconds at most. The SDK's own `runTransaction` repeats without a pause, and not at all when the conflict is met
 * inside `work`.
 */
export async function inTransaction<Answer>(
  work: (transaction: Transaction) => Promise<Answer>,
): Promise<Answer> {
  const start = performance.now();
  for (let run = 1; ; run++) {
    const outcome = await attempt(work);
    if ('answer' in outcome) return outcome.answer;
    const isTooLate = run >= MOST_ATTEMPTS || performance.now() - start > LONGEST_MS;
    if (!outcome.canRepeat || isTooLate) throw outcome.error;
    await new Promise((next) => {
      setTimeout(next, Math.random() * Math.min(LONGEST_PAUSE_MS, 10 * 2 ** run));
    });
  }
}
