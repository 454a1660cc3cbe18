import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openEnvironment, type Environment } from './environment';

let environment: Environment;
const document = {
  _id: '1',
  a: 1,
  o: { x: 1, y: { z: 2, w: 3 } },
  list: [{ k: 1, v: [1, 2] }, { k: 2, v: [3] }, 7],
  n: [1, 2, 3, 4, 5],
};
const { _id, a, o, list, n } = document;

beforeAll(async () => {
  environment = await openEnvironment({ collections: [{ name: 'fields', indexes: [] }] });
  await environment.nodeDatabase.collection('fields').add(document);
});
afterAll(() => environment.close());

type Project = { slice(operand: unknown): unknown; elemMatch(operand: unknown): unknown };
const project = () => (environment.database.command as unknown as { project: Project }).project;
async function seen(fields: object, where: object = { _id }): Promise<object | undefined> {
  const { data } = await environment.database.collection('fields').where(where).field(fields).get();
  return data[0];
}

it.each<[string, () => object, object]>([
  ['takes fields by true and by numbers above 0', () => ({ a: true, n: 5 }), { _id, a, n }],
  [
    'leaves out by false and 0',
    () => ({ list: false, n: 0, 'o.y.z': false }),
    { _id, a, o: { x: 1, y: { w: 3 } } },
  ],
  ['takes a nested object of fields', () => ({ o: { y: { w: 1 } } }), { _id, o: { y: { w: 3 } } }],
  [
    'takes fields out of arrays, where scalars fall out',
    () => ({ 'list.k': 1 }),
    { _id, list: [{ k: 1 }, { k: 2 }] },
  ],
  ['takes _id alone', () => ({ _id: true }), { _id }],
  ['leaves _id alone out', () => ({ _id: false, list: false, n: false }), { a, o }],
  ['takes fields without _id', () => ({ _id: 0, a: 1 }), { a }],
  ['takes everything for no fields', () => ({}), document],
  ['takes nothing for a missing field', () => ({ zz: 1 }), { _id }],
  ['slices from the start and keeps the rest', () => ({ n: project().slice(2) }), { ...document, n: [1, 2] }],
  ['slices from the end', () => ({ n: project().slice(-2) }), { ...document, n: [4, 5] }],
  ['slices in the middle', () => ({ n: project().slice([1, 2]) }), { ...document, n: [2, 3] }],
  ['slices beside fields that are taken', () => ({ a: 1, n: project().slice(1) }), { _id, a, n: [1] }],
  [
    'slices beside fields that are left out',
    () => ({ list: 0, o: 0, n: project().slice(1) }),
    { _id, a, n: [1] },
  ],
  [
    'takes the first element that fits, and only it',
    () => ({ list: project().elemMatch({ k: 2 }) }),
    { _id, list: [list[1]] },
  ],
  ['takes no field when no element fits', () => ({ a: 1, list: project().elemMatch({ k: 9 }) }), { _id, a }],
  ['computes', () => ({ s: { $add: ['$a', 1] } }), { _id, s: 2 }],
])('%s', async (_name, fields, expected) => {
  expect(await seen(fields())).toEqual(expected);
});

it('takes the element that the query met', async () => {
  expect(await seen({ 'list.$': 1 }, { 'list.k': 2 })).toEqual({ _id, list: [list[1]] });
  expect(await seen({ 'n.$': 1, a: 1 }, { n: environment.database.command.gt!(3) })).toEqual({
    _id,
    a,
    n: [4],
  });
});

it.each<[string, object]>([
  ['taking and leaving out together', { a: 1, o: 0 }],
  ['a slice of a size below 1', { n: { $slice: [1, -2] } }],
  ['two positions', { 'n.$': 1, 'list.$': 1 }],
  ['a position that no query met', { 'n.$': 1 }],
])('refuses %s', async (_name, fields) => {
  await expect(seen(fields)).rejects.toMatchObject({ errCode: -502001 });
});
