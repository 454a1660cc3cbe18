import type { OrderContract } from '@shared/contracts/order.contract';
import type { Shortage } from '@shared/domain/order/order';
import { SECOND, type Millis } from '@shared/kernel/time';
import { accept, refuse } from '@shared/kernel/result';
import { advanceOrder } from '../_ordering/advance-order';
import { applyPayment } from '../_ordering/apply-payment';
import { settle } from '../_ordering/settle';
import { sourceGoods } from '../_ordering/source-goods';
import type { Caller } from '../_runtime/caller';
import type { Handler } from '../_runtime/serve';
import { takeOutOfCart } from '../_stores/carts.store';
import { findGuide } from '../_stores/guides.store';
import { findMember } from '../_stores/members.store';
import type { OrderDocument } from '../_stores/order.documents';
import { findOrder, insertOrder } from '../_stores/orders.store';
import { findSkus } from '../_stores/skus.store';
import { findShortage, holdStock, releaseStock, type StockClaim } from '../_stores/stock.store';
import { draftOrder, type Facts, type Wish } from './draft-order';
import { orderIdOf } from './order-id';

type Place = Handler<OrderContract['place']>;
type Answer = Awaited<ReturnType<Place>>;

/** How long a repeat waits for the call that is placing the same order, before it does the steps itself. */
const WAIT_STEP: Millis = 150;
const WAIT_AT_MOST: Millis = 3 * SECOND;

/**
 * Places an order in five round trips at most: facts (stores are kept for a while), the whole chain when it is needed, intent, holds, promise. Nothing is
 * written before it is clear that the order can be placed, so that only stock can still refuse it.
 */
export const placeOrder: Place = async (wish, caller) => {
  const orderId = orderIdOf(caller.openId, wish.requestId);
  const facts = await readFacts(orderId, wish, caller);
  const draft = draftOrder(wish, facts);
  if (!draft.ok) {
    // A repeat may come when the goods are gone or dearer: it still gets the first answer.
    const placed = await findOrder(orderId);
    return placed ? answerRepeat(placed, wish, caller) : draft;
  }
  if (await insertOrder(draft.value)) return finishPlacing(draft.value, caller.now);

  const placed = await findOrder(orderId);
  if (!placed) throw new Error(`order ${orderId} is taken and missing`);
  return answerRepeat(placed, wish, caller);
};

async function readFacts(orderId: string, wish: Wish, { openId, now }: Caller): Promise<Facts> {
  const { storeId, lines, fulfilment, guideId } = wish;
  const [sourcing, skus, member, guide] = await Promise.all([
    sourceGoods({ storeId, lines, kind: fulfilment.kind, now }),
    findSkus(lines.map((line) => line.skuId)),
    findMember(openId),
    guideId === undefined ? undefined : findGuide(guideId),
  ]);
  return { orderId, openId, now, sourcing, skus, member, guide };
}

/** The same wish came before: wait for the call that is at it, and finish what a crash left. */
async function answerRepeat(first: OrderDocument, wish: Wish, caller: Caller): Promise<Answer> {
  if (first.openId !== caller.openId || first.requestId !== wish.requestId)
    throw new Error(`order ${first._id} belongs to another request`);
  let order = first;
  for (let waited = 0; order.status === 'placing' && waited < WAIT_AT_MOST; waited += WAIT_STEP) {
    await new Promise((resolve) => setTimeout(resolve, WAIT_STEP));
    order = (await findOrder(order._id)) ?? order;
  }
  return order.status === 'placing' ? finishPlacing(order, caller.now) : answerOf(order);
}

/**
 * Holds the goods of an order that is `placing` and promises it to the shopper; each step repeats safely, and two
 * callers may do it at once. The stage of the order decides: whoever finds it refused takes back what it held.
 */
async function finishPlacing(order: OrderDocument, now: Millis): Promise<Answer> {
  const claims = claimsOf(order);
  const shortage = await holdAll(claims, now);
  if (shortage) return refuseHolds(order, shortage, now);

  const bought = order.lines.map((line) => line.skuId);
  const [held] = await Promise.all([
    advanceOrder(order, { type: 'confirmHolds', at: now }, now),
    takeOutOfCart(order.openId, bought),
  ]);
  if (!held.ok) throw new Error(`order ${order._id}: ${held.refusal.code}`);
  const after = await paidIfFree(held.value.order, now);
  // Undone meanwhile, by the clock or by a caller who found less: what was held since then goes back.
  if (after.status === 'refused' || after.status === 'cancelled')
    await Promise.all(claims.map((claim) => releaseStock(claim, now)));
  return answerOf(after);
}

/** What costs nothing is paid by having been placed: WeChat Pay takes no payment of nothing. */
async function paidIfFree(order: OrderDocument, now: Millis): Promise<OrderDocument> {
  if (order.status !== 'awaitingPayment' || order.payable > 0) return order;
  const { _id: orderId, openId, payable: amount } = order;
  return applyPayment({ orderId, openId, amount, transactionId: `FREE${orderId}`, paidAt: now }, now, order);
}

/** What each part takes from its location. */
const claimsOf = ({ _id: tag, parts }: OrderDocument): StockClaim[] =>
  parts.map(({ locationId, lines }) => ({ tag, locationId, lines }));

/** The first line that could not be held, or null when all are. */
async function holdAll(claims: readonly StockClaim[], now: Millis): Promise<Shortage | null> {
  const held = await Promise.all(claims.map((claim) => holdStock(claim, now)));
  const doubtful = claims.filter((_, index) => !held[index]);
  const shortages = await Promise.all(doubtful.map(findShortage));
  return shortages.find((shortage) => shortage !== null) ?? null;
}

/** Not enough after all: the order says so first, then gives back what it got. */
async function refuseHolds(order: OrderDocument, shortage: Shortage, now: Millis): Promise<Answer> {
  const refused = await advanceOrder(order, { type: 'refuseHolds', shortage, at: now }, now);
  if (!refused.ok) throw new Error(`order ${order._id}: ${refused.refusal.code}`);
  const after = refused.value.order;
  return answerOf(await settle(after, now));
}

/** The answer to the request that made this order: the same whenever it is asked. */
function answerOf(order: OrderDocument): Answer {
  if (order.status !== 'refused') {
    return accept({ orderId: order._id, payable: order.payable, expiresAt: order.expiresAt });
  }
  const { skuId = '', available = 0 } = order.shortage ?? { skuId: order.lines[0]?.skuId };
  return refuse({ code: 'OUT_OF_STOCK', data: { skuId, available: Math.max(0, available) } });
}
