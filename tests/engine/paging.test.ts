import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEngine, type Engine } from '@localcloud/engine/engine';
import { createDatabaseService, type DatabaseService } from '@localcloud/services/database/database-service';

let engine: Engine;
let service: DatabaseService;
const directory = mkdtempSync(join(tmpdir(), 'paging-'));
const total = 6_000;

beforeAll(async () => {
  engine = openEngine({ directory, now: Date.now });
  service = createDatabaseService(engine);
  service.defineCollections([
    {
      name: 'orders',
      indexes: [
        {
          name: 'buyer',
          keys: [
            ['openId', 1],
            ['placedAt', -1],
            ['_id', 1],
          ],
        },
        {
          name: 'statusTime',
          keys: [
            ['status', 1],
            ['placedAt', -1],
          ],
        },
        {
          name: 'tags',
          keys: [
            ['tags', 1],
            ['placedAt', -1],
          ],
        },
      ],
    },
  ]);
  for (let from = 0; from < total; from += 1_000)
    await service.handle('database.insertDocument', {
      collectionName: 'orders',
      // Half of all orders fall on one moment: ties must not be walked through either.
      data: Array.from({ length: 1_000 }, (_, at) =>
        JSON.stringify({
          _id: `o${String(from + at).padStart(5, '0')}`,
          openId: 'o',
          status: `s${at % 4}`,
          placedAt: (from + at) % 2 === 0 ? 3_000 : from + at,
          tags: ['all', `t${at % 10}`],
        }),
      ),
    });
});
afterAll(() => {
  engine.close();
  rmSync(directory, { recursive: true, force: true });
});

const explain = (query: object, order?: object, limit = 20) =>
  service.explain({
    collectionName: 'orders',
    query: JSON.stringify(query),
    ...(order ? { order: JSON.stringify(order) } : {}),
    limit,
  });

const after = (placedAt: number, id: string) => ({
  $and: [{ openId: 'o' }, { $or: [{ placedAt: { $lt: placedAt } }, { placedAt, _id: { $gt: id } }] }],
});

describe('what a query reads', () => {
  it('a page deep inside by cursor reads no more than the first', () => {
    const order = { placedAt: -1, _id: 1 };
    const first = explain({ openId: 'o' }, order);
    const deep = explain(after(3_000, 'o04000'), order);
    for (const { index, isSortedByIndex, keysRead, documentsRead, found } of [first, deep]) {
      expect({ index, isSortedByIndex, found }).toEqual({ index: 'buyer', isSortedByIndex: true, found: 20 });
      expect(documentsRead).toBe(20);
      expect(keysRead).toBeLessThanOrEqual(64);
    }
  });

  it('pages by cursor show every document once, in order', async () => {
    const seen: string[] = [];
    let query: object = { openId: 'o' };
    for (;;) {
      const reply = await service.handle('database.getDocument', {
        collectionName: 'orders',
        query: JSON.stringify(query),
        order: JSON.stringify({ placedAt: -1, _id: 1 }),
        limit: 500,
      });
      const page = (reply.data as { list: string[] }).list.map(
        (text) => JSON.parse(text) as { _id: string; placedAt: number },
      );
      seen.push(...page.map(({ _id }) => _id));
      const last = page.at(-1);
      if (!last) break;
      query = after(last.placedAt, last._id);
    }
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
  });

  it('several values under an order are merged', () => {
    const plan = explain({ status: { $in: ['s1', 's3'] } }, { placedAt: -1 });
    expect(plan).toMatchObject({
      index: 'statusTime',
      intervals: 2,
      isSortedByIndex: true,
      documentsRead: 20,
    });
  });

  it('an element of an array fixes the place in a compound index', () => {
    const plan = explain({ tags: 't3', placedAt: { $gt: 100 } }, { placedAt: -1 });
    expect(plan).toMatchObject({ index: 'tags', isSortedByIndex: true, documentsRead: 20 });
  });

  it('one id is one document, and no index means all of them', () => {
    expect(explain({ _id: 'o00001', status: 's1' })).toMatchObject({ documentsRead: 1, found: 1 });
    expect(explain({ _id: { $in: ['o00001', 'o00002', 'none'] } })).toMatchObject({
      index: '_id_',
      found: 2,
    });
    expect(explain({ unknown: 1 })).toMatchObject({ index: null, documentsRead: total, found: 0 });
  });
});
