import type { CatalogContract } from '@shared/contracts/catalog.contract';
import type { Place } from '@shared/domain/catalog/distance';
import { accept, refuse } from '@shared/kernel/result';
import type { Handlers } from '../_runtime/serve';
import type { StoreDocument } from '../_stores/catalog.documents';
import { homeBanners, productPage, topCategories } from '../_stores/products.store';
import { findOfferedStore, nearestOfferedStore } from '../_stores/stores.store';
import { productCards } from './product-cards';
import { storeView } from './store-view';

const FIRST_PAGE = 20;

/** The asked store while it sells to shoppers, else the nearest that does. */
async function storeFor(
  storeId: string | undefined,
  place: Place | undefined,
): Promise<StoreDocument | undefined> {
  const asked = storeId === undefined ? undefined : await findOfferedStore(storeId);
  return asked ?? nearestOfferedStore(place);
}

/** Two sequential round trips: all that is independent at once, then the stock of what will be shown. */
export const home: Handlers<CatalogContract>['home'] = async ({ storeId, location }, caller) => {
  const [store, banners, categories, page] = await Promise.all([
    storeFor(storeId, location),
    homeBanners(),
    topCategories(),
    productPage({ status: 'onSale', order: 'recommended', limit: FIRST_PAGE }),
  ]);
  if (!store) return refuse({ code: 'NO_OPEN_STORE', data: {} });

  return accept({
    store: storeView(store, location),
    banners: banners.map(({ _id: bannerId, title, subtitle, picture, categoryId }) => ({
      bannerId,
      title,
      subtitle,
      picture,
      categoryId,
    })),
    categories: categories.map(({ _id: categoryId, name, picture }) => ({ categoryId, name, picture })),
    products: await productCards(page.documents, store._id),
    nextCursor: page.nextCursor,
    asOf: caller.now,
  });
};
