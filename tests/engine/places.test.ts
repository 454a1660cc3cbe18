import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEngine, type Engine } from '@localcloud/engine/engine';
import { openDataFile } from '@localcloud/engine/storage/data-file';
import { createDatabaseService, type DatabaseService } from '@localcloud/services/database/database-service';

let engine: Engine;
let service: DatabaseService;
const directory = mkdtempSync(join(tmpdir(), 'shops-'));
const definitions = [
  {
    name: 'shops',
    indexes: [
      { name: 'place', keys: [['place', '2dsphere']] },
      { name: 'kind', keys: [['kind', 1]] },
    ],
  },
] as const;
const total = 10_000;
/** Over all of China, one shop every 40 km or so. */
const shop = (at: number) => ({
  _id: `s${at}`,
  kind: at % 500 === 0 ? 'flagship' : 'shop',
  place: { type: 'Point', coordinates: [80 + (at % 100) * 0.45, 20 + Math.floor(at / 100) * 0.25] },
});
const shanghai = { type: 'Point', coordinates: [121.47, 31.23] };

beforeAll(async () => {
  engine = openEngine({ directory, now: Date.now });
  service = createDatabaseService(engine);
  service.defineCollections(definitions);
  for (let from = 0; from < total; from += 1_000) {
    const data = Array.from({ length: 1_000 }, (_, at) => JSON.stringify(shop(from + at)));
    await service.handle('database.insertDocument', { collectionName: 'shops', data });
  }
});
afterAll(() => {
  engine.close();
  rmSync(directory, { recursive: true, force: true });
});

const explain = (query: object, limit = 20) =>
  service.explain({ collectionName: 'shops', query: JSON.stringify(query), limit });
const get = async (query: object, more: object = {}) => {
  const wish = { collectionName: 'shops', query: JSON.stringify(query), limit: 20, ...more };
  const { data } = await service.handle('database.getDocument', wish);
  return (data as { list: string[] }).list.map((text) => (JSON.parse(text) as { _id: string })._id);
};

describe('an index on places', () => {
  it('reads what is near and no more, for the nearest, a circle and an area', () => {
    const near = { place: { $nearSphere: { $geometry: shanghai } } };
    const circle = { place: { $geoWithin: { $centerSphere: [shanghai.coordinates, 150 / 6_378.1] } } };
    const [west, south, east, north] = [115, 39, 118, 41];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const area = { place: { $geoWithin: { $geometry: { type: 'Polygon', coordinates: [ring] } } } };
    for (const [query, found] of [
      [near, 20],
      [circle, 75],
      [area, 48],
    ] as const) {
      const plan = explain(query, 100 * Number(query !== near) || 20);
      expect(plan.index).toBe('place');
      expect(Math.abs(plan.found - found)).toBeLessThan(15);
      expect(plan.documentsRead).toBeLessThan(plan.found * 8);
    }
  });

  it('gives way to a condition that leaves few documents', () => {
    const query = { kind: 'flagship', place: { $nearSphere: { $geometry: shanghai } } };
    expect(explain(query)).toMatchObject({ index: 'kind', documentsRead: 20, found: 20 });
  });

  it('shows a transaction what it moved itself, nearest first', async () => {
    const { transactionId } = await service.handle('database.startTransaction', {});
    const near = { place: { $nearSphere: { $geometry: shanghai } } };
    const before = await get(near, { transactionId, limit: 3 });
    const place = { type: 'Point', coordinates: [121.471, 31.23] };
    await service.handle('database.modifyDocument', {
      collectionName: 'shops',
      query: '{"_id":"s0"}',
      data: JSON.stringify({ $set: { place } }),
      queryType: 'DOC',
      transactionId,
    });
    expect(await get(near, { transactionId, limit: 3 })).toEqual(['s0', ...before.slice(0, 2)]);
    await service.handle('database.abortTransaction', { transactionId });
    expect(await get(near, { limit: 3 })).toEqual(before);
  });
});

it('areas around the south pole and over the antimeridian hold what lies in them', async () => {
  service.defineCollections([{ name: 'far', indexes: [{ name: 'place', keys: [['place', '2dsphere']] }] }]);
  const pointAt = (...coordinates: number[]) => ({ type: 'Point', coordinates });
  const places = {
    pole: pointAt(0, -90),
    station: pointAt(100, -80),
    fiji: pointAt(179.9, -17),
    taveuni: pointAt(-179.9, -17),
    paris: pointAt(2.3, 48.8),
    lagoon: {
      type: 'LineString',
      coordinates: [
        [179.5, -17],
        [-179.5, -17],
      ],
    },
  };
  const data = Object.entries(places).map(([_id, place]) => JSON.stringify({ _id, place }));
  await service.handle('database.insertDocument', { collectionName: 'far', data });
  const within = async (ring: number[][]) => {
    const $geometry = { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
    const found = await get({ place: { $geoWithin: { $geometry } } }, { collectionName: 'far' });
    return found.sort();
  };
  expect(
    await within([
      [0, -70],
      [90, -70],
      [180, -70],
      [-90, -70],
    ]),
  ).toEqual(['pole', 'station']);
  expect(
    await within([
      [179, -18],
      [-179, -18],
      [-179, -16],
      [179, -16],
    ]),
  ).toEqual(['fiji', 'lagoon', 'taveuni']);
});

it('a data folder of format 1, which had no index on places, gets one', async () => {
  const folder = join(directory, 'old');
  const open = () => {
    const opened = openEngine({ directory: folder, now: Date.now });
    const database = createDatabaseService(opened);
    database.defineCollections(definitions);
    return { opened, database };
  };
  const { opened, database } = open();
  await database.handle('database.insertDocument', {
    collectionName: 'shops',
    data: [JSON.stringify(shop(7))],
  });
  opened.close();
  const file = openDataFile(folder);
  const [id] = file.statement("SELECT id FROM indexes WHERE name='place'").get([]) ?? [];
  file.exec(`DROP TABLE index_${id}; PRAGMA user_version=1`);
  file.close();
  const again = open();
  const circle = { place: { $geoWithin: { $centerSphere: [shop(7).place.coordinates, 0.001] } } };
  const wish = { collectionName: 'shops', query: JSON.stringify(circle) };
  expect(again.database.explain(wish)).toMatchObject({ index: 'place', found: 1 });
  again.opened.close();
});
