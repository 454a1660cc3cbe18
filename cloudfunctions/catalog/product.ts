import type { CatalogContract, ProductView } from '@shared/contracts/catalog.contract';
import { factsOf } from '@shared/domain/catalog/facts';
import { firstPicture } from '@shared/domain/catalog/first-picture';
import { accept, refuse } from '@shared/kernel/result';
import type { Handlers } from '../_runtime/serve';
import { availableOfProduct, locationsWithProduct } from '../_stores/availability.store';
import type { ProductDocument, SkuDocument } from '../_stores/catalog.documents';
import { findProduct } from '../_stores/products.store';
import { skusOfProduct } from '../_stores/skus.store';
import { findOfferedStore, offeredStoreIds } from '../_stores/stores.store';
import { storeView } from './store-view';

/** One style with its SKUs on sale and their stock in the asked store. One round trip: nothing waits for anything. */
export const product: Handlers<CatalogContract>['product'] = async ({ productId, storeId }) => {
  const [found, allSkus, store, available, locations, offered] = await Promise.all([
    findProduct(productId),
    skusOfProduct(productId),
    findOfferedStore(storeId),
    availableOfProduct(storeId, productId),
    locationsWithProduct(productId),
    offeredStoreIds(),
  ]);
  if (!store) return refuse({ code: 'UNKNOWN_STORE', data: {} });
  const skus = allSkus.filter((sku) => sku.status === 'onSale');
  if (found?.status !== 'onSale' || skus.length === 0) return refuse({ code: 'PRODUCT_NOT_FOUND', data: {} });

  return accept({
    productId,
    name: found.name,
    pictures: found.pictures.length > 0 ? found.pictures : [firstPicture(found)],
    ...choicesOf(found, skus, available),
    facts: factsOf({ ...found, styleNumber: productId }),
    sellingPoints: found.sellingPoints,
    store: storeView(store, undefined),
    storesElsewhere: locations.filter((id) => id !== storeId && offered.has(id)).length,
  });
};

/** Colours and sizes that can still be chosen, in the order of the style. */
function choicesOf(
  product: ProductDocument,
  skus: readonly SkuDocument[],
  available: ReadonlyMap<string, number>,
): Pick<ProductView, 'colours' | 'sizes' | 'skus'> {
  const colourCodes = new Set(skus.map((sku) => sku.colourCode));
  const bySize = [...skus].sort((a, b) => a.sizeRank - b.sizeRank || (a._id < b._id ? -1 : 1));
  return {
    colours: product.colours
      .filter((colour) => colourCodes.has(colour.code))
      .map(({ code, name, hex, picture }) => ({ code, name, hex, picture })),
    sizes: [...new Set(bySize.map((sku) => sku.size))],
    skus: bySize.map((sku) => ({
      skuId: sku._id,
      colourCode: sku.colourCode,
      size: sku.size,
      price: sku.price,
      tagPrice: sku.tagPrice,
      picture: sku.picture,
      available: available.get(sku._id) ?? 0,
    })),
  };
}
