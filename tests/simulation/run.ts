import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PICKUP_CODE_LIFE } from '@shared/domain/order/order';
import { BILL_READY } from '@shared/domain/reconciliation/days';
import { businessDayOf } from '@shared/kernel/business-day';
import { DAY, HOUR, MINUTE, SECOND } from '@shared/kernel/time';
import type { TransferDocument } from '@functions/_stores/inventory.documents';
import type { OrderDocument, RefundDocument } from '@functions/_stores/order.documents';
import type { ReconciliationDocument } from '@functions/_stores/reconciliation.documents';
import type { Secrets } from '@localcloud/data-folder';
import type { Problem } from '../support/invariants';
import { fetchAtTheLastMinute, runHeadquarters, serveCounter } from './actors/chain-people';
import { dispatchGoods, moveGoods } from './actors/movers';
import { Shopper } from './actors/shopper';
import { problemsAtRest } from './invariants';
import { type Actor, type Plan } from './plan';
import type { Plant } from './plants';
import { openingAt } from './world/chain';
import { World } from './world/world';

export type Outcome = {
  readonly problem: Problem | undefined;
  readonly story: readonly string[];
  /** Equal for two runs that were the same run. */
  readonly digest: string;
  readonly orders: number;
  /** How often what happened: orders by how they ended, refunds, faults by kind. */
  readonly seen: Readonly<Record<string, number>>;
  readonly faults: readonly { key: string; kind: string }[];
};

function live(world: World, actor: Actor): Promise<void> {
  if (actor.role === 'staff') return serveCounter(world, actor);
  if (actor.role === 'headquarters') return runHeadquarters(world, actor);
  if (actor.role === 'mover') return moveGoods(world, actor);
  if (actor.role === 'dispatcher') return dispatchGoods(world, actor);
  return new Shopper(world, actor).live();
}

/** Lets the timer tick every minute, a little after the full one; now and then two ticks overlap. */
function startTimer(world: World): void {
  let minute = 0;
  const next = (): void => {
    minute += 1;
    if (world.tickEvery > 0 && minute % world.tickEvery === 0) {
      void world.tick('');
      if (world.faults.chanceOf(`timer-${world.schedule.now()}`).isTrue(0.1)) void world.tick('-twin');
    }
    world.schedule.after(MINUTE, next);
  };
  world.schedule.after(SECOND, next);
}

/** Nothing goes wrong any more: what was left half way is finished by the timer and by WeChat Pay's repeats. */
async function recover(world: World): Promise<void> {
  const { schedule, faults, pay, database, plan } = world;
  faults.isOn = false;
  pay.sendWhatWaits();
  await schedule.play({ until: schedule.now() + 15 * MINUTE });
  // The rest waits for limits of ten minutes and more.
  world.tickEvery = 5;
  await schedule.play({ until: schedule.now() + 40 * MINUTE });
  world.tickEvery = 1;
  if (plan.waitsForExpiry) {
    // Up to a little before the first code of the day runs out; then every minute until the last one has.
    await skip(world, PICKUP_CODE_LIFE + openingAt - schedule.now());
    let isFetching = true;
    void fetchAtTheLastMinute(world).then(() => (isFetching = false));
    await schedule.play({ isOver: () => !isFetching });
    await skip(world, HOUR * 4);
    await schedule.play({ until: schedule.now() + 15 * MINUTE });
  }
  await untilBillsAreThere(world);
  // A refund that failed often is tried again after hours.
  for (let turn = 0; turn < 10; turn += 1) {
    const open = database
      .read<RefundDocument>('refunds')
      .filter(({ status }) => status === 'due' || status === 'asked');
    if (open.length === 0 && pay.isQuiet) return;
    await skip(world, Math.max(0, ...open.map(({ nextTryAt }) => nextTryAt - schedule.now())));
    await schedule.play({ until: schedule.now() + 2 * MINUTE });
  }
}

/** To ten o'clock of the next morning, when the clock compares the day before with WeChat Pay's bill. */
async function untilBillsAreThere(world: World): Promise<void> {
  const { schedule } = world;
  const opensAgain = businessDayOf(schedule.now()).startsAt + DAY + BILL_READY;
  await skip(world, opensAgain - schedule.now());
  await schedule.play({ until: schedule.now() + 3 * MINUTE });
}

/** Time in which nobody does anything, not even the timer. */
async function skip(world: World, milliseconds: number): Promise<void> {
  const { schedule } = world;
  world.tickEvery = 0;
  await schedule.play({ until: schedule.now() + milliseconds });
  world.tickEvery = 1;
}

function whatWasSeen({ database, faults, knowledge }: World): Record<string, number> {
  const seen: Record<string, number> = {};
  const count = (what: string) => (seen[what] = (seen[what] ?? 0) + 1);
  for (const { status, cancelReason } of database.read<OrderDocument>('orders'))
    count(`order ${cancelReason ?? status}`);
  for (const { reason } of database.read<RefundDocument>('refunds')) count(`refund ${reason}`);
  for (const { status } of database.read<TransferDocument>('transfers')) count(`transfer ${status}`);
  for (const { kind } of faults.injected) count(`fault ${kind}`);
  for (const { matched } of database.read<ReconciliationDocument>('reconciliations'))
    count(matched > 0 ? 'day compared' : 'day without money');
  knowledge.handedOver.forEach(() => count('handed over'));
  return seen;
}

/** Memory, where the system offers it as a folder: a world that is thrown away needs no disk. */
const ground = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Plays a plan from opening until everything is at rest, and says what does not hold then. */
export async function runPlan(plan: Plan, plant: Plant, secrets: Secrets): Promise<Outcome> {
  const directory = mkdtempSync(join(ground, 'yunpu-simulation-'));
  const world = new World(plan, plant, directory, secrets);
  try {
    await world.open();
    startTimer(world);
    let living = plan.actors.length;
    let crash: { error: unknown } | undefined;
    for (const actor of plan.actors) {
      const ended = live(world, actor).catch((error: unknown) => (crash ??= { error }));
      void ended.then(() => (living -= 1));
    }
    await world.schedule.play({ isOver: () => living === 0 });
    if (crash) throw crash.error;
    await recover(world);
    const [problem] = [...world.problems, ...problemsAtRest(world)];
    return {
      problem,
      story: world.story.lines,
      digest: world.story.digest(),
      orders: world.database.read('orders').length,
      seen: whatWasSeen(world),
      faults: world.faults.injected,
    };
  } finally {
    world.close();
    rmSync(directory, { recursive: true, force: true });
  }
}
