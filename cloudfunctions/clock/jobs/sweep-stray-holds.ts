import { MINUTE, type Millis } from '@shared/kernel/time';
import type { OrderDocument } from '../../_stores/order.documents';
import { findOrders } from '../../_stores/orders.store';
import { readJobCursor, saveJobCursor } from '../../_stores/job-cursors.store';
import { orderIdOfTag, releaseStock, stockWithHolds, type StockClaim } from '../../_stores/stock.store';
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
        .map(([tag, { quantity }]): StockClaim => ({ tag, locationId, lines: [{ skuId, quantity }] })),
    );
    const looked = claims.slice(0, HOLDS_AT_MOST);
    const stray = await strayAmong(looked);
    const report = await forEach(
      stray,
      (claim) => releaseStock(claim, now),
      (claim) => claim.tag,
    );
    const isEnd = documents.length < DOCUMENTS_AT_MOST;
    const next = isEnd ? '' : (documents.at(-1)?._id ?? '');
    if (next !== after) await saveJobCursor(name, next);
    return report;
  },
};

/** A hold is stray when its order waits for nothing more from the stock. */
async function strayAmong(claims: readonly StockClaim[]): Promise<StockClaim[]> {
  const orderIds = [...new Set(claims.map(({ tag }) => orderIdOfTag(tag)))];
  const orders = new Map((await findOrders(orderIds)).map((order) => [order._id, order]));
  return claims.filter(({ tag }) => {
    const order = orders.get(orderIdOfTag(tag));
    return !order || !mayHold(order);
  });
}

/** Being placed, waiting for its payment, moving to another location, or not yet settled. */
const mayHold = ({ status, dues, parts }: OrderDocument): boolean =>
  status === 'placing' ||
  status === 'awaitingPayment' ||
  dues.length > 0 ||
  parts.some(({ course }) => course.stage === 'toReroute');
