import type { PurchaseDocument, TransferDocument } from '@functions/_stores/inventory.documents';
import type { CartDocument } from '@functions/_stores/member.documents';
import type { LedgerDocument } from '@functions/_stores/ledger.documents';
import type { OrderDocument, PaymentDocument, RefundDocument } from '@functions/_stores/order.documents';
import type { DifferenceDocument, ReconciliationDocument } from '@functions/_stores/reconciliation.documents';
import type { StockDocument, StockMoveDocument } from '@functions/_stores/stock.documents';
import { gainOf } from '../support/ledger-invariants';
import { type ChainDocuments, type Problem, problemsOf } from '../support/invariants';
import type { BookEntry } from './world/wechat-pay';
import type { Knowledge, World } from './world/world';

const broken = (invariant: string, detail: string | false): Problem[] =>
  detail ? [{ invariant, detail }] : [];

/** What WeChat Pay has taken is kept for its order, has gone back whole, once, or part by part; our books say the same. */
function problemsOfBook({ order: paid, refunds }: BookEntry, documents: ChainDocuments): Problem[] {
  const order = documents.orders.find(({ _id }) => _id === paid.outTradeNo);
  const back = refunds.reduce((sum, refund) => sum + refund.amount, 0);
  const problems = broken(
    'refundNotAbovePaid',
    back > (paid.paidAt === null ? 0 : paid.total) && `${paid.outTradeNo}: ${back} of ${paid.total}`,
  );
  if (paid.transactionId === null) return problems;
  const isOwner = order?.transactionId === paid.transactionId;
  const isNoted = documents.payments.some(
    ({ _id, amount }) => _id === paid.transactionId && amount === paid.total,
  );
  const stopped = order?.parts.filter(({ course }) => course.stage === 'cancelled') ?? [];
  const wanted = isOwner ? stopped.reduce((sum, { payable }) => sum + payable, 0) : paid.total;
  const ofOrder = documents.ledger.filter(({ orderId }) => orderId === paid.outTradeNo);
  const booked = -gainOf(ofOrder, 'wechat:');
  return [
    ...problems,
    ...broken(
      'wechatPaymentAppliedOnce',
      !isNoted && `${paid.outTradeNo}: payment ${paid.transactionId} was never noted`,
    ),
    ...broken(
      'wechatPaymentAppliedOnce',
      back !== wanted &&
        `${paid.outTradeNo} (${order?.status}): ${back} of ${paid.total} went back, not ${wanted}`,
    ),
    ...broken(
      'wechatPaymentAppliedOnce',
      refunds.length > Math.max(1, stopped.length) && `${paid.outTradeNo}: ${refunds.length} refunds`,
    ),
    ...broken(
      'everyFenInLedgerOnce',
      booked !== paid.total - back &&
        `${paid.outTradeNo}: WeChat Pay has ${paid.total - back}, the ledger says ${booked}`,
    ),
    ...broken(
      'refundsToldToOrder',
      order !== undefined &&
        order.refunded !== back &&
        `${paid.outTradeNo}: order says ${order.refunded}, WeChat Pay ${back}`,
    ),
  ];
}

/** An order that says it is paid is one that WeChat Pay was paid for. */
function problemsOfPaid(order: OrderDocument, book: readonly BookEntry[]): Problem[] {
  if (order.status !== 'paid' && order.status !== 'completed') return [];
  const entry = book.find(({ order: paid }) => paid.outTradeNo === order._id)?.order;
  const isPaid = entry?.transactionId === order.transactionId && entry?.total === order.payable;
  return broken(
    'paidAtWechat',
    !isPaid && `${order._id} is ${order.status}, WeChat Pay says ${entry?.state ?? 'nothing'}`,
  );
}

