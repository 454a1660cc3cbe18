import { isDocument, type Value } from '../values/values';
import { argumentsOf, onAll, onValues, partsOf } from './arguments';
import { bound, compareInExpression, isNullish, isTrue, wrong, type Build, type Operators } from './scope';

const comparing = (holds: (order: number) => boolean): Build =>
  onValues(2, ([left, right]) => holds(compareInExpression(left, right)));

const conditional: Build = (operand, compile, name) => {
  const names = ['if', 'then', 'else'];
  const parts = isDocument(operand) ? names.map((key) => partsOf(operand, name, names)[key]) : operand;
  const [condition, yes, no] = argumentsOf(parts, compile, name, 3);
  return (scope) => (isTrue(condition?.(scope)) ? yes : no)?.(scope);
};

const switching: Build = (operand, compile, name) => {
  const { branches, default: otherwise } = partsOf(operand, name, ['branches'], ['default']);
  if (!Array.isArray(branches) || branches.length === 0) throw wrong('$switch requires at least one branch');
  const cases = branches.map((branch: Value) => {
    const { case: condition, then } = partsOf(branch, name, ['case', 'then']);
    return { condition: compile(condition), result: compile(then) };
  });
  const fallback = otherwise === undefined ? undefined : compile(otherwise);
  return (scope) => {
    const met = cases.find(({ condition }) => isTrue(condition(scope)));
    if (met) return met.result(scope);
    if (fallback) return fallback(scope);
    throw wrong('$switch could not find a matching branch for an input, and no default was specified.');
  };
};

/** The first value that is there; the last one whatever it is. */
const ifNull: Build = (operand, compile, name) => {
  const parts = argumentsOf(operand, compile, name, 2, Infinity);
  return (scope) => {
    let value: Value;
    for (const part of parts) {
      value = part(scope);
      if (!isNullish(value)) return value;
    }
    return value;
  };
};

const letting: Build = (operand, compile, name) => {
  const { vars, in: body } = partsOf(operand, name, ['vars', 'in']);
  if (!isDocument(vars)) throw wrong('invalid parameter: expected an object (vars)');
  const values = Object.entries(vars).map(([variable, value]) => [variable, compile(value)] as const);
  const inner = compile.withNames(Object.keys(vars))(body);
  return (scope) =>
    inner(values.reduce((within, [variable, value]) => bound(within, variable, value(scope)), scope));
};

/** Comparisons, conditions and logic. Every type compares with every other here, unlike in a query. */
export const conditions: Operators = {
  $and: onAll((values) => values.every(isTrue)),
  $or: onAll((values) => values.some(isTrue)),
  $not: onValues(1, ([value]) => !isTrue(value)),
  $cmp: onValues(2, ([left, right]) => Math.sign(compareInExpression(left, right))),
  $eq: comparing((order) => order === 0),
  $ne: comparing((order) => order !== 0),
  $gt: comparing((order) => order > 0),
  $gte: comparing((order) => order >= 0),
  $lt: comparing((order) => order < 0),
  $lte: comparing((order) => order <= 0),
  $cond: conditional,
  $switch: switching,
  $ifNull: ifNull,
  $let: letting,
};
