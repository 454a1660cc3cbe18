import type { OrderContract } from '@shared/contracts/order.contract';
import type { RefusalOf } from '@shared/contracts/contract';
import { assert } from '@shared/kernel/assert';
import { accept, refuse } from '@shared/kernel/result';
import { MINUTE, type Millis } from '@shared/kernel/time';
import { advanceOrder } from '../_ordering/advance-order';
import { settle } from '../_ordering/settle';
import type { Handler } from '../_runtime/serve';
import { giveAttemptBack, takeAttempt } from '../_stores/attempts.store';
import type { OrderDocument } from '../_stores/order.documents';
import { findOrder } from '../_stores/orders.store';
import { endPickupCode, findPickupCode } from '../_stores/pickup-codes.store';
import { findStoreStaff } from '../_stores/store-staff';

type Redeem = OrderContract['redeemPickup'];
type CodeRefusal = Exclude<RefusalOf<Redeem>, { code: 'NOT_STORE_STAFF' | 'TOO_MANY_TRIES' }>;

/** Six digits could be guessed; ten wrong ones in ten minutes is a person's bad day, more is not. */
const TRIES_PER_WINDOW = 10;
const WINDOW: Millis = 10 * MINUTE;

/** Hands the goods over against the shopper's code: once, in the right store, in time. */
export const redeemPickup: Handler<Redeem> = async ({ code }, caller) => {
  const guide = await findStoreStaff(caller.openId);
  if (!guide) return refuse({ code: 'NOT_STORE_STAFF', data: {} });

  const window = Math.floor(caller.now / WINDOW);
  const retryAt = (window + 1) * WINDOW;
  const attempt = `pickup:${guide._id}:${window}`;
  if (!(await takeAttempt(attempt, TRIES_PER_WINDOW, retryAt)))
    return refuse({ code: 'TOO_MANY_TRIES', data: { retryAt } });

  const redeemed = await redeem(code, guide.storeId, caller.now);
  if ('code' in redeemed) return refuse(redeemed);
  await Promise.all([giveAttemptBack(attempt), endPickupCode(code, redeemed._id, 'used')]);
  return accept({ orderId: redeemed._id, lines: redeemed.lines });
};

async function redeem(code: string, storeId: string, now: Millis): Promise<OrderDocument | CodeRefusal> {
  const found = await findPickupCode(code);
  const order = found && (await findOrder(found.orderId));
  // A code can be reserved for an order that was then paid under another one.
  if (!order || order.fulfilment.kind !== 'pickup') return { code: 'CODE_UNKNOWN', data: {} };
  const { store } = order.fulfilment;
  if (store.storeId !== storeId) return { code: 'WRONG_STORE', data: { storeName: store.name } };

  const collected = await advanceOrder(order, { type: 'collect', code, at: now }, now);
  if (collected.ok) return settle(collected.value.order, now);
  const { refusal } = collected;
  switch (refusal.code) {
    case 'CODE_USED':
      return { code: 'CODE_USED', data: { at: collectedAt(refusal.order) } };
    case 'CODE_EXPIRED':
      return { code: 'CODE_EXPIRED', data: { at: refusal.at } };
    case 'NOT_WAITING': // The clock was here: the code ran out and the money went back.
      return found.status === 'expired' || found.expiresAt <= now
        ? { code: 'CODE_EXPIRED', data: { at: found.expiresAt } }
        : { code: 'CODE_UNKNOWN', data: {} };
    default:
      return { code: 'CODE_UNKNOWN', data: {} };
  }
}

function collectedAt(order: OrderDocument): Millis {
  const collected = order.timeline.find((entry) => entry.event === 'collected');
  assert(collected, `order ${order._id} is completed and was never collected`);
  return collected.at;
}
