import { describe, expect, it } from '@jest/globals';
import type { OrderView, PartView } from '@shared/contracts/order.contract';
import { fen } from '@shared/kernel/money';
import {
  happeningOf,
  isRefundOnItsWay,
  paidForCancelled,
  partState,
} from '../../miniprogram/src/packages/order/order/happening';
import { hasNext, nextOf } from '../../miniprogram/src/packages/order/order/next';

function part(stage: PartView['stage'], more: Partial<PartView> = {}): PartView {
  const names = { zh: '静安店', en: "Jing'an" };
  return {
    ...{ n: 1, way: 'express', locationName: names, lines: [{ skuId: 'a', quantity: 2 }], freight: fen(0) },
    ...{ payable: fen(100), stage, parcels: [], canStop: false, confirmBy: null },
    ...more,
  };
}

const parcel = { parcelId: 'p', carrier: 'SF', trackingNo: 'SF123456', lines: [], at: 5 };
const events = (...names: OrderView['timeline'][number]['event'][]) =>
  names.map((event, at) => ({ event, at }));
const order = (status: OrderView['status'], parts: PartView[], timeline = events('placed', 'paid')) =>
  ({ status, parts, timeline, fulfilment: { kind: 'delivery' } }) as OrderView;

describe('what is happening with an order', () => {
  it.each([
    ['ready', part('ready', { way: 'pickup' })],
    ['preparingPickup', part('preparing', { way: 'pickup' })],
    ['toAccept', part('toAccept')],
    ['toReroute', part('toReroute')],
    ['packing', part('preparing')],
    ['partlyShipped', part('preparing', { parcels: [parcel] })],
    ['shipped', part('shipped', { parcels: [parcel] })],
  ])('is %s by its part', (state, its) => {
    expect(partState(its)).toBe(state);
    expect(happeningOf(order('paid', [its]))).toBe(state);
  });

  it('is what the shopper can do something about, of several parts', () => {
    const packing = part('preparing', { n: 1 });
    const ready = part('ready', { n: 2, way: 'pickup' });
    const gone = part('cancelled', { n: 3 });
    expect(happeningOf(order('paid', [packing, ready, gone]))).toBe('ready');
    expect(happeningOf(order('paid', [gone, part('toAccept', { n: 4 })]))).toBe('toAccept');
  });

  it('ends as received or collected', () => {
    expect(happeningOf(order('completed', [part('received')]))).toBe('received');
    expect(happeningOf(order('completed', [part('received', { way: 'pickup' })]))).toBe('collected');
  });

  it('tells a refund on its way from one that has come, and from an order that was never paid', () => {
    const cancelled = [part('cancelled')];
    const asked = order('cancelled', cancelled, events('placed', 'paid', 'cancelled', 'refunding'));
    const back = order('cancelled', cancelled, [...asked.timeline, { event: 'refunded', at: 9 }]);
    const unpaid = order('cancelled', [part('planned')], events('placed', 'closed'));
    expect([asked, back, unpaid].map(happeningOf)).toEqual(['refunding', 'refunded', 'cancelled']);
    expect([asked, back, unpaid].map(isRefundOnItsWay)).toEqual([true, false, false]);
    expect([asked, unpaid].map(paidForCancelled)).toEqual([100, 0]);
  });
});

describe('what there is to do about an order', () => {
  it('is at the bottom of the page for one part, and on the cards for several', () => {
    const stoppable = part('toAccept', { canStop: true });
    const sent = part('shipped', { n: 2, confirmBy: 99 });
    expect(nextOf(order('paid', [stoppable]))).toMatchObject({ toStop: stoppable, toReceive: undefined });
    expect(nextOf(order('paid', [sent]))).toMatchObject({ toStop: undefined, toReceive: sent });
    expect(hasNext(nextOf(order('paid', [stoppable, sent])))).toBe(false);
    expect(hasNext(nextOf(order('completed', [part('received')])))).toBe(false);
  });
});
