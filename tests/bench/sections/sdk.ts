import type { CloudProcess } from '../cloud-process';
import { round, runLoad } from '../measure';
import { connect } from '../shop';

const WARM_UP = 500;
const CALLS = 1_500;

type Database = ReturnType<typeof connect>;
type Transaction = Awaited<ReturnType<Database['startTransaction']>>;

async function prepare(db: Database): Promise<Record<string, (turn: number) => Promise<unknown>>> {
  const carts = db.collection('carts');
  const ids = Array.from({ length: 64 }, (_unused, index) => `sdk-${index}`);
  for (const _id of ids) await carts.add({ _id, counter: 0, updatedAt: 0, lines: { a: 1, b: 2 } });
  const idOf = (turn: number): string => ids[turn % ids.length]!;
  return {
    get: (turn) => carts.doc(idOf(turn)).get(),
    update: (turn) => carts.doc(idOf(turn)).update({ counter: db.command.inc(1), updatedAt: turn }),
    transaction: (turn) =>
      db.runTransaction(async (transaction: Transaction) => {
        const cart = transaction.collection('carts').doc(idOf(turn));
        const { data } = await cart.get();
        await cart.update({ counter: Number((data as unknown as { counter: number }).counter) + 1 });
      }),
  };
}

/**
 * `sdk.{getMs,updateMs,transactionMs}`: median wall time of one call through the real SDK at one client; a transaction
 * is begin, get, update, commit. `cpu` is CPU per call of the process with the SDK and of the whole local cloud (system
 * time included in both), `ourShare` the cloud's part of the two for point reads, `ourShares` for each.
 */
export async function sdkSection(cloud: CloudProcess): Promise<object> {
  const calls = await prepare(connect(cloud.url));
  const walls: Record<string, number> = {};
  const cpu: Record<string, { sdkMs: number; ourMs: number }> = {};
  const ourShares: Record<string, number> = {};
  for (const [name, call] of Object.entries(calls)) {
    const once = async (_client: number, turn: number) => void (await call(turn));
    await runLoad(1, WARM_UP, once);
    const [oursBefore, sdkBefore] = [await cloud.cpuMs(), process.cpuUsage()];
    const { p50 } = await runLoad(1, CALLS, once);
    const { user, system } = process.cpuUsage(sdkBefore);
    const [sdkMs, ourMs] = [(user + system) / 1000 / CALLS, ((await cloud.cpuMs()) - oursBefore) / CALLS];
    walls[`${name}Ms`] = p50;
    cpu[name] = { sdkMs: round(sdkMs, 3), ourMs: round(ourMs, 3) };
    ourShares[name] = round(ourMs / (ourMs + sdkMs));
  }
  return { sdk: { ...walls, ourShare: ourShares.get, ourShares, cpu } };
}
