import type { LedgerDocument } from '@functions/_stores/ledger.documents';
import type { OrderDocument, PaymentDocument, RefundDocument } from '@functions/_stores/order.documents';
import type { JournalEntry, StockDocument, StockMoveDocument } from '@functions/_stores/stock.documents';
import type { PurchaseDocument, TransferDocument } from '@functions/_stores/inventory.documents';
import { orderIdOfTag } from '@functions/_stores/stock.store';
import { isOnShelf, unshippedOf, type Part } from '@shared/domain/order/part';
import { problemsOfInventory } from './inventory-invariants';
import { problemsOfLedger } from './ledger-invariants';
import { broken, type ChainDocuments, movesOf, type Problem, sum } from './problems';
import type { Shop } from './shop';

export type { ChainDocuments, Problem } from './problems';

/** A figure came below zero from the old system, or a count found less than was promised: nothing else may do it. */
const mayBeBelowZero = (moves: readonly JournalEntry[]): boolean =>
  moves.some((move) => move.reason === 'count' || (move.reason === 'import' && move.quantity < 0));

/** Pieces of paid orders that still lie at a location. */
function waitingAt({ locationId, skuId }: StockDocument, orders: readonly OrderDocument[]): number {
  const parts = orders.filter(({ status }) => status === 'paid').flatMap((order) => order.parts);
  const here = parts.filter((part) => part.locationId === locationId && isOnShelf(part));
  return sum(here.map((part) => unshippedOf(part, skuId)));
}

function problemsOfStock(stock: StockDocument, { moves, orders }: ChainDocuments): Problem[] {
  const { _id, available, onHand, committed, safety = 0, journal, journalSize } = stock;
  const held = sum(Object.values(stock.holds).map((hold) => hold.quantity));
  const known = movesOf(stock, moves);
  const moved = sum(known.map((move) => move.quantity));
  const waiting = waitingAt(stock, orders);
  const promised = stock.held + committed + safety;
  return [
    ...broken('stockNotBelowZero', [
      available < 0 && !mayBeBelowZero(known) && `${_id}: available ${available}`,
    ]),
    ...broken('unitsConserved', [
      available !== onHand - promised && `${_id}: available ${available} ≠ ${onHand} - ${promised}`,
      stock.held !== held && `${_id}: held ${stock.held}, tags ${held}`,
      committed !== waiting && `${_id}: committed ${committed}, orders wait for ${waiting}`,
      onHand !== moved && `${_id}: on hand ${onHand}, moves ${moved}`,
      journalSize !== journal.length && `${_id}: journal ${journalSize} ≠ ${journal.length}`,
    ]),
  ];
}

/** Pieces of a part that have left its location. */
function handedOut(part: Part, skuId: string, quantity: number): number {
  const { course } = part;
  if (part.way === 'pickup') return course.stage === 'received' ? quantity : 0;
  return quantity - unshippedOf(part, skuId);
}

