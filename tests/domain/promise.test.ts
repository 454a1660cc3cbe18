import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { availableToPromise, promiseOf, type StockFigures } from '@shared/domain/inventory/promise';
import { sourceOrder } from '@shared/domain/inventory/source-order';
import { place, wish } from './sourcing-places';

const stock = (figures: Partial<StockFigures>): StockFigures => ({
  onHand: 0,
  held: 0,
  committed: 0,
  safety: 0,
  quotas: {},
  promisedByChannel: {},
  ...figures,
});

describe('what a location may promise', () => {
  it.each<{ what: string; figures: Partial<StockFigures>; mall: number }>([
    { what: 'all that lies there', figures: { onHand: 5 }, mall: 5 },
    { what: 'not what unpaid orders hold', figures: { onHand: 5, held: 2 }, mall: 3 },
    { what: 'not what is sold and still there', figures: { onHand: 5, committed: 4 }, mall: 1 },
    { what: 'not the safety stock', figures: { onHand: 5, safety: 2 }, mall: 3 },
    { what: 'nothing at exactly the safety stock', figures: { onHand: 2, safety: 2 }, mall: 0 },
    { what: 'nothing below the safety stock', figures: { onHand: 1, safety: 2 }, mall: 0 },
    { what: 'nothing of what an old till oversold', figures: { onHand: -3 }, mall: 0 },
    { what: 'nothing when a count found less than is sold', figures: { onHand: 1, committed: 3 }, mall: 0 },
    { what: 'no more than the channel’s quota', figures: { onHand: 9, quotas: { mall: 4 } }, mall: 4 },
    {
      what: 'no more than there is, whatever the quota',
      figures: { onHand: 2, quotas: { mall: 4 } },
      mall: 2,
    },
    {
      what: 'the quota less what the channel has promised',
      figures: { onHand: 9, held: 1, committed: 2, quotas: { mall: 4 }, promisedByChannel: { mall: 3 } },
      mall: 1,
    },
    {
      what: 'the whole quota when another channel made the promises',
      figures: { onHand: 9, held: 3, quotas: { mall: 4 }, promisedByChannel: { live: 3 } },
      mall: 4,
    },
    {
      what: 'nothing of a quota that was lowered below what is promised',
      figures: { onHand: 9, held: 3, quotas: { mall: 1 }, promisedByChannel: { mall: 3 } },
      mall: 0,
    },
    { what: 'nothing with a quota of none', figures: { onHand: 9, quotas: { mall: 0 } }, mall: 0 },
    { what: 'freely beside another channel’s quota', figures: { onHand: 9, quotas: { live: 1 } }, mall: 9 },
  ])('$what: $mall', ({ figures, mall }) => expect(availableToPromise(stock(figures), 'mall')).toBe(mall));

  it('lets the till sell the safety stock, but nothing that is held or sold', () => {
    expect(availableToPromise(stock({ onHand: 5, held: 1, committed: 1, safety: 2 }), 'counter')).toBe(3);
  });

  it('is never below zero, nor more than lies there unpromised, nor beyond a quota', () => {
    const anyFigures = fc.record({
      onHand: fc.integer({ min: -20, max: 50 }),
      held: fc.nat(20),
      committed: fc.nat(20),
      safety: fc.nat(10),
      quotas: fc.record({ mall: fc.nat(30) }, { requiredKeys: [] }),
      promisedByChannel: fc.record({ mall: fc.nat(30) }, { requiredKeys: [] }),
    });
    fc.assert(
      fc.property(anyFigures, (figures) => {
        const free = Math.max(0, figures.onHand - figures.held - figures.committed);
        const mall = availableToPromise(stock(figures), 'mall');
        expect(mall).toBeGreaterThanOrEqual(0);
        expect(mall).toBeLessThanOrEqual(free);
        expect(mall).toBeLessThanOrEqual(figures.quotas.mall ?? Infinity);
        expect(mall).toBeLessThanOrEqual(availableToPromise(stock(figures), 'counter'));
      }),
    );
  });
});

describe('what a product page may promise', () => {
  it.each([
    { what: 'no store chosen', store: null, shippers: [3, 4], maxParts: 3, answer: [0, 7] },
    { what: 'store and shippers apart', store: 2, shippers: [2, 4], maxParts: 3, answer: [2, 6] },
    {
      what: 'only as many places as an order may have parts',
      store: 2,
      shippers: [1, 5, 4],
      maxParts: 2,
      answer: [2, 9],
    },
    { what: 'no shippers', store: 2, shippers: [], maxParts: 3, answer: [2, 0] },
    {
      what: 'an oversold shipper takes nothing from the others',
      store: null,
      shippers: [-5, 3],
      maxParts: 3,
      answer: [0, 3],
    },
  ])('$what', ({ store, shippers, maxParts, answer: [inStore, forDelivery] }) => {
    const places = {
      store: store === null ? null : stock({ onHand: store }),
      shippers: shippers.map((onHand) => stock({ onHand })),
    };
    expect(promiseOf(places, 'mall', maxParts)).toEqual({ inStore, forDelivery });
  });

  it('is what sourcing then keeps: that many pieces can be ordered, and not one more', () => {
    const anyShippers = fc.array(fc.integer({ min: -3, max: 9 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(anyShippers, fc.integer({ min: 1, max: 3 }), (shippers, maxParts) => {
        const stocks = shippers.map((onHand) => stock({ onHand }));
        const { forDelivery } = promiseOf({ store: null, shippers: stocks }, 'mall', maxParts);
        const candidates = stocks.map((figures, index) =>
          place(`p${index}`, { dress: availableToPromise(figures, 'mall') }),
        );
        const canOrder = (dress: number) =>
          dress === 0 || sourceOrder(wish({ dress }, candidates, { settings: { maxParts } })).ok;
        expect([canOrder(forDelivery), canOrder(forDelivery + 1)]).toEqual([true, false]);
      }),
    );
  });
});
