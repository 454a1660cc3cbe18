import type { GuideDocument, SkuDocument, StoreDocument } from '@functions/_stores/catalog.documents';
import type { StockDocument } from '@functions/_stores/stock.documents';
import { fen } from '@shared/kernel/money';

/** The moment at which every test shop begins: a Saturday morning in Shanghai. */
export const OPENING = '2026-03-14T10:00:00+08:00';
const openingAt = Date.parse(OPENING);

const both = (text: string) => ({ zh: text, en: text });

/** Two shops, a warehouse and a web shop. */
export const places = { jingan: 'S001', hangzhou: 'S002', warehouse: 'W001', webshop: 'WEB' } as const;

/** What is sold: 299.00 instead of 399.00, 99.00, and one that everybody wants. */
export const skus = { dress: '690000000001', shirt: '690000000002', hot: '690000000003' } as const;
export const prices = { dress: 299_00, shirt: 99_00, hot: 199_00 } as const;

function storeDocument(_id: string, name: string, kind: StoreDocument['kind']): StoreDocument {
  return {
    _id,
    name: both(name),
    kind,
    mode: 'direct',
    franchisee: '',
    region: '华东',
    province: '上海市',
    city: both('上海'),
    district: '静安区',
    address: both('南京西路 1 号'),
    phone: '02160000001',
    hours: { opens: 600, closes: 1320 },
    location: { type: 'Point', coordinates: [121.45, 31.22] },
    areaSquareMetres: 100,
    openedOn: '2020-01-01',
    status: 'open',
    origin: 'import',
    updatedAt: openingAt,
  };
}

function skuDocument(
  _id: string,
  productId: string,
  name: string,
  tagPrice: number,
  price: number,
): SkuDocument {
  return {
    _id,
    productId,
    name: both(name),
    colourCode: 'C1',
    colour: both('沙色'),
    colourHex: '#c8a27e',
    size: 'M',
    sizeRank: 2,
    picture: 'goods:dress:c8a27e:1',
    tagPrice: fen(tagPrice),
    price: fen(price),
    cost: null,
    status: 'onSale',
    origin: 'import',
    updatedAt: openingAt,
  };
}

export function stockDocument(locationId: string, skuId: string, onHand: number): StockDocument {
  const moveId = `opening:${locationId}:${skuId}:import`;
  return {
    _id: `${locationId}:${skuId}`,
    locationId,
    skuId,
    productId: 'P1',
    onHand,
    held: 0,
    committed: 0,
    available: onHand,
    inTransit: 0,
    holds: {},
    journal: [{ moveId, at: openingAt, reason: 'import', quantity: onHand, cause: 'opening' }],
    journalSize: 1,
    origin: 'import',
    updatedAt: openingAt,
  };
}

function guideDocument(_id: string, storeId: string): GuideDocument {
  return {
    _id,
    name: `导购${_id}`,
    phoneHash: `hash-${_id}`,
    phoneMasked: '199****0001',
    storeId,
    position: 'guide',
    joinedOn: '2024-01-01',
    leftOn: null,
    status: 'active',
    monthlyTarget: null,
    origin: 'import',
    updatedAt: openingAt,
  };
}

/** Guides by staff number: two of the first shop, one of the second. */
export const guides = { jingan: 'G001', jinganToo: 'G002', hangzhou: 'G003' } as const;

/** What a new test shop contains, by collection. Dress and shirt: 10 in the first shop, 50 in the warehouse. */
export const tinyChain: Readonly<Record<string, readonly { _id: string }[]>> = {
  stores: [
    storeDocument(places.jingan, '静安店', 'store'),
    storeDocument(places.hangzhou, '杭州店', 'store'),
    storeDocument(places.warehouse, '华东仓', 'warehouse'),
    storeDocument(places.webshop, '网店', 'webshop'),
  ],
  skus: [
    skuDocument(skus.dress, 'P1', '针织连衣裙', 399_00, prices.dress),
    skuDocument(skus.shirt, 'P2', '衬衫', 99_00, prices.shirt),
    skuDocument(skus.hot, 'P3', '限量卫衣', 299_00, prices.hot),
  ],
  guides: [
    guideDocument(guides.jingan, places.jingan),
    guideDocument(guides.jinganToo, places.jingan),
    guideDocument(guides.hangzhou, places.hangzhou),
  ],
  stock: [
    stockDocument(places.jingan, skus.dress, 10),
    stockDocument(places.jingan, skus.shirt, 10),
    stockDocument(places.jingan, skus.hot, 100),
    stockDocument(places.warehouse, skus.dress, 50),
    stockDocument(places.warehouse, skus.shirt, 50),
  ],
};
