import { Lazy } from 'mingo/lazy';
import { CloudError } from '../../cloud-error';
import type { Engine } from '../engine';
import { compileFilter } from '../filter/compile-filter';
import type { SortField } from '../query/plan';
import { sortKeys } from '../query/sort';
import type { StoredCollection } from '../storage/collection';
import { compareText, numberOf } from '../values/order';
import { isDocument, type Document, type Value } from '../values/values';
import type { Stage } from './aggregate';
import { wholeOf } from './whole-number';
import { lookup } from './lookup';
import { runInMemory, type PipelineOperators } from './mingo-pipeline';

type Stream = ReturnType<typeof Lazy>;
export type RunPipeline = (
  engine: Engine,
  collection: StoredCollection,
  stages: readonly Stage[],
) => Document[];

/** `{a: 1, b: -1}` as an order. Throws INVALID_PARAM. */
export function sortOrder(operand: Value): SortField[] {
  const fields = isDocument(operand) ? Object.entries(operand) : [];
  if (fields.length === 0)
    throw new CloudError('INVALID_PARAM', '$sort needs an object with at least one field');
  return fields.map(([path, direction]) => {
    const sign = numberOf(direction);
    if (sign !== 1 && sign !== -1)
      throw new CloudError('INVALID_PARAM', '$sort key ordering must be 1 or -1');
    return [path, sign] as const;
  });
}

function sortDocuments(documents: Document[], sort: readonly SortField[]): Document[] {
  const keyed = documents.map((document) => ({ document, keys: sortKeys(document, sort) }));
  keyed.sort((left, right) => {
    for (const [at, [, direction]] of sort.entries()) {
      const order = compareText(left.keys[at] as string, right.keys[at] as string);
      if (order !== 0) return order * direction;
    }
    return 0;
  });
  return keyed.map(({ document }) => document);
}

/** The stages where mingo's semantics are not MongoDB's, or where an index helps. */
export function stagesOver(engine: Engine, run: RunPipeline): PipelineOperators {
  // Typed by hand: mingo's own types for a table of stages cannot be satisfied by a literal.
  const own: Record<string, (documents: Stream, operand: Value) => Stream> = {
    $match(documents, operand) {
      const { test } = compileFilter(operand);
      return documents.filter((document) => test(document as Document));
    },
    $sort: (documents, operand) => whole(documents, (list) => sortDocuments(list, sortOrder(operand))),
    $lookup: (documents, operand) => whole(documents, (list) => lookup(engine, run, list, operand)),
    $bucket: (documents, operand) =>
      whole(documents, (list) =>
        runInMemory(list, bucketStages(operand), own as unknown as PipelineOperators),
      ),
    $sample: (documents, operand) => whole(documents, (list) => sample(list, operand)),
    $limit: (documents, operand) => documents.take(wholeOf(operand, '$limit', 1)),
    $skip: (documents, operand) => documents.drop(wholeOf(operand, '$skip', 0)),
    $geoNear() {
      throw new CloudError(
        'DATABASE_REQUEST_FAILED',
        '$geoNear is only valid as the first stage in a pipeline',
      );
    },
  };
  return own as unknown as PipelineOperators;
}

const whole = (documents: Stream, change: (list: Document[]) => Document[]): Stream =>
  documents.transform((list) => Lazy(change(list as Document[])));

/** Documents by chance, none twice. */
function sample(documents: Document[], operand: Value): Document[] {
  const size = wholeOf(isDocument(operand) ? operand.size : undefined, '$sample size', 1);
  const rest = [...documents];
  const chosen: Document[] = [];
  while (chosen.length < size && rest.length > 0) {
    const at = Math.floor(Math.random() * rest.length);
    chosen.push(rest[at] as Document);
    rest[at] = rest.at(-1) as Document;
    rest.pop();
  }
  return chosen;
}

/** `$bucket` as a `$group`: from each boundary up to, but not including, the next. */
function bucketStages(operand: Value): Document[] {
  const { groupBy, boundaries, output, default: other } = isDocument(operand) ? operand : {};
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    throw new CloudError('INVALID_PARAM', '$bucket needs at least two boundaries');
  const bounds = boundaries as Value[];
  const branches = bounds.slice(1).map((upper, at) => ({
    case: { $and: [{ $gte: [groupBy, bounds[at]] }, { $lt: [groupBy, upper] }] },
    then: { $literal: bounds[at] },
  }));
  const outside = other === undefined ? {} : { default: { $literal: other } };
  const fields = isDocument(output) ? output : { count: { $sum: 1 } };
  return [{ $group: { _id: { $switch: { branches, ...outside } }, ...fields } }, { $sort: { _id: 1 } }];
}
