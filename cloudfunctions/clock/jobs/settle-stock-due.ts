import { MINUTE } from '@shared/kernel/time';
import { settleStock } from '../../_ordering/settle-stock';
import { ordersWithStockDue } from '../../_stores/orders.store';
import { forEach, type Job } from './job';

const AT_MOST = 500;

/** Goods that an order says are sold, released or returned, and nobody has finished for a minute. */
export const settleStockDue: Job = {
  name: 'settleStockDue',
  run: async (now) =>
    forEach(
      await ordersWithStockDue(now - MINUTE, AT_MOST),
      async (order) => {
        await settleStock(order, now);
      },
      (order) => order._id,
    ),
};
