import { deleteOldAttempts } from '../../_stores/attempts.store';
import { deleteOldPickupCodes } from '../../_stores/pickup-codes.store';
import { deleteExpiredSessions } from '../../_stores/staff.store';
import type { Job } from './job';

/** Forgets what has no meaning any more: counted tries, console sessions, pickup codes that are long over. */
export const deleteExpired: Job = {
  name: 'deleteExpired',
  run: async (now) => {
    const removed = await Promise.all([
      deleteOldAttempts(now),
      deleteExpiredSessions(now),
      deleteOldPickupCodes(now),
    ]);
    return { done: removed.reduce((sum, count) => sum + count, 0), failed: 0 };
  },
};
