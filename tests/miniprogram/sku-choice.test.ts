import { describe, expect, it } from '@jest/globals';
import type { ProductView } from '@shared/contracts/catalog.contract';
import { fen } from '@shared/kernel/money';
import {
  availableOf,
  firstChoice,
  priceOf,
  sizeState,
  skuOf,
  withColour,
} from '../../miniprogram/src/pages/product/sku-choice';

type Cell = readonly [colourCode: string, size: string, available: number, price?: number];

function product(sizes: string[], ...cells: Cell[]): ProductView {
  const codes = [...new Set(cells.map(([code]) => code))];
  const text = { zh: '', en: '' };
  return {
    productId: 'P',
    name: text,
    pictures: [],
    colours: codes.map((code) => ({
      code,
      name: text,
      hex: '#000000',
      picture: `goods:dress:000000:${code}`,
    })),
    sizes,
    skus: cells.map(([colourCode, size, available, price = 100]) => ({
      skuId: `${colourCode}-${size}`,
      colourCode,
      size,
      price: fen(price),
      tagPrice: fen(200),
      picture: '',
      available,
    })),
    facts: [],
    sellingPoints: [],
    store: {} as ProductView['store'],
    storesElsewhere: 0,
  };
}

const dress = product(
  ['S', 'M', 'L'],
  ['red', 'S', 0],
  ['red', 'M', 0],
  ['blue', 'S', 2, 120],
  ['blue', 'M', 3],
);

describe('choosing a colour and a size', () => {
  it('starts with a colour that this store has, and leaves the size to the shopper', () => {
    expect(firstChoice(dress)).toEqual({ colourCode: 'blue', size: undefined });
  });

  it('chooses the size only when there is one', () => {
    expect(firstChoice(product(['F'], ['red', 'F', 1]))).toEqual({ colourCode: 'red', size: 'F' });
  });

  it('starts somewhere even when all is sold out', () => {
    expect(firstChoice(product(['S', 'M'], ['red', 'S', 0]))).toEqual({ colourCode: 'red', size: undefined });
  });

  it('tells sold out from never made', () => {
    expect(['S', 'L'].map((size) => sizeState(dress, 'red', size))).toEqual(['soldOut', 'notMade']);
    expect(sizeState(dress, 'blue', 'S')).toBe('available');
  });

  it('keeps the size in another colour when it was made there', () => {
    const some = product(['S', 'M'], ['red', 'S', 1], ['red', 'M', 1], ['blue', 'S', 1]);
    expect(withColour(some, { colourCode: 'red', size: 'S' }, 'blue')).toEqual({
      colourCode: 'blue',
      size: 'S',
    });
    expect(withColour(some, { colourCode: 'red', size: 'M' }, 'blue')).toEqual({
      colourCode: 'blue',
      size: undefined,
    });
  });

  it('counts the pieces of the colour until a size is chosen', () => {
    expect(availableOf(dress, { colourCode: 'blue', size: undefined })).toBe(5);
    expect(availableOf(dress, { colourCode: 'blue', size: 'S' })).toBe(2);
    expect(skuOf(dress, { colourCode: 'blue', size: undefined })).toBeUndefined();
  });

  it('shows the lowest price of the colour with "from", then the price of the chosen size', () => {
    expect(priceOf(dress, { colourCode: 'blue', size: undefined })).toMatchObject({
      price: 100,
      isFrom: true,
    });
    expect(priceOf(dress, { colourCode: 'blue', size: 'S' })).toMatchObject({ price: 120, isFrom: false });
  });
});
