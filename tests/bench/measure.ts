/** Latency of one step over a run, in milliseconds. */
export type Latency = { p50: number; p95: number; p99: number };

const round = (value: number, digits = 2): number => Math.round(value * 10 ** digits) / 10 ** digits;

export function latencyOf(samples: readonly number[]): Latency {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Runs `work` from `clients` loops at once, `total` times in all; answers the rate and the latencies. */
export async function runLoad(
  clients: number,
  total: number,
  work: (client: number, turn: number) => Promise<void>,
): Promise<{ perSec: number; seconds: number } & Latency> {
  const samples: number[] = [];
  let turn = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (turn < total) {
        const mine = turn;
        turn += 1;
        const from = performance.now();
        await work(client, mine);
        samples.push(performance.now() - from);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  return { perSec: round(samples.length / seconds, 1), seconds: round(seconds), ...latencyOf(samples) };
}

export { round };
