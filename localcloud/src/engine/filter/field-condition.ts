import { BSONRegExp } from 'bson';
import { CloudError } from '../../cloud-error';
import { compileGeo, isGeoOperator } from '../geo/geo-condition';
import { visitPath } from '../values/paths';
import { fieldOf, isDocument, pathSegments, type Document, type Value } from '../values/values';
import { comparisonTest, equalityTest, membershipTest } from './comparisons';
import { type Clause, type Leaf, type Nearness, OPAQUE } from './filter';
import { patternOf } from './regular-expression';
import { compileShapeOperator } from './shape-operators';

export type FieldContext = {
  /** Compiles a nested query, as `$elemMatch` holds one. */
  compile: (source: Document) => (document: Document) => boolean;
  foundNear: (near: Nearness) => void;
};

/** Decides on one value that a path led to; `undefined` means the field is missing. */
export type ValueTest = (value: Value) => boolean;
type Test = (document: Document) => boolean;
type Compiled = { test: Test; clause: Clause };

/** `{ $gt: 1 }` as opposed to a plain object, which is compared whole. */
export const isOperatorObject = (value: Value): value is Document =>
  isDocument(value) && Object.keys(value)[0]?.charCodeAt(0) === 36;

/** The conditions on one path. */
export function compileField(path: string, condition: Value, context: FieldContext): Compiled {
  const segments = pathSegments(path);
  if (condition instanceof BSONRegExp) return regexCondition(path, segments, condition);
  if (!isOperatorObject(condition))
    return { test: onPath(segments, equalityTest(condition)), clause: leaf(path, '$eq', condition) };
  const parts = Object.keys(condition)
    .filter((key) => key !== '$options' && key !== '$maxDistance' && key !== '$minDistance')
    .map((key) => compileOperator(path, segments, key, condition, context));
  const [first] = parts;
  if (first && parts.length === 1) return first;
  const tests = parts.map((part) => part.test);
  return {
    test: (document) => tests.every((test) => test(document)),
    clause: { kind: 'and', of: parts.map((part) => part.clause) },
  };
}

const leaf = (path: string, op: Leaf['op'], operand: Value): Leaf => ({ kind: 'leaf', path, op, operand });

function compileOperator(
  path: string,
  segments: readonly string[],
  key: string,
  condition: Document,
  context: FieldContext,
): Compiled {
  const operand = condition[key];
  switch (key) {
    case '$eq':
      if (operand instanceof BSONRegExp)
        return { test: onPath(segments, equalityTest(operand)), clause: OPAQUE };
      return { test: onPath(segments, equalityTest(operand)), clause: leaf(path, key, operand) };
    case '$ne':
      if (operand instanceof BSONRegExp)
        throw new CloudError('DATABASE_REQUEST_FAILED', "Can't have regex as arg to $ne.");
      return { test: negated(compileField(path, operandOfNot(operand), context).test), clause: OPAQUE };
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return { test: onPath(segments, comparisonTest(key, operand)), clause: leaf(path, key, operand) };
    case '$in':
      return membership(path, segments, operand, key);
    case '$nin':
      return { test: negated(membership(path, segments, operand, key).test), clause: OPAQUE };
    case '$not':
      if (!isOperatorObject(operand) && !(operand instanceof BSONRegExp))
        throw new CloudError('DATABASE_REQUEST_FAILED', '$not needs a regex or a document');
      return { test: negated(compileField(path, operand, context).test), clause: OPAQUE };
    case '$regex':
      return regexCondition(path, segments, operand, condition.$options);
    default:
      if (isGeoOperator(key)) return compileGeo(path, key, condition, context.foundNear);
      return { test: compileShapeOperator(segments, key, operand, context), clause: OPAQUE };
  }
}

/** `$ne` compares with a regular expression as a value, and with an operator-like object too. */
const operandOfNot = (operand: Value): Value => ({ $eq: operand });

function membership(path: string, segments: readonly string[], operand: Value, key: string): Compiled {
  if (!Array.isArray(operand)) throw new CloudError('DATABASE_REQUEST_FAILED', `${key} needs an array`);
  const hasPattern = operand.some((item) => item instanceof BSONRegExp);
  return {
    test: onPath(segments, membershipTest(operand)),
    clause: hasPattern ? OPAQUE : leaf(path, '$in', operand),
  };
}

function regexCondition(
  path: string,
  segments: readonly string[],
  operand: Value,
  options?: Value,
): Compiled {
  const pattern = patternOf(operand, options);
  return {
    // A regular expression that is stored is found by itself.
    test: onPath(segments, (value) =>
      typeof value === 'string'
        ? pattern.test(value)
        : value instanceof BSONRegExp && value.pattern === pattern.source,
    ),
    clause: pattern.prefix ? leaf(path, '$prefix', pattern.prefix) : OPAQUE,
  };
}

const negated =
  (test: Test): Test =>
  (document) =>
    !test(document);

/** True when a value at the path, or an element of an array there, passes. */
function onPath(segments: readonly string[], test: ValueTest): Test {
  const visit = (value: Value) => test(value) || (Array.isArray(value) && value.some(test));
  const [only] = segments;
  if (segments.length === 1 && only !== undefined) return (document) => visit(fieldOf(document, only));
  return (document) => visitPath(document, segments, visit);
}
