import type { OrderStatus, OrderView, PartView } from '@shared/contracts/order.contract';
import { sumFen, type Fen } from '@shared/kernel/money';

/** How a shopper sees one part: a pickup is prepared and collected, a parcel is packed, sent and received. */
export type PartState =
  Exclude<PartView['stage'], 'preparing'> | 'preparingPickup' | 'packing' | 'partlyShipped' | 'collected';

export function partState({ way, stage, parcels }: Pick<PartView, 'way' | 'stage' | 'parcels'>): PartState {
  if (way === 'pickup') {
    if (stage === 'received') return 'collected';
    return stage === 'preparing' ? 'preparingPickup' : stage;
  }
  if (stage !== 'preparing') return stage;
  return parcels.length > 0 ? 'partlyShipped' : 'packing';
}

/** Of several parts the one comes first for which the shopper can do something, then the one that is nearest. */
const tellingFirst: readonly PartState[] = [
  'ready',
  'shipped',
  'partlyShipped',
  'packing',
  'preparingPickup',
  'toAccept',
  'toReroute',
];

/** The part that an order is about now: the most telling one that is still on its way. */
export function tellingPart({ parts }: Pick<OrderView, 'parts'>): PartView | undefined {
  const rank = (part: PartView) => tellingFirst.indexOf(partState(part));
  return [...parts].filter((part) => rank(part) >= 0).sort((a, b) => rank(a) - rank(b))[0];
}

export type Happening =
  Exclude<OrderStatus, 'paid' | 'completed'> | Exclude<PartState, 'planned'> | 'refunding' | 'refunded';

type Asked = Pick<OrderView, 'status' | 'parts' | 'timeline'>;

/** What is happening with an order, as its headline says it. */
export function happeningOf(order: Asked): Happening {
  const { status, parts } = order;
  switch (status) {
    case 'paid': {
      const part = tellingPart(order);
      const state = part ? partState(part) : 'packing';
      return state === 'planned' ? 'packing' : state;
    }
    case 'completed':
      return parts.some((part) => partState(part) === 'received') ? 'received' : 'collected';
    case 'cancelled':
      if (isRefundOnItsWay(order)) return 'refunding';
      return order.timeline.some(({ event }) => event === 'refunded') ? 'refunded' : 'cancelled';
    default:
      return status;
  }
}

/** Money has been promised back that has not arrived. */
export function isRefundOnItsWay({ timeline }: Pick<OrderView, 'timeline'>): boolean {
  const many = (wanted: string) => timeline.filter(({ event }) => event === wanted).length;
  return many('refunding') > many('refunded');
}

/** What was paid for the parts that were cancelled after payment: it goes back, or has gone. */
export const paidForCancelled = ({ parts, timeline }: Pick<OrderView, 'parts' | 'timeline'>): Fen =>
  timeline.some(({ event }) => event === 'paid')
    ? sumFen(parts.filter(({ stage }) => stage === 'cancelled').map(({ payable }) => payable))
    : sumFen([]);
