import { decide } from '@shared/domain/order/decide';
import type { OrderCommand, OrderEvent, OrderRefusal } from '@shared/domain/order/order';
import { assert } from '@shared/kernel/assert';
import { accept, type Result } from '@shared/kernel/result';
import type { Millis } from '@shared/kernel/time';
import type { OrderDocument } from '../_stores/order.documents';
import { orderOf } from '../_stores/order-stage';
import { findOrder, saveEvents } from '../_stores/orders.store';

/** More people than ever work on one order at once: nobody can be overtaken this often. */
const MOST_TURNS = 20;

export type Advance = {
  readonly order: OrderDocument;
  /** What this call made happen; empty when there was nothing left to do. */
  readonly events: readonly OrderEvent[];
};

/**
 * Decides on an order and saves what happens, once. When somebody else was faster, the order is read again and the
 * decision is made anew, for the version it has now.
 */
export async function advanceOrder(
  found: OrderDocument,
  command: OrderCommand,
  at: Millis,
): Promise<Result<Advance, OrderRefusal & { order: OrderDocument }>> {
  let order = found;
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const decision = decide(orderOf(order), command);
    if (!decision.ok) return { ok: false, refusal: { ...decision.refusal, order } };
    const events = decision.value;
    if (events.length === 0) return accept({ order, events });
    const saved = await saveEvents(order, events, at);
    if (saved) return accept({ order: saved, events });
    const fresh = await findOrder(order._id);
    assert(fresh, `order ${order._id} is gone`);
    order = fresh;
  }
  throw new Error(`order ${found._id} changed ${MOST_TURNS} times while ${command.type} was tried`);
}
