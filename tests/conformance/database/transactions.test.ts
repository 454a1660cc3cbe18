import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openEnvironment, type Environment } from './environment';
import { localOnly } from './local-only';
import type { WxCollection } from './wx-database';

let environment: Environment;

beforeAll(async () => {
  environment = await openEnvironment({
    transactionLifeMs: 1_500,
    lockWaitMs: 400,
    collections: [
      {
        name: 'accounts',
        indexes: [
          { name: 'balance', keys: [['balance', 1]] },
          { name: 'card', keys: [['card', 1]], unique: true },
        ],
      },
    ],
  });
});
afterAll(() => environment.close());
beforeEach(async () => {
  await accounts().where({}).remove();
  await accounts().add({ data: { _id: 'a', balance: 10, card: 1 } });
  await accounts().add({ data: { _id: 'b', balance: 20, card: 2 } });
});

const accounts = (): WxCollection => environment.database.collection('accounts');
const begin = () => environment.database.startTransaction();
const _ = () => environment.database.command;
const balance = async (id: string, of = accounts()) => (await of.doc(id).get()).data.balance;
const set = (of: WxCollection, id: string, value: unknown) => of.doc(id).update({ data: { balance: value } });
type NodeTransaction = {
  collection(name: string): {
    doc(id: string): {
      get(): Promise<{ data: { balance: number } }>;
      update(data: object): Promise<unknown>;
    };
  };
};
const outcome = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => error,
  );

