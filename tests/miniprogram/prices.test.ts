import { describe, expect, it } from '@jest/globals';
import { fen } from '@shared/kernel/money';
import { shelfPrice, sumPrice } from '../../miniprogram/src/components/price/shelf-price';

describe('a price in a sentence', () => {
  it.each([
    [0, '¥0', '¥0.00'],
    [1, '¥0.01', '¥0.01'],
    [990, '¥9.90', '¥9.90'],
    [129_900, '¥1,299', '¥1,299.00'],
    [123_456_789, '¥1,234,567.89', '¥1,234,567.89'],
    [-30_000, '−¥300', '−¥300.00'],
  ])('of %d fen is %s on a shelf and %s in a sum', (amount, onShelf, inSum) => {
    expect(shelfPrice(fen(amount))).toBe(onShelf);
    expect(sumPrice(fen(amount))).toBe(inSum);
  });
});
