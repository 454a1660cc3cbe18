import { CloudError } from '../../cloud-error';
import { visitPath } from '../values/paths';
import { rankOf, numberOf, Rank } from '../values/order';
import { isDocument, type Document, type Value } from '../values/values';
import { equalityTest } from './comparisons';
import { compileField, isOperatorObject, type FieldContext, type ValueTest } from './field-condition';

type Test = (document: Document) => boolean;

const wrong = (message: string) => new CloudError('DATABASE_REQUEST_FAILED', message);

/**
 * Operators on presence, type, arrays and remainders. Throws DATABASE_INVALID_OPERRATOR for an unknown one,
 * DATABASE_REQUEST_FAILED for an operand that does not fit.
 */
export function compileShapeOperator(
  segments: readonly string[],
  key: string,
  operand: Value,
  context: FieldContext,
): Test {
  switch (key) {
    case '$exists': {
      const wanted = Boolean(operand);
      return (document) => visitPath(document, segments, (value) => value !== undefined) === wanted;
    }
    case '$size': {
      const size = numberOf(operand);
      if (!Number.isInteger(size) || size < 0) throw wrong('$size must be a whole number');
      return whole(segments, (value) => Array.isArray(value) && value.length === size);
    }
    case '$elemMatch': {
      const test = elementTest(operand, context);
      return whole(segments, (value) => Array.isArray(value) && value.some(test));
    }
    case '$all':
      return compileAll(segments, operand, context);
    case '$mod':
      return each(segments, remainderTest(operand));
    case '$type':
      return compileType(segments, operand);
    case '$bitsAllSet':
    case '$bitsAllClear':
    case '$bitsAnySet':
    case '$bitsAnyClear':
      return each(segments, bitTest(key, operand));
    default:
      throw new CloudError('DATABASE_INVALID_OPERRATOR', `unknown operator: ${key}`);
  }
}

const whole =
  (segments: readonly string[], test: ValueTest): Test =>
  (document) =>
    visitPath(document, segments, test);

const each = (segments: readonly string[], test: ValueTest): Test =>
  whole(segments, (value) => test(value) || (Array.isArray(value) && value.some(test)));

/** `$elemMatch`: conditions on the element itself (`{$gte: 5}`) or on its fields (`{sku: 'a'}`). */
export function elementTest(operand: Value, context: FieldContext): ValueTest {
  if (!isDocument(operand)) throw wrong('$elemMatch needs an object');
  const isOnValue =
    isOperatorObject(operand) && !/^\$(?:and|or|nor|expr)$/.test(Object.keys(operand)[0] ?? '');
  if (isOnValue) {
    const { test } = compileField('value', operand, context);
    return (value) => test({ value: Array.isArray(value) ? [value] : value });
  }
  const test = context.compile(operand);
  return (value) => {
    if (isDocument(value)) return test(value);
    return Array.isArray(value) && test(Object.fromEntries(value.entries()) as Document);
  };
}

function compileAll(segments: readonly string[], operand: Value, context: FieldContext): Test {
  if (!Array.isArray(operand)) throw wrong('$all needs an array');
  const tests = operand.map((item: Value): Test => {
    if (isDocument(item) && '$elemMatch' in item)
      return compileShapeOperator(segments, '$elemMatch', item.$elemMatch, context);
    return compileField(segments.join('.'), isDocument(item) ? { $eq: item } : item, context).test;
  });
  return (document) => tests.length > 0 && tests.every((test) => test(document));
}

function remainderTest(operand: Value): ValueTest {
  if (!Array.isArray(operand) || operand.length !== 2)
    throw wrong('malformed mod, needs to be an array of two');
  const [divisor, remainder] = operand.map((item) => Math.trunc(numberOf(item))) as [number, number];
  if (!divisor || Number.isNaN(remainder)) throw wrong('divisor cannot be 0');
  return (value) => rankOf(value) === Rank.number && Math.trunc(numberOf(value)) % divisor === remainder;
}

function bitTest(key: string, operand: Value): ValueTest {
  const positions = Array.isArray(operand) ? operand.map(numberOf) : undefined;
  const mask = positions
    ? positions.reduce((bits, position) => bits | (1n << BigInt(position)), 0n)
    : BigInt(numberOf(operand));
  return (value) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return false;
    const set = BigInt(value) & mask;
    if (key === '$bitsAllSet') return set === mask;
    if (key === '$bitsAnySet') return set !== 0n;
    return key === '$bitsAllClear' ? set === 0n : set !== mask;
  };
}

const isInt32 = (value: Value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
const ofRank =
  (rank: Rank): ValueTest =>
  (value) =>
    value !== undefined && rankOf(value) === rank;

/** By name and by number (https://www.mongodb.com/docs/manual/reference/operator/query/type/). */
const typeTests: Record<string, ValueTest> = {
  double: (value) => typeof value === 'number' && !Number.isInteger(value),
  string: ofRank(Rank.string),
  object: ofRank(Rank.object),
  array: ofRank(Rank.array),
  binData: ofRank(Rank.binary),
  bool: ofRank(Rank.boolean),
  date: ofRank(Rank.date),
  null: equalityTest(null),
  regex: ofRank(Rank.regex),
  int: isInt32,
  timestamp: ofRank(Rank.timestamp),
  long: (value) => Number.isInteger(value) && !isInt32(value),
  decimal: (value) => typeof value === 'object' && rankOf(value) === Rank.number,
  number: ofRank(Rank.number),
  minKey: ofRank(Rank.minKey),
  maxKey: ofRank(Rank.maxKey),
  objectId: (value) => typeof value === 'string' && /^[0-9a-f]{24}$/.test(value),
};
const typeNumbers: Record<string, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  [-1]: 'minKey',
  127: 'maxKey',
};

/** Whether a value is of the BSON type with this name or number. Throws DATABASE_REQUEST_FAILED when unknown. */
export function typeTest(name: Value): ValueTest {
  const label = typeof name === 'object' ? '' : String(name);
  const known = typeNumbers[label] ?? label;
  const test = Object.hasOwn(typeTests, known) ? typeTests[known] : undefined;
  if (!test) throw wrong(`Unknown type name alias: ${label}`);
  return (value) => value !== undefined && test(value);
}

function compileType(segments: readonly string[], operand: Value): Test {
  const tests = (Array.isArray(operand) ? operand : [operand]).map(typeTest);
  return each(segments, (value) => tests.some((test) => test(value)));
}
