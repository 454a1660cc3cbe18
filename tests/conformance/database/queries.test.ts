import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEnvironment, type Environment } from './environment';
import { localOnly } from './local-only';

let environment: Environment;
const day = (number: number) => new Date(Date.UTC(2026, 0, number));

const documents = [
  { _id: 'a', name: '连衣裙', price: 19900, size: ['S', 'M'], brand: { code: 'b1', tier: 1 }, at: day(1) },
  { _id: 'b', name: '衬衫', price: 9900, size: ['M', 'L', 'XL'], brand: { code: 'b2', tier: 2 }, at: day(2) },
  {
    _id: 'c',
    name: '牛仔裤',
    price: 29900,
    size: [],
    brand: { code: 'b1', tier: 3 },
    at: day(3),
    note: null,
  },
  {
    _id: 'd',
    name: 'Dress',
    price: 19900.5,
    lines: [
      { sku: 'x', quantity: 1 },
      { sku: 'y', quantity: 5 },
    ],
  },
  { _id: 'e', name: 'dress', price: '19900', lines: [{ sku: 'x', quantity: 5 }], isHidden: true, note: 'n' },
  { _id: 'f', price: null, isHidden: false, scores: [70, 85, 92] },
];

beforeAll(async () => {
  environment = await openEnvironment();
  await environment.database.createCollection('goods');
  for (const data of documents) await environment.database.collection('goods').add({ data });
});
afterAll(() => environment.close());

async function ids(where: object): Promise<string> {
  const { data } = await environment.database.collection('goods').where(where).orderBy('_id', 'asc').get();
  const counted = await environment.database.collection('goods').where(where).count();
  expect(counted.total).toBe(data.length);
  return data.map(({ _id }) => String(_id)).join('');
}

describe('where() finds', () => {
  const _ = () => environment.database.command;
  const cases: [string, () => object, string][] = [
    ['equal text', () => ({ name: 'dress' }), 'e'],
    ['equal numbers, not their text', () => ({ price: 19900 }), 'a'],
    ['a nested field', () => ({ 'brand.code': 'b1' }), 'ac'],
    ['a nested object by its fields, since the SDK flattens it', () => ({ brand: { code: 'b1' } }), 'ac'],
    ['a whole object, all fields in order', () => ({ brand: _().eq!({ code: 'b1', tier: 1 }) }), 'a'],
    ['an element of an array', () => ({ size: 'M' }), 'ab'],
    ['a whole array', () => ({ size: ['S', 'M'] }), 'a'],
    ['null, which a missing field counts as', () => ({ note: null }), 'abcdf'],
    ['neq, which a missing field fits', () => ({ name: _().neq!('dress') }), 'abcdf'],
    ['gt', () => ({ price: _().gt!(19900) }), 'cd'],
    ['gte', () => ({ price: _().gte!(19900) }), 'acd'],
    ['lt, never across types', () => ({ price: _().lt!(19900) }), 'b'],
    ['lte', () => ({ price: _().lte!(19900) }), 'ab'],
    ['a range', () => ({ price: _().gt!(9900).and(_().lt!(29900)) }), 'ad'],
    ['dates', () => ({ at: _().gte!(day(2)) }), 'bc'],
    ['in', () => ({ _id: _().in!(['a', 'f', 'z']) }), 'af'],
    ['in with null', () => ({ note: _().in!(['n', null]) }), 'abcdef'],
    ['nin', () => ({ name: _().nin!(['Dress', 'dress']) }), 'abcf'],
    ['or on one field', () => ({ name: _().or!(_().eq!('dress'), _().eq!('Dress')) }), 'de'],
    ['or of conditions', () => _().or!([{ price: 9900 }, { isHidden: true }]), 'be'],
    ['and of conditions', () => _().and!([{ size: 'M' }, { price: _().lt!(10000) }]), 'b'],
    ['nor', () => _().nor!([{ size: 'M' }, { isHidden: true }]), 'cdf'],
    ['not', () => ({ price: _().not!(_().gt!(10000)) }), 'bef'],
    ['exists', () => ({ note: _().exists!(true) }), 'ce'],
    ['not exists', () => ({ brand: _().exists!(false) }), 'def'],
    ['mod', () => ({ price: _().mod!(100, 0) }), 'abcd'],
    ['all', () => ({ size: _().all!(['M', 'XL']) }), 'b'],
    ['size', () => ({ size: _().size!(2) }), 'a'],
    ['size of an empty array', () => ({ size: _().size!(0) }), 'c'],
    ['elemMatch on fields', () => ({ lines: _().elemMatch!({ sku: 'x', quantity: _().gt!(1) }) }), 'e'],
    ['elemMatch on values', () => ({ scores: { $elemMatch: { $gte: 80, $lt: 86 } } }), 'f'],
    ['fields of array elements, each for itself', () => ({ 'lines.sku': 'x', 'lines.quantity': 5 }), 'de'],
    ['an array position', () => ({ 'lines.0.quantity': 5 }), 'e'],
    ['a regular expression', () => ({ name: /^dr/i }), 'de'],
    ['db.RegExp', () => ({ name: environment.database.RegExp({ regexp: '^.衫$', options: '' }) }), 'b'],
    ['booleans', () => ({ isHidden: false }), 'f'],
    ['a field called like one of every object', () => ({ constructor: 'x' }), ''],
    ['expr', () => ({ $expr: { $gt: [{ $size: { $ifNull: ['$lines', []] } }, 1] } }), 'd'],
  ];
  it.each(cases)('%s', async (_name, where, expected) => {
    expect(await ids(where())).toBe(expected);
  });
});

