import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CartView } from '@shared/contracts/cart.contract';
import type { QuoteView } from '@shared/contracts/quote.schemas';
import { SECRET_COST, skuIdOf, stockOfStyle, styleDocuments } from '../support/assortment';
import { lastCall } from '../support/call-log';
import { places, Shop, skus } from '../support/shop';

const storeId = places.jingan;
let shop: Shop;

beforeAll(async () => {
  shop = await Shop.open();
  const style = styleDocuments({
    styleNumber: 'TA100',
    name: { zh: '连衣裙👗', en: 'Dress 👗' },
    sizes: ['S', 'M'],
  });
  const off = styleDocuments({ styleNumber: 'TA200', name: { zh: '下架', en: 'Gone' }, status: 'offShelf' });
  const many = Array.from({ length: 26 }, (_, index) =>
    styleDocuments({ styleNumber: `TC${100 + index}`, name: { zh: '衬衫', en: 'Shirt' } }),
  );
  const all = [style, off, ...many];
  await shop.insert(
    'skus',
    all.flatMap(({ skus: documents }) => documents),
  );
  await shop.insert(
    'products',
    all.map(({ product }) => product),
  );
  await shop.insert('stock', [
    stockOfStyle(storeId, 'TA100', 'C1', 'M', 5),
    stockOfStyle(storeId, 'TA100', 'C1', 'S', -3),
  ]);
}, 60_000);
afterAll(() => shop.close());

const add = (session: string, skuId: string, quantity = 1, requestId: string = randomUUID()) =>
  shop.must<{ pieces: number }>(session, 'cart', 'add', { skuId, quantity, requestId });
const cartOf = (session: string) => shop.must<CartView>(session, 'cart', 'get', { storeId });
const addOutcome = (session: string, wish: object) => shop.outcome(session, 'cart', 'add', wish);
const outcome = (session: string, action: string, input: object) =>
  shop.outcome(session, 'cart', action, { storeId, ...input });
const inCart = (cart: CartView, skuId: string) => cart.lines.find((line) => line.skuId === skuId);

describe('adding', () => {
  it('makes the cart, which is priced by the catalogue and tells the stock of the store', async () => {
    const session = await shop.signIn();
    expect(await add(session, skuIdOf('TA100', 'C1', 'M'), 2)).toEqual({ pieces: 2 });
    // Cart and SKU, then the write: what the badge does not show is not read.
    const { dbCalls, dbTrips } = await lastCall(shop, 'cart', 'add');
    expect({ dbCalls, dbTrips }).toEqual({ dbCalls: 3, dbTrips: 2 });
    const cart = await cartOf(session);
    expect(cart.lines).toEqual([
      expect.objectContaining({
        quantity: 2,
        selected: true,
        price: 299_00,
        tagPrice: 399_00,
        available: 5,
        problem: null,
      }),
    ]);
    expect(cart.quote).toMatchObject({ payable: 2 * 299_00, goodsTotal: 2 * 399_00, freight: 0 });
  });

  it('counts a repeated request once', async () => {
    const session = await shop.signIn();
    const requestId = randomUUID();
    await add(session, skus.dress, 2, requestId);
    await add(session, skus.dress, 1);
    const cart = await add(session, skus.dress, 2, requestId);
    expect(cart.pieces).toBe(3);
  });

  it('loses nothing when both thumbs tap at once', async () => {
    const session = await shop.signIn();
    await Promise.all(Array.from({ length: 6 }, () => add(session, skus.dress)));
    const cart = await cartOf(session);
    expect(cart.pieces).toBe(6);
  });

  it('stops at 99 pieces and at 50 SKUs', async () => {
    const session = await shop.signIn();
    await add(session, skus.dress, 99);
    expect((await add(session, skus.dress, 99)).pieces).toBe(99);
    for (let index = 0; index < 25; index += 1) {
      await add(session, skuIdOf(`TC${100 + index}`, 'C1', 'M'));
      if (index < 24) await add(session, skuIdOf(`TC${100 + index}`, 'C2', 'M'));
    }
    const extra = { skuId: skuIdOf('TC125', 'C1', 'M'), quantity: 1, requestId: randomUUID() };
    const reply = await shop.call(session, 'cart', 'add', extra);
    expect(reply).toEqual({ ok: false, refusal: { code: 'CART_FULL', data: { limit: 50 } } });
    expect((await add(session, skus.dress, 1)).pieces).toBe(99 + 49);
    expect((await cartOf(session)).lines).toHaveLength(50);
  });

  it.each([
    { quantity: -1 },
    { quantity: 0 },
    { quantity: 0.5 },
    { quantity: 1e9 },
    { quantity: '1' },
    { price: 1 },
    { openId: 'o-somebody-else' },
    { requestId: 'again' },
    { skuId: 'lines.$set' },
  ])('refuses forged input %p and changes nothing', async (forged) => {
    const session = await shop.signIn();
    const wish = { skuId: skus.dress, quantity: 1, requestId: randomUUID(), ...forged };
    expect(await addOutcome(session, wish)).toBe('INVALID_INPUT');
    expect((await cartOf(session)).lines).toEqual([]);
  });

  it.each([skuIdOf('TA200', 'C1', 'M'), 'nothing', '__proto__', 'constructor'])(
    'refuses %s, which is not for sale',
    async (skuId) => {
      const session = await shop.signIn();
      const wish = { skuId, quantity: 1, requestId: randomUUID() };
      expect(await addOutcome(session, wish)).toBe('UNKNOWN_SKU');
    },
  );
});

