import type { Order, OrderEvent, Payment } from '@shared/domain/order/order';
import { assert, unreachable } from '@shared/kernel/assert';
import type { OrderDocument, TimelineEvent } from './order.documents';

/** The order's course, for `decide`. */
export function orderOf(document: OrderDocument): Order {
  const kept = {
    payable: document.payable,
    expiresAt: document.expiresAt,
    refundedTransactionIds: Object.keys(document.refunds),
  };
  const { status, pickupCode: code, pickupCodeExpiresAt: expiresAt } = document;
  const pickup = code !== null && expiresAt !== null ? { code, expiresAt } : null;
  switch (status) {
    case 'placing':
    case 'awaitingPayment':
      return { ...kept, status };
    case 'refused':
      return { ...kept, status, shortage: document.shortage };
    case 'paid':
    case 'completed':
      return { ...kept, status, payment: paymentOf(document), pickup };
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

/** The fields that say at which stage an order is. */
export function stageFields(order: Order): Partial<OrderDocument> {
  switch (order.status) {
    case 'placing':
    case 'awaitingPayment':
      return { status: order.status };
    case 'refused':
      return { status: order.status, shortage: order.shortage };
    case 'paid':
    case 'completed':
      return {
        status: order.status,
        transactionId: order.payment.transactionId,
        paidAt: order.payment.paidAt,
        pickupCode: order.pickup?.code ?? null,
        pickupCodeExpiresAt: order.pickup?.expiresAt ?? null,
      };
    case 'cancelled':
      return {
        status: order.status,
        cancelReason: order.reason,
        pickupCode: null,
        pickupCodeExpiresAt: null,
      };
    default:
      return unreachable(order);
  }
}

/** What a shopper reads of an event, if anything. */
export function timelineEventOf(event: OrderEvent): TimelineEvent | undefined {
  switch (event.type) {
    case 'held':
    case 'refused':
      return undefined;
    case 'cancelled':
      return event.reason === 'unpaid' ? 'closed' : 'cancelled';
    case 'pickupExpired':
      return 'closed';
    case 'refundDue':
      return 'refunding';
    case 'paid':
    case 'collected':
      return event.type;
    default:
      return unreachable(event);
  }
}
