import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openEnvironment, type Environment } from './environment';
import { localOnly } from './local-only';

let environment: Environment;
const noon = Date.UTC(2026, 5, 1, 12);

beforeAll(async () => {
  environment = await openEnvironment({
    now: () => noon,
    collections: [
      {
        name: 'coupons',
        indexes: [{ name: 'code', keys: [['code', 1]], unique: true }],
      },
    ],
  });
  await environment.database.createCollection('things');
});
afterAll(() => environment.close());

const things = () => environment.database.collection('things');
const thing = async (id: string) => (await things().doc(id).get()).data as Record<string, unknown>;
const _ = () => environment.database.command;

describe('add()', () => {
  it('makes an id of 32 hex digits, or keeps the one given', async () => {
    const made = await things().add({ data: { a: 1 } });
    expect(made._id).toMatch(/^[0-9a-f]{32}$/);
    expect((await things().add({ data: { _id: 'mine' } }))._id).toBe('mine');
    expect((await things().add({ data: { _id: 7 } }))._id).toBe(7);
    expect((await things().doc(7).get()).data).toEqual({ _id: 7 });
  });

  it('refuses an id that is taken, with the wording callers look for', async () => {
    await things().add({ data: { _id: 'once' } });
    await expect(things().add({ data: { _id: 'once' } })).rejects.toMatchObject({
      errCode: -501001,
      errMsg: expect.stringContaining('E11000 duplicate key error'),
    });
    await expect(environment.nodeDatabase.collection('things').add({ _id: 'once' })).rejects.toMatchObject({
      code: 'DATABASE_DUPLICATE_WRITE',
    });
  });

  localOnly('an SDK makes no index')(
    'keeps a unique index, in which a missing field counts as null',
    async () => {
      const coupons = environment.database.collection('coupons');
      await coupons.add({ data: { _id: 'c1', code: 'A' } });
      await coupons.add({ data: { _id: 'c2' } });
      await expect(coupons.add({ data: { _id: 'c3', code: 'A' } })).rejects.toMatchObject({
        errMsg: /E11000/,
      });
      await expect(coupons.add({ data: { _id: 'c4' } })).rejects.toMatchObject({ errMsg: /E11000/ });
      await expect(coupons.doc('c2').update({ data: { code: 'A' } })).rejects.toMatchObject({
        errMsg: /E11000/,
      });
      await coupons.doc('c1').remove();
      await coupons.doc('c2').update({ data: { code: 'A' } });
    },
  );

  localOnly('its clock cannot be set')('stores every kind of value and gives it back', async () => {
    const { database } = environment;
    const data = {
      _id: 'kinds',
      when: new Date(noon),
      server: database.serverDate({ offset: 1000 }),
      place: new database.Geo.Point(121.5, 31.2),
      big: 2 ** 53 - 1,
      fraction: 0.1,
      nothing: null,
      left: undefined,
      list: [1, 'two', { three: 3 }],
      text: '引号" 反斜杠\\ 换行\n\u0000 😀',
    };
    await things().add({ data });
    const stored = await thing('kinds');
    expect(stored).toMatchObject({
      when: new Date(noon),
      server: new Date(noon + 1000),
      big: 2 ** 53 - 1,
      fraction: 0.1,
      nothing: null,
      list: [1, 'two', { three: 3 }],
      text: data.text,
    });
    expect(stored.place).toMatchObject({ longitude: 121.5, latitude: 31.2 });
    expect(Object.hasOwn(stored, 'left')).toBe(false);
    expect(
      (
        await things()
          .where({ server: _().lte!(database.serverDate({ offset: 2000 })) })
          .count()
      ).total,
    ).toBe(1);
  });

  localOnly('no SDK sends such requests')('refuses a document of more than 16 MB', async () => {
    const request = {
      collectionName: 'things',
      data: [JSON.stringify({ text: 'x'.repeat(17 * 1024 * 1024) })],
    };
    await expect(environment.service.handle('database.insertDocument', request)).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    });
  });

  it('refuses names that are operators', async () => {
    await expect(things().add({ data: { $set: 1 } })).rejects.toMatchObject({ errCode: -502001 });
  });
});

