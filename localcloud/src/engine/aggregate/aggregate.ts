import { CloudError } from '../../cloud-error';
import type { Engine } from '../engine';
import { compileFilter } from '../filter/compile-filter';
import { refuseCode } from '../filter/expression';
import type { Wish } from '../query/search';
import type { StoredCollection } from '../storage/collection';
import type { Document } from '../values/values';
import { geoNear } from './geo-near';
import { runInMemory } from './mingo-pipeline';
import { sortOrder, stagesOver } from './stages';
import { wholeOf } from './whole-number';

export type Stage = Document;

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
 * `$limit` right after it, or `$geoNear`. The rest runs in memory.
 */
export function aggregate(
  engine: Engine,
  collection: StoredCollection,
  stages: readonly Stage[],
): Document[] {
  for (const stage of stages) checkStage(stage);
  const { documents, rest } = leading(engine, collection, stages);
  if (rest.length === 0) return documents;
  return runInMemory(documents, rest, stagesOver(engine, aggregate));
}

function checkStage(stage: Stage): void {
  const [name, ...others] = Object.keys(stage);
  if (name === undefined || others.length > 0 || !name.startsWith('$'))
    throw new CloudError('INVALID_PARAM', 'a stage must have exactly one field, its operator');
  if (refused.has(name)) throw new CloudError('DATABASE_INVALID_OPERRATOR', `stage ${name} is not allowed`);
  refuseCode(stage);
}

type Leading = { readonly documents: Document[]; readonly rest: readonly Stage[] };

function leading(engine: Engine, collection: StoredCollection, stages: readonly Stage[]): Leading {
  const [first] = stages;
  if (first && '$geoNear' in first)
    return { documents: geoNear(engine, collection, first.$geoNear), rest: stages.slice(1) };
  const wish: { -readonly [Key in keyof Wish]: Wish[Key] } = { filter: compileFilter({}) };
  let at = 0;
  if (first && '$match' in first) {
    wish.filter = compileFilter(first.$match);
    if (wish.filter.near)
      throw new CloudError(
        'DATABASE_REQUEST_FAILED',
        '$geoNear, $near, and $nearSphere are not allowed in this context',
      );
    at = 1;
  }
  if (stages[at]?.$sort !== undefined) wish.sort = sortOrder(stages[at++]?.$sort);
  if (stages[at]?.$skip !== undefined) wish.skip = wholeOf(stages[at++]?.$skip, '$skip', 0);
  if (stages[at]?.$limit !== undefined) wish.limit = wholeOf(stages[at++]?.$limit, '$limit', 1);
  const found = engine.searcher.find(collection, wish);
  return { documents: found.map((stored) => stored.document), rest: stages.slice(at) };
}
