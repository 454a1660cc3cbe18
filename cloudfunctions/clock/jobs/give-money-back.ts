import { tryRefund } from '../../_ordering/give-back';
import { refundsToTry } from '../../_stores/refunds.store';
import { forEach, type Job } from './job';

/** WeChat Pay allows 150 refunds a second; a run stays far below. */
const AT_MOST = 100;

/** Asks for refunds that are due, and after those that were asked for and not yet answered. */
export const giveMoneyBack: Job = {
  name: 'giveMoneyBack',
  run: async (now) =>
    forEach(
      await refundsToTry(now, AT_MOST),
      (refund) => tryRefund(refund, now),
      (refund) => refund._id,
    ),
};
