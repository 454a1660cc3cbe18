import type { CatalogContract } from '@shared/contracts/catalog.contract';
import { accept } from '@shared/kernel/result';
import type { Handlers } from '../_runtime/serve';
import type { CategoryDocument } from '../_stores/catalog.documents';
import { allCategories } from '../_stores/products.store';

const view = ({ _id: categoryId, name, picture }: CategoryDocument) => ({ categoryId, name, picture });

/** Both levels of categories, in the order in which the chain shows them. */
export const categories: Handlers<CatalogContract>['categories'] = async () => {
  const all = await allCategories();
  const top = all.filter((category) => category.parentId === null);
  const childrenOf = (parentId: string) => all.filter((category) => category.parentId === parentId);
  return accept({
    categories: top.map((category) => ({
      ...view(category),
      children: childrenOf(category._id).map(view),
    })),
  });
};
