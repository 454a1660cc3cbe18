import { advanceOrder } from '../../_ordering/advance-order';
import { rerouteParts } from '../../_ordering/reroute';
import { settle } from '../../_ordering/settle';
import { ordersToAct } from '../../_stores/orders.store';
import { forEach, type Job } from './job';

const AT_MOST = 200;

/** Stores that did not answer, parts that look for another location, goods that are long on their way. */
export const passTime: Job = {
  name: 'passTime',
  run: async (now) =>
    forEach(
      await ordersToAct(now, AT_MOST),
      async (order) => {
        const passed = await advanceOrder(order, { type: 'passTime', at: now }, now);
        if (passed.ok) await rerouteParts(await settle(passed.value.order, now), now);
      },
      (order) => order._id,
    ),
};
