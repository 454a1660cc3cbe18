import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OutputOf } from '@shared/contracts/contract';
import type { HqContract } from '@shared/contracts/hq.contract';
import type { AuditDocument } from '@functions/_stores/hq.documents';
import { categories, SECRET_COST, skuIdOf, stockOfStyle, styleDocuments } from '../support/assortment';
import { ADMIN, hire, HqDesk } from '../support/hq-desk';
import { findProblems } from '../support/invariants';
import { places, Shop, skus } from '../support/shop';

type Answer<Name extends keyof HqContract> = OutputOf<HqContract[Name]>;

let shop: Shop;
let desk: HqDesk;
const must = <Name extends keyof HqContract & string>(action: Name, input: object = {}) =>
  desk.must<Answer<Name>>(action, input);

const styles = [
  styleDocuments({
    styleNumber: 'TA100',
    name: { zh: '收腰连衣裙', en: 'Waisted dress' },
    sizes: ['S', 'M'],
  }),
  ...Array.from({ length: 12 }, (_, index) =>
    styleDocuments({ styleNumber: `TC${100 + index}`, name: { zh: `衬衫${index}`, en: `Shirt ${index}` } }),
  ),
];

beforeAll(async () => {
  shop = await Shop.open();
  desk = new HqDesk(shop);
  await hire(shop, ADMIN.username, ADMIN.password);
  await shop.insert(
    'products',
    styles.map((style) => style.product),
  );
  await shop.insert(
    'skus',
    styles.flatMap((style) => style.skus),
  );
  await shop.insert('categories', categories);
  await shop.insert('stock', [
    stockOfStyle(places.jingan, 'TA100', 'C1', 'M', 3),
    stockOfStyle(places.hangzhou, 'TA100', 'C1', 'M', -2),
    stockOfStyle(places.hangzhou, 'TA100', 'C2', 'S', 0),
  ]);
  await desk.signIn();
}, 60_000);
afterAll(async () => {
  // Counts and orders lost no piece; a figure that was below zero before we came is no fault of theirs.
  expect(await findProblems(shop).finally(() => shop.close())).toEqual([]);
});

