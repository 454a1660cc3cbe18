import { BSONRegExp } from 'bson';
import { compareValues, equalValues, numberOf, Rank, rankOf } from '../values/order';
import type { Value } from '../values/values';
import type { ValueTest } from './field-condition';
import { patternOf } from './regular-expression';

/** Equal to the operand; null also stands for a missing field. */
export function equalityTest(operand: Value): ValueTest {
  if (typeof operand === 'string' || typeof operand === 'boolean') return (value) => value === operand;
  if (operand === null || operand === undefined) return (value) => value === null || value === undefined;
  return (value) => value !== undefined && equalValues(value, operand);
}

/** In order with the operand, but only among values of its own type. */
export function comparisonTest(key: '$gt' | '$gte' | '$lt' | '$lte', operand: Value): ValueTest {
  const rank = rankOf(operand);
  const allowsEqual = key === '$gte' || key === '$lte';
  if (rank === Rank.null) return (value) => allowsEqual && (value === null || value === undefined);
  if (rank === Rank.minKey || rank === Rank.maxKey) return boundlessTest(key, operand);
  const sign = key === '$gt' || key === '$gte' ? 1 : -1;
  const isNotANumber = rank === Rank.number && Number.isNaN(numberOf(operand));
  return (value) => {
    if (value === undefined || rankOf(value) !== rank) return false;
    const order = compareValues(value, operand) * sign;
    if (order === 0) return allowsEqual;
    // NaN takes part in sorting but is neither above nor below any number.
    return order > 0 && !isNotANumber && !(rank === Rank.number && Number.isNaN(numberOf(value)));
  };
}

/** MinKey and MaxKey compare with every type. */
function boundlessTest(key: '$gt' | '$gte' | '$lt' | '$lte', operand: Value): ValueTest {
  return (value) => {
    const order = compareValues(value, operand);
    if (order === 0) return key === '$gte' || key === '$lte';
    return key === '$gt' || key === '$gte' ? order > 0 : order < 0;
  };
}

/** Equal to one of the operands; regular expressions among them match text. */
export function membershipTest(operands: readonly Value[]): ValueTest {
  const plain = new Set<Value>();
  const others: ValueTest[] = [];
  for (const operand of operands) {
    if (operand instanceof BSONRegExp) {
      const pattern = patternOf(operand);
      others.push((value) => typeof value === 'string' && pattern.test(value));
    } else if (['string', 'number', 'boolean'].includes(typeof operand)) plain.add(operand);
    else others.push(equalityTest(operand));
  }
  if (others.length === 0) return (value) => plain.has(value);
  return (value) => plain.has(value) || others.some((test) => test(value));
}
