import { closeUnpaidOrders } from './close-unpaid-orders';
import { copyStockMoves } from './copy-stock-moves';
import { deleteExpired } from './delete-expired';
import { expirePickups } from './expire-pickups';
import { giveMoneyBack } from './give-money-back';
import type { Job } from './job';
import { passTime } from './pass-time';
import { reconcileDays } from './reconcile-days';
import { settleDues } from './settle-dues';
import { settleInventory } from './settle-inventory';
import { sweepStrayHolds } from './sweep-stray-holds';
import { undoAbandonedOrders } from './undo-abandoned-orders';

/** Everything that time brings, in the order of a run: first what shoppers wait for, then the housekeeping. */
export const jobs: readonly Job[] = [
  undoAbandonedOrders,
  closeUnpaidOrders,
  settleDues,
  settleInventory,
  expirePickups,
  passTime,
  giveMoneyBack,
  reconcileDays,
  copyStockMoves,
  sweepStrayHolds,
  deleteExpired,
];
