import { dayBefore, daysToReconcile, DAYS_TRIED, latestBillDay } from '@shared/domain/reconciliation/days';
import { reconcileDay } from '../../_reconciliation/reconcile-day';
import { reconciliationsSince } from '../../_stores/reconciliations.store';
import { hasMerchant, merchant } from '../../_wechatpay/merchant';
import { forEach, type Job } from './job';

/** From ten o'clock on, what WeChat Pay did the day before is compared with our books. */
export const reconcileDays: Job = {
  name: 'reconcileDays',
  run: async (now) => {
    if (!hasMerchant()) return { done: 0, failed: 0 };
    const oldest = dayBefore(latestBillDay(now), DAYS_TRIED - 1);
    const known = await reconciliationsSince(merchant().mchId, oldest);
    return forEach(
      daysToReconcile(now, known),
      async (day) => (await reconcileDay(day, now)).state === 'done',
      (day) => day,
    );
  },
};
