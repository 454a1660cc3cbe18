import type { Millis } from '@shared/kernel/time';
import { logWarning } from '../../_runtime/log';

/** What one run of a job did; `failed` things are tried again in the next run. */
export type JobReport = { readonly done: number; readonly failed: number };

/**
 * Work that time brings. A run is bounded, may stop anywhere, and may overlap with the run before it: whatever it
 * does to a document is guarded, so doing it twice is doing it once.
 */
export type Job = {
  readonly name: string;
  readonly run: (now: Millis) => Promise<JobReport>;
};

/** How many things a job has in hand at a time: the database answers them in parallel, and others wait too. */
const AT_ONCE = 8;

/** Does each thing, a few at a time; one that fails stops no other. Undefined counts as not done, which is no failure. */
export async function forEach<Thing>(
  things: readonly Thing[],
  work: (thing: Thing) => Promise<boolean | void>,
  nameOf: (thing: Thing) => string,
): Promise<JobReport> {
  const report = { done: 0, failed: 0 };
  const queue = things.values();
  const worker = async () => {
    for (const thing of queue) {
      try {
        if ((await work(thing)) !== false) report.done += 1;
      } catch (error) {
        report.failed += 1;
        logWarning('jobFailed', nameOf(thing), error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, things.length) }, worker));
  return report;
}