describe('goods', () => {
  it('are paged by style number with a total, cost and stock of the whole chain', async () => {
    const first = await must('products', { limit: 5 });
    const second = await must('products', { limit: 5, cursor: first.nextCursor });
    expect(first.total).toBe(13);
    expect(first.products[0]).toMatchObject({ productId: 'TA100', onHand: 1, skuCount: 4 });
    expect(second.products[0]?.productId).toBe('TC104');
    const detail = await must('product', { productId: 'TA100' });
    expect(detail.skus.every((sku) => sku.cost === SECRET_COST)).toBe(true);
    expect(detail.skus.find((sku) => sku.skuId === skuIdOf('TA100', 'C1', 'M'))?.onHand).toBe(1);
  });

  it('are found by name, by number and by filter', async () => {
    expect((await must('products', { query: '连衣裙' })).total).toBe(1);
    expect((await must('products', { query: 'tc10' })).total).toBe(10);
    expect((await must('products', { status: 'offShelf' })).total).toBe(0);
    expect((await must('products', { query: '🌸' })).products).toEqual([]);
  });

  it('are changed with their SKUs, summary and search terms, and the change is on record', async () => {
    const skuId = skuIdOf('TA100', 'C1', 'M');
    const name = { zh: '新款长裙', en: 'New long dress' };
    const saved = await must('saveProduct', { productId: 'TA100', name, skus: [{ skuId, price: 199_00 }] });
    expect(saved).toMatchObject({ name, price: 199_00 });
    expect((await must('products', { query: '长裙' })).total).toBe(1);
    expect((await must('products', { query: '收腰' })).total).toBe(0);
    const others = await shop.read<{ _id: string; name: object; updatedAt: number }>('skus', {
      productId: 'TA100',
    });
    expect(others.every((sku) => JSON.stringify(sku.name) === JSON.stringify(name))).toBe(true);
    const [entry] = await shop.read<AuditDocument>('audit', { subject: 'TA100' });
    expect(entry).toMatchObject({
      by: ADMIN.username,
      action: 'saveProduct',
      from: { name: { zh: '收腰连衣裙' } },
      to: { name },
    });

    const shopper = await shop.signIn();
    const view = await shop.must<{ skus: { skuId: string; price: number }[] }>(
      shopper,
      'catalog',
      'product',
      {
        productId: 'TA100',
        storeId: places.jingan,
      },
    );
    expect(view.skus.find((sku) => sku.skuId === skuId)?.price).toBe(199_00);
  });

  it('saved as they are change nothing', async () => {
    const before = await shop.read('products', { _id: 'TC101' });
    await must('saveProduct', { productId: 'TC101', status: 'onSale' });
    expect(await shop.read('products', { _id: 'TC101' })).toEqual(before);
    expect(await shop.read('audit', { subject: 'TC101' })).toEqual([]);
  });

  it('leave the mall and come back as a whole', async () => {
    const shopper = await shop.signIn();
    const seen = () =>
      shop.outcome(shopper, 'catalog', 'product', { productId: 'TC102', storeId: places.jingan });
    await must('saveProduct', { productId: 'TC102', status: 'offShelf' });
    expect(await seen()).toBe('PRODUCT_NOT_FOUND');
    const skuId = skuIdOf('TC102', 'C1', 'M');
    const wish = { requestId: randomUUID(), skuId, quantity: 1 };
    expect(await shop.outcome(shopper, 'cart', 'add', wish)).toBe('UNKNOWN_SKU');
    await must('saveProduct', { productId: 'TC102', status: 'onSale' });
    expect(await seen()).toBe('ok');
  });

  it('saved by two at once end consistent', async () => {
    const save = (price: number) =>
      desk.outcome('saveProduct', {
        productId: 'TC103',
        skus: ['C1', 'C2'].map((colour) => ({ skuId: skuIdOf('TC103', colour as 'C1', 'M'), price })),
      });
    const outcomes = await Promise.all([save(100_00), save(150_00), save(200_00)]);
    expect(outcomes).toContain('ok');
    const detail = await must('product', { productId: 'TC103' });
    expect(new Set(detail.skus.map((sku) => sku.price)).size).toBe(1);
    expect(detail.price).toBe(detail.skus[0]?.price);
  });

  it.each([
    [{ productId: 'nothing' }, 'PRODUCT_NOT_FOUND'],
    [{ productId: 'TC104', skus: [{ skuId: skus.dress, price: 1 }] }, 'UNKNOWN_SKU'],
    [
      { productId: 'TC104', skus: [{ skuId: skuIdOf('TC104', 'C1', 'M'), price: 399_01 }] },
      'PRICE_ABOVE_TAG',
    ],
    [{ productId: 'TC104', skus: [{ skuId: skuIdOf('TC104', 'C1', 'M'), price: -1 }] }, 'INVALID_INPUT'],
    [{ productId: 'TC104', skus: [{ skuId: skuIdOf('TC104', 'C1', 'M'), price: 0.5 }] }, 'INVALID_INPUT'],
    [{ productId: 'TC104', skus: [{ skuId: skuIdOf('TC104', 'C1', 'M'), cost: 1 }] }, 'INVALID_INPUT'],
    [{ productId: 'TC104', name: { zh: '很'.repeat(61), en: 'x' } }, 'INVALID_INPUT'],
  ])('with %p are answered %s', async (input, outcome) => {
    expect(await desk.outcome('saveProduct', input)).toBe(outcome);
  });
});

