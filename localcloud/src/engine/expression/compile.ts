import { CloudError } from '../../cloud-error';
import { fieldOf, isDocument, pathSegments, type Document, type Value } from '../values/values';
import { arithmetic } from './arithmetic';
import { arrays } from './arrays';
import { conditions } from './conditions';
import { conversions } from './conversions';
import { dateMath } from './date-math';
import { dates } from './dates';
import { loops } from './loops';
import { objects } from './objects';
import { patterns } from './patterns';
import { sets } from './sets';
import { statistics } from './statistics';
import { strings } from './strings';
import { bounded } from './weight';
import { variable, wrong, type Compiler, type Evaluate, type Operators, type Surroundings } from './scope';

const operators: Operators = {
  ...arithmetic,
  ...arrays,
  ...conditions,
  ...conversions,
  ...dateMath,
  ...dates,
  ...loops,
  ...objects,
  ...patterns,
  ...sets,
  ...statistics,
  ...strings,
};

/** Run code in the database; the service offers none of them. */
const forbidden = new Set(['$function', '$accumulator', '$where']);
const constants = new Set(['ROOT', 'CURRENT', 'REMOVE', 'NOW', 'KEEP', 'PRUNE', 'DESCEND']);

/**
 * An aggregation expression, compiled once per request: MongoDB 4.4's operators, and the arithmetic on dates of 5.0.
 * Throws DATABASE_REQUEST_FAILED, for an operator that would run code DATABASE_INVALID_OPERRATOR; so does evaluating
 * it when values do not fit.
 */
export function compileExpression(source: Value, around: Surroundings): (document: Document) => Value {
  const names = new Set<string>();
  for (let at = around.variables; at; at = at.outer) names.add(at.name);
  const evaluate = compilerFor(names)(source);
  return (root) => evaluate({ root, now: around.now, variables: around.variables });
}

function compilerFor(names: ReadonlySet<string>): Compiler {
  const compile = ((source: Value) => compileIn(source, names, compile)) as Compiler;
  compile.withNames = (more) => {
    for (const name of more)
      if (!/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name))
        throw wrong(`'${name}' starts with an invalid character for a user variable name`);
    return compilerFor(new Set([...names, ...more]));
  };
  return compile;
}

function compileIn(source: Value, names: ReadonlySet<string>, compile: Compiler): Evaluate {
  if (typeof source === 'string' && source.startsWith('$')) return compilePath(source, names);
  if (Array.isArray(source)) {
    const items = source.map((item: Value) => compile(item));
    return (scope) => bounded(items.map((item) => item(scope) ?? null));
  }
  if (!isDocument(source)) return () => source;
  const keys = Object.keys(source);
  if (!keys.some((key) => key.startsWith('$'))) return compileObject(source, compile);
  const [name = ''] = keys;
  if (keys.length > 1)
    throw wrong(`an object representing an expression must have exactly one field: ${JSON.stringify(keys)}`);
  const build = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (build) return build(source[name], compile, name);
  if (forbidden.has(name))
    throw new CloudError('DATABASE_INVALID_OPERRATOR', `operator ${name} is not allowed`);
  throw wrong(`Unrecognized expression '${name}'`);
}

function compileObject(source: Document, compile: Compiler): Evaluate {
  const fields = Object.entries(source).map(([name, value]) => {
    if (name.includes('.')) throw wrong("FieldPath field names may not contain '.'.");
    return [name, compile(value)] as const;
  });
  return (scope) => {
    const result: Document = {};
    for (const [name, evaluate] of fields) {
      const value = evaluate(scope);
      if (value !== undefined) result[name] = value;
    }
    return bounded(result);
  };
}

function compilePath(source: string, names: ReadonlySet<string>): Evaluate {
  if (!source.startsWith('$$')) {
    const segments = checkedSegments(source.slice(1));
    return (scope) => valueAt(scope.root, segments, 0);
  }
  const [name = '', ...segments] = source.slice(2).split('.');
  if (names.has(name)) return (scope) => valueAt(variable(scope.variables, name), segments, 0);
  if (!constants.has(name)) throw wrong(`Use of undefined variable: ${name}`);
  switch (name) {
    case 'REMOVE':
      return () => undefined;
    case 'NOW':
      return (scope) => new Date(scope.now);
    case 'ROOT':
    case 'CURRENT':
      return (scope) => valueAt(scope.root, segments, 0);
    default:
      return () => `$$${name}`;
  }
}

function checkedSegments(path: string): readonly string[] {
  const segments = pathSegments(path);
  if (path === '') throw wrong("'$' by itself is not a valid FieldPath");
  if (segments.includes('')) throw wrong('FieldPath must not end with a dot or hold an empty name.');
  if (segments.some((segment) => segment.startsWith('$')))
    throw wrong("FieldPath field names may not start with '$'. Consider using $getField or $setField.");
  return segments;
}

/** What a path leads to; over an array the list of what its elements have there. Positions mean nothing here. */
export function valueAt(value: Value, segments: readonly string[], depth: number): Value {
  const segment = segments[depth];
  if (segment === undefined) return value;
  if (isDocument(value)) return valueAt(fieldOf(value, segment), segments, depth + 1);
  if (!Array.isArray(value)) return undefined;
  return value.map((item: Value) => valueAt(item, segments, depth)).filter((item) => item !== undefined);
}
