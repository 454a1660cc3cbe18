import { MINUTE } from '@shared/kernel/time';
import { settle } from '../../_ordering/settle';
import { ordersWithDues } from '../../_stores/orders.store';
import { forEach, type Job } from './job';

const AT_MOST = 500;

/** What is due for an order, to the stock or to the payer, and nobody has finished for a minute. */
export const settleDues: Job = {
  name: 'settleDues',
  run: async (now) =>
    forEach(
      await ordersWithDues(now - MINUTE, AT_MOST),
      async (order) => {
        await settle(order, now);
      },
      (order) => order._id,
    ),
};
