import { compileExpression } from '../expression/compile';
import { typeName } from '../expression/type-names';
import { wrong } from '../expression/scope';
import { compileFilter } from '../filter/compile-filter';
import type { SortField } from '../query/plan';
import { sortKeys } from '../query/sort';
import { compareText, numberOf } from '../values/order';
import { isDocument, type Document, type Value } from '../values/values';
import { bucket, bucketAuto, count, group, sortByCount } from './grouping';
import { graphLookup } from './graph-lookup';
import { lookup, unionWith } from './lookup';
import { stageList, type StageBuild } from './pipeline';
import { redact } from './redact';
import { compileAddFields, compileProject, compileUnset, type Reshape } from './shaping';
import { unwind } from './unwind';
import { wholeOf } from './whole-number';

/** `{a: 1, b: -1}` as an order. Throws DATABASE_REQUEST_FAILED. */
export function sortOrder(operand: Value): SortField[] {
  const fields = isDocument(operand) ? Object.entries(operand) : [];
  if (fields.length === 0) throw wrong('$sort stage must have at least one sort key');
  return fields.map(([path, direction]) => {
    const sign = numberOf(direction);
    if (sign !== 1 && sign !== -1)
      throw wrong('$sort key ordering must be 1 (for ascending) or -1 (for descending)');
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

/** Documents by chance, none twice. */
function sampled(documents: Iterable<Document>, size: number): Document[] {
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

function* each(documents: Iterable<Document>, change: Reshape): Generator<Document> {
  for (const document of documents) yield change(document);
}

function* paged(documents: Iterable<Document>, skip: number, limit: number): Generator<Document> {
  if (limit === 0) return;
  let seen = 0;
  for (const document of documents) {
    if (seen++ < skip) continue;
    yield document;
    if (seen >= skip + limit) return;
  }
}

const rootBy =
  (source: Value, evaluate: (document: Document) => Value): Reshape =>
  (document) => {
    const root = evaluate(document);
    if (isDocument(root)) return root;
    throw wrong(
      `'newRoot' expression must evaluate to an object, but resulting value was of type ${typeName(root)}: ${JSON.stringify(source)}`,
    );
  };

const replaceRoot: StageBuild = (operand, pipeline) => {
  if (!isDocument(operand) || !('newRoot' in operand))
    throw wrong('no newRoot specified for the $replaceRoot stage');
  const change = rootBy(operand.newRoot, compileExpression(operand.newRoot, pipeline));
  return (documents) => each(documents, change);
};

const facet: StageBuild = (operand, pipeline) => {
  if (!isDocument(operand) || Object.keys(operand).length === 0)
    throw wrong('the $facet specification must be a non-empty object');
  const facets = Object.entries(operand).map(
    ([name, stages]) => [name, stageList(stages, '$facet')] as const,
  );
  return (documents) => {
    const all = [...documents];
    return [Object.fromEntries(facets.map(([name, stages]) => [name, [...pipeline.continue(all, stages)]]))];
  };
};

const reshaping =
  (compile: (operand: Value, around: Parameters<StageBuild>[1]) => Reshape): StageBuild =>
  (operand, pipeline) => {
    const change = compile(operand, pipeline);
    return (documents) => each(documents, change);
  };

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline/ */
export const stages: Readonly<Record<string, StageBuild>> = {
  $addFields: reshaping(compileAddFields),
  $set: reshaping(compileAddFields),
  $project: reshaping(compileProject),
  $unset: reshaping(compileUnset),
  $replaceRoot: replaceRoot,
  $replaceWith: (operand, pipeline) => replaceRoot({ newRoot: operand }, pipeline),
  $match(operand, pipeline) {
    const { test, near } = compileFilter(operand, pipeline);
    if (near) throw wrong('$geoNear, $near, and $nearSphere are not allowed in this context');
    return (documents) => filtered(documents, test);
  },
  $sort(operand) {
    const order = sortOrder(operand);
    return (documents) => sortDocuments([...documents], order);
  },
  $limit(operand) {
    const most = wholeOf(operand, '$limit', 1);
    return (documents) => paged(documents, 0, most);
  },
  $skip(operand) {
    const skip = wholeOf(operand, '$skip', 0);
    return (documents) => paged(documents, skip, Infinity);
  },
  $sample(operand) {
    const size = wholeOf(isDocument(operand) ? operand.size : undefined, '$sample size', 1);
    return (documents) => sampled(documents, size);
  },
  $geoNear() {
    throw wrong('$geoNear is only valid as the first stage in a pipeline');
  },
  $bucket: bucket,
  $bucketAuto: bucketAuto,
  $count: count,
  $facet: facet,
  $graphLookup: graphLookup,
  $group: group,
  $lookup: lookup,
  $redact: redact,
  $sortByCount: sortByCount,
  $unionWith: unionWith,
  $unwind: unwind,
};

function* filtered(
  documents: Iterable<Document>,
  test: (document: Document) => boolean,
): Generator<Document> {
  for (const document of documents) if (test(document)) yield document;
}
