import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEnvironment, type Environment } from './environment';
import { localOnly } from './local-only';
import type { WxAggregate } from './wx-database';

let environment: Environment;

beforeAll(async () => {
  environment = await openEnvironment({
    collections: [
      {
        name: 'sales',
        indexes: [
          {
            name: 'store',
            keys: [
              ['store', 1],
              ['sum', -1],
            ],
          },
        ],
      },
      { name: 'stores', indexes: [] },
    ],
  });
  const sales = Array.from({ length: 30 }, (_, n) => ({
    _id: `s${String(n).padStart(2, '0')}`,
    store: `store${n % 3}`,
    sum: n * 10,
    lines: [
      { sku: 'x', n },
      { sku: 'y', n: 1 },
    ],
    at: new Date(Date.UTC(2026, 0, 1 + (n % 2))),
  }));
  await environment.nodeDatabase.collection('sales').add(sales);
  await environment.nodeDatabase.collection('stores').add([
    { _id: 'store0', city: '上海' },
    { _id: 'store1', city: '北京' },
  ]);
});
afterAll(() => environment.close());

const sales = (): WxAggregate => environment.database.collection('sales').aggregate();
const _ = () => environment.database.command;
const $ = () => environment.database.command.aggregate;

describe('aggregate()', () => {
  it('groups, sorts and projects', async () => {
    const { list } = await sales().match!({ sum: _().gte!(100) }).group!({
      _id: '$store',
      total: $().sum!('$sum'),
      count: $().sum!(1),
      most: $().max!('$sum'),
    }).sort!({ _id: 1 }).project!({ _id: 0, store: '$_id', total: 1, count: 1, most: 1 }).end();
    expect(list).toEqual([
      { store: 'store0', total: 1170, count: 6, most: 270 },
      { store: 'store1', total: 1330, count: 7, most: 280 },
      { store: 'store2', total: 1400, count: 7, most: 290 },
    ]);
  });

  it('gives 20 rows unless a limit says more', async () => {
    expect((await sales().sort!({ sum: 1 }).end()).list).toHaveLength(20);
    expect((await sales().limit!(25).end()).list).toHaveLength(25);
    expect((await sales().sort!({ sum: -1 }).skip!(1).limit!(2).end()).list.map(({ sum }) => sum)).toEqual([
      280, 270,
    ]);
  });

  it('counts, unwinds, buckets, samples, replaces roots, adds fields', async () => {
    expect((await sales().match!({ store: 'store1' }).count!('n').end()).list).toEqual([{ n: 10 }]);
    const unwound = await sales().match!({ _id: 's05' }).unwind!('$lines').end();
    expect(unwound.list.map(({ lines }) => lines)).toEqual([
      { sku: 'x', n: 5 },
      { sku: 'y', n: 1 },
    ]);
    const buckets = await sales().bucket!({
      groupBy: '$sum',
      boundaries: [0, 100, 300],
      output: { n: $().sum!(1) },
    }).end();
    expect(buckets.list).toEqual([
      { _id: 0, n: 10 },
      { _id: 100, n: 20 },
    ]);
    expect((await sales().sample!({ size: 4 }).end()).list).toHaveLength(4);
    const roots = await sales().match!({ _id: 's05' }).replaceRoot!({
      newRoot: { $arrayElemAt: ['$lines', 0] },
    }).end();
    expect(roots.list).toEqual([{ sku: 'x', n: 5 }]);
    const added = await sales().match!({ _id: 's05' }).addFields!({
      double: $().multiply!(['$sum', 2]),
    }).end();
    expect(added.list[0]).toMatchObject({ _id: 's05', double: 100, at: new Date(Date.UTC(2026, 0, 2)) });
    const byCount = await sales().sortByCount!('$store').sort!({ _id: 1 }).end();
    expect(byCount.list[0]).toEqual({ _id: 'store0', count: 10 });
    expect((await sales().bucketAuto!({ groupBy: '$sum', buckets: 3 }).end()).list).toHaveLength(3);
  });

  it('looks up by fields, and by a pipeline with variables', async () => {
    const simple = await sales().match!({ _id: _().in!(['s00', 's02']) }).sort!({ _id: 1 }).lookup!({
      from: environment.named('stores'),
      localField: 'store',
      foreignField: '_id',
      as: 'found',
    }).end();
    expect(simple.list.map(({ found }) => found)).toEqual([[{ _id: 'store0', city: '上海' }], []]);
    const piped = await environment.database.collection('stores').aggregate().sort!({ _id: 1 }).lookup!({
      from: environment.named('sales'),
      let: { store: '$_id' },
      pipeline: [
        { $match: { $expr: { $and: [{ $eq: ['$store', '$$store'] }, { $gte: ['$sum', 250] }] } } },
        { $sort: { sum: -1 } },
        { $project: { _id: 0, sum: 1 } },
      ],
      as: 'best',
    }).end();
    expect(piped.list.map(({ best }) => best)).toEqual([[{ sum: 270 }], [{ sum: 280 }, { sum: 250 }]]);
  });

  it('groups by dates and keeps them dates', async () => {
    const { list } = await sales().group!({ _id: '$at', n: $().sum!(1) }).sort!({ _id: 1 }).end();
    expect(list).toEqual([
      { _id: new Date(Date.UTC(2026, 0, 1)), n: 15 },
      { _id: new Date(Date.UTC(2026, 0, 2)), n: 15 },
    ]);
  });

  localOnly('no SDK sends such requests')(
    'refuses stages that write or run code, and unknown ones',
    async () => {
      const run = (stageKey: string, stageValue: unknown) =>
        environment.service.handle('database.aggregateDocuments', {
          collectionName: 'sales',
          stages: [{ stageKey, stageValue: JSON.stringify(stageValue) }],
        });
      await expect(run('$out', 'other')).rejects.toMatchObject({ code: 'DATABASE_INVALID_OPERRATOR' });
      await expect(run('$project', { a: { $function: { body: 'x' } } })).rejects.toMatchObject({
        code: 'DATABASE_INVALID_OPERRATOR',
      });
      await expect(run('$unknown', {})).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
      await expect(run('$match', { $expr: { $nothing: 1 } })).rejects.toMatchObject({
        code: 'DATABASE_REQUEST_FAILED',
      });
      await expect(sales().limit!(-1).end()).rejects.toMatchObject({ code: 'INVALID_PARAM' });
    },
  );
});
