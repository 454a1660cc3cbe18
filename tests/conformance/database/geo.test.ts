import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { openEnvironment, type Environment } from './environment';
import { localOnly } from './local-only';

let environment: Environment;
const indexed = localOnly('an SDK makes no geo index');

/** Shanghai: the Bund, People's Square (about 1.9 km away), Hongqiao station; and Beijing. */
const places = {
  bund: [121.4903, 31.2417],
  square: [121.4737, 31.2304],
  hongqiao: [121.3206, 31.194],
  beijing: [116.4074, 39.9042],
} as const;
const point = ([longitude, latitude]: readonly [number, number]) =>
  new environment.database.Geo.Point(longitude, latitude);

beforeAll(async () => {
  environment = await openEnvironment({
    collections: [
      { name: 'shops', indexes: [{ name: 'place', keys: [['place', '2dsphere']] }] },
      { name: 'bare', indexes: [] },
    ],
  });
  for (const [_id, place] of Object.entries(places))
    await environment.database.collection('shops').add({ data: { _id, place: point(place), kind: 'shop' } });
  await environment.database.collection('shops').add({ data: { _id: 'nowhere', kind: 'shop' } });
});
afterAll(() => environment.close());

const shops = () => environment.database.collection('shops');
const _ = () => environment.database.command;
const idsWhere = async (where: object) => (await shops().where(where).get()).data.map(({ _id }) => _id);
/** Only nearness gives an order of its own. */
const idsInAnyOrder = async (where: object) => (await idsWhere(where)).sort();

describe('places', () => {
  indexed('come nearest first, with distances in metres', async () => {
    const near = (options: object) =>
      idsWhere({ place: _().geoNear!({ geometry: point(places.bund), ...options }) });
    expect(await near({})).toEqual(['bund', 'square', 'hongqiao', 'beijing']);
    expect(await near({ maxDistance: 2_500 })).toEqual(['bund', 'square']);
    expect(await near({ minDistance: 1_000, maxDistance: 30_000 })).toEqual(['square', 'hongqiao']);
  });

  indexed('are measured on the sphere', async () => {
    const { list } = await shops().aggregate().geoNear!({
      near: point(places.bund),
      spherical: true,
      distanceField: 'distance',
      query: { kind: 'shop' },
      key: 'place',
    }).limit!(10).end();
    const distance = Object.fromEntries(list.map(({ _id, distance: metres }) => [_id, metres as number]));
    expect(Object.keys(distance)).toEqual(['bund', 'square', 'hongqiao', 'beijing']);
    expect(distance.bund).toBe(0);
    expect(distance.square).toBeGreaterThan(1_900);
    expect(distance.square).toBeLessThan(2_100);
    // 1,068 km by the usual calculators, whose earth is 0.1 % smaller.
    expect(distance.beijing).toBeGreaterThan(1_060_000);
    expect(distance.beijing).toBeLessThan(1_076_000);
  });

  indexed('lie within circles and polygons, and cross lines', async () => {
    const { Polygon, LineString } = environment.database.Geo;
    const box = (west: number, south: number, east: number, north: number) =>
      new Polygon([
        new LineString(
          (
            [
              [west, south],
              [east, south],
              [east, north],
              [west, north],
              [west, south],
            ] as const
          ).map(point),
        ),
      ]);
    const inCity = box(121.4, 31.1, 121.6, 31.3);
    expect(await idsInAnyOrder({ place: _().geoWithin!({ geometry: inCity }) })).toEqual(['bund', 'square']);
    expect(await idsInAnyOrder({ place: _().geoIntersects!({ geometry: inCity }) })).toEqual([
      'bund',
      'square',
    ]);
    const within = { centerSphere: [point(places.bund), 20 / 6378.1] };
    expect(await idsInAnyOrder({ place: _().geoWithin!(within) })).toEqual(['bund', 'hongqiao', 'square']);
    await shops().add({
      data: { _id: 'line', place: new LineString([point([121.3, 31.2]), point([121.5, 31.2])]) },
    });
    expect(await idsInAnyOrder({ place: _().geoIntersects!({ geometry: inCity }) })).toEqual([
      'bund',
      'line',
      'square',
    ]);
    expect(await idsInAnyOrder({ place: _().geoWithin!({ geometry: inCity }) })).toEqual(['bund', 'square']);
    await shops().doc('line').remove();
  });

  indexed('need a geo index in a collection of the configuration', async () => {
    const near = { place: _().geoNear!({ geometry: point(places.bund) }) };
    await expect(environment.database.collection('bare').where(near).get()).rejects.toMatchObject({
      errCode: -502001,
    });
  });
});