describe('a cart', () => {
  it('belongs to its owner alone', async () => {
    const [owner, other] = [await shop.signIn(), await shop.signIn()];
    await add(owner, skus.dress, 2);
    const wish = { skuId: skus.dress, quantity: 9 };
    expect(await outcome(other, 'setQuantity', wish)).toBe('UNKNOWN_SKU');
    await shop.must(other, 'cart', 'remove', { storeId, skuIds: [skus.dress] });
    expect((await shop.must<CartView>(owner, 'cart', 'get', { storeId })).pieces).toBe(2);
  });

  it('changes quantities, ticks and lines', async () => {
    const session = await shop.signIn();
    await add(session, skus.dress);
    await add(session, skus.shirt);
    const more = await shop.must<CartView>(session, 'cart', 'setQuantity', {
      storeId,
      skuId: skus.shirt,
      quantity: 3,
    });
    expect(inCart(more, skus.shirt)?.quantity).toBe(3);
    expect(more.lines.map((line) => line.skuId)).toEqual([skus.shirt, skus.dress]);
    const unticked = await shop.must<CartView>(session, 'cart', 'select', {
      storeId,
      skuIds: [skus.dress],
      selected: false,
    });
    expect(unticked.quote?.lines.map((line) => line.skuId)).toEqual([skus.shirt]);
    const left = await shop.must<CartView>(session, 'cart', 'remove', { storeId, skuIds: [skus.shirt] });
    expect(left).toMatchObject({ pieces: 1, quote: null });
    expect((await lastCall(shop, 'cart', 'remove')).dbTrips).toBeLessThanOrEqual(3);
  });

  it('says why a line cannot be bought, and leaves it out of the price', async () => {
    const session = await shop.signIn();
    const scarce = skuIdOf('TA100', 'C1', 'M');
    const negative = skuIdOf('TA100', 'C1', 'S');
    const gone = skuIdOf('TC120', 'C1', 'M');
    for (const skuId of [scarce, negative, gone]) await add(session, skuId, 6);
    await shop.update('skus', gone, { status: 'offShelf' });
    const cart = await cartOf(session);
    expect(inCart(cart, scarce)).toMatchObject({ problem: 'NOT_ENOUGH', available: 5 });
    expect(inCart(cart, negative)).toMatchObject({ problem: 'SOLD_OUT', available: 0 });
    expect(inCart(cart, gone)).toMatchObject({ problem: 'OFF_SHELF' });
    expect(cart.quote).toBeNull();
    expect((await lastCall(shop, 'cart', 'get')).dbTrips).toBeLessThanOrEqual(3);
  });

  it('has nothing to sell from a warehouse', async () => {
    const session = await shop.signIn();
    await add(session, skus.dress);
    const cart = await shop.must<CartView>(session, 'cart', 'get', { storeId: places.warehouse });
    expect(inCart(cart, skus.dress)).toMatchObject({ available: 0, problem: 'SOLD_OUT' });
  });

  it('forgets goods that left the catalogue for good', async () => {
    const session = await shop.signIn();
    await add(session, skus.dress);
    const { memberId } = await shop.must<{ memberId: string }>(session, 'member', 'me', {});
    const [member] = await shop.read<{ _id: string }>('members', { memberId });
    const openId = member?._id ?? '';
    await shop.update('carts', openId, { 'lines.GONE': { quantity: 1, selected: true, addedAt: 0 } });
    const cart = await cartOf(session);
    expect(cart.lines.map((line) => line.skuId)).toEqual([skus.dress]);
    expect(JSON.stringify(await shop.read('carts', { _id: openId }))).not.toContain('GONE');
  });

  it('shows prices as of now', async () => {
    const session = await shop.signIn();
    const skuId = skuIdOf('TC101', 'C1', 'M');
    await add(session, skuId);
    await shop.update('skus', skuId, { price: 199_00 });
    const cart = await cartOf(session);
    expect(inCart(cart, skuId)?.price).toBe(199_00);
  });
});

