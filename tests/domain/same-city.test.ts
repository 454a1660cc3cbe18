import { describe, expect, it } from '@jest/globals';
import { chooseSlot, slotsOffered, type SlotRule } from '@shared/domain/delivery/delivery-slots';
import { sameCityFee, type SameCityRule } from '@shared/domain/delivery/same-city';
import { businessDayOf } from '@shared/kernel/business-day';
import { fen } from '@shared/kernel/money';
import { HOUR } from '@shared/kernel/time';

const rule: SameCityRule = {
  radiusMetres: 5_000,
  steps: [
    { upToMetres: 3_000, fee: fen(5_00) },
    { upToMetres: 5_000, fee: fen(8_00) },
  ],
  minimum: fen(20_00),
  freeFrom: fen(199_00),
};

describe('what a rider costs', () => {
  it.each([
    { what: 'next door', metres: 0, goods: 50_00, amount: 5_00 },
    { what: 'the last metre of the first step', metres: 3_000, goods: 50_00, amount: 5_00 },
    { what: 'the first metre of the next step', metres: 3_001, goods: 50_00, amount: 8_00 },
    { what: 'the radius itself', metres: 5_000, goods: 50_00, amount: 8_00 },
    { what: 'exactly the minimum', metres: 10, goods: 20_00, amount: 5_00 },
    { what: 'one fen short of free', metres: 10, goods: 198_99, amount: 5_00 },
    { what: 'exactly free', metres: 5_000, goods: 199_00, amount: 0 },
  ])('$what: $amount', ({ metres, goods, amount }) => {
    expect(sameCityFee(rule, metres, fen(goods))).toMatchObject({ ok: true, value: { metres, amount } });
  });

  it.each([
    { metres: 5_001, goods: 500_00, refusal: { code: 'TOO_FAR', data: { metres: 5_001, radius: 5_000 } } },
    { metres: 10, goods: 19_99, refusal: { code: 'BELOW_MINIMUM', data: { missing: 1 } } },
    { metres: 9_000, goods: 0, refusal: { code: 'TOO_FAR', data: { metres: 9_000, radius: 5_000 } } },
  ])('$goods fen of goods over $metres m: $refusal.code', ({ metres, goods, refusal }) => {
    expect(sameCityFee(rule, metres, fen(goods))).toEqual({ ok: false, refusal });
  });

  it('says why, and what is short of free', () => {
    expect(sameCityFee(rule, 100, fen(150_00))).toEqual({
      ok: true,
      value: { reason: 'byDistance', metres: 100, threshold: 199_00, missing: 49_00, amount: 5_00 },
    });
    expect(sameCityFee(rule, 100, fen(200_00))).toMatchObject({ value: { reason: 'freeAbove', missing: 0 } });
    expect(sameCityFee({ ...rule, freeFrom: null }, 100, fen(999_00))).toMatchObject({
      value: { threshold: null, missing: 0, amount: 5_00 },
    });
  });

  it('lets the last step hold up to the radius when its own end is nearer', () => {
    expect(sameCityFee({ ...rule, radiusMetres: 8_000 }, 8_000, fen(50_00))).toMatchObject({
      value: { amount: 8_00 },
    });
  });

  it('stops at steps that do not ascend, which no parsed rule has', () => {
    expect(() => sameCityFee({ ...rule, steps: rule.steps.toReversed() }, 1, fen(50_00))).toThrow();
    expect(() => sameCityFee({ ...rule, steps: [] }, 1, fen(50_00))).toThrow();
  });
});

/** A moment by the clocks of Shanghai. */
const at = (text: string) => Date.parse(`${text}+08:00`);

describe('days of business time', () => {
  it.each([
    ['2028-02-28T23:59:59.999', '2028-02-28', 1],
    ['2028-02-29T00:00:00.000', '2028-02-29', 2],
    ['2028-02-29T23:59:59.999', '2028-02-29', 2],
    ['2028-03-01T00:00:00.000', '2028-03-01', 3],
    ['2027-02-28T23:59:59.999', '2027-02-28', 7],
    ['2027-03-01T00:00:00.000', '2027-03-01', 1],
    ['2026-12-31T23:59:59.999', '2026-12-31', 4],
    ['1969-12-31T12:00:00.000', '1969-12-31', 3],
  ])('%s lies on %s, weekday %i', (moment, date, weekday) => {
    const day = businessDayOf(at(moment));
    expect(day).toEqual({ date, weekday, startsAt: at(`${date}T00:00:00.000`) });
  });
});

const noneTaken = new Map<string, number>();
const tenToTwelve = { fromMinute: 600, toMinute: 720, capacity: 3 };
const evening = { fromMinute: 1_200, toMinute: 1_440, capacity: 2 };
/** Tuesdays 10–12 and 20–24, Wednesdays 10–12; one hour ahead of the slot's end, three days. */
const slots: SlotRule = {
  weekdays: { 2: [tenToTwelve, evening], 3: [tenToTwelve] },
  leadMinutes: 60,
  daysAhead: 3,
};

const idsAt = (moment: string, rest: Partial<SlotRule> = {}) =>
  slotsOffered({ ...slots, ...rest }, at(moment), noneTaken).map(({ slotId }) => slotId);

