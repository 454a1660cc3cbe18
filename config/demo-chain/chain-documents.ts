import type {
  CategoryDocument,
  ProductDocument,
  SkuDocument,
  StoreDocument,
} from '@functions/_stores/catalog.documents';
import type { StockDocument, StockMoveDocument } from '@functions/_stores/stock.documents';
import {
  categoryPlaces,
  productDocument,
  productFacts,
  skuDocument,
} from '@functions/hq/import/goods-documents';
import { checkDigit } from '@shared/domain/import/parse-barcode';
import type { ImportedSku } from '@shared/domain/import/judge-products';
import { fen } from '@shared/kernel/money';
import type { Millis } from '@shared/kernel/time';
import { accessories } from './accessories';
import { childrenswear } from './childrenswear';
import { homeware } from './homeware';
import { menswear } from './menswear';
import { demoStores } from './stores';
import type { DemoStyle } from './styles';
import { womenswear } from './womenswear';

/** Everything the demo chain sells, in the order in which the mall likes to show it: mixed, not by category. */
export const demoStyles: readonly DemoStyle[] = interleave([
  womenswear,
  accessories,
  menswear,
  homeware,
  childrenswear,
]);

/** In turn from each list, in proportion to their lengths. */
function interleave(lists: readonly (readonly DemoStyle[])[]): DemoStyle[] {
  const placed = lists.flatMap((list) =>
    list.map((style, index) => ({ style, at: (index + 0.5) / list.length })),
  );
  return placed.sort((a, b) => a.at - b.at).map(({ style }) => style);
}

/** In-store EAN-13: the prefixes 20-29 belong to whoever prints them (GS1 General Specifications, 2.1). */
function barcodeOf(serial: number): string {
  const twelve = `2000000${String(serial).padStart(5, '0')}`;
  return `${twelve}${checkDigit(twelve)}`;
}

const inFen = (yuan: number) => fen(yuan * 100);

type DemoGoods = { products: ProductDocument[]; skus: SkuDocument[]; categories: CategoryDocument[] };

/** The documents of one style, by the same builders that an import uses. */
function styleDocuments(style: DemoStyle, place: number, firstSerial: number, now: Millis) {
  const [tag, sale = tag] = style.price;
  const [fabric, fit, careText] = style.sheet;
  const name = { zh: style.name[0], en: style.name[1] };
  const records = style.colours.flatMap((colour, colourIndex) =>
    style.sizes.map((size, sizeIndex): ImportedSku => ({
      skuId: barcodeOf(firstSerial + colourIndex * style.sizes.length + sizeIndex),
      styleCode: style.code,
      name: name.zh,
      categoryPath: [...style.category],
      season: style.season[0],
      year: 2026,
      colour,
      colourCode: `${style.code}-${colourIndex + 1}`,
      size,
      tagPrice: inFen(tag),
      cost: inFen(Math.round(tag * 0.28)),
      fabric,
      fit,
      listedOn: style.season[1],
      care: careText,
      sellingPoints: [...style.points],
      status: 'onSale',
    })),
  );
  const skus = records.map((record): SkuDocument => {
    const { sourceHash: _none, ...sku } = skuDocument(record, now);
    return { ...sku, name, price: inFen(sale), origin: 'demo' };
  });
  const [record] = records;
  if (!record) throw new Error(`${style.code} has no colour or size`);
  const facts = { ...productFacts(record), name, rank: 1_000_000 - place };
  const { sourceHash: _none, ...product } = productDocument(style.code, facts, skus, now);
  return { product: { ...product, origin: 'demo' as const }, skus, record };
}

/** Styles, SKUs and categories. */
export function demoGoods(now: Millis): DemoGoods {
  const goods: DemoGoods = { products: [], skus: [], categories: [] };
  const categories = new Map<string, CategoryDocument>();
  let serial = 1;
  for (const [place, style] of demoStyles.entries()) {
    const { product, skus, record } = styleDocuments(style, place, serial, now);
    serial += skus.length;
    goods.products.push(product);
    goods.skus.push(...skus);
    for (const { id, name, rank, parentId } of categoryPlaces(record.categoryPath)) {
      const picture = product.pictures[0] ?? '';
      if (!categories.has(id)) categories.set(id, { _id: id, name, rank, parentId, picture, origin: 'demo' });
    }
  }
  goods.categories = [...categories.values()];
  return goods;
}

export const demoStoreDocuments = (now: Millis): StoreDocument[] =>
  demoStores.map(({ location, hours: [opens, closes] = [600, 1320], ...store }) => ({
    ...store,
    hours: { opens, closes },
    location: { type: 'Point', coordinates: location },
    origin: 'demo',
    updatedAt: now,
  }));

/** A number that looks thrown but is the same for ever. */
const thrown = (key: string): number =>
  [...key].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619) >>> 0, 2_166_136_261);

/** Pieces on a shelf, by how the style sells: a warehouse has plenty, a shop some, and sometimes the last one. */
function piecesOf(store: StoreDocument, sku: SkuDocument, mood: DemoStyle['mood']): number {
  const throwOf = thrown(`${store._id}:${sku._id}`);
  if (store.kind === 'warehouse')
    return mood === 'gone' ? 0 : mood === 'last' ? throwOf % 4 : 30 + (throwOf % 90);
  if (store.kind === 'webshop') return mood === 'gone' ? 0 : throwOf % 20;
  if (mood === 'gone') return 0;
  if (mood === 'last') return throwOf % 3 === 0 ? 1 : 0;
  const isMissing = throwOf % 100 < (mood === 'hot' ? 6 : 22);
  return isMissing ? 0 : 1 + ((throwOf >>> 8) % (mood === 'hot' ? 14 : 6));
}

/** Stock of every SKU at every place, with the move that explains it. */
export function demoStock(
  stores: readonly StoreDocument[],
  skus: readonly SkuDocument[],
  now: Millis,
): { stock: StockDocument[]; moves: StockMoveDocument[] } {
  const moodOf = new Map(demoStyles.map(({ code, mood }) => [code, mood]));
  const stock = stores.flatMap((store) =>
    skus.map((sku): StockDocument => {
      const onHand = piecesOf(store, sku, moodOf.get(sku.productId));
      return {
        _id: `${store._id}:${sku._id}`,
        locationId: store._id,
        skuId: sku._id,
        productId: sku.productId,
        onHand,
        held: 0,
        committed: 0,
        available: onHand,
        inTransit: 0,
        holds: {},
        journal: [],
        journalSize: 0,
        origin: 'demo',
        updatedAt: now,
      };
    }),
  );
  const moves = stock.flatMap(({ _id, locationId, skuId, onHand }): StockMoveDocument[] => {
    const moveId = `demo:${_id}:count`;
    const move = { _id: moveId, moveId, at: now, reason: 'count' as const, quantity: onHand, cause: 'demo' };
    return onHand === 0 ? [] : [{ ...move, locationId, skuId }];
  });
  return { stock, moves };
}
