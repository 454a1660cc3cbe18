import type { Order, OrderEvent, Payment } from '@shared/domain/order/order';
import { deadlineOf, isOnShelf, type Part } from '@shared/domain/order/part';
import { assert, unreachable } from '@shared/kernel/assert';
import { sumFen } from '@shared/kernel/money';
import type { Millis } from '@shared/kernel/time';
import type { OrderDocument, TimelineEntry } from './order.documents';

/** The order's course, for `decide`. */
export function orderOf(document: OrderDocument): Order {
  const { _id: orderId, payable, expiresAt, parts, refunds, dues, status } = document;
  const kept = { orderId, payable, expiresAt, parts, refunds, dues };
  switch (status) {
    case 'placing':
    case 'awaitingPayment':
      return { ...kept, status };
    case 'refused':
      return { ...kept, status, shortage: document.shortage };
    case 'paid':
    case 'completed':
      return { ...kept, status, payment: paymentOf(document) };
    case 'cancelled':
      return {
        ...kept,
        status,
        reason: document.cancelReason ?? 'other',
        payment: document.transactionId === null ? null : paymentOf(document),
      };
    default:
      return unreachable(status);
  }
}

function paymentOf({ _id, transactionId, paidAt }: OrderDocument): Payment {
  assert(transactionId !== null && paidAt !== null, `order ${_id} is paid without a payment`);
  return { transactionId, paidAt };
}

/** The fields that say at which stage an order is, and when somebody has to look at it again. */
export function courseFields(order: Order): Partial<OrderDocument> {
  const { parts, refunds, dues } = order;
  return {
    ...stageFields(order),
    parts: [...parts],
    refunds: { ...refunds },
    refunded: sumFen(
      Object.values(refunds).flatMap(({ amount, doneAt }) => (doneAt === null ? [] : [amount])),
    ),
    dues: [...dues],
    dueSince: earliest(dues.map(({ since }) => since)),
    waitingAt: [...new Set(parts.filter(isOnShelf).map((part) => part.locationId))],
    actBy: order.status === 'paid' ? earliest(parts.map((part: Part) => deadlineOf(part))) : null,
  };
}

function earliest(moments: readonly (Millis | null)[]): Millis | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

function stageFields(order: Order): Partial<OrderDocument> {
  switch (order.status) {
    case 'placing':
    case 'awaitingPayment':
      return { status: order.status };
    case 'refused':
      return { status: order.status, shortage: order.shortage };
    case 'paid':
    case 'completed': {
      const { transactionId, paidAt } = order.payment;
      return { status: order.status, transactionId, paidAt };
    }
    case 'cancelled':
      return { status: order.status, cancelReason: order.reason };
    default:
      return unreachable(order);
  }
}

/** What a shopper reads of an event, if anything. */
export function timelineEntryOf(event: OrderEvent, at: Millis): TimelineEntry | undefined {
  switch (event.type) {
    case 'held':
    case 'refused':
    case 'completed':
    case 'settled':
    case 'partRejected': // Nothing the shopper can do about; where it goes next is told.
      return undefined;
    case 'cancelled':
      if (event.reason === 'allParts') return undefined;
      return { event: event.reason === 'unpaid' ? 'closed' : 'cancelled', at };
    case 'partCancelled':
      return { event: event.reason === 'cancelled' ? 'cancelled' : 'closed', at, n: event.n };
    case 'refundDue':
      return { event: 'refunding', at };
    case 'paid':
    case 'refunded':
      return { event: event.type, at };
    case 'partAccepted':
      return { event: 'accepted', at, n: event.n };
    case 'partRerouted':
      return { event: 'rerouted', at, n: event.n };
    case 'partReady':
      return { event: 'ready', at, n: event.n };
    case 'parcelShipped':
      return { event: 'shipped', at, n: event.n };
    case 'partReceived':
      return { event: event.by === 'counter' ? 'collected' : 'received', at, n: event.n };
    default:
      return unreachable(event);
  }
}
