import { equalValues } from '../values/order';
import { isDocument, type Document, type Value } from '../values/values';
import { argumentsOf, needArray, needInteger, onAll, onParts, onValues, unlessNull } from './arguments';
import { isNullish, wrong, type Build, type Operators } from './scope';
import { typeName } from './type-names';
import { boundedList } from './weight';

function elementAt([array, index]: Value[], name: string): Value {
  if (isNullish(array) || isNullish(index)) return null;
  const list = needArray(array, name);
  return list.at(needInteger(index, name));
}

const indexOfArray: Build = (operand, compile, name) => {
  const parts = argumentsOf(operand, compile, name, 2, 4);
  return (scope) => {
    const [array, wanted, from, to] = parts.map((part) => part(scope));
    if (isNullish(array)) return null;
    const list = needArray(array, name);
    const start = from === undefined ? 0 : needInteger(from, name);
    const end = to === undefined ? list.length : Math.min(needInteger(to, name), list.length);
    if (start < 0 || end < 0) throw wrong(`${name} requires non-negative positions`);
    for (let at = start; at < end; at++) if (equalValues(list[at], wanted)) return at;
    return -1;
  };
};

const slice: Build = (operand, compile, name) => {
  const parts = argumentsOf(operand, compile, name, 2, 3);
  return (scope) => {
    const [array, first, count] = parts.map((part) => part(scope));
    if (isNullish(array) || isNullish(first) || (parts.length === 3 && isNullish(count))) return null;
    const list = needArray(array, name);
    const start = needInteger(first, name);
    if (parts.length === 2) return start < 0 ? list.slice(start) : list.slice(0, start);
    const size = needInteger(count, name);
    if (size <= 0) throw wrong(`Third argument to $slice must be positive: ${size}`);
    const from = start < 0 ? Math.max(0, list.length + start) : start;
    return list.slice(from, from + size);
  };
};

const MOST_NUMBERS = 1_000_000;

const range: Build = (operand, compile, name) => {
  const parts = argumentsOf(operand, compile, name, 2, 3);
  return (scope) => {
    const [start = 0, end = 0, step = 1] = parts.map((part) => needInteger(part(scope), name));
    if (step === 0) throw wrong('$range requires a non-zero step value');
    if ((end - start) / step > MOST_NUMBERS)
      throw wrong(`$range would make more than ${MOST_NUMBERS} numbers`);
    const numbers: number[] = [];
    for (let at = start; step > 0 ? at < end : at > end; at += step) numbers.push(at);
    return numbers;
  };
};

function zip({ inputs, useLongestLength, defaults }: Record<string, Value>, name: string): Value {
  if (isNullish(inputs)) return null;
  const lists = needArray(inputs, name);
  if (lists.some(isNullish)) return null;
  const arrays = lists.map((list) => needArray(list, name));
  const lengths = arrays.map((list) => list.length);
  const isLong = useLongestLength === true;
  if (defaults !== undefined && !isLong)
    throw wrong('cannot specify defaults unless useLongestLength is true');
  const size = isLong ? Math.max(0, ...lengths) : lengths.length === 0 ? 0 : Math.min(...lengths);
  const fill = isNullish(defaults) ? [] : needArray(defaults, name);
  return Array.from({ length: size }, (_, at) =>
    arrays.map((list, which) => (at < list.length ? list[at] : (fill[which] ?? null)) ?? null),
  );
}

function arrayToObject([array]: Value[], name: string): Value {
  const result: Document = {};
  for (const item of needArray(array, name)) {
    const [key, value]: Value[] = Array.isArray(item) ? item : isDocument(item) ? [item.k, item.v] : [];
    const isPair = Array.isArray(item) ? item.length === 2 : isDocument(item) && 'k' in item && 'v' in item;
    if (!isPair) throw wrong(`${name} requires pairs of k and v, found: ${typeName(item)}`);
    if (typeof key !== 'string') throw wrong(`${name} requires string keys, found: ${typeName(key)}`);
    if (key === '__proto__') throw wrong(`${name}: the key ${key} is not allowed`);
    result[key] = value;
  }
  return result;
}

function* inTurn(lists: readonly Value[][]): Generator<Value> {
  for (const list of lists) yield* list;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#array-expression-operators */
export const arrays: Operators = {
  $arrayElemAt: onValues(2, elementAt),
  $first: onValues(1, ([array], name) => elementAt([array, 0], name)),
  $last: onValues(1, ([array], name) => elementAt([array, -1], name)),
  $arrayToObject: onValues(1, unlessNull(arrayToObject)),
  $concatArrays: onAll(
    unlessNull((values, name) => boundedList(inTurn(values.map((value) => needArray(value, name))))),
  ),
  $in: onValues(2, ([wanted, array], name) =>
    needArray(array, name).some((item) => wanted !== undefined && equalValues(item, wanted)),
  ),
  $indexOfArray: indexOfArray,
  $isArray: onValues(1, ([value]) => Array.isArray(value)),
  $range: range,
  $reverseArray: onValues(
    1,
    unlessNull(([array], name) => needArray(array, name).toReversed()),
  ),
  $size: onValues(1, ([array], name) => needArray(array, name).length),
  $slice: slice,
  $zip: onParts(['inputs'], ['useLongestLength', 'defaults'], zip),
};
