import { useMemo } from 'react';
import type { LoadPage, Page } from './page';
import type { ListAddress } from './use-list-address';
import type { ListView } from './use-list';

type WholeQuery<Row> = {
  data: readonly Row[] | undefined;
  error: Error | null;
  isFetching: boolean;
  dataUpdatedAt: number;
  refetch(): unknown;
};

/** A list that came in one piece, seen through the same frame as lists that come in pages. */
export function useWholeList<Row>(
  query: WholeQuery<Row>,
  address: ListAddress,
  isWanted: (row: Row) => boolean,
  compareBy: (key: string) => ((a: Row, b: Row) => number) | undefined,
): { view: ListView<Page<Row>>; load: LoadPage<Page<Row>> } {
  const { data, error, isFetching, dataUpdatedAt } = query;
  return useMemo(() => {
    const { sort } = address;
    const compare = sort && compareBy(sort.key);
    const wanted = data?.filter(isWanted) ?? [];
    const sign = sort?.order === 'descend' ? -1 : 1;
    const rows = compare ? wanted.sort((a, b) => sign * compare(a, b)) : wanted;
    const from = address.trail.length * address.size;
    const until = from + address.size;
    const page = {
      rows: rows.slice(from, until),
      total: rows.length,
      nextCursor: until < rows.length ? String(until) : null,
    };
    return {
      view: {
        page: data && page,
        error,
        isFetching,
        isTurning: false,
        asOf: dataUpdatedAt,
        refresh: () => void query.refetch(),
      },
      load: () => Promise.resolve({ rows, total: rows.length, nextCursor: null }),
    };
  }, [data, error, isFetching, dataUpdatedAt, isWanted, compareBy, address, query]);
}
