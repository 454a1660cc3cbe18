import { useEffect, useMemo } from 'react';
import type { CatalogContract, ProductCard } from '@shared/contracts/catalog.contract';
import type { OutputOf } from '@shared/contracts/contract';
import { accept } from '@shared/kernel/result';
import { api } from '../../api';
import { knownPlace } from '../../platform/location';
import { usePages } from '../../query/use-pages';
import { useQuery } from '../../query/use-query';
import { suggestStore, useCurrentStore } from '../../state/current-store';

export type HomeView = OutputOf<CatalogContract['home']>;

/** The first screen in one request, then the pages of its shelf. */
export function useHome() {
  const current = useCurrentStore();
  // A store that was only suggested is suggested again: naming it would ask for the same page twice.
  const storeId = current?.isChosen ? current.store.storeId : undefined;
  const home = useQuery(
    `home:${storeId ?? 'nearest'}`,
    () => {
      const location = knownPlace();
      return api.catalog.home({ ...(storeId && { storeId }), ...(location && { location }) });
    },
    { isKept: true },
  );
  const { value } = home;

  useEffect(() => {
    if (value) suggestStore(value.store);
  }, [value]);

  const first = useMemo(
    () => value && { items: value.products as ProductCard[], nextCursor: value.nextCursor },
    [value],
  );
  const pages = usePages<ProductCard>(
    `home:${value?.store.storeId ?? ''}`,
    first,
    async (cursor) => {
      const page = await api.catalog.list({ storeId: value?.store.storeId ?? '', cursor });
      return page.ok ? accept({ items: page.value.products, nextCursor: page.value.nextCursor }) : page;
    },
    ({ productId }) => productId,
  );
  return { home, pages, store: value?.store ?? current?.store };
}
