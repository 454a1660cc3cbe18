import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { firstPage, nextPage, pageSizeFrom, previousPage, trailFrom, type Trail } from './paging';

/** The store that the whole console looks at; it stays when a page's own filters are cleared. */
export const SCOPE = 'store';
const OPEN = 'open';
const SIZE = 'size';
const SORT = 'sort';

export type Filters<Name extends string> = Partial<Record<Name, string>>;

/** The column a list is ordered by. */
export type Sort = { readonly key: string; readonly order: 'ascend' | 'descend' };

export type ListAddress<Name extends string = string> = {
  readonly filters: Filters<Name>;
  /** Whether the page's own filters select, and whether anything does, the scope included. */
  readonly isFiltered: boolean;
  readonly isNarrowed: boolean;
  readonly size: number;
  readonly sort: Sort | null;
  readonly trail: Trail;
  readonly openId: string | null;
  setFilters(changes: { [Key in Name]?: string | undefined }, how?: 'replace'): void;
  clearFilters(how?: 'scopeToo'): void;
  setSize(size: number): void;
  setSort(sort: Sort | null): void;
  goNext(nextCursor: string): void;
  goPrevious(): void;
  open(id: string | null, how?: 'replace'): void;
};

function sortFrom(text: string | null): Sort | null {
  const [key, order] = text?.split('.') ?? [];
  return key && (order === 'ascend' || order === 'descend') ? { key, order } : null;
}

/**
 * Filters, page size, page and open row of a list, all in the address: a link shows a colleague the same, reload and
 * back button work. `names` must be a constant.
 */
export function useListAddress<Name extends string>(names: readonly Name[]): ListAddress<Name> {
  const location = useLocation();
  const navigate = useNavigate();

  const go = useCallback(
    (changes: Record<string, string | null | undefined>, trail: Trail, replace = false) => {
      const search = new URLSearchParams(location.search);
      for (const [name, value] of Object.entries(changes)) {
        if (value) search.set(name, value);
        else search.delete(name);
      }
      navigate({ pathname: location.pathname, search: search.toString() }, { state: { trail }, replace });
    },
    [location.pathname, location.search, navigate],
  );

  return useMemo(() => {
    const search = new URLSearchParams(location.search);
    const trail = trailFrom(location.state);
    const filters: Filters<Name> = {};
    for (const name of names) {
      const value = search.get(name);
      if (value) filters[name] = value;
    }
    const own = names.filter((name) => name !== SCOPE);
    return {
      filters,
      isFiltered: own.some((name) => filters[name] !== undefined),
      isNarrowed: names.some((name) => filters[name] !== undefined),
      size: pageSizeFrom(search.get(SIZE)),
      sort: sortFrom(search.get(SORT)),
      trail,
      openId: search.get(OPEN),
      setFilters: (changes, how) => go({ ...changes, [OPEN]: null }, firstPage, how === 'replace'),
      clearFilters: (how) => {
        const cleared = [...(how === 'scopeToo' ? names : own), OPEN];
        go(Object.fromEntries(cleared.map((name) => [name, null])), firstPage);
      },
      setSize: (size) => go({ [SIZE]: String(size) }, firstPage),
      setSort: (sort) => go({ [SORT]: sort && `${sort.key}.${sort.order}` }, firstPage),
      goNext: (nextCursor) => go({ [OPEN]: null }, nextPage(trail, nextCursor)),
      goPrevious: () => go({ [OPEN]: null }, previousPage(trail)),
      open: (id, how) => go({ [OPEN]: id }, trail, how === 'replace'),
    };
  }, [go, location.search, location.state, names]);
}
