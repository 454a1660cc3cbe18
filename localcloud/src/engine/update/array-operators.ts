import { compileFilter } from '../filter/compile-filter';
import { compileField, isOperatorObject } from '../filter/field-condition';
import { sortKeys } from '../query/sort';
import { compareText, compareValues, equalValues, numberOf } from '../values/order';
import { isDocument, type Document, type Value } from '../values/values';
import type { Operator } from './apply-update';
import { updateError, type Draft } from './draft';
import { typeName } from './field-operators';

/** The array at a path, undefined when the field is missing. Throws when something else is there. */
function arrayAt(draft: Draft, path: readonly string[], operator: string): Value[] | undefined {
  const value = draft.get(path);
  if (value === undefined || Array.isArray(value)) return value as Value[] | undefined;
  const id = JSON.stringify(draft.root._id);
  if (operator === '$push')
    throw updateError(
      `The field '${path.join('.')}' must be an array but is of type ${typeName(value)} in document {_id: ${id}}`,
    );
  throw updateError(`Cannot apply ${operator} to a non-array value`);
}

const hasEach = (operand: Value): operand is Document => isDocument(operand) && '$each' in operand;

function itemsOf(operand: Value): Value[] {
  if (!hasEach(operand)) return [operand];
  if (!Array.isArray(operand.$each)) throw updateError('The argument to $each must be an array');
  return operand.$each as Value[];
}

const whole = (value: Value, name: string): number => {
  const number = numberOf(value);
  if (!Number.isInteger(number)) throw updateError(`The value for ${name} must be an integer value`);
  return number;
};

function sortItems(items: Value[], order: Value): Value[] {
  const direction = isDocument(order) ? 0 : numberOf(order);
  if (direction === 1 || direction === -1)
    return items.sort((left, right) => compareValues(left, right) * direction);
  if (!isDocument(order)) throw updateError('The $sort is invalid: use 1/-1 to sort the whole element');
  const fields = Object.entries(order).map(([path, way]) => [path, numberOf(way) < 0 ? -1 : 1] as const);
  const keyed = items.map((item) => ({ item, keys: sortKeys(isDocument(item) ? item : {}, fields) }));
  keyed.sort((left, right) => {
    for (const [at, [, way]] of fields.entries()) {
      const difference = compareText(left.keys[at] as string, right.keys[at] as string);
      if (difference !== 0) return difference * way;
    }
    return 0;
  });
  return keyed.map(({ item }) => item);
}

/** What `$pull` takes out: elements equal to a value, or fitting a condition. */
function pullTest(operand: Value): (item: Value) => boolean {
  const context = { compile: (source: Document) => compileFilter(source).test, foundNear: () => undefined };
  if (isDocument(operand) && !isOperatorObject(operand)) {
    const filter = compileFilter(operand);
    return (item) => isDocument(item) && filter.test(item);
  }
  if (!isOperatorObject(operand) && typeof operand !== 'object') return (item) => equalValues(item, operand);
  if (Array.isArray(operand) || operand === null) return (item) => equalValues(item, operand);
  const { test } = compileField('value', operand, context);
  return (item) => test({ value: Array.isArray(item) ? [item] : item });
}

function keep(
  draft: Draft,
  path: readonly string[],
  operator: string,
  keeps: (item: Value) => boolean,
): void {
  const array = arrayAt(draft, path, operator);
  const kept = array?.filter(keeps);
  if (kept && kept.length !== array?.length) draft.set(path, kept);
}

/** Operators on arrays (https://www.mongodb.com/docs/manual/reference/operator/update-array/). */
export const arrayOperators: Readonly<Record<string, Operator>> = {
  $push(draft, path, operand) {
    const before = arrayAt(draft, path, '$push');
    let items = before?.slice() ?? [];
    const options = hasEach(operand) ? operand : {};
    const position = options.$position === undefined ? items.length : whole(options.$position, '$position');
    items.splice(position, 0, ...itemsOf(operand));
    if (options.$sort !== undefined) items = sortItems(items, options.$sort);
    if (options.$slice !== undefined) {
      const slice = whole(options.$slice, '$slice');
      items = slice >= 0 ? items.slice(0, slice) : items.slice(slice);
    }
    draft.set(path, items);
  },
  $addToSet(draft, path, operand) {
    const items = arrayAt(draft, path, '$addToSet')?.slice() ?? [];
    for (const item of itemsOf(operand))
      if (!items.some((known) => equalValues(known, item))) items.push(item);
    draft.set(path, items);
  },
  $pop(draft, path, operand) {
    const array = arrayAt(draft, path, '$pop');
    const end = numberOf(operand);
    if (end !== 1 && end !== -1) throw updateError('$pop expects 1 or -1');
    if (array && array.length > 0) draft.set(path, end === 1 ? array.slice(0, -1) : array.slice(1));
  },
  $pull(draft, path, operand) {
    const test = pullTest(operand);
    keep(draft, path, '$pull', (item) => !test(item));
  },
  $pullAll(draft, path, operand) {
    if (!Array.isArray(operand)) throw updateError('$pullAll requires an array argument');
    keep(draft, path, '$pullAll', (item) => !operand.some((taken) => equalValues(item, taken)));
  },
};
