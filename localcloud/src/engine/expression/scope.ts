import { CloudError } from '../../cloud-error';
import { compareValues } from '../values/order';
import type { Document, Value } from '../values/values';

/** What is the same for every document: the engine's time (`$$NOW`) and variables, as those of a lookup. */
export type Surroundings = { readonly now: number; readonly variables?: Binding | undefined };

/** What an expression sees, with the document it is asked for. */
export type Scope = Surroundings & { readonly root: Document };

/** One variable; the innermost comes first. */
export type Binding = {
  readonly name: string;
  readonly value: Value;
  readonly outer: Binding | undefined;
};

/** A compiled expression. `undefined` is MongoDB's "missing". */
export type Evaluate = (scope: Scope) => Value;

/** Compiles the parts of an operator; knows which variables are in sight. */
export type Compiler = {
  (source: Value): Evaluate;
  /** The same with further variables. */
  withNames(names: readonly string[]): Compiler;
};

/** Compiles one operator from its operand. Throws DATABASE_REQUEST_FAILED for a malformed one. */
export type Build = (operand: Value, compile: Compiler, name: string) => Evaluate;
export type Operators = Readonly<Record<string, Build>>;

export const wrong = (message: string): CloudError => new CloudError('DATABASE_REQUEST_FAILED', message);

export const bound = <Around extends Surroundings>(around: Around, name: string, value: Value): Around => ({
  ...around,
  variables: { name, value, outer: around.variables },
});

export function variable(binding: Binding | undefined, name: string): Value {
  for (let at = binding; at; at = at.outer) if (at.name === name) return at.value;
  return undefined;
}

export const isNullish = (value: Value): value is null | undefined => value === null || value === undefined;

/** False, 0, null and missing are false; everything else, empty text too, is true. */
export const isTrue = (value: Value): boolean => !isNullish(value) && value !== false && value !== 0;

/** MongoDB's order over all types, in which a missing field comes before null. */
export function compareInExpression(left: Value, right: Value): number {
  if (left === undefined || right === undefined)
    return Number(left !== undefined) - Number(right !== undefined);
  return compareValues(left, right);
}
