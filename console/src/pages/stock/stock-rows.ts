import type { OutputOf } from '@shared/contracts/contract';
import type { HqContract } from '@shared/contracts/hq.contract';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import type { LoadPage, Page } from '../../components/list/page';
import type { Filters } from '../../components/list/use-list-address';

export type StockRow = OutputOf<HqContract['stock']>['stock'][number];
export type StockMoves = OutputOf<HqContract['stockMoves']>;

export const stockFilters = ['store', 'only', 'query'] as const;
export const stockKinds = ['negative', 'held', 'empty'] as const;

/** Ids have no ~, so one text names both: the place and the SKU. */
export const rowId = (row: Pick<StockRow, 'locationId' | 'skuId'>): string =>
  `${row.locationId}~${row.skuId}`;

/** The place and the SKU that an address names; undefined when it names none. */
export function placeAndSku(id: string | null): { locationId: string; skuId: string } | undefined {
  const [locationId, skuId] = id?.split('~') ?? [];
  return locationId && skuId ? { locationId, skuId } : undefined;
}

/** How to read the stock that `filters` select. */
export function loadStock(filters: Filters<(typeof stockFilters)[number]>): LoadPage<Page<StockRow>> {
  return async (request, signal) => {
    const answer = await hq.stock(
      {
        ...request,
        query: filters.query,
        locationId: filters.store,
        only: stockKinds.find((kind) => kind === filters.only) ?? 'all',
      },
      signal,
    );
    const { stock, ...rest } = valueOf(answer);
    return { rows: stock, ...rest };
  };
}
