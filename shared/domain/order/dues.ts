import { assert } from '../../kernel/assert';
import type { Millis } from '../../kernel/time';
import type { LedgerEntry } from '../ledger/entry';
import type { Order, OrderEvent } from './order';
import type { Part } from './part';

/**
 * What a location's stock still has to do for an order:
 * - `release`: held pieces can be promised again;
 * - `commit`: held pieces are sold and wait on the shelf;
 * - `uncommit`: sold pieces can be promised again, their part was stopped;
 * - `handOut`: sold pieces leave the shelf;
 * - `writeOff`: sold pieces were not on the shelf when they were looked for.
 */
export type StockDuty = 'release' | 'commit' | 'uncommit' | 'handOut' | 'writeOff';

/** `key` names it within its order; what it moves is journalled under order and key, so that it happens once. */
export type StockDue = {
  readonly key: string;
  readonly do: StockDuty;
  readonly locationId: string;
  /** Under which the pieces are held, for `release` and `commit`. */
  readonly tag: string;
  readonly lines: readonly { readonly skuId: string; readonly quantity: number }[];
  readonly since: Millis;
};

/** Money that WeChat Pay is to be asked to give back. */
export type MoneyDue = {
  readonly key: string;
  readonly do: 'giveBack';
  readonly refundId: string;
  readonly since: Millis;
};

/** What an event moved, frozen as it was when it happened, to be written into the ledger. */
export type LedgerDue = {
  readonly key: string;
  readonly do: 'post';
  readonly entries: readonly LedgerEntry[];
  readonly since: Millis;
};

/** What an order still owes: to the stock, to the payer, to the books. */
export type Due = StockDue | MoneyDue | LedgerDue;

export const isOfStock = (due: Due): due is StockDue => due.do !== 'giveBack' && due.do !== 'post';

const linesOf = (part: Part) => part.lines.map(({ skuId, quantity }) => ({ skuId, quantity }));

/** A part can come to a location again after others have said no: each stay has keys of its own. */
const stayOf = (part: Part): string => `${part.n}.${part.rejections.length}`;

function stockDue(order: Order, part: Part, duty: StockDuty, since: Millis): StockDue {
  const { locationId } = part;
  return {
    key: `${duty}:${stayOf(part)}`,
    do: duty,
    locationId,
    tag: order.orderId,
    lines: linesOf(part),
    since,
  };
}

function partOf(order: Order, n: number): Part {
  const part = order.parts.find((each) => each.n === n);
  assert(part, `order ${order.orderId} has no part ${n}`);
  return part;
}

/** What an event leaves to be done, for the order as it was before the event. */
export function duesOf(order: Order, event: OrderEvent): readonly Due[] {
  switch (event.type) {
    case 'refused':
    case 'cancelled':
      // An order that ends because its parts were stopped has nothing left to give back.
      return order.status === 'paid'
        ? []
        : order.parts.map((part) => stockDue(order, part, 'release', event.at));
    case 'paid':
      return order.parts.map((part) => stockDue(order, part, 'commit', event.at));
    case 'partCancelled': {
      const part = partOf(order, event.n);
      return part.course.stage === 'toReroute' ? [] : [stockDue(order, part, 'uncommit', event.at)];
    }
    case 'partRejected': {
      const duty = event.rejection.reason === 'notFound' ? 'writeOff' : 'uncommit';
      return [stockDue(order, partOf(order, event.n), duty, event.rejection.at)];
    }
    case 'partRerouted': {
      const { locationId } = event.to;
      return [{ ...stockDue(order, partOf(order, event.n), 'commit', event.at), locationId, tag: event.tag }];
    }
    case 'parcelShipped': {
      const { parcelId, lines, at } = event.parcel;
      const whole = stockDue(order, partOf(order, event.n), 'handOut', at);
      return [{ ...whole, key: `${whole.key}:${parcelId}`, lines }];
    }
    case 'partReceived':
      return event.by === 'counter' ? [stockDue(order, partOf(order, event.n), 'handOut', event.at)] : [];
    case 'refundDue': {
      const { refundId, at } = event;
      return [{ key: `giveBack:${refundId}`, do: 'giveBack', refundId, since: at }];
    }
    default:
      return [];
  }
}

/** The entries of one event as something that is due. */
export function ledgerDues(entries: readonly LedgerEntry[]): readonly LedgerDue[] {
  const [first] = entries;
  return first ? [{ key: `post:${first.key}`, do: 'post', entries, since: first.at }] : [];
}
