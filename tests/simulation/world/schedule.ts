type Entry = { readonly at: number; readonly order: number; readonly work: () => void; isCancelled: boolean };

export type Alarm = { cancel(): void };

/**
 * The only clock and the only order of a simulated world. Whatever would wait for a database, a network or a person
 * waits here instead, and goes on one at a time: earliest first, and of two at the same moment the one that came first.
 */
export class Schedule {
  #entries: Entry[] = [];
  #count = 0;

  constructor(private moment: number) {}

  now(): number {
    return this.moment;
  }

  at(time: number, work: () => void): Alarm {
    const entry: Entry = { at: Math.max(time, this.moment), order: this.#count, work, isCancelled: false };
    this.#count += 1;
    let place = this.#entries.length;
    while (place > 0 && this.#entries[place - 1]!.at > entry.at) place -= 1;
    this.#entries.splice(place, 0, entry);
    return { cancel: () => void (entry.isCancelled = true) };
  }

  after(milliseconds: number, work: () => void): Alarm {
    return this.at(this.moment + milliseconds, work);
  }

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.after(milliseconds, resolve));
  }

  /** Lets the world go on until `isOver`, or, without it, until the clock stands at `time`. */
  async play({ until, isOver }: { until?: number; isOver?: () => boolean }): Promise<void> {
    for (;;) {
      await quiet();
      if (isOver?.()) return;
      const next = this.#entries[0];
      if (!next || (until !== undefined && next.at > until)) break;
      this.#entries.shift();
      if (next.isCancelled) continue;
      this.moment = Math.max(this.moment, next.at);
      next.work();
    }
    if (isOver) throw new Error('somebody waits for what will never come: is real I/O in the way?');
    if (until !== undefined) this.moment = Math.max(this.moment, until);
  }
}

/** Resolves when every promise that can go on has gone on: Node empties its microtasks before the next tick. */
const quiet = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));
