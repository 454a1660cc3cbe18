/**
 * Plays one course of a transfer and of a purchase over and over, each time with one thing going wrong at another of
 * the calls that headquarters' function makes, then lets the timer finish what was left. Says what does not hold.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SupplierDocument, TransferDocument } from '@functions/_stores/inventory.documents';
import { openDataFolder, type Secrets } from '@localcloud/data-folder';
import { functionEnvironment } from '@localcloud/function-environment';
import { MINUTE } from '@shared/kernel/time';
import { places, skus } from '../support/tiny-chain';
import { deskOf } from './actors/chain-people';
import { type Asking, valueOf } from './actors/phone';
import { problemsAtRest } from './invariants';
import type { Plan } from './plan';
import { Chance } from './random';
import { type FaultKind, faultKinds, noFaults } from './world/faults';
import { World } from './world/world';

/** Named in the command line, or the two that leave most behind. */
const named = faultKinds.filter((kind) => process.argv.includes(kind));
const kinds: readonly FaultKind[] = named.length > 0 ? named : ['stopsAfter', 'comesLate'];

const plan: Plan = {
  ...{
    seed: 'crash-walk',
    rates: noFaults,
    actors: [],
    muted: [],
    waitsForExpiry: false,
    refundsFail: false,
  },
};

const supplier: SupplierDocument & { _id: string } = {
  ...{ _id: 'SUP', name: 'S', contact: '', phone: '', address: '', paymentDays: 0 },
  ...{ status: 'active', updatedAt: 0 },
};

/** One deed after another, each with a wish of its own that is repeated until it is answered. */
async function course(desk: Asking): Promise<void> {
  const chance = new Chance('crash-walk/wishes');
  const ask = async (action: string, input: object) =>
    valueOf(await desk.ask('hq', action, { requestId: chance.uuid(), ...input }, `desk/${action}`));
  const goods = (dress: number, shirt: number) => [
    { skuId: skus.dress, quantity: dress },
    { skuId: skus.shirt, quantity: shirt },
  ];
  const route = { fromId: places.jingan, toId: places.hangzhou };
  const { transferId } = (await ask('createTransfer', { ...route, lines: goods(9, 4) })) ?? {};
  // There are 3 dresses and 4 shirts: the first shipment falls short.
  await ask('shipTransfer', { transferId, lines: goods(9, 2) });
  await ask('shipTransfer', { transferId, lines: goods(2, 3) });
  await ask('receiveTransfer', { transferId, lines: goods(1, 4) });
  await ask('resolveTransfer', { transferId, outcomes: [{ skuId: skus.dress, lost: 0, returned: 1 }] });

  const lines = [{ skuId: skus.hot, quantity: 4, cost: 80_00 }];
  const contents = { purchaseId: null, supplierId: 'SUP', locationId: places.warehouse, lines };
  const { purchaseId } = (await ask('savePurchase', contents)) ?? {};
  await ask('placePurchase', { purchaseId });
  await ask('receivePurchase', { purchaseId, lines: [{ skuId: skus.hot, quantity: 3, cost: null }] });
  const back = { purchaseId, receiptId: `${String(purchaseId)}-R1` };
  await ask('returnPurchase', { ...back, lines: [{ skuId: skus.hot, quantity: 2 }] });
  await ask('closePurchase', { purchaseId });
}

/** Memory, where the system offers it as a folder: a world that is thrown away needs no disk. */
const ground = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

type Walked = { readonly calls: number; readonly problems: readonly string[] };

/** The whole course with `kind` happening at the call number `at`; how many calls there were, and what broke. */
async function walk(kind: FaultKind, at: number, secrets: Secrets): Promise<Walked> {
  const directory = mkdtempSync(join(ground, 'yunpu-crash-walk-'));
  const world = new World(plan, {}, directory, secrets);
  let calls = 0;
  world.faults.at = (key) => {
    if (!world.faults.isOn || !key.startsWith('desk/') || key.endsWith('/phone')) return undefined;
    calls += 1;
    if (calls !== at) return undefined;
    world.faults.injected.push({ key, kind });
    return kind;
  };
  try {
    await world.open();
    await world.database.insert('suppliers', [supplier]);
    let isOver = false;
    void course(deskOf(world, 'desk')).finally(() => (isOver = true));
    await world.schedule.play({ isOver: () => isOver });
    world.faults.isOn = false;
    for (let minute = 0; minute < 4; minute += 1) {
      void world.tick('');
      await world.schedule.play({ until: world.schedule.now() + MINUTE });
    }
    const [transfer] = world.database.read<TransferDocument>('transfers');
    const open = transfer?.status === 'closed' ? [] : [`the transfer is ${transfer?.status ?? 'nowhere'}`];
    const broken = [...world.problems, ...problemsAtRest(world)].map(
      ({ invariant, detail }) => `${invariant}: ${detail}`,
    );
    const where = world.faults.injected.map(({ key }) => key).join();
    return { calls, problems: [...broken, ...open].map((what) => `${kind} at ${at} (${where}): ${what}`) };
  } finally {
    world.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'yunpu-crash-walk-'));
  const { secrets } = await openDataFolder(folder);
  rmSync(folder, { recursive: true, force: true });
  const settings = Object.entries(functionEnvironment('http://127.0.0.1:9', secrets));
  const isOurs = (name: string) => /^(TENCENTCLOUD|TCB|SCF|NOTIFY|PHONE|WECHATPAY)/.test(name);
  Object.assign(process.env, Object.fromEntries(settings.filter(([name]) => isOurs(name))));

  const problems: string[] = [];
  const { calls } = await walk('isSlow', 0, secrets);
  for (const kind of kinds) {
    for (let at = 1; at <= calls; at += 1) problems.push(...(await walk(kind, at, secrets)).problems);
  }
  process.stdout.write(JSON.stringify({ calls, problems }));
}

void main();
