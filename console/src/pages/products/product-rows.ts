import type { OutputOf } from '@shared/contracts/contract';
import type { HqContract } from '@shared/contracts/hq.contract';
import { useQuery } from '@tanstack/react-query';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import type { LoadPage, Page } from '../../components/list/page';
import type { Filters } from '../../components/list/use-list-address';

export type ProductRow = OutputOf<HqContract['products']>['products'][number];
export type ProductDetail = OutputOf<HqContract['product']>;
export type ProductSku = ProductDetail['skus'][number];
export type ShelfStatus = ProductRow['status'];

export const productFilters = ['status', 'category', 'query'] as const;
export const shelfStatuses = ['onSale', 'offShelf'] as const satisfies readonly ShelfStatus[];

/** How to read the products that `filters` select. */
export function loadProducts(filters: Filters<(typeof productFilters)[number]>): LoadPage<Page<ProductRow>> {
  return async (request, signal) => {
    const answer = await hq.products(
      {
        ...request,
        query: filters.query,
        categoryId: filters.category,
        status: shelfStatuses.find((status) => status === filters.status),
      },
      signal,
    );
    const { products, ...rest } = valueOf(answer);
    return { rows: products, ...rest };
  };
}

/** The categories of the chain, for the filter. */
export function useCategories() {
  return useQuery({
    queryKey: ['categories'],
    queryFn: async ({ signal }) => valueOf(await hq.categories({}, signal)).categories,
    staleTime: 60_000,
  });
}
