import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { IndexDefinition } from '@config/collections';
import { openEngine, type Engine } from '@localcloud/engine/engine';
import { compileFilter } from '@localcloud/engine/filter/compile-filter';
import type { Document } from '@localcloud/engine/values/values';

let engine: Engine;
const directory = mkdtempSync(join(tmpdir(), 'places-'));
beforeAll(() => {
  engine = openEngine({ directory, now: Date.now });
});
afterAll(() => {
  engine.close();
  rmSync(directory, { recursive: true, force: true });
});

type Place = [longitude: number, latitude: number];

const fold = (longitude: number) => ((((longitude + 180) % 360) + 360) % 360) - 180;
const clamp = (latitude: number) => Math.min(90, Math.max(-90, latitude));
const degree = fc.double({ min: -1, max: 1, noNaN: true });
/** Where maps break: the antimeridian, both poles, the corners of large cells; and two cities. */
const centre = fc.constantFrom<Place>(
  [180, 0],
  [-180, 52],
  [179.99, -16.5],
  [0, 90],
  [17, -90],
  [0, 0],
  [121.47, 31.23],
  [116.4, 39.9],
);
const nearCentre = (spread: number) =>
  fc
    .tuple(centre, degree, degree)
    .map(([[x, y], dx, dy]): Place => [fold(x + dx * spread), clamp(y + dy * spread)]);
const anywhere = fc.tuple(degree, degree).map(([x, y]): Place => [x * 180, y * 90]);
const place = fc.oneof(
  { weight: 2, arbitrary: centre },
  { weight: 6, arbitrary: nearCentre(0.5) },
  { weight: 3, arbitrary: nearCentre(15) },
  { weight: 2, arbitrary: anywhere },
);

const pointOf = (coordinates: Place) => ({ type: 'Point', coordinates });
/** A ring of a few corners at one distance: over the antimeridian and around poles too. */
const polygon = fc
  .tuple(place, fc.constantFrom(0.01, 0.4, 5, 30, 80), fc.integer({ min: 3, max: 6 }))
  .map(([[x, y], size, corners]) => {
    const pole = Math.abs(y) + size >= 90;
    const ring = Array.from({ length: corners }, (_, at): Place => {
      const angle = (at / corners) * 2 * Math.PI;
      if (pole) return [fold(x + (at / corners) * 360), clamp(Math.sign(y) * Math.max(5, 90 - size))];
      return [fold(x + Math.cos(angle) * size), clamp(y + Math.sin(angle) * size)];
    });
    return { type: 'Polygon', coordinates: [[...ring, ring[0] as Place]] };
  });
const line = fc
  .array(place, { minLength: 2, maxLength: 4 })
  .map((coordinates) => ({ type: 'LineString', coordinates }));
