import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCloudProcess, type CloudProcess } from '../cloud-process';
import { partNames, readProfiles, type Samples } from '../cpu-profile';
import { round, runLoad } from '../measure';
import { seedBenchShop } from '../shop';
import { Shopper } from '../shopper';
import { checkout, WARM_UP_ORDERS } from './checkout';

const CLIENTS = 8;
const ORDERS = 400;
const SHOWN_PLACES = 15;

/** Warm orders, then `ORDERS` whose CPU is counted: milliseconds per order, and when they were made. */
async function orders(cloud: CloudProcess) {
  const shoppers = await Promise.all(Array.from({ length: CLIENTS }, () => Shopper.signIn(cloud.url)));
  const one = (client: number, turn: number) => checkout(shoppers[client]!, turn);
  await runLoad(CLIENTS, WARM_UP_ORDERS, one);
  const now = () => Number(process.hrtime.bigint() / 1000n);
  const [from, before] = [now(), await cloud.cpuMs()];
  await runLoad(CLIENTS, ORDERS, one);
  return { window: [from, now()] as const, cpuMs: ((await cloud.cpuMs()) - before) / ORDERS };
}

/** Where the time of orders goes, from a cloud of its own whose threads write CPU profiles. */
async function profiled(): Promise<Samples> {
  const profiles = mkdtempSync(join(tmpdir(), 'yunpu-profiles-'));
  try {
    const cloud = await startCloudProcess({
      nodeArguments: ['--cpu-prof', `--cpu-prof-dir=${profiles}`, '--cpu-prof-interval=500'],
    });
    const { window } = await seedBenchShop(cloud.url, 100)
      .then(() => orders(cloud))
      .finally(() => cloud.stop());
    return readProfiles(profiles, window);
  } finally {
    rmSync(profiles, { recursive: true, force: true });
  }
}

/**
 * `parts.{gateway,function,sdk,engine,runtime}`: CPU milliseconds of one checkout (as in `checkout`), by who spends it.
 * The sum is what the whole process used per order without a profiler, at eight clients. Its division comes from a
 * second cloud that runs under `node --cpu-prof` (0.5 ms, every thread, warm orders only): each sample belongs to the
 * nearest function on the stack whose file says whose it is. In the main thread `localcloud/src/engine`, the database
 * service, libsql, bson and mingo are the engine, all else the gateway (HTTP, routing, WeChat Pay, the pool). In an
 * instance packages are the SDK, the bundle is the function, our runner counts as gateway, and sockets are the SDK's.
 * Garbage collection without JavaScript below it, native work and the helper threads of V8 and libuv, which no profile
 * shows, are spread or stand under `runtime`. Waiting for the disk is left out. `hottest` names single functions, in ms per order.
 */
export async function partsSection(cloud: CloudProcess): Promise<object> {
  const { cpuMs } = await orders(cloud);
  const { parts, places } = await profiled();
  const whole = [...parts.values()].reduce((sum, micros) => sum + micros, 0);
  const msOf = (micros: number) => round((micros / whole) * cpuMs);
  const byTime = [...places].sort(([, left], [, right]) => right - left).slice(0, SHOWN_PLACES);
  return {
    parts: {
      ...Object.fromEntries(partNames.map((part) => [part, msOf(parts.get(part) ?? 0)])),
      total: round(cpuMs),
      hottest: Object.fromEntries(byTime.map(([place, micros]) => [place, msOf(micros)])),
    },
  };
}
