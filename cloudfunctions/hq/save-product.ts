import type { HqContract } from '@shared/contracts/hq.contract';
import {
  reviseProduct,
  type RevisedSku,
  type Revision,
  type RevisionOutcome,
  type RevisionRefusal,
} from '@shared/domain/catalog/revise-product';
import { fen } from '@shared/kernel/money';
import { accept, refuse, type Result } from '@shared/kernel/result';
import type { Handlers } from '../_runtime/serve';
import { AUDIT, auditDocument } from '../_stores/audit.store';
import type { ProductDocument, SkuDocument } from '../_stores/catalog.documents';
import { command } from '../_stores/database';
import { inTransaction, type Transaction } from '../_stores/transaction';
import { readProductDetail } from './products';
import type { HqCaller } from './session';

type NotFound = { code: 'PRODUCT_NOT_FOUND'; data: Record<never, never> };
type Stated = { name: unknown; status: string; skus: { skuId: string; price: number; status: string }[] };

const revisedSku = ({ _id: skuId, name, price, tagPrice, status }: SkuDocument): RevisedSku => ({
  ...{ skuId, name, price, tagPrice, status },
});

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What the audit keeps of a style: only what this action can change. */
const stated = (product: { name: unknown; status: string }, skus: readonly RevisedSku[]): Stated => ({
  name: product.name,
  status: product.status,
  skus: skus.map(({ skuId, price, status }) => ({ skuId, price, status })),
});

/** Only documents that differ are written: an unchanged SKU keeps its `updatedAt`. */
async function write(
  transaction: Transaction,
  before: { product: ProductDocument; skus: readonly RevisedSku[] },
  after: RevisionOutcome,
  now: number,
): Promise<void> {
  const _ = command();
  const { name, terms, ...plain } = after.product;
  const { product } = before;
  const kept = { price: product.price, tagPrice: product.tagPrice, priceVaries: product.priceVaries };
  const isProductSame = isSame(
    [name, plain.status, plain.price, plain.tagPrice, plain.priceVaries],
    [product.name, product.status, ...Object.values(kept)],
  );
  const changed = after.skus.filter((sku, index) => !isSame(sku, before.skus[index]));
  const skuWrites = changed.map(({ skuId, price, status }) =>
    transaction.update('skus', skuId, { name: _.set(name), price, status, updatedAt: now }),
  );
  const productChange = { ...plain, name: _.set(name), terms: _.set(terms), updatedAt: now };
  const productWrite = isProductSame ? [] : [transaction.update('products', product._id, productChange)];
  await Promise.all([...skuWrites, ...productWrite]);
}

/** Reads the style inside the transaction, decides, and writes it with its SKUs and the audit entry, or nothing. */
function revise(
  productId: string,
  revision: Revision,
  caller: HqCaller,
): Promise<Result<null, RevisionRefusal | NotFound>> {
  return inTransaction(async (transaction) => {
    const product = await transaction.find<ProductDocument>('products', productId);
    if (!product) return refuse({ code: 'PRODUCT_NOT_FOUND', data: {} });
    const found = await Promise.all(
      product.skuIds.map((skuId) => transaction.find<SkuDocument>('skus', skuId)),
    );
    const skus = found.flatMap((sku) => (sku ? [revisedSku(sku)] : []));
    const revised = reviseProduct({ productId, name: product.name, status: product.status }, skus, revision);
    if (!revised.ok) return revised;

    const from = stated(product, skus);
    const to = stated(revised.value.product, revised.value.skus);
    if (isSame(from, to)) return accept(null);
    await write(transaction, { product, skus }, revised.value, caller.now);
    const change = { by: caller.username, action: 'saveProduct', subject: productId, from, to };
    await transaction.insert(AUDIT, auditDocument(change, caller.now));
    return accept(null);
  });
}

/** Changes names, sale prices and shelf state of a style and its SKUs, all of it or nothing. */
export const saveProduct: Handlers<HqContract, HqCaller>['saveProduct'] = async (input, caller) => {
  const { productId, name, status } = input;
  const skus = input.skus.map((sku) => ({
    ...sku,
    price: sku.price === undefined ? undefined : fen(sku.price),
  }));
  const revised = await revise(productId, { name, status, skus }, caller);
  if (!revised.ok) return revised;
  const detail = await readProductDetail(productId);
  return detail ? accept(detail) : refuse({ code: 'PRODUCT_NOT_FOUND', data: {} });
};
