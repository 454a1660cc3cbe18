import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openEnvironment, type Environment } from './environment';
import type { WxCollection } from './wx-database';

let environment: Environment;

beforeAll(async () => {
  environment = await openEnvironment({ collections: [{ name: 'accounts', indexes: [] }] });
});
afterAll(() => environment.close());
beforeEach(async () => {
  await accounts().where({}).remove();
  await environment.nodeDatabase.collection('accounts').add([
    { _id: 'a', balance: 10 },
    { _id: 'b', balance: 20 },
  ]);
});

const accounts = (): WxCollection => environment.database.collection('accounts');
const begin = () => environment.database.startTransaction();
const _ = () => environment.database.command;
const stored = async () => (await accounts().orderBy('_id', 'asc').get()).data;
const set = (of: WxCollection, id: string, balance: unknown) => of.doc(id).update({ data: { balance } });

type NodeCollection = {
  add(data: object): Promise<object>;
  where(query: object): { updateAndReturn(data: object): Promise<object> };
  doc(id: string): {
    get(): Promise<{ data: unknown }>;
    set(data: object): Promise<object>;
    update(data: object): Promise<object>;
    remove(): Promise<object>;
  };
};
const nodeTransaction = async () => {
  const transaction = await environment.nodeDatabase.startTransaction();
  return { transaction, inside: transaction.collection('accounts') as unknown as NodeCollection };
};

describe('inside a transaction', () => {
  it('every write that is transactional answers as outside, and counts once committed', async () => {
    const { transaction, inside } = await nodeTransaction();
    expect(await inside.add({ _id: 'c', balance: 1 })).toMatchObject({ id: 'c', inserted: 1, ok: 1 });
    expect(await inside.doc('d').set({ balance: 2 })).toMatchObject({ updated: 0, upserted: [{ _id: 'd' }] });
    expect(await inside.doc('a').set({ balance: 3 })).toMatchObject({ updated: 1 });
    expect(await inside.doc('b').update({ balance: 20 })).toMatchObject({ updated: 0 });
    expect(await inside.where({ _id: 'c' }).updateAndReturn({ balance: _().inc!(5) })).toMatchObject({
      updated: 1,
      doc: { _id: 'c', balance: 6 },
    });
    expect(await inside.doc('b').remove()).toMatchObject({ deleted: 1 });
    expect(await inside.doc('b').get()).toMatchObject({ data: null });
    expect(await inside.doc('c').get()).toMatchObject({ data: { _id: 'c', balance: 6 } });
    expect(await stored()).toEqual([
      { _id: 'a', balance: 10 },
      { _id: 'b', balance: 20 },
    ]);
    await transaction.commit();
    expect(await stored()).toEqual([
      { _id: 'a', balance: 3 },
      { _id: 'c', balance: 6 },
      { _id: 'd', balance: 2 },
    ]);
  });

  it('reads do not lock: two that read each other and write apart both land', async () => {
    const [first, second] = [await begin(), await begin()];
    const [one, two] = [first.collection('accounts'), second.collection('accounts')];
    await one.doc('b').get();
    await two.doc('a').get();
    await set(one, 'a', 0);
    await set(two, 'b', 0);
    await first.commit();
    await second.commit();
    expect((await stored()).map(({ balance }) => balance)).toEqual([0, 0]);
  });

  it('the snapshot is of the beginning, also for documents removed and added since', async () => {
    const transaction = await begin();
    await accounts().doc('a').remove();
    await accounts().add({ data: { _id: 'z', balance: 5 } });
    const inside = transaction.collection('accounts');
    expect((await inside.where({}).orderBy('_id', 'asc').get()).data.map(({ _id }) => _id)).toEqual([
      'a',
      'b',
    ]);
    await transaction.rollback();
  });

  it.each([
    ['a removal', (of: WxCollection) => of.doc('a').remove()],
    ['a replacement', (of: WxCollection) => of.doc('a').set({ data: { balance: 1 } })],
    ['an insertion of the same id', (of: WxCollection) => of.add({ data: { _id: 'new', balance: 1 } })],
  ])(
    '%s of what another transaction has written fails at once, with the words for it',
    async (_name, write) => {
      const [first, second] = [await begin(), await begin()];
      await set(first.collection('accounts'), 'a', 1);
      await first.collection('accounts').add({ data: { _id: 'new', balance: 2 } });
      await expect(write(second.collection('accounts'))).rejects.toMatchObject({
        errCode: -501001,
        errMsg: expect.stringMatching(/resource system error\. \[ResourceUnavailable\.TransactionConflict\]/),
      });
      await first.commit();
    },
  );

  it('any error is its end: nothing that came before can be committed', async () => {
    for (const mistake of [
      (of: WxCollection) => of.add({ data: { _id: 'b' } }),
      (of: WxCollection) => set(of, 'a', _().push!([1])),
      (of: WxCollection) => of.where({ balance: { $nothing: 1 } }).get(),
    ]) {
      const transaction = await begin();
      await set(transaction.collection('accounts'), 'a', 1);
      await expect(mistake(transaction.collection('accounts'))).rejects.toBeDefined();
      await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
      await set(accounts(), 'a', 10);
    }
    expect((await stored())[0]).toEqual({ _id: 'a', balance: 10 });
  });

  it('nothing more can be done in it after its end', async () => {
    for (const end of ['commit', 'rollback'] as const) {
      const { transaction, inside } = await nodeTransaction();
      await inside.doc('a').update({ balance: 11 });
      await transaction[end]();
      await expect(inside.doc('a').update({ balance: 12 })).rejects.toMatchObject({
        code: 'DATABASE_TRANSACTION_FAIL',
        message: expect.stringContaining('[ResourceUnavailable.TransactionNotExist]'),
      });
      await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
      await expect(transaction.rollback()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
    }
    expect((await stored())[0]).toMatchObject({ balance: 11 });
  });

  it('a conflict that reaches runTransaction is tried three times more', async () => {
    const holder = await begin();
    await set(holder.collection('accounts'), 'a', 1);
    let attempts = 0;
    const run = environment.nodeDatabase.runTransaction(
      async (transaction: { collection(name: string): unknown }) => {
        attempts += 1;
        await (transaction.collection('accounts') as NodeCollection).doc('a').update({ balance: 2 });
      },
    );
    await expect(run).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' });
    expect(attempts).toBe(4);
    await holder.commit();
  });
});