const shape: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: place.map(pointOf) },
  { weight: 2, arbitrary: place },
  { weight: 2, arbitrary: polygon },
  { weight: 2, arbitrary: line },
  { weight: 1, arbitrary: fc.array(place.map(pointOf), { maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc
      .array(place, { minLength: 2, maxLength: 3 })
      .map((coordinates) => ({ type: 'MultiPoint', coordinates })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(undefined, null, 'nowhere', [], {
      type: 'Point',
      coordinates: [200, 0],
    }),
  },
);
const document = fc.record({ at: shape, kind: fc.nat(2) }, { noNullPrototype: true });

const metres = fc.constantFrom(0, 50, 5_000, 90_000, 2_000_000, 11_000_000, 25_000_000);
const condition = fc.oneof(
  fc
    .record(
      { $geometry: place.map(pointOf), $maxDistance: fc.oneof(metres, fc.constantFrom(NaN, -1)) },
      { requiredKeys: ['$geometry'], noNullPrototype: true },
    )
    .map(($nearSphere) => ({ $nearSphere })),
  fc.tuple(place, metres, metres).map(([from, $minDistance, more]) => ({
    $nearSphere: { $geometry: pointOf(from), $minDistance, $maxDistance: $minDistance + more },
  })),
  fc
    .tuple(place, metres)
    .map(([from, radius]) => ({ $geoWithin: { $centerSphere: [from, radius / 6_378_100] } })),
  fc
    .oneof(polygon, polygon, line, place.map(pointOf))
    .map(($geometry) => ({ $geoIntersects: { $geometry } })),
  polygon.map(($geometry) => ({ $geoWithin: { $geometry } })),
  fc.tuple(place, place).map(([a, b]) => ({
    $geoWithin: {
      $box: [
        [Math.min(a[0], b[0]), Math.min(a[1], b[1])],
        [Math.max(a[0], b[0]), Math.max(a[1], b[1])],
      ],
    },
  })),
);
const filter: fc.Arbitrary<Document> = fc.oneof(
  { weight: 3, arbitrary: condition.map((at) => ({ at })) },
  { weight: 1, arbitrary: fc.tuple(condition, fc.nat(2)).map(([at, kind]) => ({ at, kind })) },
  {
    weight: 1,
    arbitrary: condition
      .filter((one) => !('$nearSphere' in one))
      .map((at) => ({ $or: [{ at }, { kind: 0 }] })),
  },
);
const indexes = fc.constantFrom<IndexDefinition[]>(
  [{ name: 'places', keys: [['at', '2dsphere']] }],
  [
    {
      name: 'kindPlaces',
      keys: [
        ['kind', 1],
        ['at', '2dsphere'],
      ],
    },
  ],
  [
    { name: 'places', keys: [['at', '2dsphere']] },
    { name: 'kind', keys: [['kind', 1]] },
  ],
);

let made = 0;

it('an index on places changes how they are found, never which or in what order', () => {
  let [usedPlaces, found] = [0, 0];
  fc.assert(
    fc.property(
      fc.array(document, { minLength: 20, maxLength: 60 }),
      indexes,
      fc.array(fc.tuple(filter, fc.nat(3), fc.integer({ min: 1, max: 12 })), {
        minLength: 12,
        maxLength: 12,
      }),
      fc.array(fc.tuple(fc.nat(19), document), { maxLength: 6 }),
      (documents, definitions, questions, changes) => {
        const collection = engine.createCollection(`c${made++}`, true);
        for (const definition of definitions) engine.createIndex(collection, definition);
        for (const [at, one] of documents.entries()) collection.insert({ _id: `d${at}`, ...one });
        for (const [at, next] of changes) {
          const before = collection.findById(`d${at}`);
          if (before && next.kind === 0) collection.remove(before);
          else if (before) collection.replace(before, { _id: before.id, ...next });
        }
        for (const [source, skip, limit] of questions) {
          const wish = { filter: compileFilter(source) };
          const ids = (more: object) =>
            engine.searcher.find(collection, { ...wish, ...more }).map(({ id }) => id);
          const ask = () => {
            // Without an order, and not by distance, any order is right.
            const all = wish.filter.near ? ids({}) : ids({ sort: [['_id', 1]] });
            const page = ids(wish.filter.near ? { skip, limit } : { sort: [['_id', 1]], skip, limit });
            return { all, page, count: engine.searcher.count(collection, wish.filter) };
          };
          engine.searcher.usesIndexes = false;
          const plain = ask();
          engine.searcher.usesIndexes = true;
          expect(ask()).toEqual(plain);
          found += plain.count;
          if (
            engine.searcher
              .explain(collection, { ...wish, limit })
              .index?.toLowerCase()
              .includes('places')
          )
            usedPlaces += 1;
        }
      },
    ),
    { numRuns: 150 },
  );
  // Most questions must have gone through an index of places, and they must not have been empty ones.
  expect(usedPlaces).toBeGreaterThan(700);
  expect(found).toBeGreaterThan(4_000);
}, 120_000);
