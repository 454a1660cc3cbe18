import { CloudError } from '../../cloud-error';
import { compareValues, equalValues } from '../values/order';
import { isDocument, type Document, type Value } from '../values/values';
import { regexOf } from './regular-expression';
import { typeTest } from './shape-operators';
import type { ValueTest } from './field-condition';

const jsonTypes: Record<string, string> = { boolean: 'bool', integer: 'long' };

/** `$jsonSchema`: the keywords of draft 4 that MongoDB documents, without references. */
export function compileSchema(schema: Value): (document: Document) => boolean {
  return schemaTest(schema);
}

function schemaTest(schema: Value): ValueTest {
  if (!isDocument(schema))
    throw new CloudError('DATABASE_INVALID_OPERRATOR', '$jsonSchema must be an object');
  const tests = Object.entries(schema).map(([keyword, operand]) => keywordTest(keyword, operand, schema));
  return (value) => tests.every((test) => test(value));
}

const list = (value: Value): Value[] => (Array.isArray(value) ? (value as Value[]) : [value]);

function keywordTest(keyword: string, operand: Value, schema: Document): ValueTest {
  switch (keyword) {
    case 'bsonType':
    case 'type': {
      const tests = list(operand).map((name) => typeTest(jsonTypes[String(name)] ?? name));
      return (value) => tests.some((test) => test(value));
    }
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
      const regex = regexOf(operand);
      return onText((value) => regex.test(value));
    }
    case 'minItems':
      return onArray((value) => value.length >= limit);
    case 'maxItems':
      return onArray((value) => value.length <= limit);
    case 'uniqueItems':
      return onArray((value) => !operand || isUnique(value));
    case 'items': {
      const test = schemaTest(operand);
      return onArray((value) => value.every(test));
    }
    case 'minProperties':
      return onObject((value) => Object.keys(value).length >= limit);
    case 'maxProperties':
      return onObject((value) => Object.keys(value).length <= limit);
    case 'required':
      return onObject((value) => list(operand).every((name) => Object.hasOwn(value, String(name))));
    case 'properties':
      return propertiesTest(operand);
    case 'additionalProperties':
      return additionalTest(operand, isDocument(schema.properties) ? schema.properties : {});
    default:
      throw new CloudError('DATABASE_INVALID_OPERRATOR', `Unknown $jsonSchema keyword: ${keyword}`);
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

function additionalTest(operand: Value, properties: Document): ValueTest {
  const test: ValueTest = isDocument(operand) ? schemaTest(operand) : () => operand !== false;
  return onObject((value) =>
    Object.keys(value).every((name) => Object.hasOwn(properties, name) || test(value[name])),
  );
}
