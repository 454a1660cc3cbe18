import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Aggregator, update as mingoUpdate } from 'mingo';
import { aggregate } from '@localcloud/engine/aggregate/aggregate';
import { openEngine, type Engine } from '@localcloud/engine/engine';
import { compileFilter } from '@localcloud/engine/filter/compile-filter';
import { applyUpdate, compileUpdate } from '@localcloud/engine/update/apply-update';
import type { Document } from '@localcloud/engine/values/values';

/**
 * Updates and pipelines against mingo, an implementation that is not ours, where it does what MongoDB documents. Left
 * out, because mingo differs there: comparisons over types, missing against null, `$mod` and logarithms of 0,
 * `$dateFrom…`, weeks, `$indexOf…`, `$slice` of null, `$substr` of numbers, `$toUpper` of null, `$type`, `$max` and
 * `$min` of an update over types, `$rename` and `$unset` inside arrays, a `$push` to what is no array,
 * `$addToSet` to an array that holds doubles, `$count` of nothing.
 */
let engine: Engine;
const directory = mkdtempSync(join(tmpdir(), 'opinion-'));
beforeAll(() => {
  engine = openEngine({ directory, now: Date.now });
});
afterAll(() => {
  engine.close();
  rmSync(directory, { recursive: true, force: true });
});

const number = fc.integer({ min: -3, max: 3 });
const list = fc.array(number, { maxLength: 4 });
const set = fc.uniqueArray(number, { maxLength: 4 });
const pairs = fc.array(fc.record({ k: fc.constantFrom('x', 'y'), v: number }, { noNullPrototype: true }), {
  maxLength: 3,
});
const document = fc.record(
  { n: number, list, set, pairs, o: fc.record({ x: number }, { noNullPrototype: true }) },
  { noNullPrototype: true },
);
const copy = (value: unknown): Document => JSON.parse(JSON.stringify(value)) as Document;

const change = fc.oneof<fc.Arbitrary<Document>[]>(
  number.map((value) => ({ $set: { n: value, 'o.y': value } })),
  number.map((by) => ({ $inc: { n: by, 'o.x': by, fresh: by } })),
  number.map((by) => ({ $mul: { n: by, 'o.x': by } })),
  number.map((value) => ({ $min: { n: value }, $max: { 'o.x': value } })),
  fc.constant({ $unset: { 'o.x': '', n: '' } }),
  fc.constant({ $rename: { n: 'm' } }),
  fc
    .record({
      each: list,
      position: fc.integer({ min: 0, max: 4 }),
      slice: fc.integer({ min: 0, max: 4 }),
      sort: fc.constantFrom(1, -1),
    })
    .map(({ each, position, slice, sort }) => ({
      $push: { list: { $each: each, $position: position, $slice: slice, $sort: sort } },
    })),
  number.map((value) => ({ $push: { list: value } })),
  list.map(($each) => ({ $addToSet: { set: { $each } } })),
  fc.constantFrom(1, -1).map((end) => ({ $pop: { list: end } })),
  number.map((value) => ({ $pull: { list: value } })),
  number.map(($gte) => ({ $pull: { list: { $gte } } })),
  fc
    .record({ k: fc.constantFrom('x', 'y'), v: number }, { noNullPrototype: true })
    .map((pair) => ({ $pull: { pairs: pair } })),
  list.map((values) => ({ $pullAll: { list: values } })),
  fc.nat(7).map((mask) => ({ $bit: { 'o.x': { or: mask } } })),
);

it('updates as mingo does', () => {
  fc.assert(
    fc.property(document, change, (before, expression) => {
      const theirs = copy(before);
      mingoUpdate(theirs, copy(expression) as Parameters<typeof mingoUpdate>[1]);
      const context = { now: 0, filter: compileFilter({}), isInsert: false };
      expect(applyUpdate(copy(before), compileUpdate(copy(expression)), context)).toEqual(copy(theirs));
    }),
    { numRuns: 3_000 },
  );
});

const numeric = fc.constantFrom<unknown>(
  '$n',
  '$o.x',
  { $add: ['$n', '$o.x', 1] },
  { $multiply: ['$n', -2] },
  { $subtract: ['$o.x', '$n'] },
  { $abs: '$n' },
  { $size: '$list' },
  { $sum: '$list' },
  { $cond: [{ $gt: ['$n', 0] }, '$o.x', 7] },
  { $arrayElemAt: [[5, 6, 7], { $mod: [{ $abs: '$n' }, 3] }] },
  { $reduce: { input: '$list', initialValue: 1, in: { $add: ['$$value', '$$this'] } } },
  { $let: { vars: { a: '$n' }, in: { $add: ['$$a', '$$a'] } } },
  { $ifNull: ['$nothing', '$n'] },
  { $max: ['$n', '$o.x', 0] },
  { $indexOfArray: ['$list', 1] },
);
const listed = fc.constantFrom<unknown>(
  '$list',
  { $filter: { input: '$list', as: 'i', cond: { $gt: ['$$i', 0] } } },
  { $map: { input: '$list', as: 'i', in: { $add: ['$$i', '$n'] } } },
  { $concatArrays: ['$list', [9]] },
  { $reverseArray: '$list' },
  { $slice: ['$list', 2] },
  { $range: [0, { $abs: '$n' }] },
  { $map: { input: '$pairs', as: 'p', in: '$$p.v' } },
);
const stage = fc.oneof<fc.Arbitrary<Document>[]>(
  number.map(($gt) => ({ $match: { n: { $gt } } })),
  numeric.map((n) => ({ $addFields: { n } })),
  listed.map((value) => ({ $addFields: { list: value } })),
  numeric.map((value) => ({ $project: { n: value, list: 1, pairs: 1, o: 1 } })),
  fc.constant({ $unwind: '$pairs' }),
  fc.constantFrom({ $skip: 1 }, { $limit: 2 }),
);
const last = fc.oneof<fc.Arbitrary<Document[]>[]>(
  fc.constant([]),
  numeric.map((by) => [
    {
      $group: { _id: by, n: { $sum: 1 }, all: { $push: '$_id' }, top: { $max: '$n' }, mean: { $avg: '$n' } },
    },
  ]),
  numeric.map((by) => [{ $group: { _id: { by }, first: { $first: '$list' }, dev: { $stdDevPop: '$n' } } }]),
);

it('aggregates as mingo does', () => {
  let run = 0;
  fc.assert(
    fc.property(
      fc.array(document, { maxLength: 6 }),
      fc.array(stage, { maxLength: 4 }),
      last,
      (documents, stages, end) => {
        const collection = engine.createCollection(`run${run++}`, false);
        const stored = documents.map((one, _id) => ({ _id, ...one }));
        for (const one of stored) collection.insert(copy(one));
        const pipeline = [...stages, ...end];
        // After `$unwind: '$pairs'` a later stage may meet an object where a list was: then both may refuse.
        const theirs = attempt(() =>
          new Aggregator(copy({ pipeline }).pipeline as Document[]).run(
            copy({ stored }).stored as Document[],
          ),
        );
        const ours = attempt(() => [
          ...aggregate(engine, collection, copy({ pipeline }).pipeline as Document[]),
        ]);
        if (theirs !== undefined && ours !== undefined) expect(sorted(ours)).toEqual(sorted(theirs));
      },
    ),
    { numRuns: 400 },
  );
});

function attempt(work: () => Document[]): Document[] | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Groups have no order of their own, and mingo keeps another order of fields. */
const sorted = (documents: Document[]): string[] =>
  documents.map((one) => JSON.stringify(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();
