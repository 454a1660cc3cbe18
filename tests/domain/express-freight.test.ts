import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  expressFreight,
  expressFreightOf,
  type FreightLine,
  type FreightLoad,
} from '@shared/domain/delivery/express-freight';
import { DEFAULT_FREIGHT_TEMPLATE, type FreightTemplate } from '@shared/domain/delivery/freight-template';
import { splitFreight } from '@shared/domain/delivery/split-freight';
import { freightFor } from '@shared/domain/pricing/rules/freight';
import { fen, sumFen } from '@shared/kernel/money';

const hangzhou = { province: '浙江省', city: '杭州市' };
const urumqi = { province: '新疆维吾尔自治区', city: '乌鲁木齐市' };
const kashgar = { province: '新疆维吾尔自治区', city: '喀什地区' };
const taipei = { province: '台湾省', city: '台北市' };
const beijing = { province: '北京市', city: '北京市' };

const load = ({ pieces = 1, grams = 0, goods = 0 }): FreightLoad => ({ pieces, grams, goods: fen(goods) });

/** Near provinces 8.00 for 2 pieces and 2.00 for every further 2, free from 199.00; Xinjiang 20.00 and 10.00 each. */
const byPieces: FreightTemplate = {
  by: 'pieces',
  zones: [
    {
      provinces: ['浙江', '江苏', '上海'],
      first: { upTo: 2, fee: fen(8_00) },
      next: { step: 2, fee: fen(2_00) },
      freeFrom: fen(199_00),
    },
    {
      provinces: ['新疆', '西藏'],
      first: { upTo: 1, fee: fen(20_00) },
      next: { step: 1, fee: fen(10_00) },
      freeFrom: null,
    },
  ],
  elsewhere: { first: { upTo: 1, fee: fen(12_00) }, next: null, freeFrom: fen(299_00) },
  undelivered: [{ province: '台湾' }, { province: '新疆', city: '喀什地区' }],
};

/** 1 kg for 10.00, every begun half kilogram after it 3.50; only where a zone says so. */
const byWeight: FreightTemplate = {
  by: 'weight',
  zones: [
    {
      provinces: ['浙江省'],
      first: { upTo: 1_000, fee: fen(10_00) },
      next: { step: 500, fee: fen(3_50) },
      freeFrom: null,
    },
  ],
  elsewhere: null,
  undelivered: [],
};

/** 5.00 for goods up to 100.00, 1.00 for every further 50.00. */
const byAmount: FreightTemplate = {
  by: 'amount',
  zones: [],
  elsewhere: {
    first: { upTo: 100_00, fee: fen(5_00) },
    next: { step: 50_00, fee: fen(1_00) },
    freeFrom: fen(1_000_00),
  },
  undelivered: [],
};

const amountOf = (template: FreightTemplate, what: FreightLoad, to = hangzhou) => {
  const freight = expressFreight(template, what, to);
  return freight.ok ? freight.value.amount : freight.refusal;
};

