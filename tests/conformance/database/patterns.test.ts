import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openEnvironment, type Environment } from './environment';

let environment: Environment;
const documents = [
  { _id: '1', t: 'Hello\nWorld' },
  { _id: '2', t: 'a.b*c' },
  { _id: '3', t: ['Foo', 'bar'] },
  { _id: '4', t: 'ÀÉ' },
  { _id: '5', t: 5 },
  { _id: '6', t: '😀' },
  { _id: '7', t: 'line\n' },
  { _id: '8', t: 'A1-_]' },
];

beforeAll(async () => {
  environment = await openEnvironment({
    collections: [{ name: 'texts', indexes: [{ name: 't', keys: [['t', 1]] }] }],
  });
  await environment.nodeDatabase.collection('texts').add(documents);
});
afterAll(() => environment.close());

async function ids(condition: unknown): Promise<string> {
  const { data } = await environment.database
    .collection('texts')
    .where({ t: condition })
    .orderBy('_id', 'asc')
    .get();
  return data.map(({ _id }) => _id).join('');
}
const pattern = (regexp: string, options = '') => environment.database.RegExp({ regexp, options });

it.each([
  [/hello/i, '1'],
  [/^World/m, '1'],
  [/^World/, ''],
  [/Hello.World/s, '1'],
  [/Hello.World/, ''],
  [/a\.b\*c/, '2'],
  [/^a\.b/, '2'],
  [/^Fo+/, '3'],
  [/bar$/, '3'],
  [/àé/i, '4'],
  [/^.$/u, '6'],
  [/^H?e/i, '1'],
])('%s finds what it finds in MongoDB', async (regex, expected) => {
  expect(await ids(regex)).toBe(expected);
});

it.each([
  ['the options of db.RegExp', '^world', 'im', '1'],
  ['white space and comments under x', 'H e # first letters\n llo', 'x', '1'],
  ['options inside the pattern', '(?i)hello', '', '1'],
  ['a dot for a whole character', '^.$', '', '6'],
  ['the end before a last line feed', 'line$', '', '7'],
  ['the very end', 'line\\z', '', ''],
  ['the very beginning', '\\AHello', 'm', '1'],
  ['POSIX classes', '^[[:upper:]][[:digit:]]', '', '8'],
  ['brackets in a class', '[]]$', '', '8'],
  ['named groups', '(?P<start>Hel)lo', '', '1'],
  ['comments', 'Hel(?#why)lo', '', '1'],
])('understands %s', async (_name, regexp, options, expected) => {
  expect(await ids(pattern(regexp, options))).toBe(expected);
});

it('stands in lists and behind not', async () => {
  const _ = environment.database.command;
  expect(await ids(_.in!([/^Foo/, 'a.b*c']))).toBe('23');
  expect(await ids(_.nin!([/o/]))).toBe('245678');
  expect(await ids(_.not!(/o/))).toBe('245678');
  expect(await ids(_.all!([/F/, /b/]))).toBe('3');
  expect(await ids(_.or!(/Foo/, /World/))).toBe('13');
});

it.each([
  ['(', ''],
  ['a', 'q'],
  ['a', 'g'],
  ['a++b++(', ''],
])('refuses %j with the options %j', async (regexp, options) => {
  await expect(ids(pattern(regexp, options))).rejects.toMatchObject({ errCode: -502001 });
});

it('a stored pattern is found by itself', async () => {
  const { database } = environment;
  await database.createCollection('patterns');
  await database.collection('patterns').add({ data: { _id: 'p', t: /^a.b$/i } });
  const found = database.collection('patterns').where({ t: /^a.b$/i });
  expect((await found.count()).total).toBe(1);
});
