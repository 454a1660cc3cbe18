import crypto from 'node:crypto';
import type { Chance } from '../random';
import type { Schedule } from './schedule';

/** Every run begins later on the machine's own clock, so that nothing an instance remembers outlives its run. */
const RUN_APART_MS = 24 * 60 * 60 * 1000;

/** Pickup codes come from few, so that they collide. */
const FEW_NUMBERS = 300;

let machineTime = 0;

type Replaceable = Record<string, unknown>;

/**
 * Puts the simulated clock and chance where the functions look for time and randomness: Date, performance, timers,
 * node:crypto. What they log goes to `onLog`. Answers how to put everything back.
 */
export function standIn(
  schedule: Schedule,
  chance: Chance,
  onLog: (line: string) => void,
): { restore(): void; restartMachine(): void } {
  machineTime += RUN_APART_MS;
  const startedAt = schedule.now();
  let restarts = 0;
  const RealDate = Date;

  class SimulatedDate extends RealDate {
    constructor(...parts: unknown[]) {
      if (parts.length === 0) super(schedule.now());
      else super(...(parts as [number]));
    }

    static override now(): number {
      return schedule.now();
    }
  }

  const saved: (() => void)[] = [];
  const replace = (owner: object, name: string, value: unknown): void => {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    saved.push(() => {
      if (descriptor) Object.defineProperty(owner, name, descriptor);
      else delete (owner as Replaceable)[name];
    });
    Object.defineProperty(owner, name, { value, configurable: true, writable: true });
  };

  replace(globalThis, 'Date', SimulatedDate);
  replace(performance, 'now', () => machineTime + restarts * RUN_APART_MS + schedule.now() - startedAt);
  replace(globalThis, 'setTimeout', (work: () => void, milliseconds = 0) => {
    const alarm = schedule.after(milliseconds, work);
    return { ...alarm, unref: () => undefined, ref: () => undefined };
  });
  replace(globalThis, 'clearTimeout', (timer?: { cancel?: () => void }) => timer?.cancel?.());
  replace(crypto, 'randomBytes', (count: number) => chance.bytes(count));
  replace(crypto, 'randomUUID', () => chance.uuid());
  replace(crypto, 'randomInt', (limit: number) => chance.between(0, Math.min(limit, FEW_NUMBERS) - 1));
  for (const level of ['log', 'warn', 'error', 'info'])
    replace(console, level, (line: unknown) => onLog(String(line)));

  return {
    restore() {
      machineTime += restarts * RUN_APART_MS + schedule.now() - startedAt;
      for (const undo of saved.reverse()) undo();
    },
    /** A new process remembers nothing of the one before. */
    restartMachine: () => void (restarts += 1),
  };
}
