import type { KnownStores } from '@shared/domain/import/judge-guides';
import type { SkuDocument, StoreDocument } from '../../_stores/catalog.documents';
import { collection, command } from '../../_stores/database';

const stores = collection<StoreDocument>('stores');
const skus = collection<SkuDocument>('skus');

const PAGE = 1_000;

/** Real data never hangs on the demo chain, which goes when it lands. */
const real = () => ({ origin: command().neq('demo') });

/** Stores that rows may name. */
export async function knownStores(): Promise<KnownStores> {
  const found = await stores.query({ where: real(), limit: PAGE, fields: { status: true } });
  return new Map(found.map(({ _id, status }) => [_id, { isClosed: status === 'closed' }]));
}

/** Every barcode with its style. */
export async function knownSkus(): Promise<Map<string, string>> {
  const productOf = new Map<string, string>();
  for (let after = ''; ;) {
    const page = await skus.query({
      where: { ...real(), _id: command().gt(after) },
      order: [['_id', 'asc']],
      limit: PAGE,
      fields: { productId: true },
    });
    for (const { _id, productId } of page) productOf.set(_id, productId);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return productOf;
    after = last._id;
  }
}
