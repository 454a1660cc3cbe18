import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OrderView, Work } from '@shared/contracts/order.contract';
import type { OrderDocument } from '@functions/_stores/order.documents';
import { ACCEPT_WITHIN, CONFIRM_AFTER } from '@shared/domain/order/part';
import { findProblems } from '../support/invariants';
import { guides, places, prices, Shop, skus } from '../support/shop';

let shop: Shop;
let jingan: string;
let hangzhou: string;

beforeAll(async () => {
  shop = await Shop.open();
  jingan = await staff(guides.jingan);
  hangzhou = await staff(guides.hangzhou);
}, 60_000);
afterAll(async () => {
  await shop.runTimer();
  expect(await findProblems(shop)).toEqual([]);
  await shop.close();
});

async function staff(guideId: string): Promise<string> {
  const session = await shop.signIn(`staff-${guideId}`);
  await shop.employ(session, guideId);
  return session;
}

/** A paid order for two dresses that the first store is asked to send. */
async function toSend(quantity = 2): Promise<{ session: string; orderId: string; n: number }> {
  const session = await shop.signIn();
  const address = {
    ...{ recipient: '林晓', phone: '19900000001', province: '上海市', city: '上海市', district: '静安区' },
    detail: '南京西路 100 号',
  };
  await shop.must(session, 'member', 'saveAddress', { addressId: 'home', address });
  const lines = [{ skuId: skus.dress, quantity }];
  const orderId = await shop.place(session, { lines, fulfilment: { kind: 'delivery' } });
  await shop.payOrder(session, orderId);
  return { session, orderId, n: 1 };
}

const parcel = (orderId: string, quantity?: number) => ({
  ...{ orderId, n: 1, parcelId: randomUUID(), carrier: 'SF', trackingNo: 'SF1234567890' },
  ...(quantity ? { lines: [{ skuId: skus.dress, quantity }] } : {}),
});
const courseOf = async (orderId: string) => {
  const [order] = await shop.read<OrderDocument>('orders', { _id: orderId });
  const { stage } = order!.parts[0]!.course;
  return { status: order!.status, stage, locationId: order!.parts[0]!.locationId };
};

describe('sending goods from a store', () => {
  it('goes from being asked over two parcels to the shopper who has them', async () => {
    const before = await shop.stockOf(skus.dress);
    const { session, orderId } = await toSend(3);
    const waiting = await shop.must<{ parts: Work[] }>(jingan, 'order', 'work', {});
    expect(waiting.parts.find((part) => part.orderId === orderId)).toMatchObject({
      stage: 'toAccept',
      recipient: { name: '林晓', address: '上海市 静安区 南京西路 100 号' },
      lines: [{ skuId: skus.dress, quantity: 3, unshipped: 3 }],
    });
    expect(await shop.outcome(jingan, 'order', 'shipPart', parcel(orderId))).toBe('NOT_AT_THIS_STAGE');
    await shop.must(jingan, 'order', 'acceptPart', { orderId, n: 1 });

    const first = parcel(orderId, 2);
    await shop.must(jingan, 'order', 'shipPart', first);
    await shop.must(jingan, 'order', 'shipPart', first); // The same parcel again.
    expect(await shop.outcome(jingan, 'order', 'shipPart', parcel(orderId, 2))).toBe('TOO_MANY_PIECES');
    expect(await shop.outcome(session, 'order', 'confirmReceipt', { orderId, n: 1 })).toBe(
      'NOT_AT_THIS_STAGE',
    );
    expect(await shop.must(jingan, 'order', 'shipPart', parcel(orderId))).toMatchObject({ stage: 'shipped' });

    const after = await shop.stockOf(skus.dress);
    expect(after).toMatchObject({ onHand: before.onHand - 3, committed: before.committed });
    const shipped = await shop.order(session, orderId);
    expect(shipped.parts[0]?.parcels.map((each) => each.lines[0]?.quantity)).toEqual([2, 1]);
    await shop.must(session, 'order', 'confirmReceipt', { orderId, n: 1 });
    const done = await shop.must<OrderView>(session, 'order', 'confirmReceipt', { orderId, n: 1 });
    expect(done).toMatchObject({ status: 'completed', parts: [{ stage: 'received' }] });
    expect(done.timeline.map(({ event }) => event)).toEqual([
      'placed',
      'paid',
      'accepted',
      'shipped',
      'shipped',
      'received',
    ]);
  });

  it('moves to the warehouse when the store says no, with its stock put right', async () => {
    const before = await shop.stockOf(skus.dress);
    const { session, orderId } = await toSend(1);
    await shop.must(jingan, 'order', 'rejectPart', { orderId, n: 1, reason: 'notFound' });
    expect(await courseOf(orderId)).toEqual({
      status: 'paid',
      stage: 'preparing',
      locationId: places.warehouse,
    });
    // Not found on the shelf: it is not there to be sold again.
    expect(await shop.stockOf(skus.dress)).toMatchObject({
      onHand: before.onHand - 1,
      available: before.available - 1,
      committed: before.committed,
    });
    expect((await shop.stockOf(skus.dress, places.warehouse)).committed).toBeGreaterThan(0);
    expect(await shop.outcome(jingan, 'order', 'acceptPart', { orderId, n: 1 })).toBe('ORDER_NOT_FOUND');
    expect((await shop.order(session, orderId)).timeline.at(-1)).toMatchObject({ event: 'rerouted', n: 1 });
  });

  it('passes a store over that does not answer in half an hour, not before', async () => {
    const { orderId } = await toSend(1);
    await shop.advanceClock(ACCEPT_WITHIN - 60_000);
    await shop.runTimer();
    expect(await courseOf(orderId)).toMatchObject({ stage: 'toAccept' });
    await shop.advanceClock(60_000);
    await shop.runTimer();
    expect(await courseOf(orderId)).toMatchObject({ stage: 'preparing', locationId: places.warehouse });
  });

  it('gives the money back when nobody has the goods', async () => {
    const { orderId } = await toSend(1);
    await shop.update('stores', places.warehouse, { status: 'closed' });
    await shop.must(jingan, 'order', 'rejectPart', { orderId, n: 1, reason: 'damaged' });
    await shop.update('stores', places.warehouse, { status: 'open' });
    expect(await courseOf(orderId)).toMatchObject({ status: 'cancelled', stage: 'cancelled' });
    expect(await shop.read('refunds', { orderId })).toMatchObject([
      { amount: prices.dress, total: prices.dress, reason: 'nowhereToShip' },
    ]);
  });

  it('counts goods as received ten days after they left', async () => {
    const { orderId } = await toSend(1);
    await shop.must(jingan, 'order', 'acceptPart', { orderId, n: 1 });
    await shop.must(jingan, 'order', 'shipPart', parcel(orderId));
    await shop.advanceClock(CONFIRM_AFTER);
    await shop.runTimer();
    expect(await courseOf(orderId)).toMatchObject({ status: 'completed', stage: 'received' });
  });

  it("is no business of another store, nor of a shopper's", async () => {
    const { session, orderId } = await toSend(1);
    const asked = { orderId, n: 1 };
    expect(await shop.outcome(hangzhou, 'order', 'acceptPart', asked)).toBe('ORDER_NOT_FOUND');
    expect(await shop.outcome(session, 'order', 'acceptPart', asked)).toBe('NOT_STORE_STAFF');
    expect(await shop.outcome(jingan, 'order', 'stopPart', asked)).toBe('ORDER_NOT_FOUND');
    expect(await shop.outcome(jingan, 'order', 'acceptPart', { orderId, n: 2 })).toBe('ORDER_NOT_FOUND');
    await shop.must(session, 'order', 'stopPart', asked);
  });
});

