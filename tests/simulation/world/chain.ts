import { createHash } from 'node:crypto';
import type { ProductDocument, SkuDocument } from '@functions/_stores/catalog.documents';
import type { MemberDocument } from '@functions/_stores/member.documents';
import type { StaffSessionDocument } from '@functions/_stores/hq.documents';
import type { StockDocument } from '@functions/_stores/stock.documents';
import { DAY } from '@shared/kernel/time';
import { guides, OPENING, places, skus, stockDocument, tinyChain } from '../../support/tiny-chain';

export const openingAt = Date.parse(OPENING);

/** The session of the person at HQ; the document's key is the token's hash. */
export const headquartersToken = 'headquarters-session';
const sessionKey = createHash('sha256').update(headquartersToken).digest('hex');

/** A phone's openid has 28 characters, like those of WeChat. */
export const openIdOf = (name: string): string => `o${name}`.padEnd(28, '0');

const staffMember = (storeId: string, guideId: string): MemberDocument => ({
  _id: openIdOf(`staff-${storeId}`),
  memberId: `member-of-${guideId}`,
  nickname: guideId,
  phoneHash: `hash-${guideId}`,
  phoneMasked: null,
  privacyAgreed: null,
  addresses: [],
  guideId,
  createdAt: openingAt,
  updatedAt: openingAt,
});

/** Little of everything, so that it runs out; one figure came below zero from the old system. */
const stock: StockDocument[] = [
  stockDocument(places.jingan, skus.dress, 3),
  stockDocument(places.jingan, skus.shirt, 4),
  stockDocument(places.jingan, skus.hot, 5),
  stockDocument(places.hangzhou, skus.dress, 2),
  stockDocument(places.hangzhou, skus.shirt, -2),
  stockDocument(places.hangzhou, skus.hot, 3),
  stockDocument(places.warehouse, skus.dress, 4),
  stockDocument(places.warehouse, skus.shirt, 3),
  stockDocument(places.warehouse, skus.hot, 2),
];

function productOf(sku: SkuDocument): ProductDocument {
  const { productId, name, price, tagPrice } = sku;
  return {
    ...{ _id: productId, name, price, tagPrice, priceVaries: false, skuIds: [sku._id], terms: [productId] },
    ...{ categoryIds: [], categoryName: name, season: '', year: 2026, fabric: '', fit: '', care: '' },
    ...{
      sellingPoints: [],
      listedOn: null,
      status: 'onSale',
      pictures: [sku.picture],
      sizes: [sku.size],
      rank: 1,
    },
    colours: [{ code: sku.colourCode, name: sku.colour, hex: sku.colourHex, picture: sku.picture }],
    ...{ origin: 'import', updatedAt: openingAt },
  };
}

const session: StaffSessionDocument = {
  ...{ _id: sessionKey, username: 'admin', name: 'HQ' },
  expiresAt: openingAt + 60 * DAY,
};

/** What every simulated world begins with, by collection. */
export const chain: Readonly<Record<string, readonly { _id: string }[]>> = {
  ...tinyChain,
  products: (tinyChain.skus as SkuDocument[]).map(productOf),
  stock,
  members: [staffMember(places.jingan, guides.jingan), staffMember(places.hangzhou, guides.hangzhou)],
  staff_sessions: [session],
};
