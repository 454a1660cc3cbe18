import { compareValues, numberOf } from '../values/order';
import type { Value } from '../values/values';
import { argumentsOf, isNumber } from './arguments';
import { isNullish, type Build, type Operators } from './scope';

const numbersOf = (values: readonly Value[]): number[] => values.filter(isNumber).map(numberOf);

export const sum = (values: readonly Value[]): number =>
  numbersOf(values).reduce((total, number) => total + number, 0);

export function average(values: readonly Value[]): number | null {
  const numbers = numbersOf(values);
  return numbers.length === 0 ? null : sum(numbers) / numbers.length;
}

/** Null and missing take no part. */
export function extreme(values: readonly Value[], sign: 1 | -1): Value {
  let best: Value = null;
  for (const value of values)
    if (!isNullish(value) && (best === null || compareValues(value, best) * sign > 0)) best = value;
  return best;
}

/** The standard deviation; `isSample` divides by one less. Null for too few numbers. */
export function deviation(values: readonly Value[], isSample: boolean): number | null {
  const numbers = numbersOf(values);
  const count = numbers.length - Number(isSample);
  if (count < 1) return null;
  const mean = sum(numbers) / numbers.length;
  return Math.sqrt(numbers.reduce((total, number) => total + (number - mean) ** 2, 0) / count);
}

/** Over the elements of the one operand that is an array, or over several operands as they are. */
const over =
  (apply: (values: readonly Value[]) => Value): Build =>
  (operand, compile, name) => {
    const parts = argumentsOf(operand, compile, name, 0, Infinity);
    return (scope) => {
      const values = parts.map((part) => part(scope));
      const [only] = values;
      return apply(values.length === 1 && Array.isArray(only) ? (only as Value[]) : values);
    };
  };

/** The accumulators that are also expressions. */
export const statistics: Operators = {
  $sum: over(sum),
  $avg: over(average),
  $max: over((values) => extreme(values, 1)),
  $min: over((values) => extreme(values, -1)),
  $stdDevPop: over((values) => deviation(values, false)),
  $stdDevSamp: over((values) => deviation(values, true)),
};
