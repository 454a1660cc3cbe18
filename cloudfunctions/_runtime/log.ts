import { readTrips, resetTrips, type Trips } from '../_stores/round-trips';

type CallRecord = {
  action: string;
  caller: string;
  requestId: string;
  outcome: string; // 'ok', a refusal's code, or a fault's code
};

/** Times one call and counts its database round trips; one structured line per call goes to the function's log. */
export function startCall(): (record: CallRecord, error?: unknown) => void {
  const startedAt = performance.now();
  resetTrips();
  return (record, error) => {
    const trips: Trips = readTrips();
    const line = {
      level: error ? 'error' : 'info',
      ...record,
      ms: Math.round((performance.now() - startedAt) * 10) / 10,
      dbCalls: trips.calls,
      dbTrips: trips.sequential,
      ...(error ? { error: error instanceof Error ? (error.stack ?? error.message) : String(error) } : {}),
    };
    console.log(JSON.stringify(line));
  };
}

/** One line about something that went wrong and is tried again, or is another's to mend. */
export function logWarning(event: string, subject: string, error: unknown): void {
  console.log(JSON.stringify({ level: 'warn', event, subject, error: String(error) }));
}
