import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEnvironment, type Environment } from './environment';

let environment: Environment;
type Operator = (...operands: unknown[]) => Chain;
type Chain = { and: Operator; or: Operator; lt: Operator; gte: Operator };
type Commands = Record<string, Operator> & { aggregate: Record<string, Operator> };
type Where = (operators: Commands) => unknown;

const documents = [
  { _id: '1', a: 1, b: { c: 1, d: 2 } },
  { _id: '2', a: [1, 2, 3], b: [{ c: 1 }, { c: 5 }] },
  { _id: '3', a: null },
  { _id: '4' },
  { _id: '5', a: [], b: {} },
  { _id: '6', a: [[1, 2], 3] },
  { _id: '7', a: 'x', d: new Date(5) },
  { _id: '8', a: NaN },
  {
    _id: '9',
    a: true,
    n: {
      list: [
        { k: 1, tags: ['x', 'y'] },
        { k: 2, tags: [] },
      ],
    },
  },
];

beforeAll(async () => {
  environment = await openEnvironment({ collections: [{ name: 'shapes', indexes: [] }] });
  await environment.nodeDatabase.collection('shapes').add(documents);
});
afterAll(() => environment.close());

type Raw = {
  options(options: object): { where(query: object): { get(): Promise<{ data: { _id: string }[] }> } };
};
const commands = () => environment.database.command as unknown as Commands;

async function ids(where: Where): Promise<string> {
  const found = environment.database.collection('shapes').where(where(commands()) as object);
  const { data } = await found.orderBy('_id', 'asc').get();
  expect((await found.count()).total).toBe(data.length);
  return data.map(({ _id }) => _id).join('');
}

async function rawIds(query: object): Promise<string> {
  const collection = environment.nodeDatabase.collection('shapes') as unknown as Raw;
  const { data } = await collection.options({ raw: true }).where(query).get();
  return data
    .map(({ _id }) => _id)
    .sort()
    .join('');
}

