import { CloudError } from '../../cloud-error';
import type { Engine } from '../engine';
import { wrong, type Surroundings } from '../expression/scope';
import { bounded } from '../expression/weight';
import { compileFilter } from '../filter/compile-filter';
import type { Wish } from '../query/search';
import type { StoredCollection } from '../storage/collection';
import type { Document } from '../values/values';
import { geoNear } from './geo-near';
import type { Pipeline, Stage } from './pipeline';
import { sortOrder, stages as stageBuilds } from './stages';
import { wholeOf } from './whole-number';

export type { Stage } from './pipeline';

/** Stages that write or that look into the server; the service does not offer them to functions. */
const refused = new Set([
  '$out',
  '$merge',
  '$collStats',
  '$indexStats',
  '$currentOp',
  '$listSessions',
  '$planCacheStats',
]);

/**
 * Runs a pipeline. What can be answered by an index comes first: a leading `$match` with the `$sort`, `$skip` and
 * `$limit` right after it, or `$geoNear`. The rest runs in memory, a document at a time where it can.
 */
export function aggregate(
  engine: Engine,
  collection: StoredCollection,
  stages: readonly Stage[],
  around: Surroundings = { now: engine.now() },
): Iterable<Document> {
  const { documents, rest } = leading(engine, collection, stages, around);
  const pipeline: Pipeline = {
    ...around,
    engine,
    run: (other, inner, within) => [...aggregate(engine, other, inner, within)],
    continue: (some, inner) => chained(some, inner, pipeline),
  };
  return chained(documents, rest, pipeline);
}

/** Every stage is compiled before the first document is looked at, so that a mistake in the last one is told. */
function chained(
  documents: Iterable<Document>,
  stages: readonly Stage[],
  pipeline: Pipeline,
): Iterable<Document> {
  const compiled = stages.map((stage) => {
    const name = nameOf(stage);
    const build = Object.hasOwn(stageBuilds, name) ? stageBuilds[name] : undefined;
    if (!build) throw wrong(`Unrecognized pipeline stage name: '${name}'`);
    const run = build(stage[name], pipeline);
    return growing.has(name) ? (flow: Iterable<Document>) => eachBounded(run(flow)) : run;
  });
  return compiled.reduce((flow, stage) => stage(flow), documents);
}

/** Stages that make documents larger than those that went in. */
const growing = new Set([
  '$addFields',
  '$set',
  '$project',
  '$group',
  '$bucket',
  '$bucketAuto',
  '$lookup',
  '$graphLookup',
]);

function* eachBounded(documents: Iterable<Document>): Generator<Document> {
  for (const document of documents) yield bounded(document);
}

function nameOf(stage: Stage): string {
  const [name, ...others] = Object.keys(stage);
  if (name === undefined || others.length > 0 || !name.startsWith('$'))
    throw wrong('A pipeline stage specification object must contain exactly one field.');
  if (refused.has(name)) throw new CloudError('DATABASE_INVALID_OPERRATOR', `stage ${name} is not allowed`);
  return name;
}

type Leading = { readonly documents: Document[]; readonly rest: readonly Stage[] };

function leading(
  engine: Engine,
  collection: StoredCollection,
  stages: readonly Stage[],
  around: Surroundings,
): Leading {
  for (const stage of stages) nameOf(stage);
  const [first] = stages;
  if (first && '$geoNear' in first)
    return { documents: geoNear(engine, collection, first.$geoNear, around), rest: stages.slice(1) };
  const wish: { -readonly [Key in keyof Wish]: Wish[Key] } = { filter: compileFilter({}) };
  let at = 0;
  if (first && '$match' in first) {
    wish.filter = compileFilter(first.$match, around);
    if (wish.filter.near) throw wrong('$geoNear, $near, and $nearSphere are not allowed in this context');
    at = 1;
  }
  if (stages[at]?.$sort !== undefined) wish.sort = sortOrder(stages[at++]?.$sort);
  if (stages[at]?.$skip !== undefined) wish.skip = wholeOf(stages[at++]?.$skip, '$skip', 0);
  if (stages[at]?.$limit !== undefined) wish.limit = wholeOf(stages[at++]?.$limit, '$limit', 1);
  const found = engine.searcher.find(collection, wish);
  return { documents: found.map((stored) => stored.document), rest: stages.slice(at) };
}
