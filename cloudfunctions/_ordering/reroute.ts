import { randomUUID } from 'node:crypto';
import type { Part } from '@shared/domain/order/part';
import type { Millis } from '@shared/kernel/time';
import type { StoreDocument } from '../_stores/catalog.documents';
import { keptLoads } from '../_stores/kept-stores';
import type { OrderDocument } from '../_stores/order.documents';
import { holdStock, releaseStock, rerouteTag } from '../_stores/stock.store';
import { ownerOf } from '../_stores/stores.store';
import { advanceOrder } from './advance-order';
import { settle } from './settle';
import { sourceEverywhere } from './source-goods';

/** Places that turn out to have less than they said, before the next minute's try. */
const MOST_TRIES = 5;

/**
 * Finds another location for each part that nobody hands out, or gives its money back when there is none. The goods
 * are held there first, under a tag of this try alone; then the order says so, and they are sold. A crash in between
 * leaves a hold that nobody waits for, which the clock sweeps up.
 */
export async function rerouteParts(order: OrderDocument, at: Millis): Promise<OrderDocument> {
  let current = order;
  for (const { n } of order.parts) {
    const part = current.parts.find((each) => each.n === n);
    if (part?.course.stage === 'toReroute') current = await reroute(current, part, at);
  }
  return current;
}

async function reroute(order: OrderDocument, part: Part, at: Millis): Promise<OrderDocument> {
  const { n } = part;
  const wereShort: string[] = [];
  while (wereShort.length < MOST_TRIES) {
    const place = await placeFor(order, part, wereShort, at);
    if (!place) {
      const given = await advanceOrder(order, { type: 'giveUpPart', n, at }, at);
      return given.ok ? settle(given.value.order, at) : given.refusal.order;
    }
    const { _id: locationId, name: locationName } = place;
    const tag = rerouteTag(order._id, randomUUID());
    const claim = { tag, locationId, lines: part.lines };
    if (await holdStock(claim, at)) {
      const to = { locationId, locationName, ownerId: ownerOf(place), isAsked: place.kind === 'store' };
      const moved = await advanceOrder(order, { type: 'reroutePart', n, to, tag, at }, at);
      if (moved.ok) return settle(moved.value.order, at);
      // Somebody was faster, with another place or with giving up.
      await releaseStock(claim, at);
      return moved.refusal.order;
    }
    await releaseStock(claim, at);
    wereShort.push(locationId);
  }
  return order;
}

/** Where the rule of sourcing sends it from now, in one piece, without those who said no. */
async function placeFor(
  order: OrderDocument,
  part: Part,
  wereShort: readonly string[],
  now: Millis,
): Promise<StoreDocument | undefined> {
  const excludedIds = [...part.rejections.map(({ locationId }) => locationId), ...wereShort];
  const { storeId } = order;
  const wish = { storeId, lines: part.lines, kind: 'delivery', now, excludedIds, maxParts: 1 } as const;
  const { plan, places } = await sourceEverywhere(wish, await keptLoads());
  return plan.ok ? places.find(({ _id }) => _id === plan.value.parts[0]?.locationId) : undefined;
}
