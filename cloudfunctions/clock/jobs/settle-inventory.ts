import { MINUTE } from '@shared/kernel/time';
import { settleDocument } from '../../_inventory/advance-document';
import { purchaseCourse } from '../../_inventory/purchase-course';
import { transferCourse } from '../../_inventory/transfer-course';
import { purchases } from '../../_stores/purchases.store';
import { transfers } from '../../_stores/transfers.store';
import { forEach, type Job } from './job';

const AT_MOST = 200;

/** Pieces that a transfer or a purchase says have moved, and nobody has told their figures for a minute. */
export const settleInventory: Job = {
  name: 'settleInventory',
  run: async (now) => {
    const before = now - MINUTE;
    const [owedTransfers, owedPurchases] = await Promise.all([
      transfers.owed(before, AT_MOST),
      purchases.owed(before, AT_MOST),
    ]);
    const works = [
      ...owedTransfers.map((document) => ({
        id: document._id,
        settle: async () => void (await settleDocument(transferCourse, document, now)),
      })),
      ...owedPurchases.map((document) => ({
        id: document._id,
        settle: async () => void (await settleDocument(purchaseCourse, document, now)),
      })),
    ];
    return forEach(
      works,
      ({ settle }) => settle(),
      ({ id }) => id,
    );
  },
};
