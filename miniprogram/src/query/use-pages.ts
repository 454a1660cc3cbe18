import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '@shared/kernel/result';
import { ApiFault } from '../api/api-fault';

export type PageOf<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };

export type Pages<Item> = {
  readonly items: readonly Item[];
  readonly isLoading: boolean;
  readonly hasMore: boolean;
  readonly fault: ApiFault | undefined;
  /** Loads the next page unless one is on its way. To be called when the end comes into view, and to retry. */
  more(): void;
};

type Following<Item> = PageOf<Item> & {
  readonly key: string;
  readonly fault?: ApiFault;
  readonly isBusy: boolean;
};

const startOf = <Item>(key: string, first: PageOf<Item> | undefined): Following<Item> => ({
  key,
  items: [],
  nextCursor: first?.nextCursor ?? null,
  isBusy: false,
});

/**
 * The pages after `first`, by cursor. `key` names the list; another key or another first page starts over.
 * `idOf` drops an item that moved to a later page while the shopper was scrolling.
 */
export function usePages<Item>(
  key: string,
  first: PageOf<Item> | undefined,
  load: (cursor: string) => Promise<Result<PageOf<Item>, unknown>>,
  idOf: (item: Item) => string,
): Pages<Item> {
  const [state, setState] = useState(() => startOf(key, first));
  const latest = useRef({ state, load });
  latest.current = { state, load };

  useEffect(() => setState(startOf(key, first)), [key, first]);

  const more = useCallback(() => {
    const { state: now } = latest.current;
    if (now.isBusy || now.nextCursor === null) return;
    const cursor = now.nextCursor;
    const update = (next: (current: Following<Item>) => Partial<Following<Item>>) =>
      setState((current) => (current.nextCursor === cursor ? { ...current, ...next(current) } : current));
    latest.current.state = { ...now, isBusy: true };
    update(() => ({ isBusy: true, fault: undefined }));
    latest.current.load(cursor).then(
      (page) =>
        update((current) =>
          page.ok
            ? {
                items: [...current.items, ...page.value.items],
                nextCursor: page.value.nextCursor,
                isBusy: false,
              }
            : { nextCursor: null, isBusy: false },
        ),
      (error: unknown) => {
        if (!(error instanceof ApiFault)) throw error;
        update(() => ({ fault: error, isBusy: false }));
      },
    );
  }, []);

  const items = [...(first?.items ?? []), ...state.items];
  const seen = new Set<string>();
  return {
    items: items.filter((item) => !seen.has(idOf(item)) && seen.add(idOf(item))),
    isLoading: state.isBusy,
    hasMore: state.nextCursor !== null,
    fault: state.fault,
    more,
  };
}
