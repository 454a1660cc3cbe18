import type {
  BannerDocument,
  CategoryDocument,
  ProductDocument,
  ShelfStatus,
  SkuDocument,
  StoreDocument,
} from '@functions/_stores/catalog.documents';
import type { StockDocument } from '@functions/_stores/stock.documents';
import { productTerms } from '@shared/domain/catalog/search-terms';
import { sizeRank } from '@shared/domain/catalog/size-rank';
import { summariseSkus } from '@shared/domain/catalog/summarise-skus';
import { fen } from '@shared/kernel/money';
import { OPENING, stockDocument } from './tiny-chain';

const openingAt = Date.parse(OPENING);
const sand = { code: 'C1', name: { zh: '沙色', en: 'Sand' }, hex: '#c8a27e' };
const navy = { code: 'C2', name: { zh: '藏青', en: 'Navy' }, hex: '#1f3a5f' };

/** A cost that no shopper may ever read; it is searched for in every answer. */
export const SECRET_COST = 13_579;

export type Style = {
  styleNumber: string;
  name: { zh: string; en: string };
  sizes?: readonly string[];
  price?: number;
  tagPrice?: number;
  rank?: number;
  listedOn?: string | null;
  status?: ShelfStatus;
  categoryIds?: string[];
};

/** `TA100-C1-M`: the SKUs of a style in these tests say what they are. */
export const skuIdOf = (styleNumber: string, colour: 'C1' | 'C2', size: string): string =>
  `${styleNumber}-${colour}-${size}`;

function skusOf(style: Style): SkuDocument[] {
  const { styleNumber, name, sizes = ['M'], price = 299_00, tagPrice = 399_00, status = 'onSale' } = style;
  return [sand, navy].flatMap((colour) =>
    sizes.map((size) => ({
      _id: skuIdOf(styleNumber, colour.code as 'C1' | 'C2', size),
      productId: styleNumber,
      name,
      colourCode: colour.code,
      colour: colour.name,
      colourHex: colour.hex,
      size,
      sizeRank: sizeRank(size),
      picture: `goods:dress:${colour.hex.slice(1)}:${styleNumber}`,
      tagPrice: fen(tagPrice),
      price: fen(price),
      cost: fen(SECRET_COST),
      status,
      origin: 'import' as const,
      updatedAt: openingAt,
    })),
  );
}

/** A style in two colours, with its SKUs, as an import would leave it. */
export function styleDocuments(style: Style): { product: ProductDocument; skus: SkuDocument[] } {
  const skus = skusOf(style);
  const colours = [sand, navy].map((colour) => ({
    ...colour,
    picture: `goods:dress:${colour.hex.slice(1)}:${style.styleNumber}`,
  }));
  const product: ProductDocument = {
    _id: style.styleNumber,
    name: style.name,
    categoryIds: style.categoryIds ?? ['women', 'women-dresses'],
    categoryName: { zh: '连衣裙', en: 'Dresses' },
    season: '春',
    year: 2026,
    fabric: '棉100%',
    fit: '修身',
    care: '建议干洗',
    sellingPoints: [{ zh: '透气', en: 'Breathable' }],
    listedOn: style.listedOn === undefined ? '2026-03-01' : style.listedOn,
    status: style.status ?? 'onSale',
    pictures: colours.map((colour) => colour.picture),
    colours,
    sizes: [...(style.sizes ?? ['M'])],
    skuIds: skus.map((sku) => sku._id),
    ...summariseSkus(skus),
    terms: productTerms(style.name, style.styleNumber),
    rank: style.rank ?? 0,
    origin: 'import',
    updatedAt: openingAt,
  };
  return { product, skus };
}

/** A figure of a style's SKU; negative ones exist in real stock. */
export const stockOfStyle = (
  locationId: string,
  styleNumber: string,
  colour: 'C1' | 'C2',
  size: string,
  onHand: number,
): StockDocument => ({
  ...stockDocument(locationId, skuIdOf(styleNumber, colour, size), onHand),
  productId: styleNumber,
});

export const categories: CategoryDocument[] = [
  { _id: 'women', name: { zh: '女装', en: 'Women' }, parentId: null, rank: 1 },
  { _id: 'men', name: { zh: '男装', en: 'Men' }, parentId: null, rank: 2 },
  { _id: 'women-dresses', name: { zh: '连衣裙', en: 'Dresses' }, parentId: 'women', rank: 1 },
].map((category) => ({ ...category, picture: 'goods:dress:c8a27e:1', origin: 'import' }));

export const banners: BannerDocument[] = [
  {
    _id: 'spring',
    title: { zh: '春日', en: 'Spring' },
    subtitle: { zh: '轻装', en: 'Lighter' },
    picture: 'goods:dress:c8a27e:2',
    categoryId: 'women',
    rank: 1,
    origin: 'import',
  },
];

/** A store like another one, elsewhere or in another state. */
export const storeLike = (store: StoreDocument, changes: Partial<StoreDocument>): StoreDocument => ({
  ...store,
  ...changes,
});
