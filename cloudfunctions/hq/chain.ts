import type { HqContract } from '@shared/contracts/hq.contract';
import { accept } from '@shared/kernel/result';
import type { Handlers } from '../_runtime/serve';
import { countGuidesByStore } from '../_stores/guides.store';
import { allCategories } from '../_stores/products.store';
import { allStores } from '../_stores/stores.store';
import type { HqCaller } from './session';

/** Stores and categories as filters and scopes of the console: short lists, read whole. */
export const chainHandlers: Pick<Handlers<HqContract, HqCaller>, 'stores' | 'categories'> = {
  stores: async () => {
    const [stores, guides] = await Promise.all([allStores(), countGuidesByStore()]);
    return accept({
      stores: stores.map(({ _id: storeId, name, city, kind, mode, status }) => ({
        ...{ storeId, name, city, kind, mode, status },
        guideCount: guides.get(storeId) ?? 0,
      })),
    });
  },

  categories: async () => {
    const categories = await allCategories();
    return accept({ categories: categories.map(({ _id: categoryId, name }) => ({ categoryId, name })) });
  },
};
