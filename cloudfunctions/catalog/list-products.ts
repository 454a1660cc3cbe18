import type { CatalogContract } from '@shared/contracts/catalog.contract';
import { accept, refuse } from '@shared/kernel/result';
import type { Handlers } from '../_runtime/serve';
import { productPage } from '../_stores/products.store';
import { findOfferedStore } from '../_stores/stores.store';
import { productCards } from './product-cards';

/** A page of what is on sale, of a category or found by name, with the stock of the asked store. */
export const listProducts: Handlers<CatalogContract>['list'] = async (wish) => {
  const { storeId, categoryId, query, sort, cursor, limit } = wish;
  const [store, page] = await Promise.all([
    findOfferedStore(storeId),
    productPage({ status: 'onSale', categoryId, query, order: sort, cursor, limit }),
  ]);
  if (!store) return refuse({ code: 'UNKNOWN_STORE', data: {} });
  return accept({ products: await productCards(page.documents, storeId), nextCursor: page.nextCursor });
};
