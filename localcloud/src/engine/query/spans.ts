import { numberOf, compareText, Rank, rankOf } from '../values/order';
import { afterRank, EMPTY_ARRAY_KEY, indexKey, NULL_KEY } from '../values/index-key';
import type { Leaf } from '../filter/filter';
import type { Value } from '../values/values';

/** A stretch of index keys. Without `high` it has no end. A point has `low` equal to `high`, both closed. */
export type Range = {
  readonly low: string;
  readonly isLowOpen: boolean;
  readonly high: string;
  readonly isHighOpen: boolean;
};

/**
 * What a condition lets an index skip to. Every matching document has a key inside; `isExact` says that nothing else
 * has one, as long as the field holds no arrays.
 */
export type Spans = { readonly isExact: boolean } & (
  { readonly points: readonly string[] } | { readonly range: Range }
);

const points = (keys: readonly string[], isExact: boolean): Spans => ({
  points: [...new Set(keys)].sort(compareText),
  isExact,
});

/** The keys a document may have that equals the operand. An array is found by its first element or as an element. */
function pointsOf(operand: Value): { keys: string[]; isExact: boolean } {
  if (!Array.isArray(operand)) return { keys: [indexKey(operand)], isExact: true };
  const first = operand.length === 0 ? EMPTY_ARRAY_KEY : indexKey(operand[0]);
  return { keys: [first, indexKey(operand)], isExact: false };
}

/** Undefined when an index cannot help with this condition. */
export function spansOf({ op, operand }: Leaf): Spans | undefined {
  switch (op) {
    case '$eq': {
      const { keys, isExact } = pointsOf(operand);
      return points(keys, isExact);
    }
    case '$in': {
      const all = (operand as Value[]).map(pointsOf);
      return points(
        all.flatMap(({ keys }) => keys),
        all.every(({ isExact }) => isExact),
      );
    }
    case '$prefix': {
      const low = indexKey(operand);
      return {
        range: { low, isLowOpen: false, high: `${low}\u{10ffff}`, isHighOpen: false },
        isExact: false,
      };
    }
    default:
      return comparisonSpans(op, operand);
  }
}

function comparisonSpans(op: '$gt' | '$gte' | '$lt' | '$lte', operand: Value): Spans | undefined {
  const rank = rankOf(operand);
  const allowsEqual = op === '$gte' || op === '$lte';
  const isNotANumber = rank === Rank.number && Number.isNaN(numberOf(operand));
  if (rank === Rank.null) return allowsEqual ? points([NULL_KEY], true) : undefined;
  if (isNotANumber) return allowsEqual ? points([indexKey(operand)], true) : undefined;
  if (rank === Rank.array || rank === Rank.minKey || rank === Rank.maxKey) return undefined;
  const key = indexKey(operand);
  // NaN is the lowest key among numbers but below no number.
  const floor = rank === Rank.number ? indexKey(NaN) : rank;
  const range =
    op === '$gt' || op === '$gte'
      ? { low: key, isLowOpen: !allowsEqual, high: afterRank(rank), isHighOpen: true }
      : { low: floor, isLowOpen: rank === Rank.number, high: key, isHighOpen: !allowsEqual };
  return { range, isExact: true };
}

function contains(range: Range, key: string): boolean {
  const low = compareText(key, range.low);
  const high = compareText(key, range.high);
  return (range.isLowOpen ? low > 0 : low >= 0) && (range.isHighOpen ? high < 0 : high <= 0);
}

function overlap(left: Range, right: Range): Range {
  const low = compareText(left.low, right.low) || Number(left.isLowOpen) - Number(right.isLowOpen);
  const high = compareText(left.high, right.high) || Number(right.isHighOpen) - Number(left.isHighOpen);
  const { low: from, isLowOpen } = low >= 0 ? left : right;
  const { high: to, isHighOpen } = high <= 0 ? left : right;
  return { low: from, isLowOpen, high: to, isHighOpen };
}

/**
 * Several conditions on one path. In an array different elements may satisfy them, so there only one may be used.
 */
export function combineSpans(all: readonly Spans[], mayBeArray: boolean): Spans | undefined {
  const pointSets = all.filter((spans) => 'points' in spans);
  const ranges = all.filter((spans) => 'range' in spans);
  const [first] = [...pointSets, ...ranges];
  if (!first || (mayBeArray && all.length === 1))
    return first && { ...first, isExact: !mayBeArray && first.isExact };
  if (mayBeArray) return { ...first, isExact: false };
  const isExact = all.every((spans) => spans.isExact);
  const range = ranges
    .map((spans) => spans.range)
    .reduce<Range | undefined>((a, b) => (a ? overlap(a, b) : b), undefined);
  const [set, ...others] = pointSets.map((spans) => spans.points);
  if (!set) return range && { range, isExact };
  const common = set.filter(
    (key) => others.every((other) => other.includes(key)) && (!range || contains(range, key)),
  );
  return { points: common, isExact };
}
