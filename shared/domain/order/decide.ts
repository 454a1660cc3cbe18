import { unreachable } from '../../kernel/assert';
import { accept, refuse, type Result } from '../../kernel/result';
import { decideOnPart } from './decide-part';
import {
  paymentRefundId,
  type Order,
  type OrderCommand,
  type OrderEvent,
  type OrderRefusal,
  type RefundReason,
} from './order';

export type Decision = Result<readonly OrderEvent[], OrderRefusal>;

/** Says what should happen next; `evolve` makes it so. Nothing to do is an empty list, never a refusal. */
export function decide(order: Order, command: OrderCommand): Decision {
  switch (command.type) {
    case 'confirmHolds':
      return accept(order.status === 'placing' ? [{ type: 'held' }] : []);
    case 'refuseHolds':
      return accept(
        order.status === 'placing' ? [{ type: 'refused', shortage: command.shortage, at: command.at }] : [],
      );
    case 'confirmPayment':
      return accept(confirmPayment(order, command));
    case 'cancel':
      return cancel(order, command);
    case 'close':
      if (order.status === 'awaitingPayment' && command.at < order.expiresAt)
        return refuse({ code: 'NOT_YET' });
      return accept(
        order.status === 'awaitingPayment' ? [{ type: 'cancelled', reason: 'unpaid', at: command.at }] : [],
      );
    case 'noteRefund':
      return accept(noteRefund(order, command));
    case 'settle': {
      const owed = command.keys.filter((key) => order.dues.some((due) => due.key === key));
      return accept(owed.length > 0 ? [{ type: 'settled', keys: owed }] : []);
    }
    case 'acceptPart':
    case 'rejectPart':
    case 'reroutePart':
    case 'giveUpPart':
    case 'readyPart':
    case 'shipPart':
    case 'collect':
    case 'confirmReceipt':
    case 'stopPart':
    case 'expirePickup':
    case 'passTime':
      return decideOnPart(order, command);
    default:
      return unreachable(command);
  }
}

/** WeChat has taken this money already, and may tell us twice: keep it or send it back, but only once. */
function confirmPayment(
  order: Order,
  { transactionId, amount, paidAt, pickup, at }: Extract<OrderCommand, { type: 'confirmPayment' }>,
): OrderEvent[] {
  const kept = 'payment' in order ? order.payment : null;
  const refundId = paymentRefundId(transactionId);
  if (kept?.transactionId === transactionId || Object.hasOwn(order.refunds, refundId)) return [];
  const refundBecause = (reason: RefundReason): OrderEvent[] => [
    { type: 'refundDue', refundId, transactionId, amount, reason, n: null, at },
  ];
  if (amount !== order.payable) return refundBecause('wrongAmount');
  if (order.status === 'awaitingPayment')
    return [{ type: 'paid', payment: { transactionId, paidAt }, pickup, at }];
  return refundBecause(kept ? 'paidTwice' : 'paidAfterClose');
}

function cancel(order: Order, { reason, at }: Extract<OrderCommand, { type: 'cancel' }>): Decision {
  switch (order.status) {
    case 'placing': // Not yet promised to anybody: giving up is undoing.
      return accept([{ type: 'refused', shortage: null, at }]);
    case 'awaitingPayment':
      return accept([{ type: 'cancelled', reason, at }]);
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

/** WeChat Pay says that the money has arrived. */
function noteRefund(
  order: Order,
  { refundId, at }: Extract<OrderCommand, { type: 'noteRefund' }>,
): OrderEvent[] {
  return order.refunds[refundId]?.doneAt === null ? [{ type: 'refunded', refundId, at }] : [];
}
