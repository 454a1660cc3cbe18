import type { Chance } from '../simulation/random';
import type { databaseAt } from '../support/sdk';
import type { Book, State } from './book';

export type Database = ReturnType<typeof databaseAt>;
type Scene = { readonly db: Database; readonly book: Book; readonly chance: Chance; readonly round: number };
/** One client: does one thing after the other until the cloud is gone. */
type Client = (scene: Scene, name: string) => Promise<never>;

export const ACCOUNTS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
export const OPENING_BALANCE = 1_000;
export const COUNTERS = ['x', 'y', 'z'] as const;
export const KINDS = ['coat', 'dress', 'shirt'] as const;
export const TAGS = ['red', 'wool', 'new', 'sale', 'winter'] as const;
/** Documents one client keeps; older ones it removes, so that a long run does not grow. */
const KEPT_ENTRIES = 200;
const LETTERS = 4;

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code;

function entryOf(chance: Chance): Exclude<State, 'gone'> {
  const tags = TAGS.filter(() => chance.isTrue(0.4));
  return {
    kind: chance.pick(KINDS),
    rank: chance.between(0, 40),
    tags,
    place: [chance.between(100, 109), chance.between(20, 29)],
    note: `第 ${chance.between(1, 999)} 件`,
  };
}

/** Inserts, replaces, changes the array under the multikey index, and removes. */
const entries: Client = async ({ db, book, chance, round }, name) => {
  const collection = db.collection('entries');
  const own = book.idsOf('entries').filter((id) => id.startsWith(name));
  for (let number = 0; ; number += 1) {
    const id = `${name}-${round}-${number}`;
    const fresh = entryOf(chance);
    await book.write({ collection: 'entries', id }, fresh, () => collection.add({ _id: id, ...fresh }));
    own.push(id);

    const other = { collection: 'entries', id: chance.pick(own) };
    const [state] = book.rightStates(other);
    const next = entryOf(chance);
    if (chance.isTrue(0.5)) await book.write(other, next, () => collection.doc(other.id).set(next));
    else if (state && state !== 'gone') {
      const { tags } = next;
      await book.write(other, { ...state, tags }, () =>
        collection.doc(other.id).update({ tags: db.command.set(tags) }),
      );
    }
    if (own.length > KEPT_ENTRIES || chance.isTrue(0.3)) {
      const gone = { collection: 'entries', id: own.splice(chance.between(0, own.length - 1), 1)[0] ?? id };
      await book.write(gone, 'gone', () => collection.doc(gone.id).remove());
    }
    if (own.length === 0) own.push(id);
  }
};

/** Several clients count on the same documents, each write guarded. */
const counters: Client = async ({ db, book, chance }) => {
  const { command } = db;
  for (;;) {
    const id = chance.pick(COUNTERS);
    const guarded = db.collection('counters').where({ _id: id, value: command.gte(0) });
    await book.count(id, () => guarded.update({ value: command.inc(1) }));
  }
};

/** Moves an amount between two accounts and writes down that it did, all or nothing. */
const transfers: Client = async ({ db, book, chance, round }, name) => {
  for (let number = 0; ; number += 1) {
    const from = chance.pick(ACCOUNTS);
    const to = chance.pick(ACCOUNTS.filter((account) => account !== from));
    const amount = chance.between(1, 9);
    const id = `${name}-${round}-${number}`;
    const transaction = await db.startTransaction();
    try {
      await transaction
        .collection('accounts')
        .doc(from)
        .update({ balance: db.command.inc(-amount) });
      await transaction.collection('transfers').add({ _id: id, round, from, to, amount });
      await transaction
        .collection('accounts')
        .doc(to)
        .update({ balance: db.command.inc(amount) });
      await transaction.commit();
      book.transfers.add(id);
      book.acknowledged += 1;
    } catch (error) {
      if (codeOf(error) !== 'DATABASE_TRANSACTION_CONFLICT') throw error;
      await transaction.rollback().catch(() => undefined);
    }
  }
};

/** Two clients reach for the same codes: one of them gets each. */
const coupons: Client = async ({ db, book, round }, name) => {
  for (let number = 0; ; number += 1) {
    const code = `${round}-${number}`;
    try {
      await db.collection('coupons').add({ _id: `${name}-${code}`, code, round });
      book.acknowledged += 1;
    } catch (error) {
      if (codeOf(error) !== 'DATABASE_DUPLICATE_WRITE') throw error;
    }
    book.takenCodes.add(code);
  }
};

/** Replaces large documents, which fill the log and bring checkpoints about. */
const letters: Client = async ({ db, book, chance, round }) => {
  for (let version = round * 1_000; ; version += 1) {
    const id = `letter-${chance.between(1, LETTERS)}`;
    const state = { version, text: `${chance.between(0, 9)}信`.repeat(chance.between(2_000, 60_000)) };
    await book.write({ collection: 'letters', id }, state, () => db.collection('letters').doc(id).set(state));
  }
};

const clients: readonly (readonly [string, Client])[] = [
  ['entries-1', entries],
  ['entries-2', entries],
  ['entries-3', entries],
  ['counter-1', counters],
  ['counter-2', counters],
  ['transfer-1', transfers],
  ['transfer-2', transfers],
  ['transfer-3', transfers],
  ['coupon-1', coupons],
  ['coupon-2', coupons],
  ['letter-1', letters],
];

/** What must be there before the first round. */
export async function open(db: Database, book: Book): Promise<void> {
  for (const _id of ACCOUNTS) {
    await db.collection('accounts').add({ _id, balance: OPENING_BALANCE });
    book.balances.set(_id, OPENING_BALANCE);
  }
  for (const _id of COUNTERS) await db.collection('counters').add({ _id, value: 0 });
}

/** Sets all clients to work. Answers why each of them stopped, once all have. */
export async function work(
  scene: Omit<Scene, 'chance'>,
  chanceOf: (name: string) => Chance,
): Promise<unknown[]> {
  const ends = await Promise.allSettled(
    clients.map(([name, client]) => client({ ...scene, chance: chanceOf(name) }, name)),
  );
  return ends.map((end) => (end.status === 'rejected' ? (end.reason as unknown) : 'stopped by itself'));
}
