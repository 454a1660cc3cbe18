import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chooseLocation, type Candidate } from '@shared/domain/inventory/choose-location';

const place = (locationId: string, stock: Record<string, number>): Candidate => ({
  locationId,
  availableOf: (skuId) => stock[skuId] ?? 0,
});
const dress = (quantity: number) => ({ skuId: 'dress', quantity });
const shirt = (quantity: number) => ({ skuId: 'shirt', quantity });

type Example = {
  what: string;
  fulfilment: 'pickup' | 'delivery';
  wanted: { skuId: string; quantity: number }[];
  store: Record<string, number>;
  shippers: Record<string, number>[];
  answer: unknown;
};

describe('where the goods come from', () => {
  it.each<Example>([
    {
      what: 'pickup takes the chosen store',
      fulfilment: 'pickup',
      wanted: [dress(1)],
      store: { dress: 1 },
      shippers: [{ dress: 9 }],
      answer: { ok: true, value: { locationId: 'store', reason: 'pickedUpThere' } },
    },
    {
      what: 'pickup never takes a warehouse',
      fulfilment: 'pickup',
      wanted: [dress(2)],
      store: { dress: 1 },
      shippers: [{ dress: 9 }],
      answer: { ok: false, refusal: { code: 'OUT_OF_STOCK', data: { skuId: 'dress', available: 1 } } },
    },
    {
      what: 'delivery prefers the chosen store',
      fulfilment: 'delivery',
      wanted: [dress(1), shirt(1)],
      store: { dress: 1, shirt: 1 },
      shippers: [{ dress: 9, shirt: 9 }],
      answer: { ok: true, value: { locationId: 'store', reason: 'chosenStoreHasAll' } },
    },
    {
      what: 'delivery goes to the first shipper that has everything',
      fulfilment: 'delivery',
      wanted: [dress(1), shirt(2)],
      store: { dress: 1 },
      shippers: [
        { dress: 9, shirt: 1 },
        { dress: 1, shirt: 2 },
        { dress: 9, shirt: 9 },
      ],
      answer: { ok: true, value: { locationId: 'shipper1', reason: 'shipsForStore' } },
    },
    {
      what: 'delivery refused names what is short everywhere, and the most there is',
      fulfilment: 'delivery',
      wanted: [dress(1), shirt(5)],
      store: { shirt: 2 },
      shippers: [{ dress: 9, shirt: 4 }],
      answer: { ok: false, refusal: { code: 'OUT_OF_STOCK', data: { skuId: 'shirt', available: 4 } } },
    },
    {
      what: 'no place has the whole basket, though each line exists somewhere',
      fulfilment: 'delivery',
      wanted: [dress(1), shirt(1)],
      store: { shirt: 1 },
      shippers: [{ dress: 1 }],
      answer: { ok: false, refusal: { code: 'OUT_OF_STOCK', data: { skuId: 'dress', available: 0 } } },
    },
    {
      what: 'a place with less than nothing (a POS oversold) has nothing',
      fulfilment: 'pickup',
      wanted: [dress(1)],
      store: { dress: -3 },
      shippers: [],
      answer: { ok: false, refusal: { code: 'OUT_OF_STOCK', data: { skuId: 'dress', available: 0 } } },
    },
  ])('$what', ({ fulfilment, wanted, store, shippers, answer }) => {
    const chosen = chooseLocation({
      fulfilment,
      wanted,
      store: place('store', store),
      shippers: shippers.map((stock, index) => place(`shipper${index}`, stock)),
    });
    expect(chosen).toEqual(answer);
  });

  it('never promises what the place does not have', () => {
    const stock = fc.record({
      dress: fc.integer({ min: -2, max: 5 }),
      shirt: fc.integer({ min: -2, max: 5 }),
    });
    const quantities = fc.record({
      dress: fc.integer({ min: 1, max: 4 }),
      shirt: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom('pickup' as const, 'delivery' as const),
        quantities,
        stock,
        fc.array(stock, { maxLength: 4 }),
        (fulfilment, wish, inStore, inShippers) => {
          const stocks = [inStore, ...inShippers];
          const chosen = chooseLocation({
            fulfilment,
            wanted: [dress(wish.dress), shirt(wish.shirt)],
            store: place('0', inStore),
            shippers: inShippers.map((held, index) => place(String(index + 1), held)),
          });
          const isEnough = (held: typeof inStore) => held.dress >= wish.dress && held.shirt >= wish.shirt;
          const reachable = fulfilment === 'pickup' ? stocks.slice(0, 1) : stocks;
          if (!chosen.ok) {
            expect(reachable.some(isEnough)).toBe(false);
            return;
          }
          const held = reachable[Number(chosen.value.locationId)];
          expect(held && isEnough(held)).toBe(true);
        },
      ),
    );
  });
});
