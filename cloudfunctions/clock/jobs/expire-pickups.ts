import { advanceOrder } from '../../_ordering/advance-order';
import { settle } from '../../_ordering/settle';
import { findOrder } from '../../_stores/orders.store';
import { endPickupCode, expiredPickupCodes } from '../../_stores/pickup-codes.store';
import { forEach, type Job } from './job';

const AT_MOST = 100;

/** Paid goods that nobody fetched in time can be sold again, and the money to the payer. */
export const expirePickups: Job = {
  name: 'expirePickups',
  run: async (now) =>
    forEach(
      await expiredPickupCodes(now, AT_MOST),
      async ({ _id: code, orderId }) => {
        const order = await findOrder(orderId);
        // A code that was reserved and never given out expires alone.
        if (order?.parts.some(({ pickup }) => pickup?.code === code)) {
          const expired = await advanceOrder(order, { type: 'expirePickup', at: now }, now);
          if (expired.ok) await settle(expired.value.order, now);
        }
        await endPickupCode(code, orderId, 'expired');
      },
      (code) => code.orderId,
    ),
};
