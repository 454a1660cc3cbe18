import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Query } from 'mingo';
import type { IndexDefinition } from '@config/collections';
import { openEngine, type Engine } from '@localcloud/engine/engine';
import { compileFilter } from '@localcloud/engine/filter/compile-filter';
import type { SortField } from '@localcloud/engine/query/plan';
import type { Document } from '@localcloud/engine/values/values';

let engine: Engine;
const directory = mkdtempSync(join(tmpdir(), 'search-'));
beforeAll(() => {
  engine = openEngine({ directory, now: Date.now });
});
afterAll(() => {
  engine.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Few values, so that questions often meet documents. */
const scalar = fc.constantFrom<unknown>(0, 1, 2, 'a', 'ab', null, true, NaN);
const strange = fc.constantFrom<unknown>([], [[1]], { c: 1 }, { c: [1, 2] }, { c: null }, new Date(5));
const field = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<unknown>(0, 1, 2) },
  { weight: 2, arbitrary: scalar },
  { weight: 4, arbitrary: fc.array(fc.constantFrom<unknown>(0, 1, 2, null), { maxLength: 3 }) },
  { weight: 2, arbitrary: strange },
);
const inner = fc.record({ c: field, d: field }, { requiredKeys: [], noNullPrototype: true });
/** `b` holds scalars, objects, or arrays of objects, so that dotted paths meet every shape. */
const document = fc.record(
  {
    a: field,
    b: fc.oneof(field, inner, fc.array(inner, { minLength: 1, maxLength: 3 })),
    n: fc.integer({ min: 0, max: 2 }),
  },
  { requiredKeys: ['n'], noNullPrototype: true },
);

