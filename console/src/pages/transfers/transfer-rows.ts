import type { TransferStatus, TransferSummary, TransferView } from '@shared/contracts/transfer.schemas';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import type { LoadPage, Page } from '../../components/list/page';
import type { Filters } from '../../components/list/use-list-address';

export type TransferRow = TransferSummary;
export type { TransferStatus, TransferView };

export const transferFilters = ['store', 'status', 'query'] as const;

/** Statuses in the order of the course, as tabs. `shipping` is over before anybody looks. */
export const transferStatuses = [
  'asked',
  'approved',
  'shipped',
  'partlyReceived',
  'differing',
  'closed',
  'cancelled',
] as const;

const isNumber = (text: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(text);

/** How to read the transfers that `filters` select. A number is looked up whole. */
export function loadTransfers(
  filters: Filters<(typeof transferFilters)[number]>,
): LoadPage<Page<TransferRow>> {
  return async (request, signal) => {
    const typed = filters.query?.toUpperCase();
    if (typed !== undefined && !isNumber(typed)) return { rows: [], total: 0, nextCursor: null };
    const status = transferStatuses.find((one) => one === filters.status);
    const answer = await hq.transfers(
      { ...request, transferId: typed, placeId: filters.store, status },
      signal,
    );
    const { transfers, ...rest } = valueOf(answer);
    return { rows: transfers, ...rest };
  };
}
