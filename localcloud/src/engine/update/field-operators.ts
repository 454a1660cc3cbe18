import { Timestamp } from 'bson';
import { compareValues, numberOf, Rank, rankOf } from '../values/order';
import { isDocument, pathSegments, type Value } from '../values/values';
import type { Operator } from './apply-update';
import { updateError, type Draft } from './draft';

const isNumeric = (value: Value) => value !== undefined && rankOf(value) === Rank.number;

/** The number at a path, 0 where the field is missing. Throws when something else is there. */
function numberAt(draft: Draft, path: readonly string[], operator: string): number {
  const value = draft.get(path);
  if (value === undefined) return 0;
  if (isNumeric(value)) return numberOf(value);
  throw updateError(
    `Cannot apply ${operator} to a value of non-numeric type. {_id: ${JSON.stringify(draft.root._id)}} has the ` +
      `field '${path.at(-1)}' of non-numeric type ${typeName(value)}`,
  );
}

export function typeName(value: Value): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'double';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

function operandNumber(operand: Value, verb: string, path: readonly string[]): number {
  if (isNumeric(operand)) return numberOf(operand);
  throw updateError(
    `Cannot ${verb} with non-numeric argument: {${path.join('.')}: ${JSON.stringify(operand)}}`,
  );
}

const keepIf =
  (isBetter: (order: number) => boolean): Operator =>
  (draft, path, operand) => {
    const value = draft.get(path);
    if (value === undefined || isBetter(compareValues(operand, value))) draft.set(path, operand);
  };

/** Operators on single fields (https://www.mongodb.com/docs/manual/reference/operator/update-field/). */
export const fieldOperators: Readonly<Record<string, Operator>> = {
  $set: (draft, path, operand) => draft.set(path, operand),
  $setOnInsert(draft, path, operand, { isInsert }) {
    if (isInsert) draft.set(path, operand);
  },
  $unset: (draft, path) => draft.unset(path),
  $inc: (draft, path, operand) =>
    draft.set(path, numberAt(draft, path, '$inc') + operandNumber(operand, 'increment', path)),
  $mul: (draft, path, operand) =>
    draft.set(path, numberAt(draft, path, '$mul') * operandNumber(operand, 'multiply', path) + 0),
  $min: keepIf((order) => order < 0),
  $max: keepIf((order) => order > 0),
  $currentDate(draft, path, operand, { now }) {
    const wanted = isDocument(operand)
      ? operand.$type
      : operand === true || operand === false
        ? 'date'
        : undefined;
    if (wanted !== 'date' && wanted !== 'timestamp')
      throw updateError('$currentDate takes true, or a $type of date or timestamp');
    draft.set(path, wanted === 'date' ? new Date(now) : new Timestamp({ t: Math.floor(now / 1000), i: 1 }));
  },
  $rename(draft, path, operand) {
    if (typeof operand !== 'string' || operand === path.join('.'))
      throw updateError(`The source and target field for $rename must differ: ${path.join('.')}`);
    const target = pathSegments(operand);
    if (draft.passesArray(path) || draft.passesArray(target))
      throw updateError(
        `The fields of $rename cannot be array elements: '${path.join('.')}' and '${operand}'`,
      );
    const value = draft.get(path);
    if (value === undefined) return;
    draft.unset(path);
    draft.set(target, value);
  },
  $bit(draft, path, operand) {
    if (!isDocument(operand)) throw updateError('The $bit modifier is not compatible with this operand');
    let bits = BigInt(numberAt(draft, path, '$bit'));
    for (const [name, mask] of Object.entries(operand)) {
      const other = BigInt(operandNumber(mask, 'apply $bit', path));
      if (name === 'and') bits &= other;
      else if (name === 'or') bits |= other;
      else if (name === 'xor') bits ^= other;
      else throw updateError(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`);
    }
    draft.set(path, Number(bits));
  },
};
