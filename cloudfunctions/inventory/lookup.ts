import type { InventoryContract } from '@shared/contracts/inventory.contract';
import { firstPicture } from '@shared/domain/catalog/first-picture';
import { accept, refuse } from '@shared/kernel/result';
import type { Handlers } from '../_runtime/serve';
import { availableTogether } from '../_stores/availability.store';
import type { ProductDocument, SkuDocument } from '../_stores/catalog.documents';
import { findProduct, productPage } from '../_stores/products.store';
import { findSku, skusOfProducts } from '../_stores/skus.store';
import { findStoreStaff } from '../_stores/store-staff';
import { offeredStoreIds } from '../_stores/stores.store';

/** A look-up is for one style that someone asks for, not a list to page through. */
const MAX_STYLES = 5;

/** By barcode when there is such a SKU, else by name or style number. */
async function stylesFor(query: string): Promise<ProductDocument[]> {
  const [sku, named] = await Promise.all([
    findSku(query),
    productPage({ query, order: 'recommended', limit: MAX_STYLES }),
  ]);
  if (!sku) return named.documents;
  const style = await findProduct(sku.productId);
  return style ? [style] : [];
}

const byColourAndSize = (a: SkuDocument, b: SkuDocument): number => {
  if (a.colourCode !== b.colourCode) return a.colourCode < b.colourCode ? -1 : 1;
  return a.sizeRank - b.sizeRank;
};

/** Stock of a style in the caller's own store and in all others that sell to shoppers. Three round trips. */
export const lookup: Handlers<InventoryContract>['lookup'] = async ({ query }, caller) => {
  const [guide, styles, offered] = await Promise.all([
    findStoreStaff(caller.openId),
    stylesFor(query),
    offeredStoreIds(),
  ]);
  if (!guide) return refuse({ code: 'NOT_STORE_STAFF', data: {} });

  const productIds = styles.map((style) => style._id);
  const others = [...offered].filter((storeId) => storeId !== guide.storeId);
  const [skus, here, elsewhere] = await Promise.all([
    skusOfProducts(productIds),
    availableTogether([guide.storeId], productIds),
    availableTogether(others, productIds),
  ]);
  const onSale = skus.filter((sku) => sku.status === 'onSale').sort(byColourAndSize);
  const viewOf = ({ _id: skuId, colour, size, price }: SkuDocument) => ({
    ...{ skuId, colour, size, price },
    here: here.get(skuId) ?? 0,
    elsewhere: elsewhere.get(skuId) ?? 0,
  });
  return accept({
    products: styles.map((style) => ({
      productId: style._id,
      name: style.name,
      picture: firstPicture(style),
      skus: onSale.filter((sku) => sku.productId === style._id).map(viewOf),
    })),
  });
};
