import type { Clause, Leaf, Places } from '../filter/filter';
import { stretchesOf } from '../geo/cells';
import type { Region } from '../geo/region';
import { isOfPlaces, type Index } from '../storage/index';
import { NULL_KEY } from '../values/index-key';
import { combineSpans, spansOf, type Range, type Spans } from './spans';

export type SortField = readonly [path: string, direction: 1 | -1];

/** One stretch of an index: fixed keys for its first columns, then perhaps a range in the next one. */
export type Interval = { readonly prefix: readonly string[]; readonly range?: Range | undefined };

export type Plan = {
  readonly index: Index;
  readonly intervals: readonly Interval[];
  /** Read backwards. */
  readonly isReverse: boolean;
  /** Merging the intervals gives the wanted order. */
  readonly isOrdered: boolean;
  /** Every document in the intervals matches: none has to be parsed to see whether it does. */
  readonly isSure: boolean;
  /** And each is in them once. */
  readonly isExact: boolean;
  readonly score: number;
};

/** More alternatives than this are not worth splitting a query into. */
const MOST_ALTERNATIVES = 32;
/** More stretches than this are not merged in order; without an order each is a look-up of its own. */
const MOST_ORDERED_INTERVALS = 64;
const MOST_INTERVALS = 2_500;

type Alternative = { readonly leaves: readonly (Leaf | Places)[]; readonly isComplete: boolean };

/** The query as alternatives, each a set of conditions that must all hold. What is left out is checked later. */
export function alternativesOf(clause: Clause): readonly Alternative[] {
  switch (clause.kind) {
    case 'leaf':
    case 'region':
      return [{ leaves: [clause], isComplete: true }];
    case 'opaque':
      return [{ leaves: [], isComplete: false }];
    case 'or': {
      const all = clause.of.flatMap(alternativesOf);
      return all.length <= MOST_ALTERNATIVES ? all : [{ leaves: [], isComplete: false }];
    }
    case 'and':
      return clause.of.map(alternativesOf).reduce<readonly Alternative[]>(
        (left, right) => {
          if (left.length * right.length > MOST_ALTERNATIVES)
            return left.map(({ leaves }) => ({ leaves, isComplete: false }));
          return left.flatMap((a) =>
            right.map((b) => ({
              leaves: [...a.leaves, ...b.leaves],
              isComplete: a.isComplete && b.isComplete,
            })),
          );
        },
        [{ leaves: [], isComplete: true }],
      );
  }
}

/** The plans worth considering, best first; none means reading the whole collection. */
export function plansFor(clause: Clause, sort: readonly SortField[], indexes: readonly Index[]): Plan[] {
  const alternatives = alternativesOf(clause);
  const plans: Plan[] = [];
  for (const index of indexes) {
    const plan = planWith(index, alternatives, sort);
    if (plan) plans.push(plan);
  }
  return plans.sort((left, right) => right.score - left.score);
}

function planWith(
  index: Index,
  alternatives: readonly Alternative[],
  sort: readonly SortField[],
): Plan | undefined {
  const bound = alternatives.map((alternative) => bind(index, alternative));
  const intervals = bound.flatMap((part) => part.intervals);
  const strength = Math.min(...bound.map((part) => part.strength));
  if (intervals.length > MOST_INTERVALS) return undefined;
  if (isOfPlaces(index) && !bound.every((part) => part.isByPlace)) return undefined;
  if (index.isSparse && !intervals.every(isOfPresent)) return undefined;
  const reading = sort.length > 0 ? readingOrder(index, intervals, sort) : undefined;
  if (strength === 0 && !reading) return undefined;
  const isWholeKey = index.isUnique && intervals.every(({ prefix }) => prefix.length === index.fields.length);
  const isSure = bound.every((part) => part.isExact) && !index.isMultiple.includes(true);
  const bonus = reading ? (strength > 0 ? 1.5 : 0.9) : 0;
  return {
    index,
    intervals,
    isReverse: reading === 'reverse',
    isOrdered: reading !== undefined,
    isSure,
    isExact: isSure && bound.length === 1,
    score: isWholeKey ? 100 : strength * 2 + bonus,
  };
}