describe('where() through the SDK', () => {
  const cases: [string, Where, string][] = [
    ['a chain of or', (_) => ({ a: _.gt!(2).or(_.eq!(1)) }), '126'],
    ['a chain of and, then or', (_) => ({ a: _.gt!(0).and(_.lt!(2)).or(_.eq!('x')) }), '127'],
    ['a range by chained methods, met by different elements', (_) => ({ a: _.gte!(3).lt(2) }), '2'],
    [
      'or on two fields, which the SDK throws together into one',
      (_) => ({ a: _.or!(_.eq!(1), _.eq!('x')), _id: _.or!(_.eq!('1'), _.eq!('8')) }),
      '1278',
    ],
    ['nor on a field', (_) => ({ a: _.nor!([_.eq!(1), _.eq!('x')]) }), '345689'],
    ['not of in, which a missing field fits', (_) => ({ a: _.not!(_.in!([1])) }), '3456789'],
    ['or of objects given one by one', (_) => _.or!({ a: 1 }, { a: 'x' }), '127'],
    ['and inside or', (_) => _.or!([_.and!([{ a: 1 }, { 'b.c': 1 }]), { a: 'x' }]), '127'],
    ['nor of documents', (_) => _.nor!([{ a: 1 }, { a: 'x' }]), '345689'],
    ['neq null: there, and not null', (_) => ({ a: _.neq!(null) }), '1256789'],
    ['null does not stand for an empty array', () => ({ a: null }), '34'],
    ['lte null', (_) => ({ a: _.lte!(null) }), '34'],
    ['lt null', (_) => ({ a: _.lt!(null) }), ''],
    ['NaN equals itself', () => ({ a: NaN }), '8'],
    ['NaN is above nothing', (_) => ({ a: _.gte!(0) }), '126'],
    ['a list as an element of a list', (_) => ({ a: _.in!([[1, 2]]) }), '6'],
    ['in of nothing', (_) => ({ a: _.in!([]) }), ''],
    ['nin of nothing', (_) => ({ a: _.nin!([]) }), '123456789'],
    ['above a list', (_) => ({ a: _.gt!([0]) }), '26'],
    ['an empty list', (_) => ({ a: _.eq!([]) }), '5'],
    ['an object whole, by its order', (_) => ({ b: _.eq!({ c: 1, d: 2 }) }), '1'],
    ['an object in another order', (_) => ({ b: _.eq!({ d: 2, c: 1 }) }), ''],
    ['an object as an element', (_) => ({ b: _.eq!({ c: 5 }) }), '2'],
    ['elemMatch on scalars', (_) => ({ a: _.elemMatch!(_.gt!(2)) }), '26'],
    ['elemMatch below a path over arrays', (_) => ({ 'n.list': _.elemMatch!({ k: 1, tags: 'y' }) }), '9'],
    [
      'all of several elemMatch',
      (_) => ({ b: _.all!([_.elemMatch!({ c: 1 }), _.elemMatch!({ c: 5 })]) }),
      '2',
    ],
    ['all of a whole list', (_) => ({ a: _.all!([[1, 2, 3]]) }), '2'],
    ['all of nothing', (_) => ({ a: _.all!([]) }), ''],
    ['mod with one operand', (_) => ({ a: _.mod!([2, 1]) }), '126'],
    ['mod with a fraction, cut off', (_) => ({ a: _.mod!(2.9, 1) }), '126'],
    ['a position in a list', () => ({ 'a.0': 1 }), '26'],
    ['a position in a list below a list', () => ({ 'n.list.1.k': 2 }), '9'],
    ['a date by its milliseconds', () => ({ d: new Date(5) }), '7'],
    ['dates are no numbers', (_) => ({ d: _.gt!(0) }), ''],
    ['expr, comparing over types', (_) => _.expr!(_.aggregate.gt!(['$b.c', 0])), '12'],
    ['expr beside a condition', (_) => _.and!([_.expr!({ $eq: ['$a', 1] }), { _id: '1' }]), '1'],
    [
      'jsonSchema',
      (_) => _.jsonSchema!({ required: ['b'], properties: { b: { bsonType: 'object' } } }),
      '15',
    ],
    [
      'jsonSchema on elements',
      (_) =>
        _.jsonSchema!({
          required: ['a'],
          properties: { a: { type: 'array', items: { bsonType: 'number' } } },
        }),
      '25',
    ],
    [
      'jsonSchema by patterns of names',
      (_) => _.jsonSchema!({ patternProperties: { '^[ab_]': {} }, additionalProperties: false }),
      '1234568',
    ],
    [
      'jsonSchema with dependencies',
      (_) => _.jsonSchema!({ required: ['a'], dependencies: { a: ['b'] } }),
      '125',
    ],
    ['what is undefined is no condition', () => ({ a: 1, zz: undefined }), '12'],
    ['no condition at all', () => ({}), '123456789'],
    ['an empty object, which the SDK drops', () => ({ b: {} }), '123456789'],
  ];
  it.each(cases)('%s', async (_name, where, expected) => {
    expect(await ids(where)).toBe(expected);
  });

  it('finds an id as text and as ObjectId', async () => {
    const collection = environment.nodeDatabase.collection('shapes');
    const id = '5f0000000000000000000001';
    const wish = new environment.nodeDatabase.ObjectId({ id });
    await collection.add({ _id: wish, x: 1 });
    for (const _id of [id, wish, environment.nodeDatabase.command.in([wish])])
      expect((await collection.where({ _id }).get()).data).toEqual([{ _id: id, x: 1 }]);
    expect((await collection.doc(id).remove()).deleted).toBe(1);
  });

  it.each([
    ['type by name', { a: { $type: 'array' } }, '256'],
    ['type by number', { a: { $type: 16 } }, '126'],
    ['type of several', { a: { $type: ['string', 'bool'] } }, '79'],
    ['type null', { a: { $type: 'null' } }, '3'],
    ['bitsAllSet by positions', { a: { $bitsAllSet: [0, 1] } }, '26'],
    ['bitsAnyClear by a mask', { a: { $bitsAnyClear: 2 } }, '12'],
    ['a comment', { a: 'x', $comment: 'why' }, '7'],
    ['and, or and fields together', { a: 1, $or: [{ _id: '1' }, { _id: '7' }], $and: [{ 'b.d': 2 }] }, '1'],
    ['not around several conditions', { a: { $not: { $gte: 1, $lte: 3 } } }, '345789'],
    ['ne of a list', { a: { $ne: [1, 2, 3] } }, '13456789'],
    ['time of the server in expr', { $expr: { $lt: ['$d', '$$NOW'] }, d: { $exists: true } }, '7'],
  ])('raw: %s', async (_name, query, expected) => {
    expect(await rawIds(query)).toBe(expected);
  });

  it.each([
    ['an unknown operator', { a: { $nothing: 1 } }, 'DATABASE_INVALID_OPERRATOR'],
    ['an unknown operator at the top', { $nothing: 1 }, 'DATABASE_INVALID_OPERRATOR'],
    ['not at the top', { $not: { a: 1 } }, 'DATABASE_INVALID_OPERRATOR'],
    ['an operator beside a field', { a: { $gt: 1, x: 2 } }, 'DATABASE_INVALID_OPERRATOR'],
    ['in without a list', { a: { $in: 5 } }, 'DATABASE_REQUEST_FAILED'],
    ['size of a fraction', { a: { $size: 2.5 } }, 'DATABASE_REQUEST_FAILED'],
    ['mod by 0', { a: { $mod: [0, 1] } }, 'DATABASE_REQUEST_FAILED'],
    ['mod of one number', { a: { $mod: [2] } }, 'DATABASE_REQUEST_FAILED'],
    ['and of nothing', { $and: [] }, 'DATABASE_REQUEST_FAILED'],
    ['or without a list', { $or: 5 }, 'DATABASE_REQUEST_FAILED'],
    ['ne of a pattern', { a: { $ne: /x/ } }, 'DATABASE_REQUEST_FAILED'],
    ['not of a value', { a: { $not: 5 } }, 'DATABASE_REQUEST_FAILED'],
    ['all without a list', { a: { $all: 5 } }, 'DATABASE_REQUEST_FAILED'],
    ['elemMatch of a value', { a: { $elemMatch: 5 } }, 'DATABASE_REQUEST_FAILED'],
    ['an unknown type', { a: { $type: 'thing' } }, 'DATABASE_REQUEST_FAILED'],
    ['an unknown word of a schema', { $jsonSchema: { nothing: 1 } }, 'DATABASE_REQUEST_FAILED'],
    ['an expression that fails on a document', { $expr: { $divide: [1, 0] } }, 'DATABASE_REQUEST_FAILED'],
  ])('refuses %s', async (_name, query, code) => {
    await expect(rawIds(query)).rejects.toMatchObject({ code });
  });
});
