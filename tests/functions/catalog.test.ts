import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OutputOf } from '@shared/contracts/contract';
import type { CatalogContract } from '@shared/contracts/catalog.contract';
import type { StoreDocument } from '@functions/_stores/catalog.documents';
import {
  banners,
  categories,
  SECRET_COST,
  skuIdOf,
  stockOfStyle,
  styleDocuments,
} from '../support/assortment';
import { lastCall } from '../support/call-log';
import { places, Shop } from '../support/shop';

type Answer<Name extends keyof CatalogContract> = OutputOf<CatalogContract[Name]>;

const LONG_NAME = '👗法式复古收腰显瘦'.padEnd(60, '很');
const FILLERS = 30;

const styles = [
  styleDocuments({
    styleNumber: 'TA100',
    name: { zh: '法式收腰连衣裙', en: 'Waisted dress' },
    sizes: ['L', 'S', 'M'],
    rank: 90,
  }),
  styleDocuments({
    styleNumber: 'TA200',
    name: { zh: '下架连衣裙', en: 'Gone dress' },
    status: 'offShelf',
    rank: 95,
  }),
  styleDocuments({
    styleNumber: 'TA300',
    name: { zh: LONG_NAME, en: 'A very long name 🌸' },
    price: 99_00,
    rank: 80,
    listedOn: null,
  }),
  styleDocuments({
    styleNumber: 'TB100',
    name: { zh: '纯棉T恤', en: 'Cotton tee' },
    rank: 70,
    categoryIds: ['men'],
  }),
  ...Array.from({ length: FILLERS }, (_, index) =>
    styleDocuments({
      styleNumber: `TC${100 + index}`,
      name: { zh: `衬衫${index}`, en: `Shirt ${index}` },
      price: 100_00 + (index % 3),
      rank: index % 2,
      listedOn: index % 2 ? null : `2026-02-${String(10 + index).slice(0, 2)}`,
    }),
  ),
];

let shop: Shop;
let session: string;
const call = <Name extends keyof CatalogContract & string>(action: Name, input: object) =>
  shop.must<Answer<Name>>(session, 'catalog', action, input);
const storeId = places.jingan;

beforeAll(async () => {
  shop = await Shop.open();
  session = await shop.signIn();
  await shop.insert(
    'products',
    styles.map((style) => style.product),
  );
  await shop.insert(
    'skus',
    styles.flatMap((style) => style.skus),
  );
  await shop.insert('categories', categories);
  await shop.insert('banners', banners);
  await shop.insert('stock', [
    stockOfStyle(places.jingan, 'TA100', 'C1', 'M', 3),
    stockOfStyle(places.jingan, 'TA100', 'C2', 'S', 2),
    stockOfStyle(places.jingan, 'TA100', 'C2', 'L', -4),
    stockOfStyle(places.hangzhou, 'TA100', 'C1', 'M', 7),
    stockOfStyle(places.warehouse, 'TA100', 'C1', 'M', 500),
    stockOfStyle('S003', 'TA100', 'C1', 'M', 5),
    stockOfStyle(places.jingan, 'TA300', 'C1', 'M', -2),
  ]);
  const [shanghai] = await shop.read<StoreDocument>('stores', { _id: places.jingan });
  await shop.insert('stores', [
    { ...shanghai!, _id: 'S003', name: { zh: '关店', en: 'Closed' }, status: 'closed' },
    { ...shanghai!, _id: 'S004', name: { zh: '无坐标店', en: 'Off the map' }, location: null },
  ]);
  await shop.update('stores', places.hangzhou, {
    city: { zh: '杭州', en: 'Hangzhou' },
    'location.coordinates': [120.16, 30.25],
  });
}, 60_000);
afterAll(() => shop.close());

