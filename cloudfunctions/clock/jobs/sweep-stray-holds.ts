import { MINUTE, type Millis } from '@shared/kernel/time';
import { findOrders } from '../../_stores/orders.store';
import { readJobCursor, saveJobCursor } from '../../_stores/job-cursors.store';
import { releaseStock, stockWithHolds, type StockClaim } from '../../_stores/stock.store';
import { forEach, type Job } from './job';

const DOCUMENTS_AT_MOST = 200;
const HOLDS_AT_MOST = 1_000;

/** Younger holds belong to calls that may still be running. */
const OLD_ENOUGH: Millis = 10 * MINUTE;

const name = 'sweepStrayHolds';

/** Holds that were written too late: after their order was refused, closed or sold. Walks all stock, a part per run. */
export const sweepStrayHolds: Job = {
  name,
  run: async (now) => {
    const after = await readJobCursor(name);
    const documents = await stockWithHolds(after, DOCUMENTS_AT_MOST);
    const claims = documents.flatMap(({ locationId, skuId, holds }) =>
      Object.entries(holds)
        .filter(([, hold]) => hold.at <= now - OLD_ENOUGH)
        .map(([orderId, { quantity }]): StockClaim => {
          return { orderId, locationId, lines: [{ skuId, quantity }] };
        }),
    );
    const looked = claims.slice(0, HOLDS_AT_MOST);
    const stray = await strayAmong(looked);
    const report = await forEach(
      stray,
      (claim) => releaseStock(claim, now),
      (claim) => claim.orderId,
    );
    const isEnd = documents.length < DOCUMENTS_AT_MOST;
    const next = isEnd ? '' : (documents.at(-1)?._id ?? '');
    if (next !== after) await saveJobCursor(name, next);
    return report;
  },
};

/** A hold is stray when its order is settled without it; `stockDue` says whether somebody is still at it. */
async function strayAmong(claims: readonly StockClaim[]): Promise<StockClaim[]> {
  const orders = new Map(
    (await findOrders([...new Set(claims.map((claim) => claim.orderId))])).map((order) => [order._id, order]),
  );
  return claims.filter(({ orderId }) => {
    const order = orders.get(orderId);
    return !order || (order.status !== 'awaitingPayment' && order.stockDue === null);
  });
}
