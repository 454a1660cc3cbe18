import { assert, unreachable } from '../../kernel/assert';
import type { Fen } from '../../kernel/money';
import { accept, refuse, type Result } from '../../kernel/result';
import { DAY, MINUTE, type Millis } from '../../kernel/time';

/** How long goods are held for an order that is not paid. */
export const ORDER_PAYABLE_MINUTES = 30;
export const ORDER_PAYABLE: Millis = ORDER_PAYABLE_MINUTES * MINUTE;

/** How long paid goods wait in the store. */
export const PICKUP_CODE_LIFE: Millis = 7 * DAY;

/** What could not be had, as of the moment it was refused. */
export type Shortage = { readonly skuId: string; readonly available: number };
export type Payment = { readonly transactionId: string; readonly paidAt: Millis };
export type PickupCode = { readonly code: string; readonly expiresAt: Millis };

/** Shoppers give one of the first four; `unpaid` and `pickupExpired` are time running out. */
export type CancelReason =
  'changedMind' | 'wrongItem' | 'wrongAddress' | 'other' | 'unpaid' | 'pickupExpired';

export type RefundReason = 'paidAfterClose' | 'paidTwice' | 'wrongAmount' | 'pickupExpired';

/** What the stock documents still owe an order after its last step. */
export type StockDuty = 'hold' | 'sell' | 'release' | 'return';

/** An order as far as its course goes; what it contains plays no part in it. */
export type Order = {
  readonly payable: Fen;
  readonly expiresAt: Millis;
  /** Payments that go back to the payer, by transaction id. */
  readonly refundedTransactionIds: readonly string[];
} & OrderStage;

type OrderStage =
  | { readonly status: 'placing' }
  | { readonly status: 'refused'; readonly shortage: Shortage | null }
  | { readonly status: 'awaitingPayment' }
  | { readonly status: 'paid'; readonly payment: Payment; readonly pickup: PickupCode | null }
  | { readonly status: 'completed'; readonly payment: Payment; readonly pickup: PickupCode | null }
  | { readonly status: 'cancelled'; readonly reason: CancelReason; readonly payment: Payment | null };

export type OrderStatus = Order['status'];

export type OrderCommand =
  | { type: 'confirmHolds' }
  /** The goods could not be held, or placing was given up half way (no shortage known). */
  | { type: 'refuseHolds'; shortage: Shortage | null }
  | {
      type: 'confirmPayment';
      transactionId: string;
      amount: Fen;
      paidAt: Millis;
      /** The code to hand the goods over against, drawn before; null for delivery. */
      pickup: PickupCode | null;
    }
  | { type: 'cancel'; reason: CancelReason }
  | { type: 'close'; at: Millis }
  | { type: 'collect'; code: string; at: Millis }
  | { type: 'expirePickup'; at: Millis };

export type OrderEvent =
  | { type: 'held' }
  | { type: 'refused'; shortage: Shortage | null }
  | { type: 'paid'; payment: Payment; pickup: PickupCode | null }
  | { type: 'refundDue'; transactionId: string; amount: Fen; reason: RefundReason }
  | { type: 'cancelled'; reason: CancelReason }
  | { type: 'collected' }
  | { type: 'pickupExpired' };

export type OrderRefusal =
  | { code: 'ALREADY_PAID' }
  | { code: 'NOT_WAITING' }
  | { code: 'NOT_YET' }
  | { code: 'CODE_UNKNOWN' }
  | { code: 'CODE_USED' }
  | { code: 'CODE_EXPIRED'; at: Millis };

type Decision = Result<readonly OrderEvent[], OrderRefusal>;

/** Says what should happen next; `evolve` makes it so. Nothing to do is an empty list, never a refusal. */
export function decide(order: Order, command: OrderCommand): Decision {
  switch (command.type) {
    case 'confirmHolds':
      return accept(order.status === 'placing' ? [{ type: 'held' }] : []);
    case 'refuseHolds':
      return accept(order.status === 'placing' ? [{ type: 'refused', shortage: command.shortage }] : []);
    case 'confirmPayment':
      return accept(confirmPayment(order, command));
    case 'cancel':
      return cancel(order, command.reason);
    case 'close':
      if (order.status === 'awaitingPayment' && command.at < order.expiresAt)
        return refuse({ code: 'NOT_YET' });
      return accept(order.status === 'awaitingPayment' ? [{ type: 'cancelled', reason: 'unpaid' }] : []);
    case 'collect':
      return collect(order, command.code, command.at);
    case 'expirePickup':
      return expirePickup(order, command.at);
    default:
      return unreachable(command);
  }
}

