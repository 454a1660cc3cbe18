import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { cursorOf } from './paging';
import type { LoadPage, Page } from './page';
import type { ListAddress } from './use-list-address';

/** What a list shows: one page, with what is needed to say that it is loading, stale or failed. */
export type ListView<P extends Page<unknown> = Page<unknown>> = {
  readonly page: P | undefined;
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly isTurning: boolean;
  readonly asOf: number;
  refresh(): void;
};

/** Reads the page that the address names. The page before stays visible, dimmed, until the next one is there. */
export function useList<P extends Page<unknown>>(
  name: string,
  address: ListAddress,
  load: LoadPage<P>,
): ListView<P> {
  const cursor = cursorOf(address.trail);
  const query = useQuery({
    queryKey: [name, 'list', address.filters, address.size, cursor ?? null],
    queryFn: ({ signal }) => load({ limit: address.size, ...(cursor && { cursor }) }, signal),
    placeholderData: keepPreviousData,
  });
  return {
    page: query.data,
    error: query.error,
    isFetching: query.isFetching,
    isTurning: query.isPlaceholderData,
    asOf: query.dataUpdatedAt,
    refresh: () => void query.refetch(),
  };
}