/** A sparse index has all documents of a stretch only when its first field must be there. */
const isOfPresent = ({ prefix: [first], range }: Interval): boolean =>
  first === undefined ? range !== undefined : first !== NULL_KEY;

type Bound = {
  readonly intervals: Interval[];
  readonly strength: number;
  readonly isExact: boolean;
  readonly isByPlace?: boolean;
};

/** The stretches of one index that hold all documents of one alternative. */
function bind(index: Index, { leaves, isComplete }: Alternative): Bound {
  let prefixes: string[][] = [[]];
  let range: Range | undefined;
  let used = 0;
  let fields = 0;
  let isExact = isComplete;
  for (const [at, { path, direction }] of index.fields.entries()) {
    const isMultiple = index.isMultiple[at] ?? false;
    if (direction === '2dsphere') {
      const places = leaves.find((leaf) => leaf.kind === 'region' && leaf.path === path) as
        Places | undefined;
      if (!places) break;
      const intervals = intervalsOf(places.region, prefixes, isMultiple);
      return { intervals, strength: fields + 1, isExact: false, isByPlace: true };
    }
    const own = leaves.filter((leaf): leaf is Leaf => leaf.kind === 'leaf' && leaf.path === path);
    const spans = own.length > 0 ? spansFor(own, isMultiple) : undefined;
    if (!spans) break;
    used += own.length;
    isExact &&= spans.isExact;
    if ('range' in spans) {
      range = spans.range;
      break;
    }
    if (prefixes.length * spans.points.length > MOST_INTERVALS) break;
    prefixes = prefixes.flatMap((prefix) => spans.points.map((point) => [...prefix, point]));
    fields += 1;
  }
  return {
    intervals: prefixes.map((prefix) => ({ prefix, range })),
    strength: fields + (range ? 0.5 : 0),
    isExact: isExact && used === leaves.length,
  };
}

/** The cells of a region behind each prefix, and with them the larger cells that a shape may be stored under. */
function intervalsOf(region: Region, prefixes: readonly string[][], hasShapes: boolean): Interval[] {
  const { cells, above } = stretchesOf(region);
  const ranges = cells.map(({ low, high }) => ({ low, isLowOpen: false, high, isHighOpen: true }));
  return prefixes.flatMap((prefix): Interval[] => [
    ...ranges.map((range) => ({ prefix, range })),
    ...(hasShapes ? above.map((key) => ({ prefix: [...prefix, key] })) : []),
  ]);
}

function spansFor(leaves: readonly Leaf[], isMultiple: boolean): Spans | undefined {
  const all = leaves.map(spansOf);
  const usable = all.filter((spans) => spans !== undefined);
  const spans = combineSpans(usable, isMultiple);
  return spans && usable.length < all.length ? { ...spans, isExact: false } : spans;
}

/** Which way every stretch has to be read to come out in the wanted order; undefined when none is right. */
function readingOrder(
  index: Index,
  intervals: readonly Interval[],
  sort: readonly SortField[],
): 'forward' | 'reverse' | undefined {
  if (intervals.length > MOST_ORDERED_INTERVALS) return undefined;
  let direction: 'forward' | 'reverse' | undefined;
  for (const { prefix } of intervals) {
    let column = prefix.length;
    for (const [path, wanted] of sort) {
      const at = index.fields.findIndex((field) => field.path === path);
      if (at < 0 || index.isMultiple[at] || index.fields[at]?.direction === '2dsphere') return undefined;
      if (at < prefix.length) continue;
      if (at !== column) return undefined;
      const own = index.fields[at]?.direction === wanted ? 'forward' : 'reverse';
      if (direction && direction !== own) return undefined;
      direction = own;
      column += 1;
    }
  }
  return direction ?? 'forward';
}