/** WeChat has taken this money already, and may tell us twice: keep it or send it back, but only once. */
function confirmPayment(
  order: Order,
  { transactionId, amount, paidAt, pickup }: Extract<OrderCommand, { type: 'confirmPayment' }>,
): OrderEvent[] {
  const kept = 'payment' in order ? order.payment : null;
  if (kept?.transactionId === transactionId || order.refundedTransactionIds.includes(transactionId))
    return [];
  const refundBecause = (reason: RefundReason): OrderEvent[] => [
    { type: 'refundDue', transactionId, amount, reason },
  ];
  if (amount !== order.payable) return refundBecause('wrongAmount');
  if (order.status === 'awaitingPayment')
    return [{ type: 'paid', payment: { transactionId, paidAt }, pickup }];
  return refundBecause(kept ? 'paidTwice' : 'paidAfterClose');
}

function cancel(order: Order, reason: CancelReason): Decision {
  switch (order.status) {
    case 'placing': // Not yet promised to anybody: giving up is undoing.
      return accept([{ type: 'refused', shortage: null }]);
    case 'awaitingPayment':
      return accept([{ type: 'cancelled', reason }]);
    case 'refused':
    case 'cancelled':
      return accept([]);
    case 'paid':
    case 'completed':
      return refuse({ code: 'ALREADY_PAID' });
    default:
      return unreachable(order);
  }
}

function collect(order: Order, code: string, at: Millis): Decision {
  if (order.status !== 'paid' && order.status !== 'completed') return refuse({ code: 'NOT_WAITING' });
  if (order.pickup?.code !== code) return refuse({ code: 'CODE_UNKNOWN' });
  if (order.status === 'completed') return refuse({ code: 'CODE_USED' });
  if (order.pickup.expiresAt <= at) return refuse({ code: 'CODE_EXPIRED', at: order.pickup.expiresAt });
  return accept([{ type: 'collected' }]);
}

/** Goods that nobody fetched go back on the shelf, and the money back to the payer. */
function expirePickup(order: Order, at: Millis): Decision {
  if (order.status !== 'paid' || !order.pickup) return accept([]);
  if (order.pickup.expiresAt > at) return refuse({ code: 'NOT_YET' });
  const { transactionId } = order.payment;
  return accept([
    { type: 'pickupExpired' },
    { type: 'refundDue', transactionId, amount: order.payable, reason: 'pickupExpired' },
  ]);
}

/** The order after `event`; asserts that the event can happen to it. */
export function evolve(order: Order, event: OrderEvent): Order {
  const { payable, expiresAt, refundedTransactionIds } = order;
  const kept = { payable, expiresAt, refundedTransactionIds };
  switch (event.type) {
    case 'held':
      assert(order.status === 'placing', `held while ${order.status}`);
      return { ...kept, status: 'awaitingPayment' };
    case 'refused':
      assert(order.status === 'placing', `refused while ${order.status}`);
      return { ...kept, status: 'refused', shortage: event.shortage };
    case 'paid':
      assert(order.status === 'awaitingPayment', `paid while ${order.status}`);
      return { ...kept, status: 'paid', payment: event.payment, pickup: event.pickup };
    case 'refundDue':
      return { ...order, refundedTransactionIds: [...refundedTransactionIds, event.transactionId] };
    case 'cancelled':
      assert(order.status === 'awaitingPayment', `cancelled while ${order.status}`);
      return { ...kept, status: 'cancelled', reason: event.reason, payment: null };
    case 'collected':
      assert(order.status === 'paid', `collected while ${order.status}`);
      return { ...kept, status: 'completed', payment: order.payment, pickup: order.pickup };
    case 'pickupExpired':
      assert(order.status === 'paid', `pickup expired while ${order.status}`);
      return { ...kept, status: 'cancelled', reason: 'pickupExpired', payment: order.payment };
    default:
      return unreachable(event);
  }
}

/** What an event leaves to be done with the goods; null is nothing, undefined is no change. */
export function stockDutyAfter(event: OrderEvent): StockDuty | null | undefined {
  switch (event.type) {
    case 'held':
      return null;
    case 'refused':
    case 'cancelled':
      return 'release';
    case 'paid':
      return 'sell';
    case 'pickupExpired':
      return 'return';
    case 'collected':
    case 'refundDue':
      return undefined;
    default:
      return unreachable(event);
  }
}

/** A new order: nothing is promised before its goods are held. */
export const newOrder = (payable: Fen, placedAt: Millis): Order => ({
  status: 'placing',
  payable,
  expiresAt: placedAt + ORDER_PAYABLE,
  refundedTransactionIds: [],
});
