import type { OrderView, Work } from '@shared/contracts/order.contract';
import { Chance } from '../random';
import type { World } from '../world/world';
import { type Asking, valueOf } from './phone';

const MOST_AT_ONCE = 4;

/** A look at what is to be handed out: says yes or no, puts goods ready, sends them in one parcel or in several. */
export async function workThrough(world: World, phone: Asking, id: string): Promise<void> {
  const key = `${phone.name}/${id}`;
  const chance = new Chance(`${world.plan.seed}/${key}`);
  const seen = valueOf(await phone.ask('order', 'work', {}, key)) as { parts: Work[] } | undefined;
  const parts = (seen?.parts ?? []).filter(() => chance.isTrue(0.7)).slice(0, MOST_AT_ONCE);
  // Two hands: what belongs to one part is done one after the other, several parts at once.
  await Promise.all(
    parts.map((part, at) =>
      handOut(phone, part, new Chance(`${world.plan.seed}/${key}/${at}`), `${key}/${at}`),
    ),
  );
}

async function handOut(phone: Asking, part: Work, chance: Chance, key: string): Promise<void> {
  const { orderId, n } = part;
  if (part.stage === 'toAccept') {
    if (chance.isTrue(0.3)) {
      const reason = chance.pick(['notFound', 'damaged', 'tooBusy', 'closed']);
      await phone.ask('order', 'rejectPart', { orderId, n, reason }, `${key}/reject`);
      return;
    }
    await phone.ask('order', 'acceptPart', { orderId, n }, `${key}/accept`);
  }
  if (part.way === 'pickup') {
    await phone.ask('order', 'readyPart', { orderId, n }, `${key}/ready`);
    return;
  }
  const whole = { orderId, n, parcelId: chance.uuid(), carrier: 'SF', trackingNo: 'SF12345678' };
  const [first] = part.lines;
  const parcel =
    first && chance.isTrue(0.4) ? { ...whole, lines: [{ skuId: first.skuId, quantity: 1 }] } : whole;
  await phone.ask('order', 'shipPart', parcel, `${key}/ship`);
  if (chance.isTrue(0.3)) await phone.ask('order', 'shipPart', parcel, `${key}/ship-again`);
}

/** A shopper who changes their mind after paying, or who has the goods. */
export async function followParts(
  phone: Asking,
  orderId: string,
  action: 'stopPart' | 'confirmReceipt',
  key: string,
): Promise<void> {
  const order = valueOf(await phone.ask('order', 'get', { orderId }, `${key}/parts`)) as
    OrderView | undefined;
  await Promise.all(
    (order?.parts ?? []).map(({ n }) => phone.ask('order', action, { orderId, n }, `${key}/${action}-${n}`)),
  );
}
