import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MINUTE } from '@shared/kernel/time';
import type { OrderDocument } from '@functions/_stores/order.documents';
import { findProblems } from '../support/invariants';
import { aWish, places, prices, Shop, skus } from '../support/shop';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(async () => {
  expect(await findProblems(shop)).toEqual([]);
  await shop.close();
});

const address = {
  recipient: '林晓',
  phone: '19900000001',
  province: '上海市',
  city: '上海市',
  district: '静安区',
  detail: '南京西路 100 号',
};

async function shopperWithAddress(): Promise<string> {
  const session = await shop.signIn();
  await shop.must(session, 'member', 'me', {});
  await shop.must(session, 'member', 'saveAddress', { addressId: 'home', address });
  return session;
}

describe('placing an order', () => {
  it('holds the goods, freezes the price and takes the lines out of the cart', async () => {
    const session = await shop.signIn();
    await shop.must(session, 'cart', 'add', {
      requestId: randomUUID(),
      skuId: skus.dress,
      quantity: 2,
    });
    const before = await shop.stockOf(skus.dress);
    const orderId = await shop.place(session, { lines: [{ skuId: skus.dress, quantity: 2 }] });
    const order = await shop.order(session, orderId);
    const after = await shop.stockOf(skus.dress);

    expect(order).toMatchObject({
      status: 'awaitingPayment',
      payable: 2 * prices.dress,
      goodsTotal: 2 * 399_00,
    });
    expect(order.expiresAt - order.placedAt).toBe(30 * MINUTE);
    expect(after).toMatchObject({
      onHand: before.onHand,
      available: before.available - 2,
      held: before.held + 2,
    });
    const cart = await shop.must<{ lines: unknown[] }>(session, 'cart', 'get', { storeId: places.jingan });
    expect(cart.lines).toEqual([]);
    await shop.must(session, 'order', 'cancel', { orderId, reason: 'other' });
  });

  it('gives a repeated request its first answer, also when the goods have changed since', async () => {
    const session = await shop.signIn();
    const wish = aWish({ lines: [{ skuId: skus.shirt, quantity: 3 }] });
    const first = await shop.call(session, 'order', 'place', wish);
    await shop.update('skus', skus.shirt, { status: 'offShelf' });
    const second = await shop.call(session, 'order', 'place', wish);
    await shop.update('skus', skus.shirt, { status: 'onSale' });

    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    expect((await shop.stockOf(skus.shirt)).held).toBe(3);
  });

  it('makes one order of a double tap', async () => {
    const session = await shop.signIn();
    const before = await shop.stockOf(skus.dress);
    const wish = aWish();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => shop.call(session, 'order', 'place', wish)),
    );
    expect(answers[0]).toMatchObject({ ok: true });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await shop.stockOf(skus.dress)).held).toBe(before.held + 1);
  });

  it('makes two orders of one request id that two people happen to send', async () => {
    const wish = aWish({ lines: [{ skuId: skus.hot, quantity: 1 }] });
    const ids = await Promise.all(
      ['one', 'two'].map(async (code) => shop.place(await shop.signIn(`same-request-${code}`), wish)),
    );
    expect(new Set(ids).size).toBe(2);
  });

  it('ships from a warehouse what the chosen store lacks, and says from where and why', async () => {
    const session = await shopperWithAddress();
    const orderId = await shop.place(session, {
      storeId: places.hangzhou,
      lines: [
        { skuId: skus.dress, quantity: 1 },
        { skuId: skus.shirt, quantity: 2 },
      ],
      fulfilment: { kind: 'delivery' },
    });
    const [order] = await shop.read<OrderDocument>('orders', { _id: orderId });
    expect(order).toMatchObject({
      parts: [{ locationId: places.warehouse, ownerId: 'hq' }],
      sourcing: {
        candidates: expect.arrayContaining([
          expect.objectContaining({ locationId: places.warehouse, code: 'chosen', pieces: 3 }),
          expect.objectContaining({ locationId: places.hangzhou, code: 'nothingAvailable' }),
        ]),
      },
    });
    expect(order?.fulfilment).toMatchObject({ kind: 'delivery', recipient: '林晓', region: '上海市 静安区' });
    expect((await shop.stockOf(skus.shirt, places.warehouse)).held).toBe(2);
  });

  it('is handed out by two places when none has all, each with its exact share of the money', async () => {
    const session = await shopperWithAddress();
    const [here, there] = await Promise.all([
      shop.stockOf(skus.shirt),
      shop.stockOf(skus.shirt, places.warehouse),
    ]);
    const wanted = there.available + 3;
    const lines = [
      { skuId: skus.shirt, quantity: wanted },
      { skuId: skus.hot, quantity: 1 },
    ];
    const orderId = await shop.place(session, { lines, fulfilment: { kind: 'delivery' } });
    const [order] = await shop.read<OrderDocument>('orders', { _id: orderId });
    const parts = order!.parts.map(({ locationId, lines: ofPart, payable }) => ({
      locationId,
      pieces: ofPart.map(({ skuId, quantity }) => [skuId, quantity]),
      payable,
    }));
    expect(parts).toEqual([
      expect.objectContaining({ locationId: places.jingan }),
      expect.objectContaining({ locationId: places.warehouse }),
    ]);
    expect(parts.reduce((sum, part) => sum + part.payable, 0)).toBe(order!.payable);
    const shirts = parts.flatMap((part) => part.pieces).filter(([skuId]) => skuId === skus.shirt);
    expect(shirts.reduce((sum, [, quantity]) => sum + Number(quantity), 0)).toBe(wanted);
    expect(here.available).toBeGreaterThan(0);

    await shop.must(session, 'order', 'cancel', { orderId, reason: 'other' });
    expect((await shop.stockOf(skus.shirt)).available).toBe(here.available);
    expect((await shop.stockOf(skus.shirt, places.warehouse)).available).toBe(there.available);
  });

  it('is paid at once when it costs nothing', async () => {
    const session = await shop.signIn();
    await shop.update('skus', skus.shirt, { price: 0 });
    const lines = [{ skuId: skus.shirt, quantity: 1 }];
    const wish = aWish({ lines });
    const placed = await shop.must<{ orderId: string; payable: number }>(session, 'order', 'place', wish);
    const again = await shop.must<{ orderId: string }>(session, 'order', 'place', wish);
    await shop.update('skus', skus.shirt, { price: prices.shirt });
    expect(placed.payable).toBe(0);
    expect(again.orderId).toBe(placed.orderId);
    const { orderId } = placed;
    expect(await shop.order(session, orderId)).toMatchObject({
      status: 'paid',
      fulfilment: { code: expect.stringMatching(/^\d{6}$/) },
    });
    expect(await shop.outcome(session, 'order', 'pay', { orderId })).toBe('NOT_PAYABLE');
    await shop.must(session, 'order', 'stopPart', { orderId, n: 1 });
    expect(await shop.read('refunds', { orderId })).toEqual([]);
  });

  it.each([
    ['a store that does not exist', { storeId: 'S999' }, 'UNKNOWN_STORE'],
    ['a warehouse as a store', { storeId: places.warehouse }, 'UNKNOWN_STORE'],
    ['goods that do not exist', { lines: [{ skuId: '404', quantity: 1 }] }, 'UNKNOWN_SKU'],
    ['more than there is', { lines: [{ skuId: skus.dress, quantity: 99 }] }, 'OUT_OF_STOCK'],
    ['pickup where there is none', { storeId: places.hangzhou }, 'OUT_OF_STOCK'],
    ['delivery without an address', { fulfilment: { kind: 'delivery' as const } }, 'ADDRESS_NEEDED'],
    ['a total that is not ours', { shownPayable: 1 }, 'PRICE_CHANGED'],
  ])('refuses %s and writes nothing', async (_, changes, code) => {
    const session = await shop.signIn();
    expect(await shop.outcome(session, 'order', 'place', aWish(changes))).toBe(code);
    expect(await shop.must(session, 'order', 'list', {})).toMatchObject({ orders: [] });
  });

  it('names what is available when it refuses, and the price that counts when another was shown', async () => {
    const session = await shop.signIn();
    const { available } = await shop.stockOf(skus.dress);
    expect(
      await shop.call(session, 'order', 'place', aWish({ lines: [{ skuId: skus.dress, quantity: 90 }] })),
    ).toEqual({ ok: false, refusal: { code: 'OUT_OF_STOCK', data: { skuId: skus.dress, available } } });
    expect(await shop.call(session, 'order', 'place', aWish({ shownPayable: 1 }))).toEqual({
      ok: false,
      refusal: { code: 'PRICE_CHANGED', data: { payable: prices.dress } },
    });
  });

  it.each([
    ['a price of its own', { lines: [{ skuId: skus.dress, quantity: 1, price: 1 }] }],
    ['minus one piece', { lines: [{ skuId: skus.dress, quantity: -1 }] }],
    ['half a piece', { lines: [{ skuId: skus.dress, quantity: 0.5 }] }],
    ['a thousand million pieces', { lines: [{ skuId: skus.dress, quantity: 1e9 }] }],
    [
      'the same goods twice',
      {
        lines: [
          { skuId: skus.dress, quantity: 1 },
          { skuId: skus.dress, quantity: 1 },
        ],
      },
    ],
    ['another openid', { openId: 'oSomebodyElse' }],
    ['a total of its own', { payable: 1 }],
    ['an operator for an id', { storeId: { $ne: '' } }],
  ])('takes no request with %s', async (_, changes) => {
    const session = await shop.signIn();
    const before = await shop.stockOf(skus.dress);
    const wish = { ...aWish(), ...changes };
    expect(await shop.outcome(session, 'order', 'place', wish)).toBe('INVALID_INPUT');
    expect(await shop.stockOf(skus.dress)).toEqual(before);
  });
});

