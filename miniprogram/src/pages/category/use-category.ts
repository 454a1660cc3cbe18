import { useEffect, useState } from 'react';
import type { CatalogContract } from '@shared/contracts/catalog.contract';
import type { OutputOf } from '@shared/contracts/contract';
import { api } from '../../api';
import { useProductList, type ListQuestion } from '../../query/use-product-list';
import { useQuery } from '../../query/use-query';
import { useOpenedCategory } from '../../state/opened-category';
import { useStoreId } from '../../state/store-id';

export type Branch = OutputOf<CatalogContract['categories']>['categories'][number];
export type Sort = NonNullable<ListQuestion['sort']>;

/** A branch of the assortment and, when one is picked, a leaf of it. */
export type Shelf = { readonly branchId: string; readonly leafId: string | undefined };

/** Where a category stands in the tree: a branch itself, or a leaf of one. */
export function shelfOf(branches: readonly Branch[], categoryId: string | undefined): Shelf | undefined {
  const branch = branches.find(
    (each) => each.categoryId === categoryId || each.children.some((leaf) => leaf.categoryId === categoryId),
  );
  if (!branch || !categoryId) return undefined;
  return { branchId: branch.categoryId, leafId: categoryId === branch.categoryId ? undefined : categoryId };
}

/** The assortment, the shelf in view and its products in this store. */
export function useCategory() {
  const { storeId, fault: storeFault, retry } = useStoreId(undefined);
  const tree = useQuery('categories', () => api.catalog.categories({}), { isKept: true, freshFor: 300_000 });
  const opened = useOpenedCategory();
  const [picked, setPicked] = useState<Shelf>();
  const [sort, setSort] = useState<Sort>('recommended');

  const branches = tree.value?.categories ?? [];
  const [first] = branches;
  const asked = shelfOf(branches, opened);
  const isPickedThere = branches.some(({ categoryId }) => categoryId === picked?.branchId);
  const shelf =
    (isPickedThere ? picked : undefined) ??
    asked ??
    (first && { branchId: first.categoryId, leafId: undefined });

  // The home page asked for another category: what was picked here before gives way.
  useEffect(() => setPicked(undefined), [opened]);

  const categoryId = shelf?.leafId ?? shelf?.branchId;
  const { list, pages } = useProductList(storeId, categoryId ? { categoryId, sort } : undefined);
  return {
    tree,
    branches,
    branch: branches.find((each) => each.categoryId === shelf?.branchId),
    shelf,
    setShelf: setPicked,
    sort,
    setSort,
    list,
    pages,
    fault: list.fault ?? storeFault,
    retry: () => (storeId ? void list.reload() : retry()),
  };
}