describe('the order of an answer', () => {
  it('follows MongoDB over mixed types: null, numbers, text, objects, arrays, booleans, dates', async () => {
    const { database } = environment;
    await database.createCollection('mixed');
    const values: unknown[] = [
      day(1),
      true,
      ['z'],
      { a: 1 },
      'text',
      12.5,
      -3,
      null,
      false,
      'TEXT',
      1e20,
      'é',
      '😀',
      'ｚ',
    ];
    for (const value of values) await database.collection('mixed').add({ data: { value, kind: 'value' } });
    await database.collection('mixed').add({ data: { kind: 'value' } });
    const up = await database.collection('mixed').orderBy('value', 'asc').get();
    const shown = up.data.map(({ value }) => (value instanceof Date ? 'date' : JSON.stringify(value)));
    expect(shown.slice(0, 2).sort()).toEqual(['null', undefined]);
    expect(shown.slice(2)).toEqual([
      '-3',
      '12.5',
      '100000000000000000000',
      '"TEXT"',
      '"text"',
      '["z"]',
      '"é"',
      '"ｚ"',
      '"😀"',
      '{"a":1}',
      'false',
      'true',
      'date',
    ]);
  });

  it('takes several fields, each in its own direction', async () => {
    const { data } = await environment.database
      .collection('goods')
      .where({ brand: environment.database.command.exists!(true) })
      .orderBy('brand.code', 'asc')
      .orderBy('price', 'desc')
      .get();
    expect(data.map(({ _id }) => _id)).toEqual(['c', 'a', 'b']);
  });
});

describe('pages and fields', () => {
  it('skips, limits, and gives 100 documents unless more are asked for, 1000 at most', async () => {
    const { database } = environment;
    await database.createCollection('many');
    const many = environment.nodeDatabase.collection('many');
    const all = Array.from({ length: 1_200 }, (_, number) => ({ number }));
    await many.add(all.slice(0, 600));
    await many.add(all.slice(600));
    const numbers = (found: { data: { number?: number }[] }) => found.data.map(({ number }) => number);
    const collection = database.collection('many');
    expect((await collection.get()).data).toHaveLength(100);
    expect((await collection.limit(5_000).get()).data).toHaveLength(1_000);
    expect(numbers(await collection.orderBy('number', 'desc').skip(3).limit(2).get())).toEqual([1196, 1195]);
    expect((await collection.count()).total).toBe(1_200);
  });

  it('chooses fields, nested ones too, or leaves some out', async () => {
    const goods = environment.database.collection('goods');
    const only = await goods.doc('a').field({ name: true, 'brand.tier': true }).get();
    expect(only.data).toEqual({ _id: 'a', name: '连衣裙', brand: { tier: 1 } });
    const without = await goods.doc('d').field({ lines: false, price: false }).get();
    expect(without.data).toEqual({ _id: 'd', name: 'Dress' });
    const bare = await goods.where({ _id: 'd' }).field({ _id: false, 'lines.sku': true }).get();
    expect(bare.data).toEqual([{ lines: [{ sku: 'x' }, { sku: 'y' }] }]);
  });

  it('gives dates back as dates', async () => {
    const { data } = await environment.database.collection('goods').doc('b').get();
    expect((data as { at: Date }).at).toEqual(day(2));
  });
});

describe('refusals', () => {
  it('names a collection that does not exist', async () => {
    await expect(environment.database.collection('nowhere').get()).rejects.toMatchObject({
      errCode: -502005,
    });
  });

  it('says when a document does not exist', async () => {
    await expect(environment.database.collection('goods').doc('zz').get()).rejects.toMatchObject({
      errCode: -1,
      errMsg: expect.stringContaining('does not exist'),
    });
  });

  localOnly('no SDK sends such requests').each([
    ['an unknown operator', { price: { $foo: 1 } }, 'DATABASE_INVALID_OPERRATOR'],
    ['code', { $where: 'true' }, 'DATABASE_INVALID_OPERRATOR'],
    [
      'hidden code',
      { $expr: { $function: { body: 'x', args: [], lang: 'js' } } },
      'DATABASE_INVALID_OPERRATOR',
    ],
    ['a broken number', '{"price":{"$numberInt":"x"}}', 'INVALID_PARAM'],
    ['text that is no JSON', '{"price":', 'INVALID_PARAM'],
    ['a poisoned name', '{"__proto__":{"a":1}}', 'INVALID_PARAM'],
    ['a bottomless query', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`, 'INVALID_PARAM'],
    ['a bottomless list', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'INVALID_PARAM'],
    ['a broken expression', { name: { $regex: '(' } }, 'DATABASE_REQUEST_FAILED'],
  ])('refuses %s and stays up', async (_name, query, code) => {
    const text = typeof query === 'string' ? query : JSON.stringify(query);
    const request = { collectionName: 'goods', queryType: 'WHERE', query: text };
    await expect(environment.service.handle('database.getDocument', request)).rejects.toMatchObject({ code });
    expect((await environment.database.collection('goods').count()).total).toBe(documents.length);
  });
});