const paths = ['a', 'a', 'a', 'n', 'n', 'b.c', 'b.c', 'b.d', 'b.d', 'b', 'a.0'] as const;
const path = fc.constantFrom(...paths);
const condition = fc.oneof(
  field,
  fc.constantFrom({ $gt: 0, $lt: 2 }, { $gt: 0, $lt: 1 }, { $gte: 1, $lte: 1 }, { $gt: -1 }, { $lt: 2 }),
  fc.record({ $gte: field, $lte: field }, { requiredKeys: [], noNullPrototype: true }),
  fc.array(field, { maxLength: 3 }).map(($in) => ({ $in })),
  field.map(($ne) => ({ $ne })),
  fc.boolean().map(($exists) => ({ $exists })),
  fc.constantFrom(
    { $regex: '^a' },
    { $regex: 'b$' },
    { $not: { $gt: 1 } },
    { $size: 1 },
    { $elemMatch: { $gt: 0 } },
  ),
);
const flat = fc.dictionary(path, condition, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
const filter: fc.Arbitrary<Document> = fc.oneof(
  flat,
  fc.array(flat, { minLength: 1, maxLength: 3 }).map(($or) => ({ $or })),
  fc
    .tuple(flat, fc.array(flat, { minLength: 1, maxLength: 3 }))
    .map(([all, $or]) => ({ $and: [all, { $or }] })),
);
const sort: fc.Arbitrary<SortField[]> = fc
  .uniqueArray(fc.constantFrom('a', 'b.c', 'n'), { maxLength: 2 })
  .chain((fields) =>
    fc.tuple(...fields.map((name) => fc.constantFrom<1 | -1>(1, -1).map((way) => [name, way] as const))),
  );

const indexes: fc.Arbitrary<IndexDefinition[]> = fc
  .uniqueArray(
    fc.uniqueArray(fc.constantFrom('a', 'n', 'b', 'b.c', 'b.d', '_id'), {
      minLength: 1,
      maxLength: 3,
    }),
    {
      minLength: 1,
      maxLength: 3,
      selector: (names) => names.join(),
    },
  )
  .chain((lists) =>
    fc.tuple(
      ...lists.map((names, at) =>
        fc
          .array(fc.constantFrom<1 | -1>(1, -1), { minLength: names.length, maxLength: names.length })
          .map((ways) => ({
            name: `index${at}`,
            keys: names.map((name, of) => [name, ways[of] ?? 1] as const),
          })),
      ),
    ),
  );

/** Two fields of the same array elements: the hardest case for bounds. */
const pair: IndexDefinition = {
  name: 'pair',
  keys: [
    ['b.c', 1],
    ['b.d', -1],
  ],
};

let made = 0;
/** A fresh collection. Documents that an index must refuse (two arrays side by side) are left out. */
function filled(documents: readonly Document[], definitions: readonly IndexDefinition[]) {
  const collection = engine.createCollection(`c${made++}`, true);
  for (const definition of definitions) engine.createIndex(collection, definition);
  for (const [at, one] of documents.entries()) {
    try {
      engine.transactions.plain.insert(collection, { _id: `d${at}`, ...one });
    } catch (error) {
      expect(String(error)).toContain('parallel arrays');
    }
  }
  return collection;
}

it('an index changes how an answer is found, never what it is', () => {
  fc.assert(
    fc.property(
      fc.array(document, { minLength: 15, maxLength: 30 }),
      indexes,
      fc.array(fc.tuple(filter, sort, fc.nat(4), fc.integer({ min: 1, max: 30 })), {
        minLength: 10,
        maxLength: 14,
      }),
      fc.array(fc.tuple(fc.nat(24), document), { maxLength: 6 }),
      (documents, definitions, questions, changes) => {
        const collection = filled(documents, [...definitions, pair]);
        for (const [at, next] of changes) {
          const before = collection.findById(`d${at}`);
          try {
            if (before && next.n === 0) collection.remove(before);
            else if (before) collection.replace(before, { _id: before.id, ...next });
          } catch (error) {
            expect(String(error)).toContain('parallel arrays');
          }
        }
        for (const [source, order, skip, limit] of questions) {
          const whole: SortField[] = [...order, ['_id', 1]];
          const wish = { filter: compileFilter(source), sort: whole, skip, limit };
          const ask = () => ({
            page: engine.searcher.find(collection, wish).map(({ id }) => id),
            all: engine.searcher
              .find(collection, { filter: wish.filter })
              .map(({ id }) => String(id))
              .sort(),
            count: engine.searcher.count(collection, wish.filter),
          });
          engine.searcher.usesIndexes = false;
          const plain = ask();
          engine.searcher.usesIndexes = true;
          expect(ask()).toEqual(plain);
          expect(plain.count).toBe(plain.all.length);
        }
      },
    ),
    { numRuns: 150 },
  );
});

/** Where mingo does what MongoDB documents: no NaN, no comparison of whole arrays or objects. */
const known = fc.constantFrom<unknown>(0, 1, 2, 'a', 'b', 'ab', true, null);
const knownDocument = fc.record(
  {
    a: fc.oneof(known, fc.array(known, { maxLength: 3 })),
    b: fc.record({ c: known }, { requiredKeys: [], noNullPrototype: true }),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const knownCondition = fc.oneof(
  known,
  fc
    .constantFrom(0, 1, 'a')
    .chain((bound) => fc.constantFrom('$gt', '$gte', '$lt', '$lte').map((op) => ({ [op]: bound }))),
  fc
    .array(known, { minLength: 1, maxLength: 3 })
    .chain((list) => fc.constantFrom('$in', '$nin').map((op) => ({ [op]: list }))),
  known.map(($ne) => ({ $ne })),
  fc.boolean().map(($exists) => ({ $exists })),
  fc.nat(3).map(($size) => ({ $size })),
);
const knownFilter = fc.dictionary(fc.constantFrom('a', 'b.c'), knownCondition, {
  maxKeys: 2,
  noNullPrototype: true,
});

it('finds what mingo finds', () => {
  fc.assert(
    fc.property(
      knownDocument,
      knownFilter,
      fc.array(knownFilter, { minLength: 1, maxLength: 2 }),
      (one, all, $or) => {
        for (const source of [all, { $or }, { $nor: $or }, { $and: [all, { $or }] }])
          expect(compileFilter(source).test(one)).toBe(new Query(source as Document).test(one));
      },
    ),
    { numRuns: 2_000 },
  );
});
