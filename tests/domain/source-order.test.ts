import { describe, expect, it } from '@jest/globals';
import { sourceOrder, type SourcingWish } from '@shared/domain/inventory/source-order';
import { fen } from '@shared/kernel/money';
import { home, place, wish } from './sourcing-places';

/** "own dress×1, shirt×2; north coat×1", or the refusal: what a person would say of the answer. */
function said(asked: SourcingWish): string {
  const answer = sourceOrder(asked);
  if (!answer.ok) {
    const { code, data } = answer.refusal;
    return [code, ...Object.values(data)].join(' ');
  }
  return answer.value.parts
    .map(
      ({ locationId, lines }) =>
        `${locationId} ${lines.map(({ skuId, quantity }) => `${skuId}×${quantity}`).join(', ')}`,
    )
    .join('; ');
}

const pickup = { fulfilment: { kind: 'pickup' } } as const;
const sameCity = (radiusMetres: number) =>
  ({ fulfilment: { kind: 'sameCity', destination: home, radiusMetres } }) as const;
const warehouse = { kind: 'warehouse' } as const;

type Example = { what: string; asked: SourcingWish; answer: string };

describe('where the pieces of an order come from', () => {
  it.each<Example>([
    {
      what: 'pickup takes the chosen store, however much lies elsewhere',
      asked: wish({ dress: 2 }, [place('own', { dress: 2 }), place('east', { dress: 9 })], pickup),
      answer: 'own dress×2',
    },
    {
      what: 'pickup is refused with what the chosen store has',
      asked: wish({ dress: 2 }, [place('own', { dress: 1 }), place('east', { dress: 9 })], pickup),
      answer: 'OUT_OF_STOCK dress 1',
    },
    {
      what: 'pickup does not ask how far the shopper lives or whether the store sends parcels',
      asked: wish(
        { dress: 1 },
        [place('own', { dress: 1 }, { place: null, acceptsShipFrom: false })],
        pickup,
      ),
      answer: 'own dress×1',
    },
    {
      what: 'same-city comes from the chosen store up to its radius',
      asked: wish(
        { dress: 1 },
        [place('own', { dress: 1 }, { metres: 3_000 }), place('near', { dress: 1 })],
        sameCity(3_000),
      ),
      answer: 'own dress×1',
    },
    {
      what: 'same-city stops one metre beyond the radius',
      asked: wish({ dress: 1 }, [place('own', { dress: 1 }, { metres: 3_001 })], sameCity(3_000)),
      answer: 'OUT_OF_STOCK dress 0',
    },
    {
      what: 'no rider is sent from a store that is not on the map',
      asked: wish({ dress: 1 }, [place('own', { dress: 1 }, { place: null })], sameCity(3_000)),
      answer: 'OUT_OF_STOCK dress 0',
    },
    {
      what: 'a store mall lets the chosen store earn what it has',
      asked: wish({ dress: 1 }, [
        place('near', { dress: 1 }),
        place('own', { dress: 1 }, { metres: 900_000 }),
      ]),
      answer: 'own dress×1',
    },
    {
      what: 'one place with everything beats the chosen store and a second parcel',
      asked: wish({ dress: 1, shirt: 1 }, [
        place('own', { dress: 1 }),
        place('hub', { dress: 1, shirt: 1 }, warehouse),
      ]),
      answer: 'hub dress×1, shirt×1',
    },
    {
      what: 'two parts when no place has everything',
      asked: wish({ dress: 1, shirt: 2 }, [
        place('own', { dress: 1 }),
        place('hub', { shirt: 2 }, warehouse),
      ]),
      answer: 'own dress×1; hub shirt×2',
    },
    {
      what: 'two near parts when the only place with everything costs more than the second parcel',
      asked: wish({ dress: 1, shirt: 1 }, [
        place('own', { dress: 1 }),
        place('near', { shirt: 1 }),
        place('far', { dress: 1, shirt: 1 }, { costPerParcel: fen(60_00) }),
      ]),
      answer: 'own dress×1; near shirt×1',
    },
    {
      what: 'one part when its weighted cost is exactly that of two',
      // own 0 + 10 and near 50 + 10 and 30 for the split are 100; far is 50 for its rank and 50 for the parcel.
      asked: wish({ dress: 1, shirt: 1 }, [
        place('own', { dress: 1 }),
        place('near', { shirt: 1 }),
        place('far', { dress: 1, shirt: 1 }, { costPerParcel: fen(50_00) }),
      ]),
      answer: 'far dress×1, shirt×1',
    },
    {
      what: 'a line stays whole where one place has enough of it',
      asked: wish({ dress: 4 }, [place('own', { dress: 3 }), place('hub', { dress: 4 }, warehouse)]),
      answer: 'hub dress×4',
    },
    {
      what: 'a line is shared out when no place has enough, most of it from the place with most',
      asked: wish({ dress: 5 }, [place('own', { dress: 2 }), place('hub', { dress: 4 }, warehouse)]),
      answer: 'own dress×1; hub dress×4',
    },
    {
      what: 'a line that one place has whole is not shared out to save a part',
      asked: wish({ dress: 2, shirt: 1, coat: 1 }, [
        place('own', { dress: 1, shirt: 1 }),
        place('east', { dress: 1, coat: 1 }),
        place('hub', { dress: 2 }),
      ]),
      answer: 'own shirt×1; east coat×1; hub dress×2',
    },
    {
      what: '… but it is, rather than refuse the order for too many parts',
      asked: wish(
        { dress: 2, shirt: 1, coat: 1 },
        [
          place('own', { dress: 1, shirt: 1 }),
          place('east', { dress: 1, coat: 1 }),
          place('hub', { dress: 2 }),
        ],
        { settings: { maxParts: 2 } },
      ),
      answer: 'own dress×1, shirt×1; east dress×1, coat×1',
    },
    {
      what: 'goods that lie in more places than an order may come from',
      asked: wish({ dress: 1, shirt: 1 }, [place('own', { dress: 1 }), place('east', { shirt: 1 })], {
        settings: { maxParts: 1 },
      }),
      answer: 'TOO_MANY_PARTS 1',
    },
    {
      what: 'five places, when five parts are allowed and needed',
      asked: wish(
        { a: 1, b: 1, c: 1, d: 1, e: 1 },
        ['a', 'b', 'c', 'd', 'e'].map((skuId) => place(`only-${skuId}`, { [skuId]: 1 })),
        { settings: { maxParts: 5 } },
      ),
      answer: 'only-a a×1; only-b b×1; only-c c×1; only-d d×1; only-e e×1',
    },
    {
      what: 'a line that takes four places asks each of them once',
      asked: wish(
        { dress: 10 },
        [4, 3, 2, 2].map((dress, index) => place(`p${index}`, { dress })),
        { settings: { maxParts: 5 } },
      ),
      answer: 'p0 dress×4; p1 dress×3; p2 dress×2; p3 dress×1',
    },
    {
      what: 'too little everywhere is refused with all that the allowed places have together',
      asked: wish({ dress: 9 }, [
        place('own', { dress: 3 }),
        place('east', { dress: 4 }),
        place('shut', { dress: 50 }, { acceptsShipFrom: false }),
      ]),
      answer: 'OUT_OF_STOCK dress 7',
    },
    {
      what: 'what an old till oversold takes nothing from the others',
      asked: wish({ dress: 3 }, [place('own', { dress: -4 }), place('east', { dress: 2 })]),
      answer: 'OUT_OF_STOCK dress 2',
    },
    {
      what: 'a place that rejected the order is not asked again',
      asked: wish({ dress: 1 }, [place('own', { dress: 1 }), place('east', { dress: 1 })], {
        excludedIds: ['own'],
      }),
      answer: 'east dress×1',
    },
    {
      what: 'the last place rejected it: nothing is left',
      asked: wish({ dress: 1 }, [place('own', { dress: 1 })], { excludedIds: ['own'] }),
      answer: 'OUT_OF_STOCK dress 0',
    },
    {
      what: 'a store at its capacity gets no more',
      asked: wish({ dress: 1 }, [
        place('own', { dress: 1 }, { openParts: 20, capacity: 20 }),
        place('east', { dress: 1 }),
      ]),
      answer: 'east dress×1',
    },
    {
      what: 'a store one part below its capacity gets one more',
      asked: wish({ dress: 1 }, [
        place('own', { dress: 1 }, { openParts: 19, capacity: 20 }),
        place('east', { dress: 1 }),
      ]),
      answer: 'own dress×1',
    },
    {
      what: 'a full store may be used where settings say so',
      asked: wish({ dress: 1 }, [place('own', { dress: 1 }, { openParts: 20, capacity: 20 })], {
        settings: { mayUseFull: true },
      }),
      answer: 'own dress×1',
    },
    {
      what: 'an order at night waits for the chosen store to open',
      asked: wish({ dress: 1 }, [
        place('own', { dress: 1 }, { isOpenNow: false }),
        place('hub', { dress: 1 }),
      ]),
      answer: 'own dress×1',
    },
    {
      what: '… and goes to a place that is open where settings forbid closed ones',
      asked: wish(
        { dress: 1 },
        [place('own', { dress: 1 }, { isOpenNow: false }), place('hub', { dress: 1 })],
        { settings: { mayUseClosed: false } },
      ),
      answer: 'hub dress×1',
    },
    {
      what: 'express is not sent from farther than settings allow',
      asked: wish({ dress: 1 }, [place('own', { dress: 1 }, { metres: 50_001 })], {
        settings: { farthestMetres: 50_000 },
      }),
      answer: 'OUT_OF_STOCK dress 0',
    },
    {
      what: 'of two equal stores the nearer one',
      asked: wish({ dress: 1 }, [
        place('a', { dress: 1 }, { metres: 40_000 }),
        place('b', { dress: 1 }, { metres: 20_000 }),
      ]),
      answer: 'b dress×1',
    },
    {
      what: 'a place not on the map counts as far, not as near',
      asked: wish({ dress: 1 }, [
        place('a', { dress: 1 }, { place: null }),
        place('b', { dress: 1 }, { metres: 499_000 }),
      ]),
      answer: 'b dress×1',
    },
    {
      what: 'of two stores alike in all the idler one',
      asked: wish({ dress: 1 }, [
        place('a', { dress: 1 }, { openParts: 30, capacity: 60 }),
        place('b', { dress: 1 }, { openParts: 10, capacity: 60 }),
      ]),
      answer: 'b dress×1',
    },
    {
      what: 'of two stores alike in all the first by its code',
      asked: wish({ dress: 1 }, [place('b', { dress: 1 }), place('a', { dress: 1 })]),
      answer: 'a dress×1',
    },
    {
      what: 'of two plans alike in all the one with the first place, whichever SKU was wanted first',
      asked: wish({ x: 1, y: 1, z: 1, w: 1 }, [
        place('a', { y: 1, z: 1 }),
        place('b', { x: 1, z: 1 }),
        place('c', { y: 1, w: 1 }),
        place('d', { x: 1, w: 1 }),
      ]),
      answer: 'a y×1, z×1; d x×1, w×1',
    },
    {
      what: 'pinned pieces come from their place, the rest joins them there',
      asked: wish(
        [
          { skuId: 'dress', quantity: 1, pinnedTo: 'east' },
          { skuId: 'shirt', quantity: 1 },
        ],
        [place('own', { dress: 1, shirt: 1 }), place('east', { dress: 1, shirt: 1 })],
      ),
      answer: 'east shirt×1, dress×1',
    },
    {
      what: 'pinned pieces are refused with what their place has',
      asked: wish(
        [{ skuId: 'dress', quantity: 2, pinnedTo: 'east' }],
        [place('own', { dress: 9 }), place('east', { dress: 1 })],
      ),
      answer: 'OUT_OF_STOCK dress 1',
    },
    {
      what: 'one SKU on two lines gets no more than there is',
      asked: wish(
        [
          { skuId: 'dress', quantity: 2 },
          { skuId: 'dress', quantity: 2 },
        ],
        [place('own', { dress: 3 })],
      ),
      answer: 'OUT_OF_STOCK dress 3',
    },
    {
      what: 'one SKU pinned on one line and free on another gets no more than there is',
      asked: wish(
        [
          { skuId: 'dress', quantity: 2, pinnedTo: 'own' },
          { skuId: 'dress', quantity: 2 },
        ],
        [place('own', { dress: 3 }), place('east', { dress: 2 })],
      ),
      answer: 'own dress×2; east dress×2',
    },
  ])('$what', ({ asked, answer }) => expect(said(asked)).toBe(answer));
});
