import { unreachable } from '../../kernel/assert';
import { accept, refuse, type Result } from '../../kernel/result';
import type { Millis } from '../../kernel/time';
import { partRefundId, type Order, type OrderEvent, type OrderRefusal, type PartCommand } from './order';
import {
  canBeStopped,
  hasEnded,
  unshippedOf,
  type Part,
  type PartCancelReason,
  type PartStage,
  type RejectReason,
} from './part';

type Decision = Result<readonly OrderEvent[], OrderRefusal>;
type OnOnePart = Extract<PartCommand, { n: number }>;

const nothing: Decision = accept([]);
const wrongStage: Decision = refuse({ code: 'NOT_AT_THIS_STAGE' });

/** Decides on a command to one part. Only the parts of a paid order have a course. */
export function decideOnPart(order: Order, command: PartCommand): Decision {
  switch (command.type) {
    case 'collect':
      return collect(order, command);
    case 'expirePickup':
      return expirePickup(order, command.at);
    case 'passTime':
      return passTime(order, command.at);
    default:
      return decideOnOne(order, command);
  }
}

function decideOnOne(order: Order, command: OnOnePart): Decision {
  const part = order.parts.find(({ n }) => n === command.n);
  if (!part) return refuse({ code: 'UNKNOWN_PART' });
  const { stage } = part.course;
  const { n, at } = command;
  switch (command.type) {
    case 'acceptPart':
      if (stage === 'preparing') return nothing;
      return stage === 'toAccept' ? accept([{ type: 'partAccepted', n, at }]) : wrongStage;
    case 'rejectPart':
      return reject(part, command.reason, at);
    case 'reroutePart': {
      const { to, tag } = command;
      return stage === 'toReroute' ? accept([{ type: 'partRerouted', n, to, tag, at }]) : wrongStage;
    }
    case 'giveUpPart':
      return stage === 'toReroute' ? stop(order, part, 'nowhereToShip', at) : wrongStage;
    case 'readyPart':
      if (stage === 'ready') return nothing;
      return stage === 'preparing' && part.way === 'pickup'
        ? accept([{ type: 'partReady', n, at }])
        : wrongStage;
    case 'shipPart':
      return ship(part, command);
    case 'confirmReceipt':
      if (stage === 'received') return nothing;
      return stage === 'shipped' ? receive(order, part, command.by, at) : wrongStage;
    case 'stopPart':
      if (stage === 'cancelled') return nothing;
      return order.status === 'paid' && canBeStopped(part) ? stop(order, part, 'cancelled', at) : wrongStage;
    default:
      return unreachable(command);
  }
}

function reject(part: Part, reason: RejectReason, at: Millis): Decision {
  const canReject: readonly PartStage[] = ['toAccept', 'preparing'];
  if (part.way === 'pickup' || !canReject.includes(part.course.stage) || part.parcels.length > 0)
    return wrongStage;
  const rejection = { locationId: part.locationId, reason, at };
  return accept([{ type: 'partRejected', n: part.n, rejection }]);
}

/** Goods leave in parcels; a parcel that was told before is not sent again. */
function ship(part: Part, { parcel, at }: Extract<PartCommand, { type: 'shipPart' }>): Decision {
  if (part.parcels.some(({ parcelId }) => parcelId === parcel.parcelId)) return nothing;
  if (part.way !== 'express' || part.course.stage !== 'preparing') return wrongStage;
  for (const { skuId, quantity } of parcel.lines) {
    const left = unshippedOf(part, skuId);
    if (quantity > left) return refuse({ code: 'TOO_MANY_PIECES', skuId, left });
  }
  return accept([{ type: 'parcelShipped', n: part.n, parcel: { ...parcel, at } }]);
}

/** The last part to end completes its order. */
function receive(
  order: Order,
  part: Part,
  by: Extract<OrderEvent, { type: 'partReceived' }>['by'],
  at: Millis,
): Decision {
  return accept([{ type: 'partReceived', n: part.n, by, at }, ...endingWith(order, part, true, at)]);
}

/** Ends a part whose goods have not left, and gives back what was paid for it. */
function stop(order: Order, part: Part, reason: PartCancelReason, at: Millis): Decision {
  if (order.status !== 'paid') return wrongStage;
  const { n, payable: amount } = part;
  const { transactionId } = order.payment;
  const refundId = partRefundId(order.orderId, n);
  const refund = { type: 'refundDue', refundId, transactionId, amount, reason, n, at } as const;
  return accept([
    { type: 'partCancelled', n, reason, at },
    // What cost nothing gives nothing back.
    ...(amount > 0 ? [refund] : []),
    ...endingWith(order, part, false, at),
  ]);
}

function endingWith(order: Order, last: Part, isReceived: boolean, at: Millis): OrderEvent[] {
  const others = order.parts.filter((part) => part !== last);
  if (!others.every(hasEnded)) return [];
  const isAnyReceived = isReceived || others.some(({ course }) => course.stage === 'received');
  return [isAnyReceived ? { type: 'completed' } : { type: 'cancelled', reason: 'allParts', at }];
}

function collect(order: Order, { code, at }: Extract<PartCommand, { type: 'collect' }>): Decision {
  if (order.status !== 'paid' && order.status !== 'completed') return refuse({ code: 'NOT_WAITING' });
  const part = order.parts.find(({ pickup }) => pickup?.code === code);
  if (!part?.pickup) return refuse({ code: 'CODE_UNKNOWN' });
  switch (part.course.stage) {
    case 'received':
      return refuse({ code: 'CODE_USED' });
    case 'preparing':
    case 'ready':
      if (part.pickup.expiresAt <= at) return refuse({ code: 'CODE_EXPIRED', at: part.pickup.expiresAt });
      return receive(order, part, 'counter', at);
    default:
      return refuse({ code: 'NOT_WAITING' });
  }
}

/** Goods that nobody fetched can be sold again, and the money goes back to the payer. */
function expirePickup(order: Order, at: Millis): Decision {
  const part = order.parts.find(({ pickup }) => pickup !== null);
  if (order.status !== 'paid' || !part?.pickup || hasEnded(part)) return nothing;
  return part.pickup.expiresAt > at ? refuse({ code: 'NOT_YET' }) : stop(order, part, 'pickupExpired', at);
}

/**
 * A store that did not answer has said no; goods that are long on their way have arrived. One part at a time, so that
 * the last one completes the order.
 */
function passTime(order: Order, at: Millis): Decision {
  if (order.status !== 'paid') return nothing;
  for (const part of order.parts) {
    const { course, n, locationId } = part;
    if (course.stage === 'toAccept' && course.until <= at)
      return accept([{ type: 'partRejected', n, rejection: { locationId, reason: 'noAnswer', at } }]);
    if (course.stage === 'shipped' && course.confirmBy <= at) return receive(order, part, 'time', at);
  }
  return nothing;
}
