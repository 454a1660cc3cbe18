import type { ImportedSku } from '@shared/domain/import/judge-products';
import type { Millis } from '@shared/kernel/time';
import type { CategoryDocument, ProductDocument, SkuDocument } from '../../_stores/catalog.documents';
import { collection, command } from '../../_stores/database';
import { categoryPlaces, mergeSku, productDocument, productFacts, skuDocument } from './goods-documents';
import { inRuns, readByIds, writeDocuments, type LandingPlan } from './landing';
import { sourceHash } from './source-hash';

const skus = collection<SkuDocument>('skus');
const products = collection<ProductDocument>('products');
const categories = collection<CategoryDocument>('categories');

/** Styles whose SKUs fit one answer of the database (at most 1,000 documents). */
const STYLES_PER_READ = 20;

async function readSkusOf(styleCodes: readonly string[]): Promise<SkuDocument[]> {
  const runs = await Promise.all(
    inRuns(styleCodes, STYLES_PER_READ).map((run) =>
      skus.query({ where: { productId: command().in(run) }, limit: 1_000 }),
    ),
  );
  return runs.flat();
}

/** Two documents that would show the same, whenever they were written. */
const isSame = <Document extends { updatedAt: Millis }>(a: Document | undefined, b: Document): boolean => {
  const shown = ({ updatedAt: _when, ...rest }: Document) =>
    JSON.stringify(Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1)));
  return a !== undefined && shown(a) === shown(b);
};

/** The style as it will be: facts of the file when they are news, else as they are here; sums over all of its SKUs. */
function reviseProduct(
  current: ProductDocument | undefined,
  record: ImportedSku,
  ofStyle: readonly SkuDocument[],
  wasAnyOnSale: boolean,
  now: Millis,
): ProductDocument {
  const facts = productFacts(record);
  const isNews = current?.sourceHash !== sourceHash(facts);
  if (!current) return productDocument(record.styleCode, facts, ofStyle, now);
  const name = current.name.zh === facts.name.zh ? current.name : facts.name;
  const kept = isNews ? { ...facts, name } : { ...current };
  const revised = productDocument(record.styleCode, kept, ofStyle, now);
  // Somebody here took the style off the shelf though its SKUs are on sale: that stays.
  const status = current.status === 'offShelf' && wasAnyOnSale ? 'offShelf' : revised.status;
  return { ...revised, status, sourceHash: sourceHash(facts) };
}

/** Plans to land the SKUs of some rows with their styles, which sum up all SKUs there are, in this file or not. */
export async function planProducts(records: readonly ImportedSku[], now: Millis): Promise<LandingPlan> {
  const styles = new Map(records.map((record) => [record.styleCode, record]));
  const [stored, currentProducts, sameBarcode] = await Promise.all([
    readSkusOf([...styles.keys()]),
    readByIds(products, [...styles.keys()]),
    readByIds(
      skus,
      records.map(({ skuId }) => skuId),
    ),
  ]);
  const currentSkus = new Map([...stored.map((sku) => [sku._id, sku] as const), ...sameBarcode]);
  const said = records.map((record) => skuDocument(record, now));
  const changedSkus = said.flatMap((sku) => {
    const current = currentSkus.get(sku._id);
    if (current?.sourceHash === sku.sourceHash) return [];
    return [current ? mergeSku(current, sku) : sku];
  });
  const after = new Map([...currentSkus, ...changedSkus.map((sku) => [sku._id, sku] as const)]);
  const changedProducts = [...styles].flatMap(([styleCode, record]) => {
    const ofStyle = [...after.values()].filter((sku) => sku.productId === styleCode);
    const wasAnyOnSale = stored.some((sku) => sku.productId === styleCode && sku.status === 'onSale');
    const current = currentProducts.get(styleCode);
    const revised = reviseProduct(current, record, ofStyle, wasAnyOnSale, now);
    return isSame(current, revised) ? [] : [revised];
  });
  const changedIds = new Set(changedSkus.map(({ _id }) => _id));
  const newsOf = new Set(
    [...styles]
      .filter(([code, record]) => currentProducts.get(code)?.sourceHash !== sourceHash(productFacts(record)))
      .map(([code]) => code),
  );
  return {
    changedRows: records.filter(({ skuId, styleCode }) => changedIds.has(skuId) || newsOf.has(styleCode))
      .length,
    async commit() {
      await writeDocuments(skus, changedSkus, currentSkus);
      await writeDocuments(products, changedProducts, currentProducts);
    },
  };
}

/** Makes the categories of a file that are not there yet, each with a picture of something in it. */
export async function ensureCategories(records: readonly ImportedSku[], now: Millis): Promise<void> {
  const wanted = new Map<string, CategoryDocument>();
  const newestFirst = [...records].sort(
    (a, b) =>
      Number(b.status === 'onSale') - Number(a.status === 'onSale') ||
      (b.listedOn ?? '').localeCompare(a.listedOn ?? ''),
  );
  for (const record of newestFirst) {
    for (const { id, name, rank, parentId } of categoryPlaces(record.categoryPath)) {
      if (wanted.has(id)) continue;
      const { picture } = skuDocument(record, now);
      wanted.set(id, { _id: id, name, rank, parentId, picture, origin: 'import' });
    }
  }
  const existing = await readByIds(categories, [...wanted.keys()]);
  await categories.insertAll([...wanted.values()].filter(({ _id }) => !existing.has(_id)));
}