describe('stock', () => {
  const figure = { locationId: places.jingan, skuId: skuIdOf('TA100', 'C1', 'M') };

  it('is filtered by place, goods and trouble', async () => {
    const negative = await must('stock', { only: 'negative' });
    expect(negative).toMatchObject({ total: 1, stock: [{ locationId: places.hangzhou, available: -2 }] });
    expect((await must('stock', { only: 'empty' })).total).toBe(1);
    expect((await must('stock', { query: '长裙' })).total).toBe(3);
    expect((await must('stock', { query: figure.skuId })).total).toBe(2);
    expect((await must('stock', { query: figure.skuId, locationId: places.jingan })).total).toBe(1);
    expect((await must('stock', { query: '没有' })).total).toBe(0);
  });

  it('pages without losing or repeating a figure', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page: Answer<'stock'> = await must('stock', { limit: 3, cursor });
      seen.push(...page.stock.map((row) => `${row.locationId}:${row.skuId}`));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toHaveLength((await must('stock')).total);
  });

  it('is set to what was counted, once per request, with a move and a record', async () => {
    const count = { ...figure, requestId: randomUUID(), counted: 8 };
    expect(await must('countStock', count)).toMatchObject({ onHand: 8, available: 8 });
    await must('countStock', { ...figure, requestId: randomUUID(), counted: 6 });
    expect(await must('countStock', count)).toMatchObject({ onHand: 6 });
    const { moves } = await must('stockMoves', figure);
    const counts = moves.filter((move) => move.reason === 'count').map((move) => move.quantity);
    expect(counts.sort()).toEqual([-2, 5]);
    await shop.runTimer();
    expect(await must('countStock', count)).toMatchObject({ onHand: 6 });
    const subject = `${figure.locationId}:${figure.skuId}`;
    const records = await shop.read<AuditDocument>('audit', { subject });
    expect(records.map((record) => [record.from, record.to])).toEqual(
      expect.arrayContaining([
        [{ onHand: 3 }, { onHand: 8 }],
        [{ onHand: 8 }, { onHand: 6 }],
      ]),
    );
    expect(records).toHaveLength(2);
  });

  it('counted while it sells keeps every move', async () => {
    const location = { locationId: places.jingan, skuId: skus.hot };
    const shoppers = await Promise.all(Array.from({ length: 6 }, () => shop.signIn()));
    const before = await shop.stockOf(skus.hot);
    await Promise.all([
      ...shoppers.map((session) => shop.place(session, { lines: [{ skuId: skus.hot, quantity: 1 }] })),
      must('countStock', { ...location, requestId: randomUUID(), counted: before.onHand + 5 }),
    ]);
    const after = await shop.stockOf(skus.hot);
    expect(after).toMatchObject({ onHand: before.onHand + 5, held: 6, available: before.onHand - 1 });
    expect((await must('stockMoves', location)).holds).toHaveLength(6);
  });

  it.each([
    [{ counted: -1 }, 'INVALID_INPUT'],
    [{ counted: 0.5 }, 'INVALID_INPUT'],
    [{ counted: 1e9 }, 'INVALID_INPUT'],
    [{ skuId: 'nothing' }, 'STOCK_NOT_FOUND'],
  ])('counted as %p is answered %s', async (changes, outcome) => {
    const input = { ...figure, requestId: randomUUID(), counted: 1, ...changes };
    expect(await desk.outcome('countStock', input)).toBe(outcome);
  });
});

describe('orders', () => {
  it('are listed, filtered and summed', async () => {
    const session = await shop.signIn();
    await shop.must(session, 'member', 'updateProfile', { nickname: '棠小姐🌸' });
    const first = await shop.place(session, { lines: [{ skuId: skus.shirt, quantity: 2 }] });
    const second = await shop.place(session);
    const mine = await must('orders', { query: '棠小姐' });
    expect(mine).toMatchObject({ total: 2, payable: 2 * 99_00 + 299_00 });
    expect(mine.orders.map((order) => order.orderId)).toEqual(expect.arrayContaining([first, second]));
    expect(
      (await must('orders', { query: first.slice(0, 19), storeId: places.jingan })).orders[0]?.orderId,
    ).toBe(first);
    expect((await must('orders', { query: '棠小姐', status: 'paid' })).total).toBe(0);
    expect((await must('orders', { query: '棠小姐', from: 0, to: 1 })).total).toBe(0);
    expect((await must('orders', { query: '棠小姐', fulfilmentKind: 'delivery' })).payable).toBe(0);
    const page = await must('orders', { query: '棠小姐', limit: 1 });
    const next = await must('orders', { query: '棠小姐', limit: 1, cursor: page.nextCursor });
    expect(new Set([page, next].map((answer) => answer.orders[0]?.orderId))).toEqual(
      new Set([first, second]),
    );
  });

  it('open with their price, and without the pickup code that is the shopper’s alone', async () => {
    const session = await shop.signIn();
    const orderId = await shop.place(session);
    const paid = await shop.payOrder(session, orderId);
    expect(paid.fulfilment).toMatchObject({ code: expect.stringMatching(/^\d{6}$/) });
    const { order, transactionId } = await must('order', { orderId });
    expect(order).toMatchObject({ orderId, status: 'paid', payable: 299_00, fulfilment: { code: null } });
    expect(transactionId).toEqual(expect.any(String));
    expect(await desk.outcome('order', { orderId: '0'.repeat(20) })).toBe('ORDER_NOT_FOUND');
  });
});

it('lists stores with their guides, and categories', async () => {
  const { stores } = await must('stores');
  expect(stores.find((store) => store.storeId === places.jingan)?.guideCount).toBe(2);
  expect(stores.map((store) => store.kind)).toEqual(expect.arrayContaining(['warehouse', 'webshop']));
  expect((await must('categories')).categories).toHaveLength(3);
});
