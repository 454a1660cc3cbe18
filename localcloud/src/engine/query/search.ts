import type { Filter } from '../filter/filter';
import type { DataFile } from '../storage/data-file';
import type { StoredCollection } from '../storage/collection';
import type { StoredDocument } from '../storage/stored-document';
import { indexKey } from '../values/index-key';
import { compareText } from '../values/order';
import { byDistance, nearest, type Candidates } from './nearest';
import { plansFor, type Plan, type SortField } from './plan';
import { countExactly, estimate, positionsOf, type ScanCount } from './scan';
import { sortKeys } from './sort';

export type Wish = {
  readonly filter: Filter;
  readonly sort?: readonly SortField[];
  readonly skip?: number;
  readonly limit?: number;
};

/** What a query would do: the answer to "why is this slow?". */
export type Explanation = {
  readonly index: string | null;
  readonly intervals: number;
  readonly isSortedByIndex: boolean;
  readonly keysRead: number;
  readonly documentsRead: number;
  readonly found: number;
};

/** Two plans that look alike are compared by counting up to so many keys. */
const WORTH_COUNTING = 500;

export class Searcher {
  readonly #file: DataFile;
  /** For tests that compare with and without indexes. */
  usesIndexes = true;

  constructor(file: DataFile) {
    this.#file = file;
  }

  find(collection: StoredCollection, wish: Wish): StoredDocument[] {
    return this.#find(collection, wish, { keys: 0, documents: 0 });
  }