describe('slots of a rider', () => {
  it('are offered for the days ahead by the store’s weekdays, 29 February among them', () => {
    // Monday 28 February 2028: nothing that day, Tuesday is the 29th, Wednesday 1 March.
    expect(slotsOffered(slots, at('2028-02-28T09:00:00'), noneTaken)).toEqual([
      {
        slotId: '2028-02-29:0600-0720',
        date: '2028-02-29',
        fromMinute: 600,
        toMinute: 720,
        startsAt: at('2028-02-29T10:00:00'),
        endsAt: at('2028-02-29T12:00:00'),
        orderUntil: at('2028-02-29T11:00:00'),
        left: 3,
      },
      expect.objectContaining({ slotId: '2028-02-29:1200-1440', endsAt: at('2028-03-01T00:00:00'), left: 2 }),
      expect.objectContaining({ slotId: '2028-03-01:0600-0720', date: '2028-03-01' }),
    ]);
  });

  it.each([
    {
      moment: '2028-02-29T10:59:59.999',
      first: '2028-02-29:0600-0720',
      what: 'a moment before its time is over',
    },
    {
      moment: '2028-02-29T11:00:00.000',
      first: '2028-02-29:1200-1440',
      what: 'at the very moment it is over',
    },
    {
      moment: '2028-02-29T22:59:59.999',
      first: '2028-02-29:1200-1440',
      what: 'before the last of the day is over',
    },
    { moment: '2028-02-29T23:00:00.000', first: '2028-03-01:0600-0720', what: 'after the last of the day' },
  ])('at $moment, $what, begin with $first', ({ moment, first }) => {
    expect(idsAt(moment)[0]).toBe(first);
  });

  it('with no lead time can be ordered until they end, and at their end no more', () => {
    const rest = { leadMinutes: 0 };
    expect(idsAt('2028-02-29T11:59:59.999', rest)[0]).toBe('2028-02-29:0600-0720');
    expect(idsAt('2028-02-29T12:00:00.000', rest)[0]).toBe('2028-02-29:1200-1440');
    expect(idsAt('2028-02-29T23:59:59.999', rest)[0]).toBe('2028-02-29:1200-1440');
    expect(idsAt('2028-03-01T00:00:00.000', rest)).toEqual(['2028-03-01:0600-0720']);
  });

  it('reach one day further when midnight has passed', () => {
    expect(idsAt('2028-02-26T23:59:59.999')).toEqual([]);
    expect(idsAt('2028-02-27T00:00:00.000')).toEqual(['2028-02-29:0600-0720', '2028-02-29:1200-1440']);
  });

  it('need a day’s notice where the lead time is longer than the slot', () => {
    const rest = { leadMinutes: (24 * HOUR) / 60_000 };
    expect(idsAt('2028-02-28T11:59:59.999', rest)[0]).toBe('2028-02-29:0600-0720');
    expect(idsAt('2028-02-28T12:00:00.000', rest)[0]).toBe('2028-02-29:1200-1440');
  });

  it('show how many orders they can still take', () => {
    const taken = new Map([
      ['2028-02-29:0600-0720', 2],
      ['2028-02-29:1200-1440', 5],
    ]);
    const left = slotsOffered(slots, at('2028-02-28T09:00:00'), taken).map((slot) => slot.left);
    expect(left).toEqual([1, 0, 3]);
  });

  it.each([
    { what: 'the last free place', taken: 2, moment: '2028-02-29T10:00:00', answer: { ok: true } },
    {
      what: 'a full slot',
      taken: 3,
      moment: '2028-02-29T10:00:00',
      answer: { refusal: { code: 'SLOT_FULL' } },
    },
    {
      what: 'a slot that is over',
      taken: 0,
      moment: '2028-02-29T11:00:00',
      answer: { refusal: { code: 'SLOT_OVER' } },
    },
    {
      what: 'a full slot that is over',
      taken: 3,
      moment: '2028-02-29T11:00:00',
      answer: { refusal: { code: 'SLOT_OVER' } },
    },
    {
      what: 'a slot too many days ahead',
      taken: 0,
      moment: '2028-02-26T10:00:00',
      answer: { refusal: { code: 'SLOT_OVER' } },
    },
  ])('answer a shopper who chose $what', ({ taken, moment, answer }) => {
    const slotId = '2028-02-29:0600-0720';
    expect(chooseSlot(slots, at(moment), new Map([[slotId, taken]]), slotId)).toMatchObject(answer);
  });

  it('that the store never offered are over, whatever the phone says', () => {
    expect(chooseSlot(slots, at('2028-02-28T09:00:00'), noneTaken, '2028-02-29:0000-1440')).toEqual({
      ok: false,
      refusal: { code: 'SLOT_OVER', data: { slotId: '2028-02-29:0000-1440' } },
    });
  });

  it('end after they start and within their day, or the rule was never parsed', () => {
    const broken = { weekdays: { 2: [{ fromMinute: 720, toMinute: 600, capacity: 1 }] } } as const;
    expect(() => idsAt('2028-02-29T09:00:00', broken)).toThrow();
    const late = { weekdays: { 2: [{ fromMinute: 1_380, toMinute: 1_441, capacity: 1 }] } } as const;
    expect(() => idsAt('2028-02-29T09:00:00', late)).toThrow();
  });
});