describe('stopping a paid order', () => {
  it('gives the money back once and the goods to the next shopper', async () => {
    const before = await shop.stockOf(skus.dress);
    const { session, orderId } = await toSend(2);
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => shop.outcome(session, 'order', 'stopPart', { orderId, n: 1 })),
    );
    expect(outcomes).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
    const order = await shop.until(
      () => shop.order(session, orderId),
      ({ refunded }) => refunded > 0,
    );
    expect(order).toMatchObject({ status: 'cancelled', refunded: 2 * prices.dress });
    expect(await shop.stockOf(skus.dress)).toMatchObject({
      available: before.available,
      onHand: before.onHand,
    });
    expect(await shop.read('refunds', { orderId })).toHaveLength(1);
  });

  it('ends in one way when the store sends the goods in the same moment', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { session, orderId } = await toSend(1);
      await shop.must(jingan, 'order', 'acceptPart', { orderId, n: 1 });
      const [stopped, sent] = await Promise.all([
        shop.outcome(session, 'order', 'stopPart', { orderId, n: 1 }),
        shop.outcome(jingan, 'order', 'shipPart', parcel(orderId)),
      ]);
      expect([stopped, sent].sort()).toEqual(['NOT_AT_THIS_STAGE', 'ok']);
      const { status, stage } = await courseOf(orderId);
      expect([status, stage]).toEqual(stopped === 'ok' ? ['cancelled', 'cancelled'] : ['paid', 'shipped']);
      const refunds = await shop.read('refunds', { orderId });
      expect(refunds).toHaveLength(stopped === 'ok' ? 1 : 0);
    }
  });

  it('goes to one store when it is accepted and refused at once', async () => {
    const { orderId } = await toSend(1);
    const [accepted, rejected] = await Promise.all([
      shop.outcome(jingan, 'order', 'acceptPart', { orderId, n: 1 }),
      shop.outcome(jingan, 'order', 'rejectPart', { orderId, n: 1, reason: 'tooBusy' }),
    ]);
    // Accepted first may still be refused; refused first is gone.
    expect(rejected === 'ok' || accepted === 'ok').toBe(true);
    expect(await courseOf(orderId)).toMatchObject({ status: 'paid', stage: 'preparing' });
  });
});
