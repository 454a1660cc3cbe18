import type { Value } from '../values/values';
import { wrong } from './scope';

/** What a computed value may weigh: the size MongoDB allows a document, counted roughly. */
const MOST_BYTES = 16 * 1024 * 1024;

const known = new WeakMap<object, number>();

/**
 * About how many bytes a value takes written out, each part as often as it occurs: an expression can name one value
 * twice, and that pair twice again, until it would fill any memory.
 */
function weightOf(value: Value): number {
  if (typeof value === 'string') return value.length + 5;
  if (typeof value !== 'object' || value === null) return 8;
  const before = known.get(value);
  if (before !== undefined) return before;
  let weight = 8;
  for (const inner of Array.isArray(value) ? (value as Value[]) : Object.values(value))
    weight += weightOf(inner) + 2;
  known.set(value, weight);
  return weight;
}

/** The value itself. Throws DATABASE_REQUEST_FAILED when it has grown beyond all measure. */
export function bounded<Kind>(value: Kind): Kind {
  if (typeof value === 'object' && value !== null && weightOf(value) > MOST_BYTES) throw tooLarge();
  return value;
}

/** A list made item by item, so that it is refused before it is there. */
export function boundedList(items: Iterable<Value>): Value[] {
  const list: Value[] = [];
  let weight = 0;
  for (const item of items) {
    weight += weightOf(item) + 2;
    if (weight > MOST_BYTES) throw tooLarge();
    list.push(item);
  }
  return list;
}

/** Refuses a text of so many characters before it is made. */
export function checkLength(characters: number): void {
  if (characters > MOST_BYTES) throw tooLarge();
}

const tooLarge = () => wrong(`a computed value is larger than ${MOST_BYTES} bytes`);
