import { describe, expect, it } from '@jest/globals';
import { presetSettings, sourceOrder, type SourcingWish } from '@shared/domain/inventory/source-order';
import { fen } from '@shared/kernel/money';
import { place, wish } from './sourcing-places';

const codes = (asked: SourcingWish): Record<string, string> => {
  const answer = sourceOrder(asked);
  const candidates = answer.ok ? answer.value.explanation.candidates : answer.refusal.candidates;
  return Object.fromEntries(candidates.map(({ locationId, code }) => [locationId, code]));
};

describe('the written reason', () => {
  it('says of every place what became of it', () => {
    const candidates = [
      place('own', { dress: 1, shirt: 1 }),
      place('rejected', { dress: 1 }),
      place('counter', { dress: 1 }, { acceptsShipFrom: false }),
      place('busy', { dress: 1 }, { openParts: 5, capacity: 5 }),
      place('asleep', { dress: 1 }, { isOpenNow: false }),
      place('remote', { dress: 1 }, { metres: 2_000_000 }),
      place('empty', { hat: 1 }),
      place('half', { dress: 1 }),
      place('dear', { dress: 1, shirt: 1 }, { costPerParcel: fen(90_00) }),
    ];
    const settings = { mayUseClosed: false, farthestMetres: 1_000_000 };
    expect(codes(wish({ dress: 1, shirt: 1 }, candidates, { excludedIds: ['rejected'], settings }))).toEqual({
      own: 'chosen',
      rejected: 'excluded',
      counter: 'sendsNoParcels',
      busy: 'full',
      asleep: 'closed',
      remote: 'tooFar',
      empty: 'nothingAvailable',
      half: 'hasPartOnly',
      dear: 'costsMore',
    });
  });

  it('is there for a refusal too', () => {
    const candidates = [place('own', { dress: 1 }), place('east', { dress: 5 })];
    expect(codes(wish({ dress: 2 }, candidates, { fulfilment: { kind: 'pickup' } }))).toEqual({
      own: 'hasPartOnly',
      east: 'notTheChosenStore',
    });
  });

  it('shows each term of a score in fen, and what the plan costs by them', () => {
    const candidates = [
      place('own', { dress: 1 }, { metres: 5_000, openParts: 5, capacity: 20, costPerParcel: fen(8_00) }),
      place('hub', { shirt: 3 }, { ownerId: 'franchisee:lin', metres: 100_000 }),
    ];
    const answer = sourceOrder(wish({ dress: 1, shirt: 3 }, candidates));
    const own = { distance: 10, load: 2_50, parcel: 8_00, preference: 0, total: 10_60 };
    const hub = { distance: 2_00, load: 0, parcel: 10_00, preference: 100_00, total: 112_00 };
    expect(answer).toMatchObject({
      ok: true,
      value: {
        explanation: {
          mode: 'storeMall',
          parts: { code: 'noFewerPlacesHaveAll' },
          split: 30_00,
          cost: 152_60,
          splitLines: [],
          candidates: [
            { locationId: 'own', code: 'chosen', metres: 5_000, pieces: 1, score: own },
            { locationId: 'hub', code: 'chosen', metres: 100_000, pieces: 3, score: hub },
          ],
        },
      },
    });
  });

  const dearHub = place('hub', { dress: 1, shirt: 1 }, { costPerParcel: fen(200_00) });
  const halves = [
    place('own', { dress: 2, shirt: 1 }),
    place('east', { dress: 2, coat: 1 }),
    place('hub', { dress: 4 }),
  ];
  it.each([
    {
      what: 'one place has all',
      asked: wish({ dress: 1 }, [place('own', { dress: 1 })]),
      parts: { code: 'onePlaceHasAll' },
      splitLines: [],
    },
    {
      what: 'fewer parts cost more, and how much',
      asked: wish({ dress: 1, shirt: 1 }, [place('own', { dress: 1 }), place('east', { shirt: 1 }), dearHub]),
      parts: { code: 'fewerCostMore', parts: 1, cost: 250_00 },
      splitLines: [],
    },
    {
      what: 'fewer parts would share a line out',
      asked: wish({ dress: 4, shirt: 1, coat: 1 }, halves),
      parts: { code: 'fewerWouldSplitALine' },
      splitLines: [],
    },
    {
      what: 'a line is shared out because there may be no more parts',
      asked: wish({ dress: 4, shirt: 1, coat: 1 }, halves, { settings: { maxParts: 2 } }),
      parts: { code: 'noFewerPlacesHaveAll' },
      splitLines: [{ skuId: 'dress', code: 'elseTooManyParts' }],
    },
    {
      what: 'a line is shared out because no place has enough',
      asked: wish({ dress: 3 }, [place('own', { dress: 2 }), place('east', { dress: 2 })]),
      parts: { code: 'noFewerPlacesHaveAll' },
      splitLines: [{ skuId: 'dress', code: 'noPlaceHasEnough' }],
    },
    {
      what: 'a SKU lies in two parts because some of it was pinned',
      asked: wish(
        [
          { skuId: 'dress', quantity: 1, pinnedTo: 'own' },
          { skuId: 'dress', quantity: 2 },
        ],
        [place('own', { dress: 1 }), place('east', { dress: 2 })],
      ),
      parts: { code: 'noFewerPlacesHaveAll' },
      splitLines: [{ skuId: 'dress', code: 'pinned' }],
    },
  ])('says why there are so many parts: $what', ({ asked, parts, splitLines }) => {
    expect(sourceOrder(asked)).toMatchObject({ ok: true, value: { explanation: { parts, splitLines } } });
  });

  it('is plain data, which a document can hold', () => {
    const answer = sourceOrder(wish({ dress: 1 }, [place('own', { dress: 1 })]));
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });
});

describe('what only a bug could ask', () => {
  it.each([
    ['no lines', wish([], [place('own', {})])],
    ['half a piece', wish({ dress: 0.5 }, [place('own', { dress: 1 })])],
    ['a place twice', wish({ dress: 1 }, [place('own', { dress: 1 }), place('own', { dress: 1 })])],
    ['no parts at all', wish({ dress: 1 }, [place('own', { dress: 1 })], { settings: { maxParts: 0 } })],
    [
      'a reward for splitting',
      wish({ dress: 1 }, [place('own', { dress: 1 })], {
        settings: { weights: { ...presetSettings('storeMall').weights, perExtraPart: fen(-1) } },
      }),
    ],
  ])('stops at %s', (_, asked) => expect(() => sourceOrder(asked)).toThrow());
});
