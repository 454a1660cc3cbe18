/** Database calls of the event in hand. An instance handles one event at a time, so one counter is enough. */
export type Trips = { calls: number; sequential: number };

const trips: Trips = { calls: 0, sequential: 0 };
let inFlight = 0;

export function resetTrips(): void {
  trips.calls = 0;
  trips.sequential = 0;
}

export function readTrips(): Trips {
  return { ...trips };
}

/** Runs one database call and counts it. Calls that start while another is under way add no sequential trip. */
export async function trip<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  trips.calls += 1;
  if (inFlight === 0) trips.sequential += 1;
  inFlight += 1;
  try {
    return await call();
  } finally {
    inFlight -= 1;
  }
}
