import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Environment } from './environment';
import { openOrders, pipe, type Stages } from './orders-and-places';

let environment: Environment;
beforeAll(async () => {
  environment = await openOrders();
});
afterAll(() => environment.close());

describe('stages are refused', () => {
  const cases: [string, Stages][] = [
    ['a stage nobody knows', [['nothing', {}]]],
    ['project of nothing', [['project', {}]]],
    ['project that keeps and leaves out', [['project', { a: 1, b: 0 }]]],
    ['project of a path and what is above it', [['project', { a: 1, 'a.b': 1 }]]],
    ['group without _id', [['group', { n: { $sum: 1 } }]]],
    ['group with a field that is no accumulator', [['group', { _id: null, n: '$price' }]]],
    ['group with an unknown accumulator', [['group', { _id: null, n: { $total: 1 } }]]],
    ['a field of a group with a dot', [['group', { _id: null, 'a.b': { $sum: 1 } }]]],
    ['bucket whose boundaries do not rise', [['bucket', { groupBy: '$price', boundaries: [2, 1] }]]],
    ['bucket with a document that fits nowhere', [['bucket', { groupBy: '$price', boundaries: [0, 5] }]]],
    ['bucket with boundaries of two types', [['bucket', { groupBy: '$price', boundaries: [0, 'a'] }]]],
    ['unwind of no path', [['unwind', 'tags']]],
    ['count into a path', [['count', 'a.b']]],
    ['replaceRoot by what is no object', [['replaceRoot', { newRoot: '$price' }]]],
    ['sort by nothing', [['sort', {}]]],
    ['sort in no direction', [['sort', { a: 2 }]]],
    ['lookup by half a pair of fields', [['lookup', { from: 'places', localField: 'a', as: 'x' }]]],
    [
      'a mistake in the last stage though there are no documents',
      [
        ['match', { _id: 99 }],
        ['project', { a: { $nothing: 1 } }],
      ],
    ],
    [
      'geoNear that is not first',
      [
        ['match', {}],
        ['geoNear', { near: [0, 0], distanceField: 'd' }],
      ],
    ],
  ];
  it.each(cases)('%s', async (_name, stages) => {
    await expect(pipe(environment, stages)).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
  });

  it.each(['limit', 'skip'])('%s below zero', async (name) => {
    await expect(pipe(environment, [[name, -1]])).rejects.toMatchObject({ code: 'INVALID_PARAM' });
  });
});
