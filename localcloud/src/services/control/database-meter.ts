import type { DatabaseService } from '../database/database-service';

type Count = { requests: number; errors: number; ms: number };

export type DatabaseMeter = {
  readonly handle: DatabaseService['handle'];
  /** By action; `ms` is time until the answer, waiting included. */
  read(): Record<string, Count>;
};

/** Counts what passes to the database. */
export function meterDatabase({ handle }: DatabaseService): DatabaseMeter {
  const counts = new Map<string, Count>();
  return {
    async handle(action, request) {
      const startedAt = performance.now();
      let count = counts.get(action);
      if (!count) counts.set(action, (count = { requests: 0, errors: 0, ms: 0 }));
      count.requests += 1;
      try {
        return await handle(action, request);
      } catch (error) {
        count.errors += 1;
        throw error;
      } finally {
        count.ms += performance.now() - startedAt;
      }
    },
    read: () => Object.fromEntries(counts),
  };
}
