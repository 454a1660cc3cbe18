import { assert, unreachable } from '../../kernel/assert';
import { sumFen } from '../../kernel/money';
import type { Order, OrderEvent } from './order';
import { CONFIRM_AFTER, firstCourse, unshippedOf, ACCEPT_WITHIN, type Part } from './part';
import { duesOf, ledgerDues } from './dues';
import { entriesOf } from './postings';

/** The order after `event`, with what is due for it since; asserts that the event can happen to it. */
export function evolve(order: Order, event: OrderEvent): Order {
  const after = evolveStage(order, event);
  // What the stock owes is said of the order before the event: it may change where a part is.
  const fresh = [...duesOf(order, event), ...ledgerDues(entriesOf(order, after, event))];
  return fresh.length > 0 ? { ...after, dues: [...after.dues, ...fresh] } : after;
}

function evolveStage(order: Order, event: OrderEvent): Order {
  const { orderId, payable, expiresAt, parts, refunds, dues } = order;
  const kept = { orderId, payable, expiresAt, parts, refunds, dues };
  switch (event.type) {
    case 'held':
      assert(order.status === 'placing', `held while ${order.status}`);
      return { ...kept, status: 'awaitingPayment' };
    case 'refused':
      assert(order.status === 'placing', `refused while ${order.status}`);
      return { ...kept, status: 'refused', shortage: event.shortage };
    case 'paid': {
      assert(order.status === 'awaitingPayment', `paid while ${order.status}`);
      const started = parts.map((part): Part => {
        const pickup = part.way === 'pickup' ? event.pickup : null;
        return { ...part, course: firstCourse(part, event.at), pickup };
      });
      return { ...kept, status: 'paid', payment: event.payment, parts: started };
    }
    case 'refundDue':
      return withRefund(order, event);
    case 'refunded': {
      const refund = refunds[event.refundId];
      assert(refund, `no refund ${event.refundId}`);
      return { ...order, refunds: { ...refunds, [event.refundId]: { ...refund, doneAt: event.at } } };
    }
    case 'cancelled':
      if (order.status === 'paid')
        return { ...kept, status: 'cancelled', reason: event.reason, payment: order.payment };
      assert(order.status === 'awaitingPayment', `cancelled while ${order.status}`);
      return { ...kept, status: 'cancelled', reason: event.reason, payment: null };
    case 'completed':
      assert(order.status === 'paid', `completed while ${order.status}`);
      return { ...kept, status: 'completed', payment: order.payment };
    case 'settled':
      return { ...order, dues: dues.filter(({ key }) => !event.keys.includes(key)) };
    case 'partAccepted':
    case 'partRejected':
    case 'partRerouted':
    case 'partReady':
    case 'parcelShipped':
    case 'partReceived':
    case 'partCancelled':
      return { ...order, parts: parts.map((part) => (part.n === event.n ? evolvePart(part, event) : part)) };
    default:
      return unreachable(event);
  }
}

/** What was kept of a payment never goes back more than once. */
function withRefund(order: Order, event: Extract<OrderEvent, { type: 'refundDue' }>): Order {
  const { type: _type, refundId, ...refund } = event;
  assert(!Object.hasOwn(order.refunds, refundId), `refund ${refundId} is known`);
  const refunds = { ...order.refunds, [refundId]: { ...refund, doneAt: null } };
  if (refund.n !== null) {
    const back = Object.values(refunds).filter(({ n }) => n !== null);
    const total = sumFen(back.map(({ amount }) => amount));
    assert(total <= order.payable, `${total} would go back of ${order.payable}`);
  }
  return { ...order, refunds };
}

type PartEvent = Extract<OrderEvent, { n: number; type: `part${string}` | 'parcelShipped' }>;

function evolvePart(part: Part, event: PartEvent): Part {
  switch (event.type) {
    case 'partAccepted':
      return { ...part, course: { stage: 'preparing', since: event.at } };
    case 'partRejected': {
      const { rejection } = event;
      const course = { stage: 'toReroute', since: rejection.at } as const;
      return { ...part, course, rejections: [...part.rejections, rejection] };
    }
    case 'partRerouted': {
      const { to, at } = event;
      const moved = { ...part, ...to };
      const course = to.isAsked
        ? ({ stage: 'toAccept', until: at + ACCEPT_WITHIN } as const)
        : ({ stage: 'preparing', since: at } as const);
      return { ...moved, course };
    }
    case 'partReady':
      return { ...part, course: { stage: 'ready', since: event.at } };
    case 'parcelShipped': {
      const packed: Part = { ...part, parcels: [...part.parcels, event.parcel] };
      const { at } = event.parcel;
      const isAllGone = part.lines.every(({ skuId }) => unshippedOf(packed, skuId) === 0);
      const course = { stage: 'shipped', since: at, confirmBy: at + CONFIRM_AFTER } as const;
      return isAllGone ? { ...packed, course } : packed;
    }
    case 'partReceived':
      return { ...part, course: { stage: 'received', at: event.at, by: event.by } };
    case 'partCancelled':
      return { ...part, course: { stage: 'cancelled', at: event.at, reason: event.reason } };
    default:
      return unreachable(event);
  }
}
