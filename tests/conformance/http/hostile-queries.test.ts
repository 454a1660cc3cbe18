import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';
import { databaseAt } from '../../support/sdk';

const MB = 1024 * 1024;
/** What the process may grow by over all of these requests, and how long one of them may take. */
const ROOM_BYTES = 300 * MB;
const PATIENCE_MS = 5_000;

let cloud: FixtureCloud;
let memoryBefore: number;
const kept = [{ _id: 'a', price: 100, text: `${'a'.repeat(40)}!` }];

const memory = async () =>
  ((await cloud.get('/_local/metrics')).json as { memory: { rss: number } }).memory.rss;
const traps = () => databaseAt(cloud.url).collection('traps');

beforeAll(async () => {
  cloud = await startFixtureCloud();
  await databaseAt(cloud.url).createCollection('traps');
  await traps().add(kept);
  memoryBefore = await memory();
});
afterAll(() => cloud.close());

afterEach(async () => {
  expect((await cloud.get('/_local/health')).json).toMatchObject({ ok: true });
  expect((await traps().get()).data).toEqual(kept);
  expect(await memory()).toBeLessThan(memoryBefore + ROOM_BYTES);
});

type Reply = { code?: string; message?: string; data?: { list: string[] } };
async function ask(action: string, body: object): Promise<Reply> {
  const start = performance.now();
  const { json, text } = await cloud.post('/admin', { action, collectionName: 'traps', ...body });
  expect(performance.now() - start).toBeLessThan(PATIENCE_MS);
  expect(text).not.toMatch(/\bat .+:\d+:\d+|\.ts:\d+|node_modules/);
  return json as Reply;
}
const aggregate = (...stages: object[]) =>
  ask('database.aggregateDocuments', {
    stages: stages.map((stage) => {
      const [[stageKey, operand] = []] = Object.entries(stage);
      return { stageKey, stageValue: JSON.stringify(operand) };
    }),
  });

describe('patterns that would try for ever', () => {
  it.each([
    ['^(a+)+$', ''],
    ['^(a+)+$', 'i'],
    ['(a|a)*b', ''],
    ['(A|AA)+$', 'i'],
    ['^(\\w+\\s?)*$', 'm'],
  ])('are answered all the same: %s with %j', async ($regex, $options) => {
    const query = JSON.stringify({ text: { $regex, $options } });
    const reply = await ask('database.getDocument', { queryType: 'WHERE', query });
    expect(reply).toMatchObject({ data: { list: [] } });
  });
});

describe('patterns that nothing can shorten', () => {
  it.each([
    ['(.*a){25}b', ''],
    ['(é+)+$', 'i'],
    ['(a+)+\\1$', ''],
    ['^(a+)+(?=b)$', ''],
  ])('are given up: %s with %j', async ($regex, $options) => {
    const text = { $concat: ['$text', 'é'.repeat(40), '!'] };
    const match = { $regexMatch: { input: text, regex: $regex, options: $options } };
    expect(await aggregate({ $project: { match } })).toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('takes too long'),
    });
  });
});

/** Doubles a value thirty times over. */
const doubled = (initialValue: unknown, body: unknown) => ({
  $reduce: { input: { $range: [0, 30] }, initialValue, in: body },
});

