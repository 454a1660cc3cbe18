import { database } from './database';
import { trip } from './round-trips';

type Identified = { _id: string };
type RawDocument = {
  get(): Promise<{ data: unknown }>;
  update(change: { data: object }): Promise<{ stats: { updated: number } }>;
};
type RawTransaction = {
  collection(name: string): {
    doc(id: string): RawDocument;
    add(document: { data: object }): Promise<unknown>;
  };
};

const CONFLICT = 'DATABASE_TRANSACTION_CONFLICT';

/**
 * wx-server-sdk drops the conflict's code before runTransaction looks at it, so its retry never happens unless the
 * code is put back (seen in its 4.0.2; @cloudbase/node-sdk retries three times on this code).
 */
function withConflictCode(error: unknown): unknown {
  const { message, errMsg } = (error ?? {}) as { message?: string; errMsg?: string };
  const isConflict = /TRANSACTION_?CONFLICT|WriteConflict/i.test(`${message ?? ''} ${errMsg ?? ''}`);
  return isConflict ? Object.assign(new Error(CONFLICT), { code: CONFLICT }) : error;
}

/** What may be done inside a transaction: single documents by id, nothing else is isolated by the service. */
export type Transaction = {
  find<Document extends Identified>(collection: string, id: string): Promise<Document | undefined>;
  update(collection: string, id: string, change: object): Promise<void>;
  insert<Document extends Identified>(collection: string, document: Document): Promise<void>;
};

function transactionOver(raw: RawTransaction): Transaction {
  const at = (collection: string, id: string) => raw.collection(collection).doc(id);
  return {
    async find<Document extends Identified>(collection: string, id: string) {
      const { data } = await trip(() => at(collection, id).get());
      return (data ?? undefined) as Document | undefined;
    },
    async update(collection, id, change) {
      await trip(() => at(collection, id).update({ data: change }));
    },
    async insert(collection, document) {
      await trip(() => raw.collection(collection).add({ data: document }));
    },
  };
}

/**
 * Runs `work` in one transaction: all of its writes land or none. It runs again on a conflict, so it must do nothing
 * else than read, decide and write through `transaction`. For quiet documents only; 30 seconds at most.
 */
export function inTransaction<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
  return database().runTransaction(async (raw: RawTransaction) => {
    try {
      return await work(transactionOver(raw));
    } catch (error) {
      throw withConflictCode(error);
    }
  }) as Promise<Answer>;
}
