import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Node's longest timer; a later alarm is looked at again when this has passed. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

export type Alarm = { cancel(): void };

/**
 * The cloud's time: it runs like a clock and can be set. Everything that waits (timers, retries of notices, codes
 * that end) asks this clock, so that a day can pass in a moment.
 */
export type Clock = {
  now(): number;
  /** Where the clock stands against the machine's, shared with the instances that run functions. */
  readonly offset: Float64Array;
  set(now: number): void;
  advance(milliseconds: number): void;
  /** Runs `work` once when the clock reaches `time`, however it gets there. */
  at(time: number, work: () => void): Alarm;
  close(): void;
};

type Pending = { readonly time: number; readonly work: () => void };

/** Reads `--clock`: a date as ISO 8601, or milliseconds since the epoch. Throws when it is neither. */
export function readMoment(text: string): number {
  const moment = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (!Number.isFinite(moment)) throw new Error(`not a moment: ${text} (use 2026-11-22T10:00:00+08:00)`);
  return moment;
}

/** `keptIn` remembers the offset, so that the time of a data folder does not fall back at the next start. */
export function createClock(keptIn: string, startAt?: number): Clock {
  const offset = new Float64Array(new SharedArrayBuffer(8));
  const pending = new Set<Pending>();
  let timeout: NodeJS.Timeout | undefined;
  let isClosed = false;

  const now = (): number => Date.now() + offset[0]!;

  function ring(): void {
    const due = [...pending].filter(({ time }) => time <= now()).sort((a, b) => a.time - b.time);
    for (const alarm of due) {
      if (pending.delete(alarm)) alarm.work();
    }
    wait();
  }

  function wait(): void {
    clearTimeout(timeout);
    timeout = undefined;
    if (pending.size === 0 || isClosed) return;
    const next = Math.min(...[...pending].map(({ time }) => time));
    timeout = setTimeout(ring, Math.min(Math.max(next - now(), 0), LONGEST_TIMEOUT_MS));
    timeout.unref();
  }

  function moveTo(shift: number): void {
    offset[0] = shift;
    writeFileSync(keptIn, JSON.stringify({ offset: shift }));
    ring();
  }

  if (startAt !== undefined) moveTo(startAt - Date.now());
  else if (existsSync(keptIn)) {
    offset[0] = (JSON.parse(readFileSync(keptIn, 'utf8')) as { offset: number }).offset;
  }

  return {
    now,
    offset,
    set: (moment) => moveTo(moment - Date.now()),
    advance: (milliseconds) => moveTo(offset[0]! + milliseconds),
    at(time, work) {
      const alarm = { time, work };
      pending.add(alarm);
      wait();
      return {
        cancel() {
          if (pending.delete(alarm)) wait();
        },
      };
    },
    close() {
      isClosed = true;
      pending.clear();
      clearTimeout(timeout);
    },
  };
}