describe('reading and cancelling', () => {
  it("finds nobody else's order", async () => {
    const [buyer, other] = await Promise.all([shop.signIn(), shop.signIn()]);
    const orderId = await shop.place(buyer, { lines: [{ skuId: skus.hot, quantity: 1 }] });
    expect(await shop.outcome(other, 'order', 'get', { orderId })).toBe('ORDER_NOT_FOUND');
    expect(await shop.outcome(other, 'order', 'pay', { orderId })).toBe('ORDER_NOT_FOUND');
    expect(await shop.outcome(other, 'order', 'cancel', { orderId, reason: 'other' })).toBe(
      'ORDER_NOT_FOUND',
    );
    expect((await shop.order(buyer, orderId)).status).toBe('awaitingPayment');
  });

  it('gives the goods back once when an order is cancelled twice', async () => {
    const session = await shop.signIn();
    const before = await shop.stockOf(skus.hot);
    const orderId = await shop.place(session, { lines: [{ skuId: skus.hot, quantity: 5 }] });
    const cancel = () =>
      shop.must<{ status: string }>(session, 'order', 'cancel', { orderId, reason: 'changedMind' });
    const answers = await Promise.all([cancel(), cancel(), cancel()]);
    expect(answers.map((order) => order.status)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    const after = await shop.stockOf(skus.hot);
    expect([after.available, after.held]).toEqual([before.available, before.held]);
    expect(await shop.outcome(session, 'order', 'pay', { orderId })).toBe('NOT_PAYABLE');
  });

  it('lists the newest first, page by page', async () => {
    const session = await shop.signIn();
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      ids.push(await shop.place(session, { lines: [{ skuId: skus.hot, quantity: 1 }] }));
      await shop.advanceClock(1_000);
    }
    type Page = { orders: { orderId: string }[]; nextCursor: string | null };
    const first = await shop.must<Page>(session, 'order', 'list', { limit: 2 });
    const second = await shop.must<Page>(session, 'order', 'list', { limit: 2, cursor: first.nextCursor });
    const seen = [...first.orders, ...second.orders].map((order) => order.orderId);
    expect(seen).toEqual(ids.toReversed());
    expect(second.nextCursor).toBeNull();
  });
});
