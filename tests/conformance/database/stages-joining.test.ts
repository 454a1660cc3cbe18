import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Environment } from './environment';
import { byId, only, openOrders, pipe } from './orders-and-places';

let environment: Environment;
beforeAll(async () => {
  environment = await openOrders();
});
afterAll(() => environment.close());

describe('stages over other collections', () => {
  const places = () => environment.named('places');

  it('look up by a field: missing equals null, an array stands for its elements, the answer may be nested', async () => {
    const found = await pipe(environment, [
      ['match', { _id: { $in: [1, 4] } }],
      byId,
      ['lookup', { from: places(), localField: 'store', foreignField: 'store', as: 'at.places' }],
      ['project', { 'at.places._id': 1 }],
    ]);
    expect(found).toEqual([
      { _id: 1, at: { places: [{ _id: 'shanghai' }, { _id: 'pudong' }] } },
      { _id: 4, at: { places: [{ _id: 'china' }] } },
    ]);
    const many = await pipe(environment, [
      only(1),
      ['project', { ids: ['china', 'east'] }],
      ['lookup', { from: places(), localField: 'ids', foreignField: '_id', as: 'found' }],
    ]);
    expect(many).toEqual([
      { _id: 1, ids: ['china', 'east'], found: [{ _id: 'china' }, { _id: 'east', in: 'china', store: 'b' }] },
    ]);
  });

  it('look up by a pipeline that sees the variables of let, in every stage and in pipelines inside', async () => {
    const found = await pipe(environment, [
      only(1),
      [
        'lookup',
        {
          from: places(),
          let: { store: '$store', buyer: '$buyer' },
          pipeline: [
            { $match: { $expr: { $eq: ['$store', '$$store'] } } },
            {
              $lookup: {
                from: places(),
                let: { up: '$in' },
                pipeline: [
                  { $match: { $expr: { $eq: ['$_id', '$$up'] } } },
                  { $project: { _id: 1, for: '$$buyer.name' } },
                ],
                as: 'above',
              },
            },
            { $addFields: { text: { $concat: ['$$store', '-', '$_id'] } } },
            { $project: { _id: 0, text: 1, above: 1 } },
          ],
          as: 'places',
        },
      ],
      ['project', { _id: 0, places: 1 }],
    ]);
    expect(found).toEqual([
      {
        places: [
          { above: [{ _id: 'east', for: '甲' }], text: 'a-shanghai' },
          { above: [{ _id: 'shanghai', for: '甲' }], text: 'a-pudong' },
        ],
      },
    ]);
  });

  it('find nothing in a collection that does not exist', async () => {
    const wish = { from: 'nowhere', localField: 'store', foreignField: 'store', as: 'found' };
    expect(await pipe(environment, [only(3), ['lookup', wish], ['project', { found: 1 }]])).toEqual([
      { _id: 3, found: [] },
    ]);
  });

  it('follow a field as far as it leads', async () => {
    const graph = {
      from: places(),
      startWith: '$in',
      connectFromField: 'in',
      connectToField: '_id',
      as: 'above',
      depthField: 'depth',
    };
    const up = (wish: object) =>
      pipe(
        environment,
        [
          ['match', { _id: 'pudong' }],
          ['graphLookup', { ...graph, ...wish }],
          ['project', { _id: 0, 'above._id': 1, 'above.depth': 1 }],
        ],
        'places',
      );
    const above = [
      { _id: 'shanghai', depth: 0 },
      { _id: 'east', depth: 1 },
      { _id: 'china', depth: 2 },
    ];
    expect(await up({})).toEqual([{ above }]);
    expect(await up({ maxDepth: 1 })).toEqual([{ above: above.slice(0, 2) }]);
    expect(await up({ restrictSearchWithMatch: { store: 'a' } })).toEqual([{ above: above.slice(0, 1) }]);
  });

  it('join the documents of another collection', async () => {
    const union = { coll: places(), pipeline: [{ $match: { store: 'b' } }] };
    expect(await pipe(environment, [only(1), ['unionWith', union], ['project', { _id: 1 }]])).toEqual([
      { _id: 1 },
      { _id: 'east' },
    ]);
  });
});
