import { Decimal128 } from 'bson';
import { Rank, rankOf } from '../values/order';
import type { Value } from '../values/values';

const names: Readonly<Record<Rank, string>> = {
  [Rank.minKey]: 'minKey',
  [Rank.empty]: 'array',
  [Rank.null]: 'null',
  [Rank.number]: 'double',
  [Rank.string]: 'string',
  [Rank.object]: 'object',
  [Rank.array]: 'array',
  [Rank.binary]: 'binData',
  [Rank.boolean]: 'bool',
  [Rank.date]: 'date',
  [Rank.timestamp]: 'timestamp',
  [Rank.regex]: 'regex',
  [Rank.maxKey]: 'maxKey',
};

/** The BSON type as MongoDB names it. Numbers are told by their value: JSON keeps nothing else of them. */
export function typeName(value: Value): string {
  if (value === undefined) return 'missing';
  if (value instanceof Decimal128) return 'decimal';
  if (typeof value !== 'number') return names[rankOf(value)];
  if (!Number.isInteger(value) || Object.is(value, -0)) return 'double';
  if (value >= -(2 ** 31) && value < 2 ** 31) return 'int';
  return Math.abs(value) < 2 ** 63 ? 'long' : 'double';
}
