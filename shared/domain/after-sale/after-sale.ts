import { assert, unreachable } from '../../kernel/assert';
import { accept, refuse } from '../../kernel/result';
import type { Millis } from '../../kernel/time';
import type {
  Actor,
  AfterSale,
  AfterSaleCommand,
  AfterSaleDecision,
  AfterSaleEvent,
  ClosedBecause,
  Receipt,
} from './course';
import { deadlineOf, silenceOf } from './deadlines';
import { isSellersFault, needsGoods } from './reasons';
import { refundIdOf } from './refund-number';
import { isRepeat } from './repeats';
import { isPossible, possibleFor, RIGHTS } from './rights';

type Events = readonly AfterSaleEvent[];

/** Says what should happen next; `evolve` makes it so. A repeat, or nothing to do, is an empty list, never a refusal. */
export function decide(afterSale: AfterSale, command: AfterSaleCommand): AfterSaleDecision {
  const { type, by } = command;
  if (!RIGHTS[type][by]) return refuse({ code: 'NOT_YOURS' });
  if (isRepeat(afterSale, command)) return accept([]);
  if (!isPossible(afterSale, type, by))
    return refuse({ code: 'NOT_NOW', status: afterSale.status, possible: possibleFor(afterSale, by) });
  return accept(outcome(afterSale, command));
}

function outcome(afterSale: AfterSale, command: AfterSaleCommand): Events {
  const { by, at } = command;
  switch (command.type) {
    case 'approve':
      return approve(afterSale, by, at);
    case 'refuse':
    case 'refuseGoods':
      return [{ type: 'refused', at, by, because: command.because }];
    case 'withdraw':
      return close(afterSale, 'withdrawn', at);
    case 'shipBack':
      return [{ type: 'sentBack', at, carrier: command.carrier, trackingNo: command.trackingNo }];
    case 'bringToStore':
      return [{ type: 'broughtToStore', at, locationId: command.locationId }];
    case 'receive':
      return receive(afterSale, { locationId: command.locationId, condition: command.condition, at });
    case 'acceptGoods':
      return acceptGoods(afterSale, at);
    case 'exchangeSent':
      return [{ type: 'exchanged', at, replacementOrderId: command.replacementOrderId }];
    case 'giveUpExchange':
      return [{ type: 'exchangeGivenUp', at }, refund(afterSale, at)];
    case 'partShipped':
      return [{ type: 'partShipped', at }];
    case 'refundSent':
      return [{ type: 'refundSent', at }];
    case 'refundDone':
      return [{ type: 'refunded', at }];
    case 'escalate':
      return [{ type: 'escalated', at, by }];
    case 'judge':
      return judge(afterSale, by, command.inFavourOf, at);
    case 'expire':
      return expire(afterSale, at);
    default:
      return unreachable(command);
  }
}

function approve(afterSale: AfterSale, by: Actor, at: Millis): Events {
  return [{ type: 'approved', at, by }, ...(needsGoods(afterSale.kind) ? [] : conclude(afterSale, at))];
}

/** What the shopper came for: the money, or the replacement. */
function conclude(afterSale: AfterSale, at: Millis): Events {
  const { kind, isShipped, lines, replacement } = afterSale;
  if (kind === 'exchange') return [{ type: 'replacementDue', at, lines: replacement }];
  const stays = kind === 'refundOnly' && !isShipped;
  return [...(stays ? [{ type: 'shipmentStopped', at, lines } as const] : []), refund(afterSale, at)];
}

/** WeChat Pay refuses a refund of nothing, and a gift gives nothing back. */
function refund({ afterSaleId, amount }: AfterSale, at: Millis): AfterSaleEvent {
  if (amount === 0) return { type: 'noRefundNeeded', at };
  return { type: 'refundDue', at, refundId: refundIdOf(afterSaleId), amount };
}

function receive(afterSale: AfterSale, receipt: Receipt): Events {
  const { at } = receipt;
  const arrived: AfterSaleEvent = { type: 'received', at, receipt };
  switch (afterSale.status) {
    case 'refused':
    case 'escalated': // Whose they are is still to be said.
      return [arrived];
    case 'closed':
      return [arrived, goodsToShopper(afterSale, receipt, at)];
    case 'awaitingReturn':
    case 'returning':
    case 'broughtToStore': {
      // The shopper answers for damage only when the goods were right when they came.
      const isAccepted = receipt.condition === 'sellable' || isSellersFault(afterSale.reason);
      return [arrived, ...(isAccepted ? acceptGoods({ ...afterSale, received: receipt }, at) : [])];
    }
    default:
      return [arrived, goodsBack(afterSale, receipt, at)];
  }
}

/** Until here the goods only lay there: now they are the seller's. */
function acceptGoods(afterSale: AfterSale, at: Millis): Events {
  const { received } = afterSale;
  return [...(received ? [goodsBack(afterSale, received, at)] : []), ...conclude(afterSale, at)];
}

function goodsBack({ lines }: AfterSale, { locationId, condition }: Receipt, at: Millis): AfterSaleEvent {
  return { type: 'goodsBack', at, locationId, condition, lines };
}

function judge(afterSale: AfterSale, by: Actor, inFavourOf: 'shopper' | 'seller', at: Millis): Events {
  const judged: AfterSaleEvent = { type: 'judged', at, by, inFavourOf };
  if (inFavourOf === 'seller') return [judged, ...close(afterSale, 'hqRefused', at)];
  const mustReturn = needsGoods(afterSale.kind) && !afterSale.handedOver && !afterSale.received;
  return [judged, ...(mustReturn ? approve(afterSale, by, at) : acceptGoods(afterSale, at))];
}

function close(afterSale: AfterSale, because: ClosedBecause, at: Millis): Events {
  const { received } = afterSale;
  const closed: AfterSaleEvent = { type: 'closed', at, because };
  return received ? [closed, goodsToShopper(afterSale, received, at)] : [closed];
}

function goodsToShopper({ lines }: AfterSale, { locationId }: Receipt, at: Millis): AfterSaleEvent {
  return { type: 'goodsToShopper', at, locationId, lines };
}

function expire(afterSale: AfterSale, at: Millis): Events {
  const deadline = deadlineOf(afterSale);
  const silence = silenceOf(afterSale);
  assert(silence, `time ran out while ${afterSale.status}`);
  if (deadline === null || at < deadline) return [];
  switch (silence) {
    case 'approve':
      return approve(afterSale, 'clock', at);
    case 'escalate':
      return [{ type: 'escalated', at, by: 'clock' }];
    case 'close':
      return close(afterSale, afterSale.status === 'refused' ? 'refusalStood' : 'notSentBack', at);
    case 'takeAsReceived':
      return conclude(afterSale, at);
    case 'accept':
      return acceptGoods(afterSale, at);
    case 'raiseAlarm':
      return [{ type: 'refundOverdue', at }];
    case 'refundInstead':
      return [{ type: 'exchangeGivenUp', at }, refund(afterSale, at)];
    case 'judgeForShopper':
      return judge(afterSale, 'clock', 'shopper', at);
    default:
      return unreachable(silence);
  }
}
