import type { Millis } from '@shared/kernel/time';
import { forget, keep, readKept } from '../state/kept';

/** An answer and when it came. */
export type Entry = { readonly value: unknown; readonly at: Millis };

/** The phone keeps this many answers; the oldest goes first. Storage holds 10 MB, an answer some 20 KB. */
const keptAtMost = 40;
const indexName = 'answers';

/** Raised when pages come to need more of an answer than an older version of the mall kept of it. */
const shape = 2;
type Kept = Entry & { readonly shape?: number };
const nameOf = (key: string): string => `answer.${key}`;

const memory = new Map<string, Entry>();
let changedAt: Millis = 0;

/** Something was bought or given back: answers from before are still shown, and asked for again. */
export function outdateAnswers(now: Millis): void {
  changedAt = now;
}

/** Whether an answer that came at this moment need not be asked for again yet. */
export const isFresh = (at: Millis, freshFor: Millis, now: Millis): boolean =>
  at > changedAt && now - at < freshFor;

function index(key: string): void {
  const names = [key, ...(readKept<string[]>(indexName) ?? []).filter((name) => name !== key)];
  names.splice(keptAtMost).forEach((name) => forget(nameOf(name)));
  keep(indexName, names);
}

/** The last answer under this key, from this visit or kept from an earlier one. */
export function lastAnswer(key: string): Entry | undefined {
  const known = memory.get(key);
  if (known) return known;
  const kept = readKept<Kept>(nameOf(key));
  if (kept?.shape !== shape) return undefined;
  const entry = { value: kept.value, at: kept.at };
  memory.set(key, entry);
  return entry;
}

/** Remembers an answer; with `isKept` also for visits without a network. */
export function rememberAnswer(key: string, entry: Entry, isKept: boolean): void {
  memory.set(key, entry);
  if (!isKept) return;
  keep(nameOf(key), { ...entry, shape } satisfies Kept);
  index(key);
}
