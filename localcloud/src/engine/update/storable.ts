import { isDocument, type Value } from '../values/values';
import { updateError } from './draft';

/** Operators that are read, not stored, in the operands of `$push`, `$addToSet` and `$currentDate`. */
const modifiers = new Set(['$each', '$position', '$slice', '$sort', '$type']);

/** Field names that start with a dollar would be taken for operators later. `isQuery` for `$pull`, which holds a query. */
export function checkStorable(value: Value, isQuery = false, isTop = true): void {
  if (typeof value !== 'object' || value === null || isQuery) return;
  if (Array.isArray(value)) {
    for (const item of value) checkStorable(item, false, false);
    return;
  }
  if (!isDocument(value)) return;
  for (const key of Object.keys(value)) {
    if (key.charCodeAt(0) === 36 && !(isTop && modifiers.has(key)))
      throw updateError(`The dollar ($) prefixed field '${key}' in '${key}' is not valid for storage.`);
    const inner = value[key];
    if (typeof inner === 'object') checkStorable(inner, false, false);
  }
}
