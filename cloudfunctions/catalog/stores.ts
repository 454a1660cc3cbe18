import type { CatalogContract } from '@shared/contracts/catalog.contract';
import { accept } from '@shared/kernel/result';
import type { Handlers } from '../_runtime/serve';
import { locationsWithSku } from '../_stores/availability.store';
import type { StoreDocument } from '../_stores/catalog.documents';
import { offeredStores } from '../_stores/stores.store';
import { byNearness, storeView } from './store-view';

function mentions(store: StoreDocument, query: string): boolean {
  const wanted = query.normalize('NFKC').trim().toLowerCase();
  const { name, city, address, district } = store;
  const texts = [name.zh, name.en, city.zh, city.en, address.zh, address.en, district];
  return texts.some((text) => text.toLowerCase().includes(wanted));
}

/** Stores that sell to shoppers, nearest first. A chain has hundreds: they are read whole and sorted here. */
export const stores: Handlers<CatalogContract>['stores'] = async ({ location, query = '' }) => {
  const found = await offeredStores();
  const mentioned = found.filter((store) => mentions(store, query));
  return accept({ stores: mentioned.map((store) => storeView(store, location)).sort(byNearness) });
};

/** Stores that can sell a SKU now, nearest first. */
export const stockByStore: Handlers<CatalogContract>['stockByStore'] = async ({ skuId, location }) => {
  const [found, available] = await Promise.all([offeredStores(), locationsWithSku(skuId)]);
  const withStock = found.flatMap((store) => {
    const pieces = available.get(store._id) ?? 0;
    return pieces > 0 ? [{ store: storeView(store, location), available: pieces }] : [];
  });
  return accept({ stores: withStock.sort((a, b) => byNearness(a.store, b.store)) });
};
