import { compileExpression } from '../expression/compile';
import { mergeObjects } from '../expression/objects';
import { wrong, type Surroundings } from '../expression/scope';
import { average, deviation, extreme, sum } from '../expression/statistics';
import { CloudError } from '../../cloud-error';
import { indexKey } from '../values/index-key';
import { isDocument, type Document, type Value } from '../values/values';

/** Makes one value of what an expression gave for each document of a group; `undefined` stands for missing. */
type Summary = (values: readonly Value[]) => Value;

const summaries: Readonly<Record<string, Summary>> = {
  $sum: sum,
  $avg: average,
  $max: (values) => extreme(values, 1),
  $min: (values) => extreme(values, -1),
  $first: (values) => values[0] ?? null,
  $last: (values) => values.at(-1) ?? null,
  $push: (values) => values.filter((value) => value !== undefined),
  $addToSet: (values) => [
    ...new Map(
      values.filter((value) => value !== undefined).map((value) => [indexKey(value), value]),
    ).values(),
  ],
  $stdDevPop: (values) => deviation(values, false),
  $stdDevSamp: (values) => deviation(values, true),
  $mergeObjects: mergeObjects,
  $count: (values) => values.length,
};

export type Accumulate = (documents: readonly Document[]) => Value;

function compileAccumulator(field: string, source: Value, around: Surroundings): Accumulate {
  if (field.includes('.')) throw wrong(`The field name '${field}' cannot contain '.'`);
  const [name, ...others] = isDocument(source) ? Object.keys(source) : [];
  if (name === undefined || !isDocument(source))
    throw wrong(`The field '${field}' must be an accumulator object`);
  if (others.length > 0) throw wrong(`The field '${field}' must specify one accumulator`);
  const summary = Object.hasOwn(summaries, name) ? summaries[name] : undefined;
  if (name === '$accumulator')
    throw new CloudError('DATABASE_INVALID_OPERRATOR', `operator ${name} is not allowed`);
  if (!summary) throw wrong(`unknown group operator '${name}'`);
  const operand = source[name];
  if (name === '$count') {
    if (!isDocument(operand) || Object.keys(operand).length > 0)
      throw wrong('$count takes no arguments, i.e. $count:{}');
    return (documents) => documents.length;
  }
  if (Array.isArray(operand) && operand.length !== 1)
    throw wrong(`The ${name} accumulator is a unary operator`);
  const evaluate = compileExpression(Array.isArray(operand) ? operand[0] : operand, around);
  return (documents) => summary(documents.map(evaluate));
}

/** The computed fields of a group: `{total: {$sum: '$price'}}`. */
export function compileAccumulators(source: Document, around: Surroundings): Accumulate {
  const fields = Object.entries(source).map(
    ([field, operand]) => [field, compileAccumulator(field, operand, around)] as const,
  );
  return (documents) =>
    Object.fromEntries(fields.map(([field, accumulate]) => [field, accumulate(documents)]));
}
