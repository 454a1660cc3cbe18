import type { Value } from '../values/values';
import { needArray, partsOf } from './arguments';
import {
  bound,
  isNullish,
  isTrue,
  wrong,
  type Build,
  type Compiler,
  type Evaluate,
  type Operators,
} from './scope';
import { boundedList } from './weight';

type Loop = { readonly input: Evaluate; readonly body: Evaluate; readonly variable: string };

function loopOf(operand: Value, compile: Compiler, name: string, bodyName: string): Loop {
  const {
    input,
    as = 'this',
    [bodyName]: body,
  } = partsOf(operand, name, ['input', bodyName], ['as', 'limit']);
  if (typeof as !== 'string') throw wrong(`${name}: 'as' must be the name of a variable`);
  return { input: compile(input), body: compile.withNames([as])(body), variable: as };
}

const filter: Build = (operand, compile, name) => {
  const { input, body, variable } = loopOf(operand, compile, name, 'cond');
  return (scope) => {
    const array = input(scope);
    if (isNullish(array)) return null;
    return needArray(array, name).filter((item) => isTrue(body(bound(scope, variable, item))));
  };
};

const map: Build = (operand, compile, name) => {
  const { input, body, variable } = loopOf(operand, compile, name, 'in');
  return (scope) => {
    const array = input(scope);
    if (isNullish(array)) return null;
    const items = needArray(array, name);
    return boundedList(each(items, (item) => body(bound(scope, variable, item)) ?? null));
  };
};

function* each(items: readonly Value[], change: (item: Value) => Value): Generator<Value> {
  for (const item of items) yield change(item);
}

const reduce: Build = (operand, compile, name) => {
  const parts = partsOf(operand, name, ['input', 'initialValue', 'in']);
  const input = compile(parts.input);
  const initial = compile(parts.initialValue);
  const body = compile.withNames(['this', 'value'])(parts.in);
  return (scope) => {
    const array = input(scope);
    if (isNullish(array)) return null;
    return needArray(array, name).reduce<Value>(
      (value, item) => body(bound(bound(scope, 'value', value), 'this', item)),
      initial(scope),
    );
  };
};

/** Operators that ask an expression for every element. */
export const loops: Operators = { $filter: filter, $map: map, $reduce: reduce };
