import type { Store } from '../../app/stores';
import { contentLanguage } from '../../i18n/language';
import type { Filters } from '../../components/list/use-list-address';

export const storeFilters = ['kind', 'mode', 'status', 'query'] as const;
export const storeKinds = ['store', 'webshop', 'warehouse'] as const satisfies readonly Store['kind'][];
export const storeModes = ['direct', 'franchise', 'joint'] as const satisfies readonly Store['mode'][];
export const storeStatuses = ['open', 'preparing', 'closed'] as const satisfies readonly Store['status'][];

/** Whether a store is among those the filters select. */
export function isWanted(store: Store, filters: Filters<(typeof storeFilters)[number]>): boolean {
  const { kind, mode, status, query } = filters;
  const words = [store.storeId, store.name.zh, store.name.en, store.city.zh, store.city.en];
  return (
    (!kind || store.kind === kind) &&
    (!mode || store.mode === mode) &&
    (!status || store.status === status) &&
    (!query || words.some((word) => word.toLowerCase().includes(query.toLowerCase())))
  );
}

/** How two stores stand to each other by a column of the list, in the reading order of a language. */
export function compareStores(language: string) {
  const of: Record<string, (store: Store) => string | number> = {
    store: ({ name }) => name[contentLanguage(language)],
    city: ({ city }) => city[contentLanguage(language)],
    kind: ({ kind }) => storeKinds.indexOf(kind),
    mode: ({ mode }) => storeModes.indexOf(mode),
    guides: ({ guideCount }) => guideCount,
    status: ({ status }) => storeStatuses.indexOf(status),
  };
  return (key: string) => {
    const read = of[key];
    if (!read) return undefined;
    return (a: Store, b: Store): number => {
      const [left, right] = [read(a), read(b)];
      return typeof left === 'number' && typeof right === 'number'
        ? left - right
        : String(left).localeCompare(String(right), language);
    };
  };
}
