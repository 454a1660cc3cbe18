import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { command } from '@functions/_stores/database';
import { inTransaction, type Transaction } from '@functions/_stores/transaction';
import { openEnvironment, type Environment } from '../conformance/database/environment';

type Account = { _id: string; balance: number };
let environment: Environment;

beforeAll(async () => {
  environment = await openEnvironment({
    collections: [
      { name: 'accounts', indexes: [] },
      { name: 'entries', indexes: [] },
    ],
  });
});
afterAll(() => environment.close());
beforeEach(async () => {
  for (const name of ['accounts', 'entries'])
    await environment.nodeDatabase.collection(name).where({}).remove();
  await environment.nodeDatabase.collection('accounts').add([
    { _id: 'a', balance: 100 },
    { _id: 'b', balance: 0 },
  ]);
});

const balances = async () => {
  const { data } = await environment.database.collection('accounts').orderBy('_id', 'asc').get();
  return data.map(({ balance }) => balance);
};

/** Moves an amount and writes it down, as stored value will be. */
const move = (amount: number, entry: string, runs = { count: 0 }) =>
  inTransaction(async (transaction: Transaction) => {
    runs.count += 1;
    const from = await transaction.find<Account>('accounts', 'a');
    if (!from || from.balance < amount) return 'short';
    await Promise.all([
      transaction.update('accounts', 'a', { balance: from.balance - amount }),
      transaction.update('accounts', 'b', { balance: command().inc(amount) }),
      transaction.insert('entries', { _id: entry, amount }),
    ]);
    return 'moved';
  });

describe('inTransaction', () => {
  it('loses and doubles nothing when many want the same two documents at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, (_, number) => move(30, `e${number}`).catch(() => 'gave up')),
    );
    const moved = outcomes.filter((outcome) => outcome === 'moved').length;
    expect(moved).toBeGreaterThan(0);
    expect(await balances()).toEqual([100 - moved * 30, moved * 30]);
    expect((await environment.database.collection('entries').count()).total).toBe(moved);
    expect(outcomes.filter((outcome) => outcome === 'gave up')).toEqual([]);
  });

  it('runs again by itself when a write inside it meets a conflict', async () => {
    const holder = await environment.database.startTransaction();
    await holder
      .collection('accounts')
      .doc('a')
      .update({ data: { balance: 50 } });
    const runs = { count: 0 };
    const moving = move(30, 'e', runs);
    await new Promise((next) => setTimeout(next, 30));
    await holder.commit();
    expect(await moving).toBe('moved');
    expect(runs.count).toBeGreaterThan(1);
    expect(await balances()).toEqual([20, 30]);
  });

  it('tells the conflict when the document stays taken', async () => {
    const holder = await environment.database.startTransaction();
    await holder
      .collection('accounts')
      .doc('a')
      .update({ data: { balance: 50 } });
    const runs = { count: 0 };
    await expect(move(30, 'e', runs)).rejects.toMatchObject({
      errMsg: expect.stringMatching(/Transaction(Conflict|NotExist)/),
    });
    expect(runs.count).toBe(8);
    await holder.rollback();
    expect(await balances()).toEqual([100, 0]);
  });

  it('keeps nothing of work that throws, throws what it threw, and does not run it again', async () => {
    let runs = 0;
    const wrong = inTransaction(async (transaction) => {
      runs += 1;
      await transaction.update('accounts', 'a', { balance: 0 });
      throw new Error('changed my mind');
    });
    await expect(wrong).rejects.toThrow('changed my mind');
    expect(runs).toBe(1);
    expect(await balances()).toEqual([100, 0]);
    // Its lock is free: a plain write need not wait.
    await environment.database
      .collection('accounts')
      .doc('a')
      .update({ data: { balance: 1 } });
  });

  it('refuses a repeat by the key of its entry, whole', async () => {
    expect(await move(10, 'once')).toBe('moved');
    await expect(move(10, 'once')).rejects.toMatchObject({ errMsg: expect.stringContaining('E11000') });
    expect(await balances()).toEqual([90, 10]);
  });

  it('writes, counts and removes whole documents', async () => {
    const counts = await inTransaction(async (transaction) => {
      await transaction.put('accounts', { _id: 'c', balance: 5 });
      await transaction.put('accounts', { _id: 'a', balance: 7 });
      return [
        await transaction.update('accounts', 'b', { balance: 0 }),
        await transaction.update('accounts', 'nobody', { balance: 1 }),
        await transaction.remove('accounts', 'b'),
      ];
    });
    expect(counts).toEqual([0, 0, 1]);
    expect(await balances()).toEqual([7, 5]);
  });
});