describe('the home page', () => {
  it('needs one call and two database trips', async () => {
    const home = await call('home', { storeId });
    expect(home.store.storeId).toBe(storeId);
    expect(home.categories.map((category) => category.categoryId)).toEqual(['women', 'men']);
    expect(home.banners).toHaveLength(1);
    expect(home.products).toHaveLength(20);
    expect((await lastCall(shop, 'catalog', 'home')).dbTrips).toBeLessThanOrEqual(2);
  });

  it('chooses the nearest open store', async () => {
    const inHangzhou = { longitude: 120.2, latitude: 30.3 };
    const { store } = await call('home', { location: inHangzhou });
    expect(store.storeId).toBe(places.hangzhou);
    expect(store.distanceMetres).toBeGreaterThan(1_000);
    expect((await lastCall(shop, 'catalog', 'home')).dbTrips).toBeLessThanOrEqual(2);
  });

  it.each([places.warehouse, places.webshop, 'S003', 'nowhere'])(
    'never opens %s as a mall and falls back to a store',
    async (wanted) => {
      expect((await call('home', { storeId: wanted })).store.storeId).toBe(storeId);
    },
  );

  it('shows only what is on sale, most recommended first, with the stock of the store', async () => {
    const { products } = await call('home', { storeId });
    expect(products.slice(0, 3).map((card) => [card.productId, card.available])).toEqual([
      ['TA100', 5],
      ['TA300', 0],
      ['TB100', 0],
    ]);
    expect(products.map((card) => card.productId)).not.toContain('TA200');
  });
});

describe('lists', () => {
  it.each(['recommended', 'newest', 'priceUp', 'priceDown'] as const)(
    'page through everything once, sorted by %s',
    async (sort) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page: Answer<'list'> = await call('list', { storeId, sort, limit: 7, cursor });
        seen.push(...page.products.map((card) => card.productId));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      const onSale = styles.filter((style) => style.product.status === 'onSale');
      expect(new Set(seen).size).toBe(seen.length);
      expect([...seen].sort()).toEqual(onSale.map((style) => style.product._id).sort());
    },
  );

  it('sort by price both ways', async () => {
    const up = await call('list', { storeId, sort: 'priceUp' });
    const down = await call('list', { storeId, sort: 'priceDown' });
    expect(up.products[0]?.productId).toBe('TA300');
    const prices = down.products.map((card) => card.price);
    expect(prices).toEqual([...prices].sort((a, b) => b - a));
  });

  it.each([
    ['连衣裙', ['TA100']],
    ['收腰 裙', ['TA100']],
    ['t恤', ['TB100']],
    ['TEE', ['TB100']],
    ['ta10', ['TA100']],
    ['显瘦', ['TA300']],
    ['裙连', []],
    ['🌸', []],
    ['$where', []],
  ])('search %s finds %p', async (query, found) => {
    const { products } = await call('list', { storeId, query });
    expect(products.map((card) => card.productId)).toEqual(found);
  });

  it('keep to a category and to the budget', async () => {
    const { products } = await call('list', { storeId, categoryId: 'men' });
    expect(products.map((card) => card.productId)).toEqual(['TB100']);
    expect((await lastCall(shop, 'catalog', 'list')).dbTrips).toBeLessThanOrEqual(2);
  });

  it.each([
    [{ limit: 0 }],
    [{ limit: 1e9 }],
    [{ limit: 0.5 }],
    [{ query: '' }],
    [{ query: '裙'.repeat(41) }],
    [{ price: 1 }],
    [{ sort: 'cheapest' }],
    [{ categoryId: { $ne: null } }],
  ])('refuse forged input %p', async (input) => {
    expect(await shop.outcome(session, 'catalog', 'list', { storeId, ...input })).toBe('INVALID_INPUT');
  });

  it('start over with a cursor that is not ours', async () => {
    const first = await call('list', { storeId });
    const forged = Buffer.from(JSON.stringify([{ $gt: '' }, 'x'])).toString('base64url');
    for (const cursor of ['garbage', forged]) {
      expect((await call('list', { storeId, cursor })).products[0]).toEqual(first.products[0]);
    }
  });

  it('say when a store does not sell to shoppers', async () => {
    expect(await shop.outcome(session, 'catalog', 'list', { storeId: places.warehouse })).toBe(
      'UNKNOWN_STORE',
    );
  });
});

