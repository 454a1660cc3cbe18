import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { priceBasket, type FulfilmentKind, type PricedSku } from '@shared/domain/pricing/price-basket';
import { fen, sumFen } from '@shared/kernel/money';

const sku = (skuId: string, tagPrice: number, price = tagPrice): PricedSku => ({
  skuId,
  productId: 'P1',
  name: { zh: `连衣裙 ${skuId}`, en: `Dress ${skuId}` },
  colour: { zh: '海军蓝', en: 'Navy' },
  size: 'M',
  picture: 'goods:dress:1f3a5f:1',
  tagPrice: fen(tagPrice),
  price: fen(price),
});

const anyLine = fc.record({
  tagPrice: fc.integer({ min: 0, max: 100_000_000 }),
  price: fc.integer({ min: 0, max: 100_000_000 }),
  quantity: fc.integer({ min: 1, max: 99 }),
});
const anyBasket = fc.record({
  lines: fc.array(anyLine, { minLength: 1, maxLength: 50 }).map((lines) =>
    lines.map(({ tagPrice, price, quantity }, index) => ({
      sku: sku(`S${index}`, tagPrice, price),
      quantity,
    })),
  ),
  fulfilment: fc.constantFrom<FulfilmentKind>('pickup', 'delivery'),
});

describe('pricing a basket', () => {
  it('never takes off less than nothing or more than the line', () => {
    fc.assert(
      fc.property(anyBasket, (basket) => {
        for (const line of priceBasket(basket).lines) {
          expect(line.discount).toBeLessThanOrEqual(0);
          expect(line.payable).toBeGreaterThanOrEqual(0);
          expect(line.amount + line.discount).toBe(line.payable);
        }
      }),
    );
  });

  it('adds up: lines to totals, steps to what is to be paid', () => {
    fc.assert(
      fc.property(anyBasket, (basket) => {
        const quote = priceBasket(basket);
        expect(quote.lines.map((line) => line.skuId)).toEqual(basket.lines.map((line) => line.sku.skuId));
        expect(sumFen(quote.lines.map((line) => line.amount))).toBe(quote.goodsTotal);
        expect(sumFen(quote.lines.map((line) => line.discount))).toBe(quote.discount);
        expect(sumFen(quote.lines.map((line) => line.payable)) + quote.freight).toBe(quote.payable);
        let running = 0;
        for (const step of quote.steps) expect((running += step.change)).toBe(step.after);
        expect(running).toBe(quote.payable);
      }),
    );
  });

  it('costs the same whatever the order of its lines', () => {
    fc.assert(
      fc.property(anyBasket, (basket) => {
        const turned = { ...basket, lines: [...basket.lines].reverse() };
        expect(priceBasket(turned).payable).toBe(priceBasket(basket).payable);
      }),
    );
  });

  it.each([
    { name: 'below free delivery by one fen', price: 298_99, freight: 12_00, missing: 1, reason: 'flat' },
    { name: 'exactly at free delivery', price: 299_00, freight: 0, missing: 0, reason: 'freeAbove' },
    { name: 'above free delivery', price: 900_00, freight: 0, missing: 0, reason: 'freeAbove' },
  ] as const)('delivers $name for $freight fen', ({ price, freight, missing, reason }) => {
    const quote = priceBasket({ lines: [{ sku: sku('A', price), quantity: 1 }], fulfilment: 'delivery' });
    expect(quote.freight).toBe(freight);
    expect(quote.steps.at(-1)).toMatchObject({ code: 'freight', reason, missing, threshold: 299_00 });
  });

  it('counts what is paid for goods, not their tags, towards free delivery', () => {
    const lines = [{ sku: sku('A', 399_00, 199_00), quantity: 1 }];
    expect(priceBasket({ lines, fulfilment: 'delivery' }).payable).toBe(211_00);
    expect(priceBasket({ lines, fulfilment: 'pickup' })).toMatchObject({ payable: 199_00, freight: 0 });
  });

  it('explains each step in order', () => {
    const lines = [
      { sku: sku('A', 200_00, 150_00), quantity: 2 },
      { sku: sku('B', 99_00), quantity: 1 },
    ];
    expect(priceBasket({ lines, fulfilment: 'pickup' }).steps).toEqual([
      { code: 'goods', pieces: 3, change: 499_00, after: 499_00 },
      {
        code: 'salePrice',
        skuId: 'A',
        name: { zh: '连衣裙 A', en: 'Dress A' },
        change: -100_00,
        after: 399_00,
      },
      { code: 'freight', reason: 'pickup', threshold: 299_00, missing: 0, change: 0, after: 399_00 },
    ]);
  });

  it('asks no more than the tag when the catalogue has a sale price above it', () => {
    const quote = priceBasket({
      lines: [{ sku: sku('A', 100_00, 120_00), quantity: 1 }],
      fulfilment: 'pickup',
    });
    expect(quote).toMatchObject({ payable: 100_00, discount: 0 });
    expect(quote.lines[0]?.unitPrice).toBe(100_00);
  });

  it.each([0, -1, 0.5, Number.NaN])('stops at a quantity of %p, which no parsed input has', (quantity) => {
    expect(() => priceBasket({ lines: [{ sku: sku('A', 100), quantity }], fulfilment: 'pickup' })).toThrow();
  });
});
