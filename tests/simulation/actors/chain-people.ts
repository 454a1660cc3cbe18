import type { HttpReply } from '@functions/_runtime/serve-http';
import type { PickupCodeDocument } from '@functions/_stores/order.documents';
import { MINUTE, SECOND } from '@shared/kernel/time';
import { Chance } from '../random';
import type { Actor, Step } from '../plan';
import { headquartersToken, openIdOf } from '../world/chain';
import type { World } from '../world/world';
import { workThrough } from './handing-out';
import { Asking, phoneOf, type Reply, valueOf } from './phone';

type Redeeming = Extract<Step, { does: 'redeem' }>;
type Counting = Extract<Step, { does: 'count' }>;
type Pricing = Extract<Step, { does: 'price' }>;

/**
 * Somebody at the counter: types codes that shoppers showed, of this store and of another, once and
 * more often, and works through what is to be handed out.
 */
export async function serveCounter(world: World, actor: Actor): Promise<void> {
  const phone = phoneOf(world, actor.name, openIdOf(actor.name));
  for (const step of actor.steps) {
    await world.schedule.wait(step.pause);
    if (step.does === 'redeem') await redeem(world, phone, step);
    if (step.does === 'work') await workThrough(world, phone, step.id);
  }
}

async function redeem(world: World, phone: Asking, { id, taps, guesses }: Redeeming): Promise<void> {
  const { codes, handedOver } = world.knowledge;
  const chance = new Chance(`${world.plan.seed}/${phone.name}/${id}`);
  const guess = String(chance.between(0, 999_999)).padStart(6, '0');
  const code = guesses || codes.length === 0 ? guess : chance.pick(codes).code;
  const replies = await Promise.all(
    Array.from({ length: taps }, (_, tap) =>
      phone.ask('order', 'redeemPickup', { code }, `${phone.name}/${id}/${tap}`),
    ),
  );
  for (const reply of replies) {
    const orderId = valueOf(reply)?.orderId;
    if (typeof orderId === 'string') handedOver.push(orderId);
  }
}

/** Who comes for goods in the very minute in which their code runs out, while the timer takes them back. */
export async function fetchAtTheLastMinute(world: World): Promise<void> {
  const codes = world.database
    .read<PickupCodeDocument>('pickup_codes')
    .filter(({ status }) => status === 'live');
  await Promise.all(
    codes.map(async ({ _id: code, storeId, expiresAt }) => {
      const chance = new Chance(`${world.plan.seed}/last-minute/${code}`);
      if (chance.isTrue(0.5)) return;
      const name = `staff-${storeId}`;
      const early = chance.pick([MINUTE, 2 * SECOND, 100]);
      await world.schedule.wait(Math.max(0, expiresAt - world.schedule.now() - chance.between(0, early)));
      const phone = phoneOf(world, name, openIdOf(name));
      const reply = await phone.ask('order', 'redeemPickup', { code }, `${name}/last-minute/${code}`);
      const orderId = valueOf(reply)?.orderId;
      if (typeof orderId === 'string') world.knowledge.handedOver.push(orderId);
    }),
  );
}

/** A console that is signed in. */
export function deskOf(world: World, person: string): Asking {
  const headers = { authorization: `Bearer ${headquartersToken}` };
  return new Asking(world, person, async (name, key, action, input) => {
    const body = JSON.stringify({ action, input });
    const event = { httpMethod: 'POST', path: '/hq', headers, body };
    const answer = (await world.invoke(name, key, event, { source: '' })) as HttpReply;
    return JSON.parse(answer.body) as Reply;
  });
}

/** Somebody at HQ: counts stock and changes prices while everybody shops. */
export async function runHeadquarters(world: World, actor: Actor): Promise<void> {
  const console = deskOf(world, actor.name);
  for (const step of actor.steps) {
    await world.schedule.wait(step.pause);
    if (step.does === 'count') await count(console, step, `${actor.name}/${step.id}`);
    if (step.does === 'price') await changePrice(console, step, `${actor.name}/${step.id}`);
  }
}

/** A shelf holds at least what is put aside for orders; what else is there differs from the books now and then. */
async function count(console: Asking, step: Counting, key: string): Promise<void> {
  const { locationId, skuId, difference, requestId } = step;
  const seen = valueOf(await console.ask('hq', 'stockMoves', { locationId, skuId }, key));
  const { onHand, held, committed } = (seen?.current ?? {}) as Partial<Record<string, number>>;
  const counted = Math.max(0, (held ?? 0) + (committed ?? 0), (onHand ?? 0) + difference);
  await console.ask('hq', 'countStock', { requestId, locationId, skuId, counted }, key);
}

async function changePrice(console: Asking, { skuId, price }: Pricing, key: string): Promise<void> {
  const productId = `P${skuId.slice(-1)}`;
  await console.ask('hq', 'saveProduct', { productId, skus: [{ skuId, price }] }, key);
}
