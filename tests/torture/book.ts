/** What one document must look like, or `gone`. */
export type State = Readonly<Record<string, unknown>> | 'gone';

export type Place = { readonly collection: string; readonly id: string };

const keyOf = ({ collection, id }: Place): string => `${collection}/${id}`;

/**
 * What the cloud has acknowledged, kept outside of it. A write that was asked for and not answered may have happened
 * or not; every other document must be exactly as it was answered last.
 */
export class Book {
  acknowledged = 0;
  /** Of a shared counter: how many increments were answered, and how many more may have happened. */
  readonly counted = new Map<string, { answered: number; open: number }>();
  /** Codes that were answered, with success or because somebody else has them: either way they are taken. */
  readonly takenCodes = new Set<string>();
  readonly transfers = new Set<string>();
  /** Balances after the last round that was verified. */
  readonly balances = new Map<string, number>();
  readonly #kept = new Map<string, State>();
  readonly #open = new Map<string, State>();

  /** Only one writer at a time may own a place. Rejects as `request` does, and then both outcomes are right. */
  async write(place: Place, state: State, request: () => Promise<unknown>): Promise<void> {
    const key = keyOf(place);
    this.#open.set(key, state);
    await request();
    this.#open.delete(key);
    this.#kept.set(key, state);
    this.acknowledged += 1;
  }

  async count(id: string, request: () => Promise<unknown>): Promise<void> {
    const count = this.counted.get(id) ?? { answered: 0, open: 0 };
    this.counted.set(id, count);
    count.open += 1;
    await request();
    count.open -= 1;
    count.answered += 1;
    this.acknowledged += 1;
  }

  /** The states that are right for a place: one, or two while a write to it is unanswered. */
  rightStates(place: Place): State[] {
    const key = keyOf(place);
    const open = this.#open.get(key);
    return [this.#kept.get(key) ?? 'gone', ...(open ? [open] : [])];
  }

  /** Identifiers of one collection that have been written, those that were removed again included. */
  idsOf(collection: string): string[] {
    const prefix = `${collection}/`;
    const keys = new Set([...this.#kept.keys(), ...this.#open.keys()]);
    return [...keys].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  }

  /** After a look at the place: what was unanswered is known now. */
  settle(place: Place, state: State): void {
    this.#open.delete(keyOf(place));
    if (state === 'gone') this.#kept.delete(keyOf(place));
    else this.#kept.set(keyOf(place), state);
  }
}
