import { CloudError } from '../../cloud-error';
import { compareValues, equalValues } from '../values/order';
import { isDocument, type Document, type Value } from '../values/values';
import { patternOf } from './regular-expression';
import { typeTest } from './shape-operators';
import type { ValueTest } from './field-condition';

/** JSON Schema's own names, which `type` takes; MongoDB has no `integer` there. */
const jsonTypes: Record<string, string> = {
  object: 'object',
  array: 'array',
  number: 'number',
  boolean: 'bool',
  string: 'string',
  null: 'null',
};

const wrong = (message: string) => new CloudError('DATABASE_REQUEST_FAILED', message);

/** `$jsonSchema`: the keywords of draft 4 that MongoDB documents, without references. */
export function compileSchema(schema: Value): (document: Document) => boolean {
  return schemaTest(schema);
}

function schemaTest(schema: Value): ValueTest {
  if (!isDocument(schema)) throw wrong('$jsonSchema must be an object');
  const tests = Object.entries(schema).map(([keyword, operand]) => keywordTest(keyword, operand, schema));
  return (value) => tests.every((test) => test(value));
}

const list = (value: Value): Value[] => (Array.isArray(value) ? (value as Value[]) : [value]);

function keywordTest(keyword: string, operand: Value, schema: Document): ValueTest {
  switch (keyword) {
    case 'bsonType':
      return anyOf(list(operand).map(typeTest));
    case 'type':
      return anyOf(list(operand).map(jsonTypeTest));
    case 'enum':
      return (value) => list(operand).some((item) => equalValues(item, value));
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
    case 'not':
      return combined(keyword, list(operand).map(schemaTest));
    case 'title':
    case 'description':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return () => true;
    default:
      return shapeTest(keyword, operand, schema);
  }
}

const anyOf =
  (tests: ValueTest[]): ValueTest =>
  (value) =>
    tests.some((test) => test(value));

function jsonTypeTest(name: Value): ValueTest {
  const type = typeof name === 'string' && Object.hasOwn(jsonTypes, name) ? jsonTypes[name] : undefined;
  if (type === undefined) throw wrong(`$jsonSchema type '${String(name)}' is not currently supported.`);
  return typeTest(type);
}

function combined(keyword: string, tests: ValueTest[]): ValueTest {
  return (value) => {
    const passed = tests.filter((test) => test(value)).length;
    if (keyword === 'allOf') return passed === tests.length;
    if (keyword === 'anyOf') return passed > 0;
    return keyword === 'oneOf' ? passed === 1 : passed === 0;
  };
}

const onNumber =
  (test: (value: number) => boolean): ValueTest =>
  (value) =>
    typeof value !== 'number' || test(value);
const onText =
  (test: (value: string) => boolean): ValueTest =>
  (value) =>
    typeof value !== 'string' || test(value);
const onArray =
  (test: (value: Value[]) => boolean): ValueTest =>
  (value) =>
    !Array.isArray(value) || test(value as Value[]);
const onObject =
  (test: (value: Document) => boolean): ValueTest =>
  (value) =>
    !isDocument(value) || test(value);

function shapeTest(keyword: string, operand: Value, schema: Document): ValueTest {
  const limit = Number(operand);
  switch (keyword) {
    case 'minimum':
      return onNumber((value) => (schema.exclusiveMinimum === true ? value > limit : value >= limit));
    case 'maximum':
      return onNumber((value) => (schema.exclusiveMaximum === true ? value < limit : value <= limit));
    case 'multipleOf':
      return onNumber((value) => value % limit === 0);
    case 'minLength':
      return onText((value) => [...value].length >= limit);
    case 'maxLength':
      return onText((value) => [...value].length <= limit);
    case 'pattern': {
      const regex = patternOf(operand);
      return onText((value) => regex.test(value));
    }
    case 'minItems':
      return onArray((value) => value.length >= limit);
    case 'maxItems':
      return onArray((value) => value.length <= limit);
    case 'uniqueItems':
      return onArray((value) => !operand || isUnique(value));
    case 'items':
      return itemsTest(operand, schema.additionalItems);
    case 'additionalItems':
    case 'patternProperties':
      return keywordPair(keyword, operand);
    case 'dependencies':
      return dependenciesTest(operand);
    case 'minProperties':
      return onObject((value) => Object.keys(value).length >= limit);
    case 'maxProperties':
      return onObject((value) => Object.keys(value).length <= limit);
    case 'required':
      return onObject((value) => list(operand).every((name) => Object.hasOwn(value, String(name))));
    case 'properties':
      return propertiesTest(operand);
    case 'additionalProperties':
      return additionalTest(operand, schema);
    default:
      throw wrong(`Unknown $jsonSchema keyword: ${keyword}`);
  }
}

function isUnique(items: Value[]): boolean {
  const sorted = [...items].sort(compareValues);
  return sorted.every((item, at) => at === 0 || !equalValues(item, sorted[at - 1]));
}

function propertiesTest(operand: Value): ValueTest {
  const tests = Object.entries(isDocument(operand) ? operand : {}).map(
    ([name, inner]) => [name, schemaTest(inner)] as const,
  );
  return onObject((value) => tests.every(([name, test]) => !Object.hasOwn(value, name) || test(value[name])));
}

const objectOf = (value: Value): Document => (isDocument(value) ? value : {});

/** A schema for every element, or one for each of the first and another for the rest. */
function itemsTest(operand: Value, additional: Value): ValueTest {
  if (!Array.isArray(operand)) {
    const test = schemaTest(operand);
    return onArray((value) => value.every(test));
  }
  const tests = operand.map(schemaTest);
  const rest = isDocument(additional) ? schemaTest(additional) : () => additional !== false;
  return onArray((value) => value.every((item, at) => (tests[at] ?? rest)(item)));
}

/** `additionalItems` works together with `items`; `patternProperties` by itself. */
function keywordPair(keyword: string, operand: Value): ValueTest {
  if (keyword === 'additionalItems') return () => true;
  const tests = Object.entries(objectOf(operand)).map(
    ([pattern, inner]) => [patternOf(pattern), schemaTest(inner)] as const,
  );
  return onObject((value) =>
    Object.keys(value).every((name) =>
      tests.every(([regex, test]) => !regex.test(name) || test(value[name])),
    ),
  );
}

/** Where a field is, others must be, or the whole must fit a schema. */
function dependenciesTest(operand: Value): ValueTest {
  const tests = Object.entries(objectOf(operand)).map(([name, needed]) => {
    const test: ValueTest = Array.isArray(needed)
      ? onObject((value) => needed.every((other) => Object.hasOwn(value, String(other))))
      : schemaTest(needed);
    return [name, test] as const;
  });
  return onObject((value) => tests.every(([name, test]) => !Object.hasOwn(value, name) || test(value)));
}

function additionalTest(operand: Value, schema: Document): ValueTest {
  const test: ValueTest = isDocument(operand) ? schemaTest(operand) : () => operand !== false;
  const known = objectOf(schema.properties);
  const patterns = Object.keys(objectOf(schema.patternProperties)).map((pattern) => patternOf(pattern));
  return onObject((value) =>
    Object.keys(value).every(
      (name) => Object.hasOwn(known, name) || patterns.some((regex) => regex.test(name)) || test(value[name]),
    ),
  );
}