describe('a quote', () => {
  const lines = [{ skuId: skus.shirt, quantity: 1 }];
  it('explains the price and is within budget', async () => {
    const session = await shop.signIn();
    const quote = await shop.must<QuoteView>(session, 'cart', 'quote', {
      storeId,
      lines,
      fulfilment: { kind: 'delivery' },
    });
    expect(quote).toMatchObject({ goodsTotal: 99_00, freight: 12_00, payable: 111_00 });
    expect(quote.steps.at(-1)).toMatchObject({ code: 'freight', reason: 'flat', missing: 200_00 });
    expect((await lastCall(shop, 'cart', 'quote')).dbTrips).toBeLessThanOrEqual(3);
    expect(JSON.stringify(quote)).not.toContain(String(SECRET_COST));
  });

  it('delivers from the warehouse what the store has not', async () => {
    const session = await shop.signIn();
    const eleven = [{ skuId: skus.shirt, quantity: 11 }];
    expect(await outcome(session, 'quote', { lines: eleven, fulfilment: { kind: 'pickup' } })).toBe(
      'OUT_OF_STOCK',
    );
    expect(await outcome(session, 'quote', { lines: eleven, fulfilment: { kind: 'delivery' } })).toBe('ok');
  });

  it.each([
    [{ lines: [] }, 'INVALID_INPUT'],
    [{ lines: [...lines, ...lines] }, 'INVALID_INPUT'],
    [{ lines: [{ skuId: skus.shirt, quantity: -1 }] }, 'INVALID_INPUT'],
    [{ lines: [{ skuId: skus.shirt, quantity: 1, unitPrice: 1 }] }, 'INVALID_INPUT'],
    [{ payable: 1 }, 'INVALID_INPUT'],
    [{ lines: [{ skuId: 'nothing', quantity: 1 }] }, 'UNKNOWN_SKU'],
    [{ storeId: places.webshop }, 'UNKNOWN_STORE'],
  ])('of %p is answered with %s', async (changes, answer) => {
    const session = await shop.signIn();
    expect(await outcome(session, 'quote', { lines, fulfilment: { kind: 'pickup' }, ...changes })).toBe(
      answer,
    );
  });
});
