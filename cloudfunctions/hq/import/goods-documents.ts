import { leafCategories, topCategories, type CategoryWord } from '@config/vocabulary/categories';
import { colours, unknownColourHex } from '@config/vocabulary/colours';
import { composeProductName } from '@config/vocabulary/compose-name';
import { sellingPoints } from '@config/vocabulary/selling-points';
import { productTerms } from '@shared/domain/catalog/search-terms';
import { sizeRank } from '@shared/domain/catalog/size-rank';
import { summariseSkus } from '@shared/domain/catalog/summarise-skus';
import { illustrationFor } from '@shared/domain/illustration/choose-illustration';
import type { ImportedSku } from '@shared/domain/import/judge-products';
import { fen } from '@shared/kernel/money';
import type { LocalText } from '@shared/kernel/text';
import { DAY, type Millis } from '@shared/kernel/time';
import type { ProductDocument, SkuDocument } from '../../_stores/catalog.documents';
import { romanise } from './romanise';
import { sourceHash } from './source-hash';

export type CategoryPlace = { id: string; name: LocalText; rank: number; parentId: string | null };

const slugOf = (zh: string): string =>
  romanise(zh)
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'other';

const wordOf = (zh: string, words: Readonly<Record<string, CategoryWord>>): CategoryWord =>
  words[zh] ?? { slug: slugOf(zh), en: romanise(zh), rank: 99 };

/** The two levels the phone shows: the top category and, under it, the leaf. The middle one only sorts old systems. */
export function categoryPlaces(path: readonly string[]): [top: CategoryPlace, leaf: CategoryPlace] {
  const [topZh = '', leafZh = ''] = [path[0], path.at(-1)];
  const top = wordOf(topZh, topCategories);
  const leaf = wordOf(leafZh, leafCategories);
  return [
    { id: top.slug, name: { zh: topZh, en: top.en }, rank: top.rank * 100, parentId: null },
    {
      id: `${top.slug}-${leaf.slug}`.slice(0, 64),
      name: { zh: leafZh, en: leaf.en },
      rank: top.rank * 100 + leaf.rank,
      parentId: top.slug,
    },
  ];
}

/** The name in both languages; without words for it, its category and style number, so that no language is mixed. */
function nameOf({ name, categoryPath, styleCode }: ImportedSku): LocalText {
  const [, leaf] = categoryPlaces(categoryPath);
  return { zh: name, en: composeProductName(name) ?? `${leaf.name.en} ${styleCode}` };
}

const colourOf = (zh: string): { name: LocalText; hex: string } => {
  const word = colours[zh];
  return { name: { zh, en: word?.en ?? romanise(zh) }, hex: word?.hex ?? unknownColourHex };
};

function pictureOf(record: ImportedSku, hex: string): string {
  const { kind, seed } = illustrationFor({
    categoryPath: record.categoryPath,
    productName: record.name,
    styleCode: record.styleCode,
  });
  return `goods:${kind}:${hex.replace('#', '')}:${seed}`;
}

/** The SKU of a row, as the file alone says it: sold at its tag price. */
export function skuDocument(record: ImportedSku, now: Millis): SkuDocument {
  const { skuId, styleCode, colourCode, size, tagPrice, cost, status } = record;
  const { name: colour, hex } = colourOf(record.colour);
  const said = {
    productId: styleCode,
    name: nameOf(record),
    colourCode,
    colour,
    colourHex: hex,
    size,
    sizeRank: sizeRank(size),
    picture: pictureOf(record, hex),
    tagPrice,
    price: tagPrice,
    cost,
    status,
  };
  return { _id: skuId, ...said, sourceHash: sourceHash(said), origin: 'import', updatedAt: now };
}

/** A changed SKU keeps the sale price and the English name that people have given it here. */
export function mergeSku(current: SkuDocument, said: SkuDocument): SkuDocument {
  const isRepriced = current.price !== current.tagPrice;
  const price = isRepriced ? fen(Math.min(current.price, said.tagPrice)) : said.price;
  const name = current.name.zh === said.name.zh ? current.name : said.name;
  return { ...said, price, name };
}

/** What a style says of itself, before its SKUs are added up. */
export type ProductFacts = Pick<
  ProductDocument,
  | 'name'
  | 'categoryIds'
  | 'categoryName'
  | 'season'
  | 'year'
  | 'fabric'
  | 'fit'
  | 'care'
  | 'sellingPoints'
  | 'listedOn'
  | 'rank'
>;

/** Newer months first; within a month in an order that looks mixed but never changes. */
function rankOf(listedOn: string | null, styleCode: string): number {
  const month = listedOn ? Math.floor(Date.parse(listedOn) / (30 * DAY)) : 0;
  const spread = [...styleCode].reduce(
    (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619) >>> 0,
    2_166_136_261,
  );
  return month * 10_000 + (((spread ^ (spread >>> 15)) >>> 0) % 10_000);
}

export function productFacts(record: ImportedSku): ProductFacts {
  const [top, leaf] = categoryPlaces(record.categoryPath);
  return {
    name: nameOf(record),
    categoryIds: [top.id, leaf.id],
    categoryName: leaf.name,
    season: record.season,
    year: record.year,
    fabric: record.fabric,
    fit: record.fit,
    care: record.care,
    // A point nobody has translated would put Chinese into the English page, so it waits for its words.
    sellingPoints: record.sellingPoints.flatMap((zh) => {
      const en = sellingPoints[zh];
      return en ? [{ zh, en }] : [];
    }),
    listedOn: record.listedOn,
    rank: rankOf(record.listedOn, record.styleCode),
  };
}

/** The style with its facts and the sum of its SKUs, on sale while any of them is. */
export function productDocument(
  styleCode: string,
  facts: ProductFacts,
  skus: readonly SkuDocument[],
  now: Millis,
): ProductDocument {
  const ordered = [...skus].sort(
    (a, b) =>
      Number(b.status === 'onSale') - Number(a.status === 'onSale') ||
      a.colourCode.localeCompare(b.colourCode) ||
      a.sizeRank - b.sizeRank ||
      a._id.localeCompare(b._id),
  );
  const byColour = new Map<string, SkuDocument>();
  for (const sku of ordered) if (!byColour.has(sku.colourCode)) byColour.set(sku.colourCode, sku);
  const shown = [...byColour.values()];
  const bySize = [...skus].sort((a, b) => a.sizeRank - b.sizeRank);
  return {
    _id: styleCode,
    ...facts,
    status: skus.some((sku) => sku.status === 'onSale') ? 'onSale' : 'offShelf',
    pictures: shown.map((sku) => sku.picture),
    colours: shown.map(({ colourCode: code, colour: name, colourHex: hex, picture }) => ({
      code,
      name,
      hex,
      picture,
    })),
    sizes: [...new Set(bySize.map((sku) => sku.size))],
    skuIds: skus.map((sku) => sku._id).sort(),
    ...summariseSkus(skus),
    terms: productTerms(facts.name, styleCode),
    sourceHash: sourceHash(facts),
    origin: 'import',
    updatedAt: now,
  };
}
