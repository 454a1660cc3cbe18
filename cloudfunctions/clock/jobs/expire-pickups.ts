import { advanceOrder } from '../../_ordering/advance-order';
import { settleStock } from '../../_ordering/settle-stock';
import { findOrder } from '../../_stores/orders.store';
import { endPickupCode, expiredPickupCodes } from '../../_stores/pickup-codes.store';
import { forEach, type Job } from './job';

const AT_MOST = 100;

/** Paid goods that nobody fetched in time go back on the shelf, and the money to the payer. */
export const expirePickups: Job = {
  name: 'expirePickups',
  run: async (now) =>
    forEach(
      await expiredPickupCodes(now, AT_MOST),
      async ({ _id: code, orderId }) => {
        const order = await findOrder(orderId);
        // A code that was reserved and never given out expires alone.
        if (order?.pickupCode === code) {
          const expired = await advanceOrder(order, { type: 'expirePickup', at: now }, now);
          if (expired.ok && expired.value.events.length > 0) await settleStock(expired.value.order, now);
        }
        await endPickupCode(code, orderId, 'expired');
      },
      (code) => code.orderId,
    ),
};
