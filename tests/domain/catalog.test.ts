import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { distanceMetres } from '@shared/domain/catalog/distance';
import { queryTerms, searchTerms } from '@shared/domain/catalog/search-terms';
import { sizeRank } from '@shared/domain/catalog/size-rank';
import { summariseSkus } from '@shared/domain/catalog/summarise-skus';
import { fen } from '@shared/kernel/money';

const finds = (texts: string[], query: string): boolean => {
  const wanted = queryTerms(query);
  const has = new Set(searchTerms(texts));
  return wanted.length > 0 && wanted.every((term) => has.has(term));
};

describe('search by name', () => {
  it.each([
    ['法式收腰连衣裙', '连衣裙', true],
    ['法式收腰连衣裙', '裙', true],
    ['法式收腰连衣裙', '收腰 裙', true],
    ['法式收腰连衣裙', '裙连', false],
    ['法式收腰连衣裙', '衬衫', false],
    ['纯棉圆领T恤', 't恤', true],
    ['纯棉圆领T恤', 'Ｔ恤', true],
    ['Linen shirt', 'SHIRT linen', true],
    ['Linen shirt', 'shi', true],
    ['Linen shirt', 'hirt', false],
    ['TA250100', 'ta2501', true],
    ['𠮷野家围裙', '𠮷野', true],
    ['连衣裙🌸春', '裙春', false],
    ['连衣裙', '🌸', false],
  ])('%s, asked for by %s: %s', (name, query, found) => {
    expect(finds([name], query)).toBe(found);
  });

  it('finds every product by its whole name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), (name) => {
        const has = new Set(searchTerms([name]));
        for (const term of queryTerms(name)) expect(has.has(term)).toBe(true);
      }),
    );
  });

  it('keeps the terms of the longest name within bounds', () => {
    expect(searchTerms(['很'.repeat(500), 'x'.repeat(5000)]).length).toBeLessThanOrEqual(320);
  });
});

describe('sizes', () => {
  it.each([
    ['XL S XXL M XS L', 'XS S M L XL XXL'],
    ['38 36 41 37', '36 37 38 41'],
    ['185/100A 165/84A 170/88A', '165/84A 170/88A 185/100A'],
    ['1.8m床 1.5m床', '1.5m床 1.8m床'],
    ['100ml 50ml', '50ml 100ml'],
  ])('%s stand as %s', (sizes, smallToLarge) => {
    const sorted = sizes.split(' ').sort((a, b) => sizeRank(a) - sizeRank(b));
    expect(sorted.join(' ')).toBe(smallToLarge);
  });

  it('takes two spellings of one size for the same', () => {
    expect(sizeRank('2XL')).toBe(sizeRank('XXL'));
    expect(sizeRank('均码')).toBe(sizeRank('Free'));
  });
});

describe('the prices on a card', () => {
  const sku = (status: 'onSale' | 'offShelf', price: number, tagPrice: number) => ({
    status,
    price: fen(price),
    tagPrice: fen(tagPrice),
  });

  it('are those of the cheapest SKU on sale', () => {
    const skus = [sku('onSale', 300, 400), sku('onSale', 200, 500), sku('offShelf', 100, 100)];
    expect(summariseSkus(skus)).toEqual({ price: 200, tagPrice: 500, priceVaries: true });
  });

  it('are still there when nothing is on sale', () => {
    expect(summariseSkus([sku('offShelf', 100, 120)])).toEqual({
      price: 100,
      tagPrice: 120,
      priceVaries: false,
    });
  });
});

describe('distance', () => {
  it.each([
    ['the same place', { longitude: 121.47, latitude: 31.23 }, { longitude: 121.47, latitude: 31.23 }, 0],
    ['one degree of latitude', { longitude: 0, latitude: 0 }, { longitude: 0, latitude: 1 }, 111_195],
    [
      'Shanghai to Beijing',
      { longitude: 121.4737, latitude: 31.2304 },
      { longitude: 116.4074, latitude: 39.9042 },
      1_067_310,
    ],
    ['across the date line', { longitude: 179.9, latitude: 0 }, { longitude: -179.9, latitude: 0 }, 22_239],
  ])('%s', (_, from, to, metres) => {
    expect(Math.abs(distanceMetres(from, to) - metres)).toBeLessThan(100);
  });
});