describe('expressions that would fill the memory', () => {
  it.each<[string, object[]]>([
    ['a list of itself twice, and again', [{ $project: { r: doubled('x', ['$$value', '$$value']) } }]],
    ['an object of itself twice', [{ $project: { r: doubled('x', { a: '$$value', b: '$$value' }) } }]],
    [
      'lists joined with themselves',
      [{ $project: { r: doubled([1], { $concatArrays: ['$$value', '$$value'] }) } }],
    ],
    ['text joined with itself', [{ $project: { r: doubled('x', { $concat: ['$$value', '$$value'] }) } }]],
    [
      'text replaced by more of it',
      [
        {
          $project: {
            r: doubled('xx', { $replaceAll: { input: '$$value', find: 'x', replacement: '$$value' } }),
          },
        },
      ],
    ],
    ['numbers without end', [{ $project: { r: { $range: [0, 2_000_000_000] } } }]],
    [
      'lists of numbers in lists',
      [{ $project: { r: { $map: { input: { $range: [0, 100_000] }, in: { $range: [0, 100_000] } } } } }],
    ],
    [
      'a field twice in every stage',
      Array.from({ length: 40 }, () => ({ $addFields: { r: ['$r', '$r', '$text'] } })),
    ],
    [
      'its own collection, looked up by every row',
      Array.from({ length: 40 }, () => ({
        $lookup: {
          from: 'traps',
          let: { r: '$r' },
          pipeline: [{ $project: { r: ['$$r', '$$r'] } }],
          as: 'r',
        },
      })),
    ],
    [
      'a group of itself',
      Array.from({ length: 40 }, () => ({
        $group: { _id: '$_id', text: { $first: '$text' }, r: { $push: ['$r', '$r', '$text'] } },
      })),
    ],
  ])('are refused: %s', async (_name, stages) => {
    expect(await aggregate(...stages)).toMatchObject({
      code: expect.stringMatching(/^(DATABASE_REQUEST_FAILED|INVALID_PARAM)$/),
    });
  });

  it('leave those that are only long alone', async () => {
    const numbers = { $map: { input: { $range: [0, 100_000] }, as: 'n', in: { $multiply: ['$$n', 2] } } };
    const { data } = await aggregate({ $project: { _id: 0, sum: { $sum: numbers } } });
    expect(JSON.parse(data?.list[0] ?? '')).toEqual({ sum: 9_999_900_000 });
  });
});

describe('names that every object has', () => {
  it.each<[string, object]>([
    ['a computed field', { $addFields: { '__proto__.polluted': 1 } }],
    ['a projected field', { $project: { __proto__x: 1, '__proto__.polluted': { $literal: 1 } } }],
    ['an object made of pairs', { $project: { r: { $arrayToObject: [[['__proto__', { polluted: 1 }]]] } } }],
    [
      'the field of a lookup',
      { $lookup: { from: 'traps', localField: 'a', foreignField: 'b', as: '__proto__.polluted' } },
    ],
    ['the field of a count', { $count: '__proto__' }],
    ['the number of an element', { $unwind: { path: '$text', includeArrayIndex: '__proto__.polluted' } }],
    [
      'the distance of a place',
      {
        $geoNear: {
          near: { type: 'Point', coordinates: [0, 0] },
          key: 'x',
          distanceField: '__proto__.polluted',
        },
      },
    ],
    ['a variable', { $project: { r: { $let: { vars: { __proto__x: 1 }, in: '$$constructor' } } } }],
    ['a field of a facet', { $facet: { constructor: [{ $limit: 1 }] } }],
    ['an operator', { $project: { r: { $constructor: 1 } } }],
    ['an accumulator', { $group: { _id: null, r: { $toString: 1 } } }],
  ])('poison nothing as %s', async (_name, stage) => {
    await aggregate(stage);
    const clean = await aggregate({ $project: { _id: 0, r: { $ifNull: ['$polluted', 'clean'] } } });
    expect(clean.data?.list).toEqual(['{"r":"clean"}']);
    expect((await cloud.get('/_local/clock')).text).not.toContain('polluted');
  });

  it.each(['$constructor', '$toString', '$__proto__', '__proto__', '$', '', 'match'])(
    'are no stages: %j',
    async (name) => {
      const reply = await aggregate(JSON.parse(`{${JSON.stringify(name)}:{}}`) as object);
      expect(reply.code).toMatch(/^(DATABASE_REQUEST_FAILED|INVALID_PARAM)$/);
    },
  );
});

it('is not heard on other addresses of the machine', async () => {
  const { port } = new URL(cloud.url);
  const heard = await new Promise<boolean>((done) => {
    const socket = connect({ port: Number(port), host: '127.0.0.2', timeout: 1_000 }, () => done(true));
    socket.once('error', () => done(false)).once('timeout', () => done(false));
  });
  expect(heard).toBe(false);
});