/** What people were told is what is stored. */
function problemsOfPromises(
  { wishes, promised, handedOver }: Knowledge,
  orders: readonly OrderDocument[],
): Problem[] {
  const byId = new Map(orders.map((order) => [order._id, order]));
  const tooMany = [...wishes].flatMap(([openId, requestIds]) => {
    const made = orders.filter((order) => order.openId === openId);
    return broken(
      'oneWishOneOrder',
      made.length > requestIds.size &&
        `${openId} wished ${requestIds.size} times and has ${made.length} orders`,
    );
  });
  const unkept = [...promised].flatMap((orderId) => {
    const status = byId.get(orderId)?.status;
    const isKept = status !== undefined && status !== 'refused' && status !== 'placing';
    return broken('promisedOrderExists', !isKept && `${orderId} was promised and is ${status ?? 'nowhere'}`);
  });
  const repeated = handedOver.filter((orderId, at) => handedOver.indexOf(orderId) !== at);
  return [
    ...tooMany,
    ...unkept,
    ...repeated.flatMap((orderId) => broken('handedOverOnce', `${orderId} was handed over again`)),
    ...handedOver.flatMap((orderId) => {
      const status = byId.get(orderId)?.status;
      return broken(
        'handedOverOnce',
        status !== 'completed' && `${orderId} was handed over and is ${status}`,
      );
    }),
  ];
}

/** A cart holds nothing that its owner did not put there. */
function problemsOfCarts({ added }: Knowledge, carts: readonly CartDocument[]): Problem[] {
  return carts.flatMap(({ _id, lines }) =>
    Object.entries(lines).flatMap(([skuId, { quantity }]) => {
      const most = added.get(`${_id}:${skuId}`) ?? 0;
      return broken(
        'cartAddsOnce',
        quantity > most && `${_id} added ${most} of ${skuId} and has ${quantity}`,
      );
    }),
  );
}

/** A day that was compared with WeChat Pay's own bill shows no difference, line by line. */
function problemsOfDays(
  days: readonly ReconciliationDocument[],
  differences: readonly DifferenceDocument[],
): Problem[] {
  return [
    ...broken('daysCompared', days.length === 0 && 'no day was compared with its bill'),
    ...days.flatMap(({ _id, state, trouble }) =>
      broken('daysCompared', state !== 'done' && `${_id} is ${state}: ${trouble?.code ?? 'no trouble'}`),
    ),
    ...differences.flatMap(({ _id, here, there }) =>
      broken('booksLikeBill', `${_id}: ${here ?? 'nothing'} here, ${there ?? 'nothing'} at WeChat Pay`),
    ),
  ];
}

/** Everything that must hold when the world has come to rest. */
export function problemsAtRest({ database, pay, knowledge }: World): Problem[] {
  const documents: ChainDocuments = {
    stocks: database.read<StockDocument>('stock'),
    moves: database.read<StockMoveDocument>('stock_moves'),
    orders: database.read<OrderDocument>('orders'),
    payments: database.read<PaymentDocument>('payments'),
    refunds: database.read<RefundDocument>('refunds'),
    ledger: database.read<LedgerDocument>('ledger'),
    transfers: database.read<TransferDocument>('transfers'),
    purchases: database.read<PurchaseDocument>('purchases'),
  };
  const book = pay.entries();
  const unpaid = documents.orders.filter((order) => order.status === 'awaitingPayment');
  return [
    ...problemsOf(documents),
    ...unpaid.flatMap((order) => broken('unpaidOrdersClose', `${order._id} still awaits its payment`)),
    ...book.flatMap((entry) => problemsOfBook(entry, documents)),
    ...documents.orders.flatMap((order) => problemsOfPaid(order, book)),
    ...problemsOfDays(
      database.read<ReconciliationDocument>('reconciliations'),
      database.read<DifferenceDocument>('reconciliation_differences'),
    ),
    ...problemsOfCarts(knowledge, database.read<CartDocument>('carts')),
    ...problemsOfPromises(knowledge, documents.orders),
  ];
}
