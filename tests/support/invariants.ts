import type { OrderDocument, PaymentDocument, RefundDocument } from '@functions/_stores/order.documents';
import type { JournalEntry, StockDocument, StockMoveDocument } from '@functions/_stores/stock.documents';
import type { PurchaseDocument, TransferDocument } from '@functions/_stores/inventory.documents';
import { problemsOfInventory } from './inventory-invariants';
import { broken, type ChainDocuments, movesOf, type Problem, sum } from './problems';
import type { Shop } from './shop';

export type { ChainDocuments, Problem } from './problems';

/** A figure came below zero from the old system, or a count found less than was promised: nothing else may do it. */
const mayBeBelowZero = (moves: readonly JournalEntry[]): boolean =>
  moves.some((move) => move.reason === 'count' || (move.reason === 'import' && move.quantity < 0));

function problemsOfStock(stock: StockDocument, moves: readonly StockMoveDocument[]): Problem[] {
  const { _id, available, onHand, journal, journalSize, committed = 0, safety = 0 } = stock;
  const promised = stock.held + committed + safety;
  const held = sum(Object.values(stock.holds).map((hold) => hold.quantity));
  const known = movesOf(stock, moves);
  const moved = sum(known.map((move) => move.quantity));
  return [
    ...broken('stockNotBelowZero', [
      available < 0 && !mayBeBelowZero(known) && `${_id}: available ${available}`,
    ]),
    ...broken('unitsConserved', [
      available !== onHand - promised && `${_id}: available ${available} ≠ ${onHand} - ${promised}`,
      stock.held !== held && `${_id}: held ${stock.held}, tags ${held}`,
      onHand !== moved && `${_id}: on hand ${onHand}, moves ${moved}`,
      journalSize !== journal.length && `${_id}: journal ${journalSize} ≠ ${journal.length}`,
    ]),
  ];
}

function problemsOfOrder(order: OrderDocument, { stocks, moves }: ChainDocuments): Problem[] {
  const isSold = order.status === 'paid' || order.status === 'completed' || order.transactionId !== null;
  const isReturned = order.status === 'cancelled' && order.transactionId !== null;
  const isHolding = order.status === 'awaitingPayment';
  const goods = order.lines.flatMap(({ skuId, quantity }) => {
    const stock = stocks.find(({ _id }) => _id === `${order.locationId}:${skuId}`);
    const hold = stock?.holds[order._id];
    const known = stock ? movesOf(stock, moves) : [];
    const moved = (reason: string) =>
      sum(
        known
          .filter((move) => move.cause === order._id && move.reason === reason)
          .map((move) => move.quantity),
      );
    return [
      isHolding !== (hold?.quantity === quantity) &&
        `${order._id} ${order.status}, holds ${hold?.quantity ?? 0} of ${skuId}`,
      moved('sale') !== (isSold ? -quantity : 0) &&
        `${order._id} ${order.status}, sold ${moved('sale')} of ${skuId}`,
      moved('return') !== (isReturned ? quantity : 0) &&
        `${order._id} ${order.status}, ${moved('return')} of ${skuId} came back`,
    ];
  });
  const payable = sum(order.lines.map((line) => line.payable)) + order.freight;
  return [
    ...broken('orderSettled', [
      order.status === 'placing' && `${order._id} is left in placing`,
      order.stockDue !== null && `${order._id}: stock due: ${order.stockDue}`,
    ]),
    ...broken('goodsFollowOrder', goods),
    ...broken('linesSumToPayable', [
      payable !== order.payable && `${order._id}: lines and freight ${payable}, payable ${order.payable}`,
    ]),
  ];
}

function problemsOfMoney(payment: PaymentDocument, { orders, refunds }: ChainDocuments): Problem[] {
  const isKept = orders.some(
    (order) =>
      order.transactionId === payment._id && order.status !== 'cancelled' && order.payable === payment.amount,
  );
  const back = refunds.filter((refund) => refund.transactionId === payment._id);
  const isBack = back.length === 1 && back[0]?.amount === payment.amount;
  const isRight = isKept !== isBack && back.length <= 1;
  return broken('paymentKeptOrGivenBack', [
    !isRight && `payment ${payment._id}: kept ${isKept}, given back ${back.length} times`,
  ]);
}

/**
 * Everything that must hold once nobody is at work: no unit lost or doubled, no order half way, every payment kept or
 * given back once. Answers what does not hold.
 */
export function problemsOf(documents: ChainDocuments): Problem[] {
  const { stocks, moves, orders, payments } = documents;
  const orderIds = new Set(orders.map((order) => order._id));
  const holds = stocks.flatMap((stock) =>
    Object.keys(stock.holds).map(
      (orderId) => !orderIds.has(orderId) && `${stock._id} is held by nobody: ${orderId}`,
    ),
  );
  return [
    ...stocks.flatMap((stock) => problemsOfStock(stock, moves)),
    ...broken('holdsExplained', holds),
    ...orders.flatMap((order) => problemsOfOrder(order, documents)),
    ...payments.flatMap((payment) => problemsOfMoney(payment, documents)),
    ...problemsOfInventory(documents),
  ];
}

/** `problemsOf` all that a test shop has stored. */
export async function findProblems(shop: Shop): Promise<Problem[]> {
  const [stocks, moves, orders, payments, refunds, transfers, purchases] = await Promise.all([
    shop.read<StockDocument>('stock'),
    shop.read<StockMoveDocument>('stock_moves'),
    shop.read<OrderDocument>('orders'),
    shop.read<PaymentDocument>('payments'),
    shop.read<RefundDocument>('refunds'),
    shop.read<TransferDocument>('transfers'),
    shop.read<PurchaseDocument>('purchases'),
  ]);
  return problemsOf({ stocks, moves, orders, payments, refunds, transfers, purchases });
}
