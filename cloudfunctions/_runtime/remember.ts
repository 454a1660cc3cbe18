import type { Millis } from '@shared/kernel/time';

/** A chain has hundreds of stores; an instance that has seen more of anything starts anew. */
const MOST_KEPT = 1_000;

/**
 * Keeps what `load` gave for each key for `life`, in this instance: for what changes a few times a year and is read
 * with every order. A failure, or finding nothing, is not kept. Measured by the machine's own time, which no business
 * clock moves.
 */
export function remember<Key, Value>(
  life: Millis,
  load: (key: Key) => Promise<Value>,
): (key: Key) => Promise<Value> {
  const kept = new Map<Key, { value: Value; until: number }>();
  return async (key) => {
    const known = kept.get(key);
    if (known && performance.now() < known.until) return known.value;
    const value = await load(key);
    if (kept.size >= MOST_KEPT) kept.clear();
    if (value !== undefined) kept.set(key, { value, until: performance.now() + life });
    return value;
  };
}