describe('a transaction', () => {
  it('lands whole at commit and is unseen before', async () => {
    const transaction = await begin();
    await set(transaction.collection('accounts'), 'a', 5);
    await transaction.collection('accounts').add({ data: { _id: 'c', balance: 5, card: 3 } });
    await transaction.collection('accounts').doc('b').remove();
    expect(await balance('a')).toBe(10);
    expect((await accounts().count()).total).toBe(2);
    await transaction.commit();
    expect(
      (await accounts().orderBy('_id', 'asc').get()).data.map(({ _id, balance: sum }) => [_id, sum]),
    ).toEqual([
      ['a', 5],
      ['c', 5],
    ]);
  });

  it('leaves nothing behind when rolled back', async () => {
    const transaction = await begin();
    await set(transaction.collection('accounts'), 'a', 5);
    await transaction.collection('accounts').add({ data: { _id: 'c', card: 3 } });
    await transaction.rollback();
    expect(await balance('a')).toBe(10);
    expect((await accounts().count()).total).toBe(2);
  });

  it('sees what was when it began, plus its own writes', async () => {
    const transaction = await begin();
    const inside = transaction.collection('accounts');
    await set(accounts(), 'b', 99);
    await accounts().add({ data: { _id: 'late', balance: 1, card: 9 } });
    await set(inside, 'a', _().inc!(1));
    expect(await balance('b', inside)).toBe(20);
    expect(await balance('a', inside)).toBe(11);
    const seen = await inside
      .where({ balance: _().gt!(0) })
      .orderBy('balance', 'desc')
      .get();
    expect(seen.data.map(({ _id }) => _id)).toEqual(['b', 'a']);
    await transaction.rollback();
  });

  it('fails at once on a document that another transaction has written', async () => {
    const first = await begin();
    const second = await begin();
    await set(first.collection('accounts'), 'a', 1);
    await expect(set(second.collection('accounts'), 'a', 2)).rejects.toMatchObject({ errCode: -501001 });
    await first.commit();
    await outcome(second.rollback());
    expect(await balance('a')).toBe(1);
  });

  it("is over after a conflict, so that its other locks stand in nobody's way", async () => {
    const [first, second] = [await begin(), await begin()];
    await set(first.collection('accounts'), 'a', 1);
    await set(second.collection('accounts'), 'b', 2);
    await expect(set(second.collection('accounts'), 'a', 2)).rejects.toMatchObject({ errCode: -501001 });
    await set(accounts(), 'b', 3);
    await expect(second.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
    await first.rollback();
    expect(await balance('b')).toBe(3);
  });

  it('fails on a document that was changed since it began', async () => {
    const transaction = await begin();
    await set(accounts(), 'a', 1);
    await expect(set(transaction.collection('accounts'), 'a', 2)).rejects.toMatchObject({ errCode: -501001 });
    await outcome(transaction.rollback());
    expect(await balance('a')).toBe(1);
  });

  localOnly('an SDK makes no index')('takes a key of a unique index for itself', async () => {
    const first = await begin();
    const second = await begin();
    await first.collection('accounts').add({ data: { _id: 'x', card: 7 } });
    await expect(second.collection('accounts').add({ data: { _id: 'y', card: 7 } })).rejects.toMatchObject({
      errCode: -501001,
    });
    await first.commit();
    await expect(second.rollback()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
    expect((await accounts().where({ card: 7 }).count()).total).toBe(1);
  });
});

describe('plain writes beside a transaction', () => {
  it('wait until it ends, and then look again', async () => {
    const transaction = await begin();
    await set(transaction.collection('accounts'), 'a', 0);
    const guarded = accounts()
      .where({ _id: 'a', balance: _().gte!(10) })
      .update({ data: { balance: _().inc!(-10) } });
    const free = accounts()
      .doc('b')
      .update({ data: { balance: 21 } });
    expect((await free).stats.updated).toBe(1);
    await transaction.commit();
    expect((await guarded).stats.updated).toBe(0);
    expect(await balance('a')).toBe(0);
  });

  localOnly('its times cannot be shortened')(
    'give up after a while, so that where().update() inside its own transaction does not hang',
    async () => {
      const transaction = await begin();
      await set(transaction.collection('accounts'), 'a', 0);
      const leaked = transaction
        .collection('accounts')
        .where({ _id: 'a' })
        .update({ data: { balance: 7 } });
      await expect(leaked).rejects.toMatchObject({
        errCode: -501001,
        errMsg: expect.stringContaining('waited too long'),
      });
      await transaction.commit();
      expect(await balance('a')).toBe(0);
    },
  );

  it('where().update() inside a transaction runs outside of it, as on the service', async () => {
    const transaction = await begin();
    await transaction
      .collection('accounts')
      .where({ _id: 'b' })
      .update({ data: { balance: 7 } });
    await transaction.rollback();
    expect(await balance('b')).toBe(7);
  });
});

describe('the life of a transaction', () => {
  localOnly('its times cannot be shortened')(
    'ends by itself; its locks are free and it cannot be committed',
    async () => {
      const transaction = await begin();
      await set(transaction.collection('accounts'), 'a', 0);
      await new Promise((resolve) => {
        setTimeout(resolve, 1_600);
      });
      await set(accounts(), 'a', 3);
      await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
      expect(await balance('a')).toBe(3);
    },
  );

  it('ends once', async () => {
    const transaction = await begin();
    await transaction.commit();
    await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
  });
});

describe('runTransaction', () => {
  it('loses no update of many at once', async () => {
    const { nodeDatabase } = environment;
    const add = async () => {
      for (let attempt = 0; attempt < 50; attempt++) {
        const result = await outcome(
          nodeDatabase.runTransaction(async (transaction: NodeTransaction) => {
            const account = transaction.collection('accounts').doc('a');
            const { data } = await account.get();
            await account.update({ balance: data.balance + 1 });
          }),
        );
        if (result === 'done') return;
        expect(result).toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' });
        // Locks do not wait, so those who step aside for unequal times get through soonest.
        await new Promise((next) => setTimeout(next, Math.random() * 40));
      }
      throw new Error('never got through');
    };
    await Promise.all(Array.from({ length: 6 }, add));
    expect(await balance('a')).toBe(16);
  });

  it('rejects with the reason of a rollback', async () => {
    const reason = await outcome(
      environment.database.runTransaction(async (transaction) => {
        await set(transaction.collection('accounts'), 'a', 0);
        await transaction.rollback('changed my mind');
      }),
    );
    expect(reason).toBe('changed my mind');
    expect(await balance('a')).toBe(10);
  });
});
