import { isDocument, type Document, type Value } from '../values/values';
import { onAll, onValues, unlessNull } from './arguments';
import { isNullish, wrong, type Operators } from './scope';
import { typeName } from './type-names';

/** Later objects win; null and missing are left out. */
export function mergeObjects(values: readonly Value[]): Document {
  const result: Document = {};
  for (const value of values) {
    if (isNullish(value)) continue;
    if (!isDocument(value))
      throw wrong(`$mergeObjects requires object inputs, but input is of type ${typeName(value)}`);
    Object.assign(result, value);
  }
  return result;
}

function objectToArray([value]: Value[], name: string): Value {
  if (!isDocument(value)) throw wrong(`${name} requires a document input, found: ${typeName(value)}`);
  return Object.entries(value).map(([k, v]) => ({ k, v }));
}

export const objects: Operators = {
  $literal: (operand) => () => operand,
  $mergeObjects: onAll(mergeObjects),
  $objectToArray: onValues(1, unlessNull(objectToArray)),
};
