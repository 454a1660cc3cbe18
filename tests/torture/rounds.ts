import { Chance } from '../simulation/random';
import { databaseAt } from '../support/sdk';
import { Book } from './book';
import { open, work, type Database } from './load';
import { startVictim } from './victim-process';
import { tidy, verify } from './verify';

export type Report = {
  rounds: number;
  acknowledged: number;
  lost: number;
  half: number;
  indexMismatches: number;
  seed: string;
};

export type Wish = {
  readonly directory: string;
  readonly rounds: number;
  readonly seed: string;
  readonly say: (line: string) => void;
  /** For a test of the verifier: harm done after the restart, behind the book's back. */
  readonly plant?: (db: Database, book: Book) => Promise<void>;
  /** The same while nothing runs. */
  readonly plantInFiles?: (directory: string) => void;
};

const SHORTEST_LOAD_MS = 300;
const LONGEST_LOAD_MS = 1_800;
/** Every so many rounds, on average, the cloud is also killed while it starts. */
const KILLED_WHILE_STARTING = 4;

// The SDK warns of slow requests three seconds after each that a kill cut off.
process.env.SILENCE = 'true';

const pause = (ms: number) => new Promise((due) => setTimeout(due, ms));

/** A cloud that was killed breaks the connection; anything else that stops a client is a fault of its own. */
const isGone = (reason: unknown): boolean =>
  /ECONNRESET|ECONNREFUSED|EPIPE|socket hang up|aborted/i.test(
    `${String(reason)} ${String((reason as { code?: unknown }).code)}`,
  );

/** Kills the cloud again and again in the middle of its work, over one data folder, and looks at what is left. */
export async function torture({ directory, rounds, seed, say, ...plants }: Wish): Promise<Report> {
  const report: Report = { rounds: 0, acknowledged: 0, lost: 0, half: 0, indexMismatches: 0, seed };
  const book = new Book();
  let victim = await startVictim(directory);
  let db = databaseAt(victim.url, { keepalive: true });
  try {
    await open(db, book);
    for (let round = 1; round <= rounds; round += 1) {
      const chance = new Chance(`${seed} ${round}`);
      const loadMs = chance.between(SHORTEST_LOAD_MS, LONGEST_LOAD_MS);
      const before = book.acknowledged;
      const ends = work({ db, book, round }, (name) => new Chance(`${seed} ${round} ${name}`));
      await pause(loadMs);
      await victim.kill();
      const odd = (await ends).find((reason) => !isGone(reason));
      if (odd !== undefined)
        throw new Error('a client was stopped by something else than the kill', { cause: odd });

      plants.plantInFiles?.(directory);
      const startMs = chance.between(1, KILLED_WHILE_STARTING) === 1 ? chance.between(100, 1_500) : 0;
      if (startMs > 0) await startVictim(directory, startMs);
      victim = await startVictim(directory);
      db = databaseAt(victim.url, { keepalive: true });
      await plants.plant?.(db, book);
      const verdict = await verify(victim.url, db, book);
      await tidy(db, book);

      report.rounds = round;
      report.acknowledged = book.acknowledged;
      for (const kind of ['lost', 'half', 'indexMismatches'] as const) {
        report[kind] += verdict[kind].length;
        for (const line of verdict[kind].slice(0, 10)) say(`  ${kind}: ${line}`);
      }
      const again = startMs > 0 ? `, and ${startMs} ms into its start` : '';
      say(
        `round ${round}: killed after ${loadMs} ms${again}; ${book.acknowledged - before} writes acknowledged`,
      );
    }
    return report;
  } finally {
    // Also when something threw: a victim left alone would run for ever.
    await victim.kill();
  }
}
