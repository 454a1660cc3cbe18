import { describe, expect, it } from '@jest/globals';
import { factsOf } from '@shared/domain/catalog/facts';
import { reviseProduct, type RevisedSku, type Revision } from '@shared/domain/catalog/revise-product';
import { fen } from '@shared/kernel/money';

const name = { zh: '收腰连衣裙', en: 'Waisted dress' };
const product = { productId: 'TA100', name, status: 'onSale' } as const;
const sku = (skuId: string, price: number, status: 'onSale' | 'offShelf' = 'onSale'): RevisedSku => ({
  skuId,
  name,
  price: fen(price),
  tagPrice: fen(500),
  status,
});
const revised = (skus: RevisedSku[], revision: Revision) => {
  const result = reviseProduct(product, skus, revision);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};

describe('revising a style', () => {
  it('keeps summary, terms and the names of its SKUs with it', () => {
    const after = revised([sku('A', 500), sku('B', 400)], {
      name: { zh: '新裙', en: 'New dress' },
      skus: [{ skuId: 'A', price: fen(300) }],
    });
    expect(after.product).toMatchObject({ price: 300, tagPrice: 500, priceVaries: true, status: 'onSale' });
    expect(after.product.terms).toEqual(expect.arrayContaining(['新裙', '裙', 'new', 'ta100']));
    expect(after.product.terms).not.toContain('收腰');
    expect(after.skus.map((entry) => entry.name.zh)).toEqual(['新裙', '新裙']);
  });

  it('takes every SKU off the shelf with the style, and puts all back when none was on sale', () => {
    const off = revised([sku('A', 500), sku('B', 400)], { status: 'offShelf', skus: [] });
    expect(off.skus.map((entry) => entry.status)).toEqual(['offShelf', 'offShelf']);
    const on = revised([...off.skus], { status: 'onSale', skus: [] });
    expect(on.skus.map((entry) => entry.status)).toEqual(['onSale', 'onSale']);
  });

  it('takes the style off when its last SKU goes', () => {
    const after = revised([sku('A', 500), sku('B', 400, 'offShelf')], {
      skus: [{ skuId: 'A', status: 'offShelf' }],
    });
    expect(after.product.status).toBe('offShelf');
  });

  it.each([
    [
      { skuId: 'A', price: fen(501) },
      { code: 'PRICE_ABOVE_TAG', data: { skuId: 'A', tagPrice: 500 } },
    ],
    [
      { skuId: 'Z', price: fen(1) },
      { code: 'UNKNOWN_SKU', data: { skuId: 'Z' } },
    ],
  ])('refuses %p', (wish, refusal) => {
    expect(reviseProduct(product, [sku('A', 500)], { skus: [wish] })).toEqual({ ok: false, refusal });
  });
});

describe('the facts of a style', () => {
  const sheet = {
    styleNumber: 'TA100',
    fabric: '棉95% 氨纶5%',
    fit: 'A型',
    care: '建议干洗',
    season: '秋',
    year: 2026,
  };
  it('keep the parts of a garment apart', () => {
    const [fabric] = factsOf({ ...sheet, fabric: '鞋面：牛皮 鞋里：羊皮 鞋底：橡胶' });
    expect(fabric?.text.en).toMatch(/^Upper: cowhide; lining: sheepskin; sole: rubber$/);
  });

  it('are told in both languages', () => {
    const english = factsOf(sheet).map(({ label, text }) => `${label.en}: ${text.en}`);
    expect(english).toEqual([
      'Fabric: Cotton 95% elastane 5%',
      'Fit: A-line',
      'Care: Dry clean',
      'Season: Autumn 2026',
      'Style no.: TA100',
    ]);
  });

  it('leave out what the sheet does not say', () => {
    const bare = { ...sheet, fabric: '', fit: '—', care: '-', season: '' };
    expect(factsOf(bare).map(({ text }) => text.zh)).toEqual(['TA100']);
  });
});
