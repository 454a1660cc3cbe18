import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Environment } from './environment';
import { byId, only, openOrders, pipe, type Stages } from './orders-and-places';

let environment: Environment;
beforeAll(async () => {
  environment = await openOrders();
});
afterAll(() => environment.close());

describe('stages', () => {
  const cases: [string, Stages, unknown[]][] = [
    [
      'project keeps _id unless told otherwise',
      [only(1), ['project', { price: 1 }]],
      [{ _id: 1, price: 10 }],
    ],
    [
      'project leaves out',
      [only(1), ['project', { tags: 0, 'buyer.level': 0, _id: 0 }]],
      [{ store: 'a', price: 10, buyer: { name: '甲' } }],
    ],
    [
      'project takes nested fields, in arrays too, where what is no object falls out',
      [only(4), ['project', { _id: 0, lines: { sku: 1 } }]],
      [{ lines: [{ sku: 'p' }, { sku: 'q' }] }],
    ],
    [
      'project computes beside what it keeps',
      [only(1), ['project', { store: 1, 'buyer.level': { $add: ['$buyer.level', 1] } }]],
      [{ _id: 1, store: 'a', buyer: { level: 2 } }],
    ],
    ['project leaves a missing field missing', [only(3), ['project', { _id: 0, who: '$buyer.name' }]], [{}]],
    [
      'addFields reaches into objects and every element',
      [
        only(4),
        ['addFields', { 'lines.seen': true, 'buyer.name': '丙' }],
        ['project', { _id: 0, lines: 1, buyer: 1 }],
      ],
      [
        {
          lines: [{ sku: 'p', n: 1, gift: true, seen: true }, { seen: true }, { sku: 'q', n: 2, seen: true }],
          buyer: { name: '丙' },
        },
      ],
    ],
    [
      'addFields takes a field away by $$REMOVE',
      [only(2), ['addFields', { tags: '$$REMOVE', buyer: '$$REMOVE' }]],
      [{ _id: 2, store: 'a', price: 20 }],
    ],
    [
      'set is addFields, unset takes away',
      [only(2), ['set', { n: 1 }], ['unset', ['tags', 'buyer.name']]],
      [{ _id: 2, store: 'a', price: 20, buyer: {}, n: 1 }],
    ],
    [
      'group counts a missing key as null',
      [['group', { _id: '$store', n: { $sum: 1 } }], byId],
      [
        { _id: null, n: 1 },
        { _id: 'a', n: 2 },
        { _id: 'b', n: 1 },
      ],
    ],
    [
      'group sums up all accumulators',
      [
        byId,
        [
          'group',
          {
            _id: null,
            sum: { $sum: '$price' },
            avg: { $avg: '$price' },
            max: { $max: '$price' },
            min: { $min: '$price' },
            first: { $first: '$store' },
            last: { $last: '$store' },
            all: { $push: '$store' },
            set: { $addToSet: '$store' },
            dev: { $stdDevPop: '$price' },
            samp: { $stdDevSamp: '$price' },
            merged: { $mergeObjects: '$buyer' },
          },
        ],
      ],
      [
        {
          _id: null,
          sum: 60,
          avg: 20,
          max: 30,
          min: 10,
          first: 'a',
          last: null,
          all: ['a', 'a', 'b'],
          set: ['a', 'b'],
          dev: Math.sqrt(200 / 3),
          samp: 10,
          merged: { name: '乙', level: 1 },
        },
      ],
    ],
    [
      'group by an object',
      [
        ['match', { store: 'a' }],
        ['group', { _id: { s: '$store', big: { $gt: ['$price', 15] } }, n: { $sum: 1 } }],
        ['sort', { '_id.big': 1 }],
      ],
      [
        { _id: { s: 'a', big: false }, n: 1 },
        { _id: { s: 'a', big: true }, n: 1 },
      ],
    ],
    [
      'group averages nothing to null',
      [
        only(4),
        [
          'group',
          {
            _id: 1,
            avg: { $avg: '$price' },
            max: { $max: '$price' },
            sum: { $sum: '$nothing' },
            dev: { $stdDevSamp: '$price' },
          },
        ],
      ],
      [{ _id: 1, avg: null, max: null, sum: 0, dev: null }],
    ],
    [
      'unwind drops what has no elements, and takes a scalar as one',
      [['unwind', '$tags'], byId, ['project', { tags: 1 }]],
      [
        { _id: 1, tags: 'x' },
        { _id: 1, tags: 'y' },
        { _id: 4, tags: 'z' },
      ],
    ],
    [
      'unwind can keep them and number the elements',
      [
        ['unwind', { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' }],
        byId,
        ['project', { tags: 1, at: 1 }],
      ],
      [
        { _id: 1, tags: 'x', at: 0 },
        { _id: 1, tags: 'y', at: 1 },
        { _id: 2, at: null },
        { _id: 3, tags: null, at: null },
        { _id: 4, tags: 'z', at: null },
      ],
    ],
    [
      'bucket puts what fits nowhere into its default',
      [
        [
          'bucket',
          { groupBy: '$price', boundaries: [0, 20, 25], default: 'else', output: { ids: { $push: '$_id' } } },
        ],
      ],
      [
        { _id: 0, ids: [1] },
        { _id: 20, ids: [2] },
        { _id: 'else', ids: [3, 4] },
      ],
    ],
    [
      'bucketAuto shares out evenly',
      [
        ['match', { price: { $ne: null } }],
        ['bucketAuto', { groupBy: '$price', buckets: 2 }],
      ],
      [
        { _id: { min: 10, max: 30 }, count: 2 },
        { _id: { min: 30, max: 30 }, count: 1 },
      ],
    ],
    [
      'sortByCount, the most frequent first',
      [
        ['sortByCount', '$store'],
        ['limit', 1],
      ],
      [{ _id: 'a', count: 2 }],
    ],
    ['count', [['count', 'total']], [{ total: 4 }]],
    [
      'count of nothing answers nothing',
      [
        ['match', { _id: 99 }],
        ['count', 'total'],
      ],
      [],
    ],
    [
      'replaceRoot',
      [only(1), ['replaceRoot', { newRoot: { $mergeObjects: ['$buyer', { id: '$_id' }] } }]],
      [{ name: '甲', level: 1, id: 1 }],
    ],
    [
      'skip and limit after a sort',
      [
        ['sort', { _id: -1 }],
        ['skip', 1],
        ['limit', 2],
        ['project', { _id: 1 }],
      ],
      [{ _id: 3 }, { _id: 2 }],
    ],
    [
      'sort by several fields, null before numbers, arrays by their smallest',
      [
        ['sort', { store: -1, price: -1 }],
        ['project', { _id: 1 }],
      ],
      [{ _id: 3 }, { _id: 2 }, { _id: 1 }, { _id: 4 }],
    ],
    [
      'match with $expr',
      [['match', { $expr: { $gt: ['$price', 15] } }], byId, ['project', { _id: 1 }]],
      [{ _id: 2 }, { _id: 3 }],
    ],
    [
      'facet runs several pipelines over one input',
      [
        [
          'facet',
          { n: [{ $count: 'n' }], top: [{ $sort: { price: -1 } }, { $limit: 1 }, { $project: { _id: 1 } }] },
        ],
      ],
      [{ n: [{ n: 4 }], top: [{ _id: 3 }] }],
    ],
    [
      'redact goes down only where it may',
      [
        only(4),
        ['redact', { $cond: [{ $eq: ['$gift', true] }, '$$PRUNE', '$$DESCEND'] }],
        ['project', { _id: 0, lines: 1 }],
      ],
      [{ lines: [5, { sku: 'q', n: 2 }] }],
    ],
    [
      'a variable of another name hides nothing',
      [
        only(1),
        ['project', { _id: 0, r: { $let: { vars: { x: 1 }, in: { $let: { vars: { x: 2 }, in: '$$x' } } } } }],
      ],
      [{ r: 2 }],
    ],
  ];
  it.each(cases)('%s', async (_name, stages, expected) => {
    expect(await pipe(environment, stages)).toEqual(expected);
  });

  it('answer 20 rows unless a limit says more', async () => {
    const rows = { $map: { input: { $range: [0, 30] }, as: 'n', in: { n: '$$n' } } };
    expect(await pipe(environment, [only(1), ['project', { rows }], ['unwind', '$rows']])).toHaveLength(20);
    expect(
      await pipe(environment, [only(1), ['project', { rows }], ['unwind', '$rows'], ['limit', 25]]),
    ).toHaveLength(25);
  });
});
