import { CloudError } from '../../cloud-error';
import { isDocument, type Document, type Value } from '../values/values';
import { compileExpression } from '../expression/compile';
import { isTrue, type Surroundings } from '../expression/scope';
import { compileField, isOperatorObject } from './field-condition';
import { type Clause, type Filter, type Nearness, OPAQUE } from './filter';
import { compileSchema } from './json-schema';

type Test = (document: Document) => boolean;
type Compiled = { test: Test; clause: Clause };
type Found = { near: Nearness | undefined; readonly around: Surroundings };

/**
 * MongoDB's query language, compiled once per request; `around` is for the expressions in it. Throws
 * DATABASE_INVALID_OPERRATOR, DATABASE_REQUEST_FAILED or INVALID_PARAM.
 */
export function compileFilter(source: Value, around: Surroundings = { now: 0 }): Filter {
  if (!isDocument(source)) throw new CloudError('INVALID_PARAM', 'the query must be an object');
  const found: Found = { near: undefined, around };
  const { test, clause } = compileAll(source, found);
  return { test, clause, near: found.near, source };
}

/** Of alternatives and negations nothing can be said about the order of the answer. */
const apart = ({ around }: Found): Found => ({ near: undefined, around });

function compileAll(source: Document, found: Found): Compiled {
  const parts: Compiled[] = [];
  for (const key of Object.keys(source)) {
    if (key === '$comment') continue;
    parts.push(
      key.startsWith('$')
        ? compileLogic(key, source[key], found)
        : compileField(key, source[key], {
            compile: (inner) => compileAll(inner, apart(found)).test,
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
      const parts = operandList(key, operand).map((inner) => compileAll(inner, apart(found)));
      const tests = parts.map((part) => part.test);
      return {
        test: (document) => tests.some((test) => test(document)),
        clause: { kind: 'or', of: parts.map((part) => part.clause) },
      };
    }
    case '$nor': {
      const tests = operandList(key, operand).map((inner) => compileAll(inner, apart(found)).test);
      return { test: (document) => !tests.some((test) => test(document)), clause: OPAQUE };
    }
    case '$expr': {
      const evaluate = compileExpression(operand, found.around);
      return { test: (document) => isTrue(evaluate(document)), clause: OPAQUE };
    }
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
    throw new CloudError('DATABASE_REQUEST_FAILED', `${key} must be a nonempty array of objects`);
  return list;
}
