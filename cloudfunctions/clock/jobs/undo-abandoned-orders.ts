import { MINUTE } from '@shared/kernel/time';
import { advanceOrder } from '../../_ordering/advance-order';
import { settle } from '../../_ordering/settle';
import { abandonedOrders } from '../../_stores/orders.store';
import { forEach, type Job } from './job';

const AT_MOST = 500;

/** Orders whose placing stopped half way: nothing was promised, so what they hold goes back. */
export const undoAbandonedOrders: Job = {
  name: 'undoAbandonedOrders',
  run: async (now) =>
    forEach(
      await abandonedOrders(now - MINUTE, AT_MOST),
      async (order) => {
        const refused = await advanceOrder(order, { type: 'refuseHolds', shortage: null, at: now }, now);
        if (refused.ok && refused.value.events.length > 0) await settle(refused.value.order, now);
      },
      (order) => order._id,
    ),
};
