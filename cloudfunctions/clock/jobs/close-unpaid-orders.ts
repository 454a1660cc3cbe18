import { closeUnpaid } from '../../_ordering/close-order';
import { overdueOrders } from '../../_stores/orders.store';
import { forEach, type Job } from './job';

const AT_MOST = 200;

/** Orders that were not paid in time give their goods back. */
export const closeUnpaidOrders: Job = {
  name: 'closeUnpaidOrders',
  run: async (now) =>
    forEach(
      await overdueOrders(now, AT_MOST),
      async (order) => (await closeUnpaid(order, now)) !== 'later',
      (order) => order._id,
    ),
};