function problemsOfOrder(order: OrderDocument, { stocks, moves }: ChainDocuments): Problem[] {
  const isHolding = order.status === 'awaitingPayment';
  const goods = order.parts.flatMap((part) =>
    part.lines.map(({ skuId, quantity }) => {
      const stock = stocks.find(({ _id }) => _id === `${part.locationId}:${skuId}`);
      const held = stock?.holds[order._id]?.quantity ?? 0;
      return held !== (isHolding ? quantity : 0) && `${order._id} ${order.status}, holds ${held} of ${skuId}`;
    }),
  );
  const sales = order.lines.map(({ skuId }) => {
    const known = stocks.filter((stock) => stock.skuId === skuId).flatMap((stock) => movesOf(stock, moves));
    const ofOrder = known.filter((move) => move.cause === order._id && move.reason === 'sale');
    const sold = -sum(ofOrder.map((move) => move.quantity));
    const left = sum(
      order.parts.flatMap((part) =>
        part.lines
          .filter((line) => line.skuId === skuId)
          .map(({ quantity }) => handedOut(part, skuId, quantity)),
      ),
    );
    return sold !== left && `${order._id} ${order.status}, sold ${sold} of ${skuId}, handed out ${left}`;
  });
  const payable = sum(order.lines.map((line) => line.payable)) + order.freight;
  const ofParts = sum(order.parts.map((part) => part.payable));
  const pieces = sum(order.parts.flatMap((part) => part.lines).map((line) => line.quantity));
  return [
    ...broken('orderSettled', [
      order.status === 'placing' && `${order._id} is left in placing`,
      order.dues.length > 0 && `${order._id}: due: ${order.dues.map(({ key }) => key).join(' ')}`,
      order.parts.some(({ course }) => course.stage === 'toReroute') && `${order._id} looks for a location`,
    ]),
    ...broken('goodsFollowOrder', [...goods, ...sales]),
    ...broken('linesSumToPayable', [
      payable !== order.payable && `${order._id}: lines and freight ${payable}, payable ${order.payable}`,
      ofParts !== order.payable && `${order._id}: parts ${ofParts}, payable ${order.payable}`,
      pieces !== order.pieces && `${order._id}: ${order.pieces} pieces, ${pieces} in parts`,
    ]),
  ];
}

/** What an order keeps of its payment: all but the parts that were stopped. */
const stoppedOf = (order: OrderDocument): number =>
  sum(order.parts.filter(({ course }) => course.stage === 'cancelled').map((part) => part.payable));

/** A payment belongs to one order, which gives back what it stopped, or goes back whole, once. */
function problemsOfMoney(payment: PaymentDocument, { orders, refunds }: ChainDocuments): Problem[] {
  const owner = orders.find((order) => order.transactionId === payment._id);
  const back = refunds.filter((refund) => refund.transactionId === payment._id);
  const given = sum(back.map((refund) => refund.amount));
  const wanted = owner ? stoppedOf(owner) : payment.amount;
  return broken('paymentKeptOrGivenBack', [
    given !== wanted && `payment ${payment._id}: ${given} given back, not ${wanted}`,
    owner !== undefined && owner.payable !== payment.amount && `payment ${payment._id}: wrong amount kept`,
    owner === undefined && back.length > 1 && `payment ${payment._id}: ${back.length} refunds`,
  ]);
}

/**
 * Everything that must hold once nobody is at work: no unit lost or doubled, no order half way, every payment kept or
 * given back once. Answers what does not hold.
 */
export function problemsOf(documents: ChainDocuments): Problem[] {
  const { stocks, orders, payments } = documents;
  const orderIds = new Set(orders.map((order) => order._id));
  const holds = stocks.flatMap((stock) =>
    Object.keys(stock.holds).map(
      (tag) => !orderIds.has(orderIdOfTag(tag)) && `${stock._id} is held by nobody: ${tag}`,
    ),
  );
  return [
    ...stocks.flatMap((stock) => problemsOfStock(stock, documents)),
    ...broken('holdsExplained', holds),
    ...orders.flatMap((order) => problemsOfOrder(order, documents)),
    ...payments.flatMap((payment) => problemsOfMoney(payment, documents)),
    ...problemsOfLedger(documents),
    ...problemsOfInventory(documents),
  ];
}

/** `problemsOf` all that a test shop has stored. */
export async function findProblems(shop: Shop): Promise<Problem[]> {
  const [stocks, moves, orders, payments, refunds, ledger, transfers, purchases] = await Promise.all([
    shop.read<StockDocument>('stock'),
    shop.read<StockMoveDocument>('stock_moves'),
    shop.read<OrderDocument>('orders'),
    shop.read<PaymentDocument>('payments'),
    shop.read<RefundDocument>('refunds'),
    shop.read<LedgerDocument>('ledger'),
    shop.read<TransferDocument>('transfers'),
    shop.read<PurchaseDocument>('purchases'),
  ]);
  return problemsOf({ stocks, moves, orders, payments, refunds, ledger, transfers, purchases });
}
