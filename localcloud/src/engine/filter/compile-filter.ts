import { CloudError } from '../../cloud-error';
import { isDocument, type Document, type Value } from '../values/values';
import { compileExpression } from './expression';
import { compileField, isOperatorObject } from './field-condition';
import { type Clause, type Filter, type Nearness, OPAQUE } from './filter';
import { compileSchema } from './json-schema';

type Test = (document: Document) => boolean;
type Compiled = { test: Test; clause: Clause };
type Found = { near: Nearness | undefined };

/** MongoDB's query language, compiled once per request. Throws DATABASE_INVALID_OPERRATOR or INVALID_PARAM. */
export function compileFilter(source: Value): Filter {
  if (!isDocument(source)) throw new CloudError('INVALID_PARAM', 'the query must be an object');
  const found: Found = { near: undefined };
  const { test, clause } = compileAll(source, found);
  return { test, clause, near: found.near, source };
}

function compileAll(source: Document, found: Found): Compiled {
  const parts: Compiled[] = [];
  for (const key of Object.keys(source)) {
    if (key === '$comment') continue;
    parts.push(
      key.startsWith('$')
        ? compileLogic(key, source[key], found)
        : compileField(key, source[key], {
            compile: (inner) => compileAll(inner, { near: undefined }).test,
            foundNear: (near) => {
              found.near = near;
            },
          }),
    );
  }
  return conjunction(parts);
}

function conjunction(parts: Compiled[]): Compiled {
  const [first, second] = parts;
  if (!first) return { test: () => true, clause: { kind: 'and', of: [] } };
  if (!second) return first;
  const tests = parts.map((part) => part.test);
  return {
    test: (document) => tests.every((test) => test(document)),
    clause: { kind: 'and', of: parts.map((part) => part.clause) },
  };
}

function compileLogic(key: string, operand: Value, found: Found): Compiled {
  switch (key) {
    case '$and':
      return conjunction(operandList(key, operand).map((inner) => compileAll(inner, found)));
    case '$or': {
      const parts = operandList(key, operand).map((inner) => compileAll(inner, { near: undefined }));
      const tests = parts.map((part) => part.test);
      return {
        test: (document) => tests.some((test) => test(document)),
        clause: { kind: 'or', of: parts.map((part) => part.clause) },
      };
    }
    case '$nor': {
      const tests = operandList(key, operand).map((inner) => compileAll(inner, { near: undefined }).test);
      return { test: (document) => !tests.some((test) => test(document)), clause: OPAQUE };
    }
    case '$not':
      // The SDK sends a top-level `_.not(..)` this way; it can only mean the opposite of the whole.
      return compileLogic('$nor', [operand], found);
    case '$expr':
      return { test: compileExpression(operand), clause: OPAQUE };
    case '$jsonSchema':
      return { test: compileSchema(operand), clause: OPAQUE };
    default:
      throw new CloudError('DATABASE_INVALID_OPERRATOR', `unknown top level operator: ${key}`);
  }
}

function operandList(key: string, operand: Value): Document[] {
  // `_.and(one)` reaches us as a single object.
  const list = isDocument(operand) && !isOperatorObject(operand) ? [operand] : operand;
  if (!Array.isArray(list) || list.length === 0 || !list.every(isDocument))
    throw new CloudError('DATABASE_INVALID_OPERRATOR', `${key} must be a nonempty array of objects`);
  return list;
}
