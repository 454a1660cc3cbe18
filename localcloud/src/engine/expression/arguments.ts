import { numberOf, Rank, rankOf } from '../values/order';
import { isDocument, type Document, type Value } from '../values/values';
import { typeName } from './type-names';
import { isNullish, wrong, type Build, type Compiler, type Evaluate } from './scope';

/** The operand as a list of expressions: `[a, b]`, or a single one without brackets. */
export function argumentsOf(
  operand: Value,
  compile: Compiler,
  name: string,
  least: number,
  most = least,
): Evaluate[] {
  const list = Array.isArray(operand) ? (operand as Value[]) : [operand];
  if (list.length >= least && list.length <= most) return list.map((item) => compile(item));
  const wanted = least === most ? `exactly ${least}` : `at least ${least} arguments, and at most ${most}`;
  throw wrong(`Expression ${name} takes ${wanted} arguments. ${list.length} were passed in.`);
}

/** An operator on a fixed number of values. */
export const onValues =
  (count: number, apply: (values: Value[], name: string) => Value): Build =>
  (operand, compile, name) => {
    const parts = argumentsOf(operand, compile, name, count);
    return (scope) =>
      apply(
        parts.map((part) => part(scope)),
        name,
      );
  };

/** An operator on any number of values. */
export const onAll =
  (apply: (values: Value[], name: string) => Value): Build =>
  (operand, compile, name) => {
    const parts = argumentsOf(operand, compile, name, 0, Infinity);
    return (scope) =>
      apply(
        parts.map((part) => part(scope)),
        name,
      );
  };

/** An operator whose operand names its parts, `{input: .., as: ..}`. Unknown and missing parts are refused. */
export function partsOf(
  operand: Value,
  name: string,
  required: readonly string[],
  optional: readonly string[] = [],
): Document {
  if (!isDocument(operand)) throw wrong(`${name} only supports an object as its argument`);
  for (const key of Object.keys(operand))
    if (!required.includes(key) && !optional.includes(key))
      throw wrong(`Unrecognized parameter to ${name}: ${key}`);
  for (const key of required) if (!(key in operand)) throw wrong(`Missing '${key}' parameter to ${name}`);
  return operand;
}

/** An operator on named parts, each an expression; a part that was left out is undefined. */
export const onParts =
  (
    required: readonly string[],
    optional: readonly string[],
    apply: (parts: Record<string, Value>, name: string, given: Document) => Value,
  ): Build =>
  (operand, compile, name) => {
    const given = partsOf(operand, name, required, optional);
    const parts = Object.entries(given).map(([key, part]) => [key, compile(part)] as const);
    return (scope) => apply(Object.fromEntries(parts.map(([key, part]) => [key, part(scope)])), name, given);
  };

export const isNumber = (value: Value): boolean => value !== undefined && rankOf(value) === Rank.number;

/** The number a value is. Throws when it is none; null and missing are to be looked at before. */
export function needNumber(value: Value, name: string): number {
  if (isNumber(value)) return numberOf(value);
  throw wrong(`${name} only supports numeric types, not ${typeName(value)}`);
}

export function needInteger(value: Value, name: string): number {
  const number = needNumber(value, name);
  if (!Number.isInteger(number)) throw wrong(`${name} requires an integral value, found ${number}`);
  return number;
}

export function needText(value: Value, name: string): string {
  if (typeof value === 'string') return value;
  throw wrong(`${name} requires a string argument, found: ${typeName(value)}`);
}

export function needArray(value: Value, name: string): Value[] {
  if (Array.isArray(value)) return value as Value[];
  throw wrong(`${name} requires an array, not ${typeName(value)}`);
}

/** Null when any of the values is null or missing, as most operators have it. */
export const unlessNull =
  (apply: (values: Value[], name: string) => Value) =>
  (values: Value[], name: string): Value =>
    values.some(isNullish) ? null : apply(values, name);
