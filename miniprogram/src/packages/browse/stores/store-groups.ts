import type { StoreView } from '@shared/contracts/catalog.contract';

export type StoreGroup = {
  readonly key: string;
  readonly city: StoreView['city'] | undefined;
  readonly stores: readonly StoreView[];
};

/** By distance in one list when distances are known, else by city in the order the server gave. */
export function groupStores(stores: readonly StoreView[]): StoreGroup[] {
  if (stores.some(({ distanceMetres }) => distanceMetres !== null)) {
    return [{ key: 'nearest', city: undefined, stores }];
  }
  const groups = new Map<string, StoreView[]>();
  for (const store of stores) groups.set(store.city.zh, [...(groups.get(store.city.zh) ?? []), store]);
  return [...groups].map(([key, members]) => ({ key, city: members[0]?.city, stores: members }));
}

/** Whether a store is open at a minute of its day; one that closes after midnight counts past 24:00. */
export function isOpenAt({ hours }: Pick<StoreView, 'hours'>, minute: number): boolean {
  const { opens, closes } = hours;
  return (minute >= opens && minute < closes) || minute + 24 * 60 < closes;
}
