import type { OutputOf } from '@shared/contracts/contract';
import type { HqContract } from '@shared/contracts/hq.contract';
import type { PurchaseStatus, PurchaseView, SupplierView } from '@shared/contracts/hq-purchase.contract';
import { useQuery } from '@tanstack/react-query';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import type { LoadPage, Page } from '../../components/list/page';
import type { Filters } from '../../components/list/use-list-address';

export type PurchaseRow = OutputOf<HqContract['purchases']>['purchases'][number];
export type PurchaseLine = PurchaseView['lines'][number];
export type { PurchaseStatus, PurchaseView, SupplierView };

export const purchaseFilters = ['store', 'status', 'supplier', 'query'] as const;
export const purchaseStatuses = [
  'draft',
  'placed',
  'partlyReceived',
  'received',
  'closed',
  'cancelled',
] as const;

/** How to read the purchases that `filters` select. A number is looked up whole. */
export function loadPurchases(
  filters: Filters<(typeof purchaseFilters)[number]>,
): LoadPage<Page<PurchaseRow>> {
  return async (request, signal) => {
    const typed = filters.query?.toUpperCase();
    if (typed !== undefined && !/^[A-Z0-9_-]{1,64}$/.test(typed))
      return { rows: [], total: 0, nextCursor: null };
    const answer = await hq.purchases(
      {
        ...request,
        purchaseId: typed,
        supplierId: filters.supplier,
        locationId: filters.store,
        status: purchaseStatuses.find((status) => status === filters.status),
      },
      signal,
    );
    const { purchases, ...rest } = valueOf(answer);
    return { rows: purchases, ...rest };
  };
}

/** All suppliers: few, and chosen from in several places. */
export function useSuppliers() {
  return useQuery({
    queryKey: ['suppliers', 'all'],
    queryFn: async ({ signal }) => valueOf(await hq.suppliers({}, signal)).suppliers,
    staleTime: 60_000,
  });
}