describe('freight by a template', () => {
  it.each([
    { what: 'one piece pays the first fee', template: byPieces, pieces: 1, amount: 8_00 },
    { what: 'the last piece of the first fee', template: byPieces, pieces: 2, amount: 8_00 },
    { what: 'a begun step counts whole', template: byPieces, pieces: 3, amount: 10_00 },
    { what: 'a full step counts once', template: byPieces, pieces: 4, amount: 10_00 },
    { what: 'one fen short of free', template: byPieces, pieces: 1, goods: 198_99, amount: 8_00 },
    { what: 'exactly free', template: byPieces, pieces: 9, goods: 199_00, amount: 0 },
    { what: 'goods of no known weight pay the first fee', template: byWeight, grams: 0, amount: 10_00 },
    { what: 'exactly the first kilogram', template: byWeight, grams: 1_000, amount: 10_00 },
    { what: 'one gram more', template: byWeight, grams: 1_001, amount: 13_50 },
    { what: 'exactly one step more', template: byWeight, grams: 1_500, amount: 13_50 },
    { what: 'a zone that is never free', template: byWeight, grams: 1, goods: 99_999_00, amount: 10_00 },
    { what: 'goods up to the first amount', template: byAmount, goods: 100_00, amount: 5_00 },
    { what: 'one fen more of goods', template: byAmount, goods: 100_01, amount: 6_00 },
    { what: 'goods below free by one fen', template: byAmount, goods: 999_99, amount: 23_00 },
    { what: 'goods that make it free', template: byAmount, goods: 1_000_00, amount: 0 },
  ])('$what: $amount', ({ template, amount, ...rest }) => {
    expect(amountOf(template, load(rest))).toBe(amount);
  });

  it.each([
    { what: 'a zone names its provinces short or long', to: hangzhou, amount: 8_00 },
    { what: 'another zone has its own steps', to: urumqi, amount: 40_00 },
    { what: 'no zone names the province', to: beijing, amount: 12_00 },
  ])('three pieces to $to.province, $what: $amount', ({ to, amount }) => {
    const pieces = to === hangzhou ? 2 : 3;
    expect(amountOf(byPieces, load({ pieces }), to)).toBe(amount);
  });

  it.each([
    { what: 'a province without delivery', template: byPieces, to: taipei, region: '台湾省' },
    {
      what: 'a city without delivery in a province that has it',
      template: byPieces,
      to: kashgar,
      region: '喀什地区',
    },
    {
      what: 'a province that no zone names, with nothing for elsewhere',
      template: byWeight,
      to: beijing,
      region: '北京市',
    },
  ])('refuses $what and names it', ({ template, to, region }) => {
    expect(amountOf(template, load({}), to)).toEqual({ code: 'NOT_DELIVERED_THERE', data: { region } });
  });

  it('says why, and what is short of free', () => {
    expect(expressFreight(byPieces, load({ pieces: 3, goods: 150_00 }), hangzhou)).toEqual({
      ok: true,
      value: { reason: 'stepped', threshold: 199_00, missing: 49_00, amount: 10_00 },
    });
    expect(expressFreight(byWeight, load({ goods: 150_00 }), hangzhou)).toMatchObject({
      value: { threshold: null, missing: 0 },
    });
  });

  it('by the default template is today’s flat rule, for any basket to anywhere', () => {
    const anyGoods = fc.oneof(fc.integer({ min: 0, max: 1_000_00 }), fc.constantFrom(298_99, 299_00, 299_01));
    fc.assert(
      fc.property(anyGoods, fc.integer({ min: 1, max: 99 }), fc.nat(50_000), (goods, pieces, grams) => {
        expect(expressFreight(DEFAULT_FREIGHT_TEMPLATE, load({ goods, pieces, grams }), beijing)).toEqual({
          ok: true,
          value: freightFor(fen(goods), 'delivery'),
        });
      }),
    );
  });

  it('never falls when more is sent, short of what makes it free', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(100_000), fc.nat(100_000), (pieces, a, b) => {
        const grams = Math.min(a, b);
        const more = Math.max(a, b);
        expect(amountOf(byWeight, load({ grams }))).toBeLessThanOrEqual(
          Number(amountOf(byWeight, load({ grams: more }))),
        );
        expect(amountOf(byPieces, load({ pieces }))).toBeLessThanOrEqual(
          Number(amountOf(byPieces, load({ pieces: pieces + 1 }))),
        );
      }),
    );
  });

  it.each([
    ['no pieces', byPieces, load({ pieces: 0 })],
    [
      'steps of nothing',
      {
        ...byAmount,
        elsewhere: { first: { upTo: 1, fee: fen(1) }, next: { step: 0, fee: fen(1) }, freeFrom: null },
      },
      load({ goods: 9 }),
    ],
  ])('stops at %s, which no parsed input has', (_, template, what) => {
    expect(() => expressFreight(template, what, beijing)).toThrow();
  });
});

describe('freight of an order under several templates', () => {
  const templates = new Map([
    ['default', DEFAULT_FREIGHT_TEMPLATE],
    ['heavy', byWeight],
  ]);
  const line = (rest: Partial<FreightLine>): FreightLine => ({ pieces: 1, grams: 0, goods: fen(0), ...rest });

  it('adds the loads up, each with its own steps and its own threshold', () => {
    const lines = [
      line({ goods: fen(150_00) }),
      line({ templateId: 'heavy', grams: 800, goods: fen(900_00) }),
      line({ goods: fen(148_99) }),
      line({ templateId: 'heavy', grams: 800 }),
    ];
    expect(expressFreightOf(templates, lines, hangzhou)).toMatchObject({
      ok: true,
      value: {
        amount: 29_00,
        templates: [
          { templateId: 'default', reason: 'flat', missing: 1, amount: 12_00 },
          { templateId: 'heavy', reason: 'stepped', amount: 17_00 },
        ],
      },
    });
  });

  it('is refused when one of them does not go there', () => {
    expect(expressFreightOf(templates, [line({}), line({ templateId: 'heavy' })], beijing)).toEqual({
      ok: false,
      refusal: { code: 'NOT_DELIVERED_THERE', data: { region: '北京市' } },
    });
  });

  it('stops at a template that does not exist', () => {
    expect(() => expressFreightOf(templates, [line({ templateId: 'gone' })], hangzhou)).toThrow('gone');
  });
});

describe('freight over the parts of an order', () => {
  it.each([
    { freight: 12_00, goods: [100_00, 200_00], parts: [4_00, 8_00] },
    { freight: 10, goods: [1, 1, 1], parts: [4, 3, 3] },
    { freight: 12_00, goods: [0, 50_00], parts: [0, 12_00] },
    { freight: 11, goods: [0, 0], parts: [6, 5] },
    { freight: 0, goods: [10, 20], parts: [0, 0] },
    { freight: 12_00, goods: [99_00], parts: [12_00] },
  ])('$freight over goods of $goods is $parts', ({ freight, goods, parts }) => {
    expect(splitFreight(fen(freight), goods.map(fen))).toEqual(parts);
  });

  it('neither gains nor loses a fen', () => {
    const anyGoods = fc.array(fc.nat(1_000_000_00).map(fen), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(fc.nat(100_00), anyGoods, (freight, goods) => {
        expect(sumFen(splitFreight(fen(freight), goods))).toBe(freight);
      }),
    );
  });
});