describe('a product', () => {
  it('shows SKUs with the stock of the store, never below zero, sizes small to large', async () => {
    const product = await call('product', { productId: 'TA100', storeId });
    expect(product.sizes).toEqual(['S', 'M', 'L']);
    const stock = Object.fromEntries(product.skus.map((sku) => [sku.skuId, sku.available]));
    expect(stock).toMatchObject({
      [skuIdOf('TA100', 'C1', 'M')]: 3,
      [skuIdOf('TA100', 'C2', 'S')]: 2,
      [skuIdOf('TA100', 'C2', 'L')]: 0,
      [skuIdOf('TA100', 'C1', 'S')]: 0,
    });
    expect(product.storesElsewhere).toBe(1); // Neither the warehouse nor the closed store counts.
    expect(product.facts.map((fact) => fact.text.en)).toContain('Cotton 100%');
    expect((await lastCall(shop, 'catalog', 'product')).dbTrips).toBeLessThanOrEqual(2);
  });

  it('keeps emoji and long names whole', async () => {
    expect((await call('product', { productId: 'TA300', storeId })).name.zh).toBe(LONG_NAME);
  });

  it.each(['TA200', 'nothing', '__proto__'])('%s is not to be had', async (productId) => {
    expect(await shop.outcome(session, 'catalog', 'product', { productId, storeId })).toBe(
      'PRODUCT_NOT_FOUND',
    );
  });

  it('hides a SKU that is off the shelf', async () => {
    await shop.update('skus', skuIdOf('TC100', 'C2', 'M'), { status: 'offShelf' });
    const product = await call('product', { productId: 'TC100', storeId });
    expect(product.colours.map((colour) => colour.code)).toEqual(['C1']);
    expect(product.skus).toHaveLength(1);
  });
});

describe('stores', () => {
  it('come nearest first, those off the map last, and only those that sell', async () => {
    const { stores } = await call('stores', { location: { longitude: 121.47, latitude: 31.23 } });
    expect(stores.map((store) => store.storeId)).toEqual([places.jingan, places.hangzhou, 'S004']);
    expect(stores.map((store) => store.distanceMetres)).toEqual([
      expect.any(Number),
      expect.any(Number),
      null,
    ]);
  });

  it('are found by city in both languages', async () => {
    const { stores } = await call('stores', { query: 'HANGZHOU' });
    expect(stores.map((store) => store.storeId)).toEqual([places.hangzhou]);
  });

  it('with a SKU are only those that can sell it now', async () => {
    const { stores } = await call('stockByStore', { skuId: skuIdOf('TA100', 'C1', 'M') });
    expect(stores.map(({ store, available }) => [store.storeId, available]).sort()).toEqual([
      [places.jingan, 3],
      [places.hangzhou, 7],
    ]);
  });
});

it('nests categories', async () => {
  const { categories: tree } = await call('categories', {});
  expect(tree.map((top) => [top.categoryId, top.children.map((leaf) => leaf.categoryId)])).toEqual([
    ['women', ['women-dresses']],
    ['men', []],
  ]);
});

it('never tells a shopper what goods cost us', async () => {
  const answers = await Promise.all([
    call('home', { storeId }),
    call('list', { storeId }),
    call('product', { productId: 'TA100', storeId }),
    call('stockByStore', { skuId: skuIdOf('TA100', 'C1', 'M') }),
  ]);
  const text = JSON.stringify(answers);
  expect(text).not.toContain(String(SECRET_COST));
  expect(text).not.toMatch(/"cost"/);
});

it('answers nobody who is not signed in', async () => {
  expect(await shop.call('', 'catalog', 'home', {})).toMatchObject({ fault: 'NOT_SIGNED_IN' });
});
