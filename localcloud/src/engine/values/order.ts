import { Binary, BSONRegExp, Decimal128, MaxKey, MinKey, Timestamp } from 'bson';
import { isDocument, type Document, type Value } from './values';

/**
 * MongoDB's order of types, each as one character so that an index key can start with it
 * (https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/). `empty` is what an index holds for [].
 */
export const Rank = {
  minKey: '0',
  empty: '1',
  null: '2',
  number: '3',
  string: '4',
  object: '5',
  array: '6',
  binary: '7',
  boolean: '9',
  date: 'A',
  timestamp: 'B',
  regex: 'C',
  maxKey: 'Z',
} as const;
export type Rank = (typeof Rank)[keyof typeof Rank];

/** A missing field ranks as null. */
export function rankOf(value: Value): Rank {
  switch (typeof value) {
    case 'number':
      return Rank.number;
    case 'string':
      return Rank.string;
    case 'boolean':
      return Rank.boolean;
    case 'undefined':
      return Rank.null;
    default:
      return value === null ? Rank.null : rankOfObject(value as object);
  }
}

function rankOfObject(value: object): Rank {
  if (Array.isArray(value)) return Rank.array;
  if (value instanceof Date) return Rank.date;
  if (isDocument(value)) return Rank.object;
  if (value instanceof BSONRegExp || value instanceof RegExp) return Rank.regex;
  if (value instanceof Decimal128) return Rank.number;
  if (value instanceof Binary) return Rank.binary;
  if (value instanceof Timestamp) return Rank.timestamp;
  if (value instanceof MinKey) return Rank.minKey;
  return value instanceof MaxKey ? Rank.maxKey : Rank.object;
}

/** Text in the order of its UTF-8 bytes, which is how the index and MongoDB compare; JavaScript compares UTF-16. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a === b) continue;
    // Surrogates stand for code points above U+FFFF, so they sort after every other unit.
    const isSplit = a >= 0xd800 && b >= 0xd800;
    return isSplit ? ((a + 0x2000) & 0xffff) - ((b + 0x2000) & 0xffff) : a - b;
  }
  return left.length - right.length;
}

/** NaN is below every number and equals itself. */
function compareNumbers(left: number, right: number): number {
  if (left < right) return -1;
  if (left > right) return 1;
  if (left === right) return 0;
  return Number(Number.isNaN(right)) - Number(Number.isNaN(left));
}

/** The number a value stands for; NaN for everything that is no number. */
export function numberOf(value: Value): number {
  if (typeof value === 'number') return value;
  return value instanceof Decimal128 ? Number(value.toString()) : NaN;
}

/** Negative, zero or positive: MongoDB's total order over all values. Objects compare field by field, in order. */
export function compareValues(left: Value, right: Value): number {
  if (typeof left === 'number' && typeof right === 'number') return compareNumbers(left, right);
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  const rank = rankOf(left);
  const other = rankOf(right);
  if (rank !== other) return rank < other ? -1 : 1;
  switch (rank) {
    case Rank.number:
      return compareNumbers(numberOf(left), numberOf(right));
    case Rank.boolean:
      return Number(left) - Number(right);
    case Rank.date:
      return compareNumbers((left as Date).getTime(), (right as Date).getTime());
    case Rank.array:
      return compareArrays(left as Value[], right as Value[]);
    case Rank.object:
      return compareDocuments(left as Document, right as Document);
    case Rank.binary:
    case Rank.timestamp:
    case Rank.regex:
      return compareText(classText(left), classText(right));
    default:
      return 0;
  }
}

/** The BSON classes as text that sorts as they do: binaries by length, subtype, bytes; regular expressions by pattern. */
export function classText(value: Value): string {
  if (value instanceof Binary) {
    const bytes = value.value(true);
    return `${bytes.length.toString(16).padStart(8, '0')}${value.sub_type.toString(16).padStart(2, '0')}${bytes.toString('hex')}`;
  }
  if (value instanceof Timestamp) return value.toString().padStart(20, '0');
  if (value instanceof RegExp) return `${value.source}\u0001${value.flags}`;
  const { pattern, options } = value as BSONRegExp;
  return `${pattern}\u0001${options}`;
}

function compareArrays(left: Value[], right: Value[]): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const order = compareValues(left[at], right[at]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareDocuments(left: Document, right: Document): number {
  const leftKeys = Object.keys(left);
  const rightKeys = Object.keys(right);
  const length = Math.min(leftKeys.length, rightKeys.length);
  for (let at = 0; at < length; at++) {
    const [a, b] = [leftKeys[at] as string, rightKeys[at] as string];
    const [x, y] = [rankOf(left[a]), rankOf(right[b])];
    if (x !== y) return x < y ? -1 : 1;
    const order = compareText(a, b) || compareValues(left[a], right[b]);
    if (order !== 0) return order;
  }
  return leftKeys.length - rightKeys.length;
}

/** Equal in MongoDB's sense: 1 equals 1.0, objects need the same fields in the same order. */
export const equalValues = (left: Value, right: Value): boolean =>
  left === right || compareValues(left, right) === 0;
