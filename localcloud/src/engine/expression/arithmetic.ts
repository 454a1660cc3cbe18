import { isNumber, needInteger, needNumber, onAll, onValues, unlessNull, argumentsOf } from './arguments';
import { isNullish, wrong, type Build, type Operators } from './scope';
import { typeName } from './type-names';
import type { Value } from '../values/values';

const onNumber = (apply: (number: number, name: string) => number): Build =>
  onValues(
    1,
    unlessNull(([value], name) => apply(needNumber(value, name), name)),
  );

const onTwo = (apply: (left: number, right: number, name: string) => number): Build =>
  onValues(
    2,
    unlessNull(([left, right], name) => apply(needNumber(left, name), needNumber(right, name), name)),
  );

function add(values: Value[]): Value {
  if (values.some(isNullish)) return null;
  const moments = values.filter((value) => value instanceof Date);
  if (moments.length > 1) throw wrong('only one date allowed in an $add expression');
  let sum = 0;
  for (const value of values) {
    if (value instanceof Date) sum += value.getTime();
    else if (isNumber(value)) sum += needNumber(value, '$add');
    else throw wrong(`$add only supports numeric or date types, not ${typeName(value)}`);
  }
  return moments.length > 0 ? new Date(sum) : sum;
}

function subtract([left, right]: Value[]): Value {
  if (left instanceof Date) {
    if (right instanceof Date) return left.getTime() - right.getTime();
    if (isNumber(right)) return new Date(left.getTime() - needNumber(right, '$subtract'));
  } else if (isNumber(left) && isNumber(right))
    return needNumber(left, '$subtract') - needNumber(right, '$subtract');
  throw wrong(`can't $subtract ${typeName(right)} from ${typeName(left)}`);
}

/** To so many decimal places, by way of the decimal text, so that 1.005 is what it looks like. */
function toPlace(number: number, place: number, whole: (number: number) => number): number {
  if (!Number.isFinite(number)) return number;
  const shifted = (by: number, from: number) => {
    const [digits = '', exponent = '0'] = String(from).split('e');
    return Number(`${digits}e${Number(exponent) + by}`);
  };
  return shifted(-place, whole(shifted(place, number)));
}

/** Halves go to the even neighbour, as in MongoDB. */
function roundHalfEven(number: number): number {
  const floor = Math.floor(number);
  const rest = number - floor;
  if (rest !== 0.5) return Math.round(number);
  return floor % 2 === 0 ? floor : floor + 1;
}

const atPlace =
  (whole: (number: number) => number): Build =>
  (operand, compile, name) => {
    const [value, place] = argumentsOf(operand, compile, name, 1, 2);
    return (scope) => {
      const number = value?.(scope);
      const digits = place ? place(scope) : 0;
      if (isNullish(number) || isNullish(digits)) return null;
      return toPlace(needNumber(number, name), needInteger(digits, name), whole);
    };
  };

const positive = (number: number, name: string): number => {
  if (number <= 0) throw wrong(`${name}'s argument must be a positive number, but is ${number}`);
  return number;
};

function power(base: number, exponent: number): number {
  if (base === 0 && exponent < 0) throw wrong('$pow cannot take a base of 0 and a negative exponent');
  return base ** exponent;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#arithmetic-expression-operators */
export const arithmetic: Operators = {
  $abs: onNumber(Math.abs),
  $ceil: onNumber(Math.ceil),
  $floor: onNumber(Math.floor),
  $exp: onNumber(Math.exp),
  $sqrt: onNumber((number) => {
    if (number < 0) throw wrong("$sqrt's argument must be greater than or equal to 0");
    return Math.sqrt(number);
  }),
  $ln: onNumber((number, name) => Math.log(positive(number, name))),
  $log10: onNumber((number, name) => Math.log10(positive(number, name))),
  $log: onTwo((number, base, name) => {
    if (base <= 0 || base === 1)
      throw wrong(`$log's base must be a positive number not equal to 1, but is ${base}`);
    const by: Record<number, (number: number) => number> = { 2: Math.log2, 10: Math.log10 };
    return by[base]?.(positive(number, name)) ?? Math.log(positive(number, name)) / Math.log(base);
  }),
  $add: onAll(add),
  $subtract: onValues(2, unlessNull(subtract)),
  $multiply: onAll(
    unlessNull((values, name) =>
      // Whole numbers know no -0.
      values.reduce<number>((product, value) => product * needNumber(value, name) + 0, 1),
    ),
  ),
  $divide: onTwo((left, right) => {
    if (right === 0) throw wrong("can't $divide by zero");
    return left / right;
  }),
  $mod: onTwo((left, right) => {
    if (right === 0) throw wrong("can't $mod by zero");
    return (left % right) + 0;
  }),
  $pow: onTwo(power),
  $trunc: atPlace(Math.trunc),
  $round: atPlace(roundHalfEven),
  $sin: onNumber(Math.sin),
  $cos: onNumber(Math.cos),
  $tan: onNumber(Math.tan),
  $asin: onNumber(Math.asin),
  $acos: onNumber(Math.acos),
  $atan: onNumber(Math.atan),
  $atan2: onTwo(Math.atan2),
  $sinh: onNumber(Math.sinh),
  $cosh: onNumber(Math.cosh),
  $tanh: onNumber(Math.tanh),
  $asinh: onNumber(Math.asinh),
  $acosh: onNumber(Math.acosh),
  $atanh: onNumber(Math.atanh),
  $degreesToRadians: onNumber((degrees) => (degrees * Math.PI) / 180),
  $radiansToDegrees: onNumber((radians) => (radians * 180) / Math.PI),
};