describe('update()', () => {
  beforeEach(async () => {
    await things()
      .doc('u')
      .set({
        data: {
          n: 1,
          list: [1, 2, 3],
          deep: { a: 1, b: { c: 2 } },
          lines: [
            { sku: 'x', q: 1 },
            { sku: 'y', q: 2 },
          ],
        },
      });
  });

  const cases: [string, () => object, object][] = [
    [
      'sets fields, nested ones beside their neighbours',
      () => ({ n: 2, deep: { b: { c: 3 } } }),
      { n: 2, deep: { a: 1, b: { c: 3 } } },
    ],
    ['set() replaces a nested object', () => ({ deep: _().set!({ z: 1 }) }), { deep: { z: 1 } }],
    [
      'inc',
      () => ({ n: _().inc!(2), 'deep.a': _().inc!(-1), fresh: _().inc!(5) }),
      { n: 3, deep: { a: 0, b: { c: 2 } }, fresh: 5 },
    ],
    ['mul', () => ({ n: _().mul!(3), fresh: _().mul!(3) }), { n: 3, fresh: 0 }],
    ['min', () => ({ n: _().min!(0), 'deep.a': _().min!(9) }), { n: 0, deep: { a: 1, b: { c: 2 } } }],
    ['max', () => ({ n: _().max!(9) }), { n: 9 }],
    ['remove', () => ({ 'deep.b': _().remove!() }), { deep: { a: 1 } }],
    ['rename', () => ({ n: _().rename!('m') }), { m: 1 }],
    ['push', () => ({ list: _().push!(4) }), { list: [1, 2, 3, 4] }],
    ['push several', () => ({ list: _().push!([4, 5]) }), { list: [1, 2, 3, 4, 5] }],
    [
      'push with sort, position and slice',
      () => ({ list: _().push!({ each: [9, 0], sort: -1, slice: 3 }) }),
      { list: [9, 3, 2] },
    ],
    ['push to a missing field', () => ({ fresh: _().push!('x') }), { fresh: ['x'] }],
    ['unshift', () => ({ list: _().unshift!([0]) }), { list: [0, 1, 2, 3] }],
    ['pop', () => ({ list: _().pop!() }), { list: [1, 2] }],
    ['shift', () => ({ list: _().shift!() }), { list: [2, 3] }],
    ['pull a value', () => ({ list: _().pull!(2) }), { list: [1, 3] }],
    ['pull by a condition', () => ({ list: _().pull!(_().gt!(1)) }), { list: [1] }],
    ['pull objects', () => ({ lines: _().pull!({ sku: 'x' }) }), { lines: [{ sku: 'y', q: 2 }] }],
    ['pullAll', () => ({ list: _().pullAll!([1, 3]) }), { list: [2] }],
    ['addToSet', () => ({ list: _().addToSet!(2) }), { list: [1, 2, 3] }],
    ['addToSet each', () => ({ list: _().addToSet!({ $each: [3, 4] }) }), { list: [1, 2, 3, 4] }],
    [
      'an array position',
      () => ({ 'list.1': 9, 'lines.0.q': _().inc!(1) }),
      {
        list: [1, 9, 3],
        lines: [
          { sku: 'x', q: 2 },
          { sku: 'y', q: 2 },
        ],
      },
    ],
  ];
  it.each(cases)('%s', async (_name, data, expected) => {
    await things().doc('u').update({ data: data() });
    expect(await thing('u')).toMatchObject(expected);
  });

  it('changes the element that the query met', async () => {
    const changed = await things()
      .where({ _id: 'u', 'lines.sku': 'y' })
      .update({ data: { 'lines.$.q': _().inc!(10) } });
    expect(changed.stats.updated).toBe(1);
    expect((await thing('u')).lines).toEqual([
      { sku: 'x', q: 1 },
      { sku: 'y', q: 12 },
    ]);
  });

  it('counts documents that changed, not those that were met', async () => {
    expect(
      (
        await things()
          .doc('u')
          .update({ data: { n: 1 } })
      ).stats.updated,
    ).toBe(0);
    expect(
      (
        await things()
          .doc('u')
          .update({ data: { n: 2 } })
      ).stats.updated,
    ).toBe(1);
    expect(
      (
        await things()
          .doc('absent')
          .update({ data: { n: 2 } })
      ).stats.updated,
    ).toBe(0);
    expect(
      (
        await things()
          .where({ _id: 'u', n: _().gt!(5) })
          .update({ data: { n: 0 } })
      ).stats.updated,
    ).toBe(0);
  });

  it.each([
    ['a number of text', { 'deep.a': 'text' }, () => ({ 'deep.a': _().inc!(1) })],
    ['an element of a number', {}, () => ({ n: _().push!(1) })],
    ['a field of a number', {}, () => ({ 'n.x': 1 })],
  ])('refuses to make %s, and changes nothing', async (_name, before, data) => {
    if (Object.keys(before).length > 0) await things().doc('u').update({ data: before });
    const was = await thing('u');
    await expect(
      things()
        .doc('u')
        .update({ data: { touched: true, ...data() } }),
    ).rejects.toMatchObject({ errCode: -502001 });
    expect(await thing('u')).toEqual(was);
  });

  it('updates and returns the document in node-sdk', async () => {
    const result = (await environment.nodeDatabase
      .collection('things')
      .where({ _id: 'u' })
      .updateAndReturn({ n: 5 })) as unknown as {
      updated: number;
      doc: { n: number };
    };
    expect(result).toMatchObject({ updated: 1, doc: { _id: 'u', n: 5 } });
  });
});

describe('set() and remove()', () => {
  it('set makes a document or replaces all of it', async () => {
    expect(
      await things()
        .doc('s')
        .set({ data: { a: 1, b: 2 } }),
    ).toMatchObject({ _id: 's', stats: { created: 1, updated: 0 } });
    expect(
      await things()
        .doc('s')
        .set({ data: { b: 3 } }),
    ).toMatchObject({ stats: { created: 0, updated: 1 } });
    expect(await thing('s')).toEqual({ _id: 's', b: 3 });
  });

  it('remove counts what it removed', async () => {
    await environment.nodeDatabase.collection('things').add([{ group: 'g' }, { group: 'g' }, { group: 'h' }]);
    expect((await things().where({ group: 'g' }).remove()).stats.removed).toBe(2);
    expect((await things().where({ group: 'g' }).remove()).stats.removed).toBe(0);
    expect((await things().where({ group: 'h' }).count()).total).toBe(1);
  });
});

describe('collections', () => {
  localOnly('an SDK drops no collection')('can be made once', async () => {
    await environment.database.createCollection('fresh');
    await expect(environment.database.createCollection('fresh')).rejects.toMatchObject({
      code: 'DATABASE_COLLECTION_ALREADY_EXIST',
    });
    await expect(environment.database.createCollection('no spaces')).rejects.toMatchObject({
      code: 'INVALID_PARAM',
    });
  });
});
