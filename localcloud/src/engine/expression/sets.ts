import { compareValues } from '../values/order';
import { indexKey } from '../values/index-key';
import type { Value } from '../values/values';
import { needArray, onAll, onValues, unlessNull } from './arguments';
import { isTrue, wrong, type Operators } from './scope';

/** Elements by a text that is the same for equal values. */
const keyed = (value: Value, name: string): Map<string, Value> =>
  new Map(needArray(value, name).map((item) => [indexKey(item), item]));

/** Sets have no order in MongoDB; ours come sorted, so that answers repeat. */
const sorted = (items: Iterable<Value>): Value[] => [...items].sort(compareValues);

function equals(values: Value[], name: string): boolean {
  if (values.length < 2) throw wrong('$setEquals needs at least two arguments');
  const [first, ...others] = values.map((value) => keyed(value, name));
  return others.every(
    (other) => other.size === first?.size && [...other.keys()].every((key) => first.has(key)),
  );
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#set-expression-operators */
export const sets: Operators = {
  $allElementsTrue: onValues(1, ([array], name) => needArray(array, name).every(isTrue)),
  $anyElementTrue: onValues(1, ([array], name) => needArray(array, name).some(isTrue)),
  $setDifference: onValues(
    2,
    unlessNull(([left, right], name) => {
      const taken = keyed(right, name);
      return [...keyed(left, name)].filter(([key]) => !taken.has(key)).map(([, item]) => item);
    }),
  ),
  $setEquals: onAll(equals),
  $setIntersection: onAll(
    unlessNull((values, name) => {
      const [first = new Map<string, Value>(), ...others] = values.map((value) => keyed(value, name));
      const common = [...first].filter(([key]) => others.every((other) => other.has(key)));
      return sorted(common.map(([, item]) => item));
    }),
  ),
  $setIsSubset: onValues(2, ([left, right], name) => {
    const all = keyed(right, name);
    return [...keyed(left, name).keys()].every((key) => all.has(key));
  }),
  $setUnion: onAll(
    unlessNull((values, name) =>
      sorted(new Map(values.flatMap((value) => [...keyed(value, name)])).values()),
    ),
  ),
};
