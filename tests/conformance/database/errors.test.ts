import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEnvironment, type Environment } from './environment';
import { localOnly } from './local-only';

let environment: Environment;
beforeAll(async () => {
  environment = await openEnvironment({ collections: [{ name: 'known', indexes: [] }] });
  await environment.nodeDatabase.collection('known').add({ _id: 'taken' });
});
afterAll(() => environment.close());

const wx = (name: string) => environment.database.collection(name);
const node = (name: string) => environment.nodeDatabase.collection(name);

describe('a collection that does not exist', () => {
  const missing = /\[ResourceNotFound\] Db or Table not exist: .*nowhere/;
  it.each<[string, () => Promise<unknown>]>([
    ['get', () => wx('nowhere').get()],
    ['count', () => wx('nowhere').count()],
    ['add', () => wx('nowhere').add({ data: {} })],
    ['doc().get', () => wx('nowhere').doc('x').get()],
    [
      'doc().set',
      () =>
        wx('nowhere')
          .doc('x')
          .set({ data: { a: 1 } }),
    ],
    [
      'doc().update',
      () =>
        wx('nowhere')
          .doc('x')
          .update({ data: { a: 1 } }),
    ],
    ['doc().remove', () => wx('nowhere').doc('x').remove()],
    [
      'where().update',
      () =>
        wx('nowhere')
          .where({ a: 1 })
          .update({ data: { a: 1 } }),
    ],
    ['where().remove', () => wx('nowhere').where({ a: 1 }).remove()],
  ])('is told by wx-server-sdk: %s', async (_name, call) => {
    await expect(call()).rejects.toMatchObject({
      errCode: -502005,
      errMsg: expect.stringMatching(
        /^(collection|document)\.\w+:fail -502005 database collection not exists\. /,
      ),
    });
    await expect(call()).rejects.toMatchObject({ errMsg: expect.stringMatching(missing) });
  });

  it('is told by node-sdk, and by an aggregation of either', async () => {
    const told = { code: 'DATABASE_COLLECTION_NOT_EXIST', message: expect.stringMatching(missing) };
    await expect(node('nowhere').get()).rejects.toMatchObject(told);
    await expect(node('nowhere').aggregate().end()).rejects.toMatchObject(told);
    await expect(wx('nowhere').aggregate().end()).rejects.toMatchObject({ errCode: -1, code: told.code });
  });
});

describe('a key that is taken', () => {
  it('is told with its index and key', async () => {
    await expect(node('known').add({ _id: 'taken' })).rejects.toMatchObject({
      code: 'DATABASE_DUPLICATE_WRITE',
      message: expect.stringMatching(
        /^\[FailedOperation\] multiple write errors: \[\{write errors: \[\{E11000 duplicate key error collection: .*known index: _id_ dup key: \{ _id: "taken" \}\}\]\}, \{<nil>\}\]/,
      ),
    });
  });

  it('stops a batch; those before it stay', async () => {
    await expect(
      node('known').add([{ _id: 'first' }, { _id: 'taken' }, { _id: 'last' }]),
    ).rejects.toBeDefined();
    const { data } = await node('known').orderBy('_id', 'asc').get();
    expect(data).toEqual([{ _id: 'first' }, { _id: 'taken' }]);
    await node('known').doc('first').remove();
  });
});

describe('ids', () => {
  it.each<[string, unknown]>([
    ['a number', 7],
    ['0, which doc() can read though not set', 0],
    ['false', false],
    ['an object', { store: 1, day: 2 }],
    ['two thousand letters', 'x'.repeat(2_000)],
    ['Chinese', '订单/1 号'],
    ['what every object has', 'constructor'],
  ])('may be %s', async (_name, _id) => {
    expect(await node('known').add({ _id })).toMatchObject({ id: _id });
    const found = node('known').where({ _id: environment.nodeDatabase.command.eq(_id) });
    expect((await found.get()).data).toEqual([{ _id }]);
    await found.remove();
  });

  it('of another type are other ids', async () => {
    await node('known').doc(5).set({ a: 1 });
    expect((await node('known').doc('5').get()).data).toEqual([]);
    expect((await node('known').doc(5).get()).data).toEqual([{ _id: 5, a: 1 }]);
    await node('known').doc(5).remove();
  });

  it.each([
    ['null', null],
    ['nothing', undefined],
  ])('are made for %s', async (_name, _id) => {
    const { id } = (await node('known').add({ _id, a: 1 })) as { id: string };
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    await node('known').doc(id).remove();
  });

  it.each([
    ['a list', [1]],
    ['a pattern', /x/],
  ])('cannot be %s', async (_name, _id) => {
    await expect(node('known').add({ _id })).rejects.toMatchObject({ code: 'INVALID_PARAM' });
  });

  it('never change', async () => {
    await expect(
      wx('known')
        .doc('taken')
        .update({ data: { _id: 'x' } }),
    ).rejects.toMatchObject({ errCode: -501007 });
    await expect(
      wx('known')
        .doc('taken')
        .set({ data: { _id: 'x', a: 1 } }),
    ).rejects.toMatchObject({ errCode: -501007 });
    expect((await wx('known').get()).data).toEqual([{ _id: 'taken' }]);
  });
});

describe('what is not there', () => {
  it('is nothing to node-sdk, an error to wx-server-sdk, and no change to a write', async () => {
    expect((await node('known').doc('absent').get()).data).toEqual([]);
    await expect(wx('known').doc('absent').get()).rejects.toMatchObject({
      errCode: -1,
      errMsg: expect.stringContaining('document with _id absent does not exist'),
    });
    expect(
      await wx('known')
        .doc('absent')
        .update({ data: { a: 1 } }),
    ).toMatchObject({ stats: { updated: 0 } });
    expect(await wx('known').doc('absent').remove()).toMatchObject({ stats: { removed: 0 } });
    expect((await wx('known').count()).total).toBe(1);
  });
});

describe('writes of nothing', () => {
  it('are refused', async () => {
    await expect(node('known').add([])).rejects.toMatchObject({ code: 'INVALID_PARAM' });
    await expect(node('known').add(null as unknown as object)).rejects.toMatchObject({
      code: 'INVALID_PARAM',
    });
    await expect(node('known').doc('taken').update({})).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining("'$set' is empty"),
    });
  });
});

localOnly('an SDK drops no collection')(
  'collections are made once, by names of letters, digits, _ and -',
  async () => {
    const { nodeDatabase, database } = environment;
    for (const name of ['orders', 'a-b_c', '2026', 'A'])
      expect(await nodeDatabase.createCollection(name)).toHaveProperty('requestId');
    for (const name of ['a b', 'a.b', 'a$b', '_x', '-x', '集合', 'system.users', 'x'.repeat(65)])
      await expect(nodeDatabase.createCollection(name)).rejects.toMatchObject({ code: 'INVALID_PARAM' });
    await expect(database.createCollection('orders')).rejects.toMatchObject({
      code: 'DATABASE_COLLECTION_ALREADY_EXIST',
      errMsg: expect.stringContaining('[ResourceUnavailable.ResourceExist] Table exist'),
    });
  },
);
