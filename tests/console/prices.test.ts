import { describe, expect, it } from '@jest/globals';
import { fen } from '@shared/kernel/money';
import fc from 'fast-check';
import { changesOf, draftOf, isSound } from '../../console/src/pages/products/product-draft';
import type { ProductDetail } from '../../console/src/pages/products/product-rows';
import { parseYuan, priceProblem, yuanText } from '../../console/src/pages/products/yuan-input';
import { countedPieces } from '../../console/src/pages/stock/counted-pieces';

describe('yuan as typed', () => {
  it.each([
    ['1299', 129900],
    ['1,299.5', 129950],
    ['１２９９．５０', 129950],
    ['¥ 0.07', 7],
    ['8.', 800],
    ['12,3', null],
    ['1.299,00', null],
    ['1.005', null],
    ['-5', null],
    ['', null],
    ['1e3', null],
  ])('%j is %j fen', (text, amount) => {
    expect(parseYuan(text)).toBe(amount);
  });

  it('comes back as what was shown, to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }).map(fen), (amount) => {
        expect(parseYuan(yuanText(amount))).toBe(amount);
      }),
    );
  });

  it('is refused above the tag price, not at it', () => {
    expect(priceProblem('1299', fen(129900))).toBeNull();
    expect(priceProblem('1299.01', fen(129900))).toBe('priceAboveTag');
    expect(priceProblem('0', fen(129900))).toBe('priceTooLow');
  });
});

describe('an edited product', () => {
  const sku = (skuId: string, price: number) => ({
    skuId,
    price: fen(price),
    tagPrice: fen(100_00),
    status: 'onSale' as const,
  });
  const product = {
    productId: 'TL-1',
    name: { zh: '风衣', en: 'Trench' },
    status: 'onSale',
    skus: [sku('a', 100_00), sku('b', 120_00)],
  } as unknown as ProductDetail;

  it('says nothing to the server when nothing changed', () => {
    expect(changesOf(product, draftOf(product))).toEqual({
      count: 0,
      input: { productId: 'TL-1', skus: [] },
    });
  });

  it('names only what changed', () => {
    const draft = draftOf(product);
    const edited = { ...draft, skus: { ...draft.skus, a: { price: '88.8', status: 'offShelf' as const } } };
    expect(changesOf(product, edited)).toEqual({
      count: 1,
      input: { productId: 'TL-1', skus: [{ skuId: 'a', price: 8880, status: 'offShelf' }] },
    });
  });

  it('may keep a price above the tag that an import brought, but not set one', () => {
    const draft = draftOf(product);
    expect(isSound(product, draft)).toBe(true);
    const edited = { ...draft, skus: { ...draft.skus, b: { price: '119', status: 'onSale' as const } } };
    expect(isSound(product, edited)).toBe(false);
  });

  it('needs a name in both languages', () => {
    const draft = draftOf(product);
    expect(isSound(product, { ...draft, name: { zh: '风衣', en: ' ' } })).toBe(false);
  });
});

it.each([
  ['12', 12],
  ['１２', 12],
  ['1,000', 1000],
  ['0', 0],
  ['1000001', null],
  ['-1', null],
  ['2.5', null],
  ['', null],
])('a count typed as %j is %j', (typed, pieces) => {
  expect(countedPieces(typed)).toBe(pieces);
});
