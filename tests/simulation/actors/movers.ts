import type { TransferLineView, TransferSummary, TransferView } from '@shared/contracts/transfer.schemas';
import { places } from '../../support/tiny-chain';
import type { Actor, Step } from '../plan';
import { Chance } from '../random';
import { openIdOf } from '../world/chain';
import type { World } from '../world/world';
import { deskOf } from './chain-people';
import { type Asking, phoneOf, valueOf } from './phone';

type Asked = Extract<Step, { does: 'askFor' }>;
type Tending = Extract<Step, { does: 'tend' }>;
type Deed = { readonly action: string; readonly input: object };

const goodsOf = (lines: readonly TransferLineView[], piecesOf: (line: TransferLineView) => number) =>
  lines.map((line) => ({ skuId: line.skuId, quantity: Math.max(0, piecesOf(line)) }));

/** Mostly what the paper says; now and then a piece more or fewer. */
const counted = (chance: Chance, pieces: number): number =>
  chance.isTrue(0.6) ? pieces : Math.max(0, pieces + chance.pick([-1, -1, 1]));

const receipt = (chance: Chance, { lines }: TransferView) =>
  goodsOf(lines, (line) => counted(chance, line.missing));

const shipment = (chance: Chance, { lines }: TransferView) =>
  goodsOf(lines, (line) => (chance.isTrue(0.8) ? line.approved : line.approved - 1));

/** What a store does next with a transfer of its own, if anything. */
function storeDeed(chance: Chance, transfer: TransferView, storeId: string): Deed | undefined {
  const isGiving = transfer.from.placeId === storeId;
  switch (transfer.status) {
    case 'asked':
      return chance.isTrue(0.1)
        ? { action: isGiving ? 'refuseTransfer' : 'cancelTransfer', input: {} }
        : undefined;
    case 'approved':
      return isGiving
        ? { action: 'shipTransfer', input: { lines: shipment(chance, transfer) } }
        : chance.isTrue(0.3)
          ? { action: 'cancelTransfer', input: {} }
          : undefined;
    case 'shipped':
    case 'partlyReceived':
    case 'differing':
      return isGiving
        ? chance.isTrue(0.3)
          ? { action: 'takeBackTransfer', input: {} }
          : undefined
        : { action: 'receiveTransfer', input: { lines: receipt(chance, transfer) } };
    default:
      return undefined;
  }
}

const outcomesOf = (chance: Chance, { lines }: TransferView) =>
  lines
    .filter((line) => line.missing > 0)
    .map(({ skuId, missing }) => {
      const lost = chance.between(0, missing);
      return { skuId, lost, returned: missing - lost };
    });

/** What headquarters does next: approves, works the warehouse's shelves, closes what differs. */
function deskDeed(chance: Chance, transfer: TransferView): Deed | undefined {
  const isFrom = transfer.from.placeId === places.warehouse;
  switch (transfer.status) {
    case 'asked': {
      const lines = goodsOf(transfer.lines, (line) => (chance.isTrue(0.8) ? line.asked : line.asked - 1));
      return chance.isTrue(0.1)
        ? { action: 'refuseTransfer', input: {} }
        : { action: 'approveTransfer', input: { lines } };
    }
    case 'approved':
      return isFrom ? { action: 'shipTransfer', input: { lines: shipment(chance, transfer) } } : undefined;
    case 'shipped':
      return chance.isTrue(0.1)
        ? { action: 'resolveTransfer', input: { outcomes: outcomesOf(chance, transfer) } }
        : undefined;
    case 'partlyReceived':
    case 'differing':
      return chance.isTrue(0.5)
        ? { action: 'resolveTransfer', input: { outcomes: outcomesOf(chance, transfer) } }
        : undefined;
    default:
      return undefined;
  }
}

type Desk = {
  readonly asking: Asking;
  readonly fn: 'inventory' | 'hq';
  readonly lists: readonly object[];
  readonly deed: (chance: Chance, transfer: TransferView) => Deed | undefined;
};

async function tend(world: World, { asking, fn, lists, deed }: Desk, step: Tending): Promise<void> {
  const key = `${asking.name}/${step.id}`;
  const chance = new Chance(`${world.plan.seed}/${key}`);
  const pages = [];
  for (const [at, list] of lists.entries())
    pages.push(valueOf(await asking.ask(fn, 'transfers', list, `${key}/${at}`)));
  const found = pages.flatMap((page) => (page?.transfers ?? []) as TransferSummary[]);
  const open = found.filter(({ status }) => !['closed', 'refused', 'cancelled'].includes(status));
  if (open.length === 0) return;
  const { transferId } = chance.pick(open);
  const transfer = valueOf(await asking.ask(fn, 'transfer', { transferId }, key));
  const wanted = transfer && deed(chance, transfer as unknown as TransferView);
  if (!wanted) return;
  const input = { ...wanted.input, transferId, requestId: step.requestId };
  await Promise.all(
    Array.from({ length: step.taps }, (_, tap) => asking.ask(fn, wanted.action, input, `${key}/${tap}`)),
  );
}

async function askFor(asking: Asking, { id, requestId, fromId, skuId, quantity }: Asked): Promise<void> {
  const input = { requestId, fromId, lines: [{ skuId, quantity }] };
  await asking.ask('inventory', 'askTransfer', input, `${asking.name}/${id}`);
}

/** Somebody in the back room of a store. */
export async function moveGoods(world: World, actor: Actor): Promise<void> {
  const asking = phoneOf(world, actor.name, openIdOf(`staff-${actor.storeId}`));
  const desk: Desk = {
    ...{ asking, fn: 'inventory', lists: [{ direction: 'in' }, { direction: 'out' }] },
    deed: (chance, transfer) => storeDeed(chance, transfer, actor.storeId),
  };
  for (const step of actor.steps) {
    await world.schedule.wait(step.pause);
    if (step.does === 'askFor') await askFor(asking, step);
    if (step.does === 'tend') await tend(world, desk, step);
  }
}

/** Whoever at headquarters has the transfers in hand. */
export async function dispatchGoods(world: World, actor: Actor): Promise<void> {
  const desk: Desk = { asking: deskOf(world, actor.name), fn: 'hq', lists: [{}], deed: deskDeed };
  for (const step of actor.steps) {
    await world.schedule.wait(step.pause);
    if (step.does === 'tend') await tend(world, desk, step);
  }
}