  count(collection: StoredCollection, filter: Filter): number {
    const plan = this.#choose(collection, { filter });
    if (
      plan === undefined &&
      'of' in filter.clause &&
      filter.clause.kind === 'and' &&
      filter.clause.of.length === 0
    )
      return collection.size;
    if (plan?.isExact && plan.intervals.length === 1) return countExactly(this.#file, plan);
    let total = 0;
    for (const { document } of this.#candidates(collection, plan, {}, { keys: 0, documents: 0 }))
      if (filter.test(document)) total += 1;
    return total;
  }

  explain(collection: StoredCollection, wish: Wish): Explanation {
    const count = { keys: 0, documents: 0 };
    const plan = this.#choose(collection, wish);
    const found = this.#find(collection, wish, count);
    return {
      index: plan?.index.name ?? null,
      intervals: plan?.intervals.length ?? 0,
      isSortedByIndex: plan?.isOrdered ?? false,
      keysRead: count.keys,
      documentsRead: count.documents,
      found: found.length,
    };
  }

  #choose(collection: StoredCollection, { filter, sort = [] }: Wish): Plan | undefined {
    if (!this.usesIndexes) return undefined;
    const plans = plansFor(filter.clause, filter.near ? [] : sort, collection.indexes);
    const [best, second] = plans;
    if (!best || !second || best.score >= 100) return best;
    const places = plans.find((plan) => isAround(plan, filter));
    const other = places && plans.find((plan) => plan !== places);
    if (other) return estimate(this.#file, other, WORTH_COUNTING) < WORTH_COUNTING ? other : places;
    if (best.score !== second.score) return best;
    const rivals = plans.filter((plan) => plan.score === best.score);
    const costs = rivals.map((plan) => estimate(this.#file, plan, WORTH_COUNTING));
    return rivals[costs.indexOf(Math.min(...costs))];
  }

  #find(collection: StoredCollection, wish: Wish, count: ScanCount): StoredDocument[] {
    const { filter, sort = [], skip = 0, limit = Infinity } = wish;
    const key = this.usesIndexes ? onlyKey(filter) : undefined;
    if (key !== undefined) {
      const stored = skip === 0 && limit > 0 ? collection.findByKey(key) : undefined;
      count.documents += 1;
      return stored && filter.test(stored.document) ? [stored] : [];
    }
    const plan = this.#choose(collection, wish);
    const candidates = this.#candidates(collection, plan, wish, count);
    if (filter.near && sort.length === 0) {
      const around = plan && isAround(plan, filter) ? this.#placesIn(collection, plan, count) : undefined;
      return (
        around
          ? nearest(around, filter, filter.near, skip + limit)
          : byDistance(candidates, filter, filter.near)
      ).slice(skip, skip + limit);
    }
    if (sort.length > 0 && !plan?.isOrdered) return sorted(candidates, filter, sort, skip, limit);
    const found: StoredDocument[] = [];
    let toSkip = skip;
    if (limit === 0) return found;
    for (const stored of candidates) {
      if (!plan?.isSure && !filter.test(stored.document)) continue;
      if (toSkip > 0) toSkip -= 1;
      else if (found.push(stored) >= limit) break;
    }
    return found;
  }

  /** The documents of the same index under a narrower condition on places; each is read once. */
  #placesIn(collection: StoredCollection, { index }: Plan, count: ScanCount): Candidates {
    const seen = new Set<number>();
    return (clause) => this.#freshPlaces(collection, plansFor(clause, [], [index])[0], seen, count);
  }

  *#freshPlaces(
    collection: StoredCollection,
    plan: Plan | undefined,
    seen: Set<number>,
    count: ScanCount,
  ): Generator<StoredDocument> {
    for (const position of plan ? positionsOf(this.#file, plan, [], Infinity, count) : []) {
      if (seen.has(position)) continue;
      seen.add(position);
      const stored = collection.at(position);
      count.documents += 1;
      if (stored) yield stored;
    }
  }

  *#candidates(
    collection: StoredCollection,
    plan: Plan | undefined,
    { sort = [], skip = 0, limit = Infinity }: Omit<Wish, 'filter'>,
    count: ScanCount,
  ): Generator<StoredDocument> {
    if (!plan) {
      for (const stored of collection.all()) {
        count.documents += 1;
        yield stored;
      }
      return;
    }
    if (plan.index.name === '_id_' && !plan.isOrdered && plan.score === 100) {
      for (const key of new Set(plan.intervals.map(({ prefix }) => prefix[0] as string))) {
        const stored = collection.findByKey(key);
        count.documents += 1;
        if (stored) yield stored;
      }
      return;
    }
    for (const position of positionsOf(this.#file, plan, sort, skip + limit, count)) {
      const stored = collection.at(position);
      count.documents += 1;
      if (stored) yield stored;
    }
  }
}

/** The key of the only document that can match, when the query fixes `_id`: most requests do. */
function onlyKey({ clause }: Filter): string | undefined {
  const leaves = clause.kind === 'and' ? clause.of : [clause];
  for (const leaf of leaves)
    if (leaf.kind === 'leaf' && leaf.path === '_id' && leaf.op === '$eq' && !Array.isArray(leaf.operand))
      return indexKey(leaf.operand);
  return undefined;
}

/** Whether a plan leads to the places that a query wants the nearest of. */
const isAround = ({ index }: Plan, { near }: Filter): boolean =>
  index.fields.some(({ path, direction }) => direction === '2dsphere' && path === near?.path);

type Keyed = { readonly stored: StoredDocument; readonly keys: readonly string[] };

/** Sorts in memory, keeping no more than about twice what is asked for. */
function sorted(
  candidates: Iterable<StoredDocument>,
  filter: Filter,
  sort: readonly SortField[],
  skip: number,
  limit: number,
): StoredDocument[] {
  const compare = (left: Keyed, right: Keyed): number => {
    for (const [at, [, direction]] of sort.entries()) {
      const order = compareText(left.keys[at] as string, right.keys[at] as string);
      if (order !== 0) return order * direction;
    }
    return left.stored.position - right.stored.position;
  };
  const enough = skip + limit;
  let kept: Keyed[] = [];
  for (const stored of candidates) {
    if (!filter.test(stored.document)) continue;
    kept.push({ stored, keys: sortKeys(stored.document, sort) });
    if (kept.length > 2 * enough + 1_000) kept = kept.sort(compare).slice(0, enough);
  }
  return kept
    .sort(compare)
    .slice(skip, enough)
    .map(({ stored }) => stored);
}
