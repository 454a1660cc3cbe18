import { randomInt } from 'node:crypto';
import { hasEnded, type Part } from '@shared/domain/order/part';
import type { Millis } from '@shared/kernel/time';
import { locationsWithSku } from '../_stores/availability.store';
import type { StoreDocument } from '../_stores/catalog.documents';
import type { OrderDocument } from '../_stores/order.documents';
import { holdStock, releaseStock } from '../_stores/stock.store';
import { openLocations, ownerOf } from '../_stores/stores.store';
import { advanceOrder } from './advance-order';
import { settle } from './settle';

/**
 * Finds another location for each part that nobody hands out, or gives its money back when there is none. The goods
 * are held there first, under a tag of this try; then the order says so, and they are sold. A crash in between leaves
 * a hold that nobody waits for, which the clock sweeps up.
 */
export async function rerouteParts(order: OrderDocument, at: Millis): Promise<OrderDocument> {
  let current = order;
  for (const { n } of order.parts) {
    const part = current.parts.find((each) => each.n === n);
    if (part && !hasEnded(part) && part.course.stage === 'toReroute')
      current = await reroute(current, part, at);
  }
  return current;
}

async function reroute(order: OrderDocument, part: Part, at: Millis): Promise<OrderDocument> {
  // A tag of this very try: two ticks of the clock that overlap must not give back what the other holds.
  const tag = `${order._id}r${randomInt(1_000_000_000)}`;
  for (const place of await placesFor(part)) {
    const claim = { tag, locationId: place._id, lines: part.lines };
    if (!(await holdStock(claim, at))) {
      await releaseStock(claim, at);
      continue;
    }
    const to = {
      locationId: place._id,
      locationName: place.name,
      ownerId: ownerOf(place),
      isAsked: place.kind === 'store',
    };
    const moved = await advanceOrder(order, { type: 'reroutePart', n: part.n, to, tag, at }, at);
    if (moved.ok) return settle(moved.value.order, at);
    // Somebody was faster, with another place or with giving up.
    await releaseStock(claim, at);
    return moved.refusal.order;
  }
  const given = await advanceOrder(order, { type: 'giveUpPart', n: part.n, at }, at);
  return given.ok ? settle(given.value.order, at) : given.refusal.order;
}

/** Open locations that have all of a part and have not refused it, warehouses before stores. */
async function placesFor(part: Part): Promise<StoreDocument[]> {
  const refused = new Set(part.rejections.map(({ locationId }) => locationId));
  const [open, ...stocks] = await Promise.all([
    openLocations(),
    ...part.lines.map(({ skuId }) => locationsWithSku(skuId)),
  ]);
  const hasAll = ({ _id }: StoreDocument) =>
    part.lines.every(({ quantity }, index) => (stocks[index]?.get(_id) ?? 0) >= quantity);
  const isShop = ({ kind }: StoreDocument) => Number(kind === 'store');
  return open
    .filter((place) => !refused.has(place._id) && hasAll(place))
    .sort((a, b) => isShop(a) - isShop(b) || (a._id < b._id ? -1 : 1));
}
