import { Decimal128 } from 'bson';
import { numberOf } from '../values/order';
import type { Value } from '../values/values';
import { isNumber, onValues, partsOf } from './arguments';
import { parsedMoment } from './date-text';
import { isNullish, wrong, type Build, type Operators } from './scope';
import { typeName } from './type-names';

const [INT, LONG] = [2 ** 31, 2 ** 63];

const unfit = (value: Value, to: string) =>
  wrong(`Unsupported conversion from ${typeName(value)} to ${to} in $convert with no onError value`);

function toNumber(value: Value, to: string): number {
  if (isNumber(value)) return numberOf(value);
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof Date && to !== 'int') return value.getTime();
  if (typeof value !== 'string') throw unfit(value, to);
  const shape = to === 'int' || to === 'long' ? /^[+-]?\d+$/ : /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
  if (shape.test(value)) return Number(value);
  throw wrong(`Failed to parse number '${value}' in $convert with no onError value`);
}

function toWhole(value: Value, to: string, limit: number): number {
  const number = Math.trunc(toNumber(value, to));
  if (number >= -limit && number < limit) return number;
  throw wrong(`Conversion would overflow target type in $convert with no onError value: ${number}`);
}

function toDate(value: Value): Date {
  if (value instanceof Date) return value;
  if (typeof value === 'string') return parsedMoment(value);
  if (isNumber(value) && typeName(value) !== 'int') return new Date(Math.trunc(numberOf(value)));
  throw unfit(value, 'date');
}

function toText(value: Value): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string' || typeof value === 'boolean' || isNumber(value)) return String(value);
  throw unfit(value, 'string');
}

function toObjectId(value: Value): string {
  if (typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value)) return value.toLowerCase();
  throw wrong(`Failed to parse objectId '${String(value)}' in $convert with no onError value`);
}

function toDecimal(value: Value): Decimal128 {
  if (value instanceof Decimal128) return value;
  return Decimal128.fromString(typeof value === 'string' ? value : String(toNumber(value, 'decimal')));
}

const targets: Readonly<Record<string, (value: Value) => Value>> = {
  double: (value) => toNumber(value, 'double'),
  string: toText,
  objectId: toObjectId,
  bool: (value) => (isNumber(value) ? numberOf(value) !== 0 : value !== false),
  date: toDate,
  int: (value) => toWhole(value, 'int', INT),
  long: (value) => toWhole(value, 'long', LONG),
  decimal: toDecimal,
};
const codes: Readonly<Record<number, string>> = {
  1: 'double',
  2: 'string',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  16: 'int',
  18: 'long',
  19: 'decimal',
};

const convert: Build = (operand, compile, name) => {
  const parts = partsOf(operand, name, ['input', 'to'], ['onError', 'onNull']);
  const [input, to] = [compile(parts.input), compile(parts.to)];
  const onError = 'onError' in parts ? compile(parts.onError) : undefined;
  const onNull = 'onNull' in parts ? compile(parts.onNull) : undefined;
  return (scope) => {
    const value = input(scope);
    if (isNullish(value)) return onNull ? onNull(scope) : null;
    const wanted = to(scope);
    if (isNullish(wanted)) return null;
    const target = typeof wanted === 'number' ? codes[wanted] : String(wanted);
    if (target === undefined || !Object.hasOwn(targets, target))
      throw wrong(`Unknown type name: ${String(wanted)}`);
    try {
      return targets[target]?.(value);
    } catch (error) {
      if (onError) return onError(scope);
      throw error;
    }
  };
};

const toType = (target: string): Build =>
  onValues(1, ([value]) => (isNullish(value) ? null : targets[target]?.(value)));

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#type-expression-operators */
export const conversions: Operators = {
  $type: onValues(1, ([value]) => typeName(value)),
  $isNumber: onValues(1, ([value]) => isNumber(value)),
  $convert: convert,
  $toBool: toType('bool'),
  $toDate: toType('date'),
  $toDecimal: toType('decimal'),
  $toDouble: toType('double'),
  $toInt: toType('int'),
  $toLong: toType('long'),
  $toObjectId: toType('objectId'),
  $toString: toType('string'),
};
