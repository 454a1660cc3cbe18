import type { StoreView } from '@shared/contracts/catalog.contract';
import { createExternalStore, useExternalStore } from './external-store';
import { keep, readKept } from './kept';

/** The store whose shelf the mall shows, and whether the shopper chose it or it was only the nearest. */
export type CurrentStore = { readonly store: StoreView; readonly isChosen: boolean };

const name = 'store';
const current = createExternalStore<CurrentStore | undefined>(readKept<CurrentStore>(name));

function put(next: CurrentStore): void {
  current.set(next);
  keep(name, next);
}

export const currentStore = (): CurrentStore | undefined => current.get();

/** The store of the mall now; `undefined` before the first answer of the home page. */
export const useCurrentStore = (): CurrentStore | undefined => useExternalStore(current);

/** The shopper picked this store: it stays until another is picked. */
export const chooseStore = (store: StoreView): void => put({ store, isChosen: true });

/** The server named this store. It never replaces a choice, but refreshes what is known about the chosen one. */
export function suggestStore(store: StoreView): void {
  const now = current.get();
  if (now?.isChosen && now.store.storeId !== store.storeId) return;
  put({ store, isChosen: now?.isChosen ?? false });
}
