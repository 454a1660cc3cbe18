import { describe, expect, it } from '@jest/globals';
import type { StoreView } from '@shared/contracts/catalog.contract';
import { groupStores, isOpenAt } from '../../miniprogram/src/packages/browse/stores/store-groups';

const store = (storeId: string, city: string, distanceMetres: number | null): StoreView => ({
  storeId,
  name: { zh: storeId, en: storeId },
  city: { zh: city, en: city },
  address: { zh: '', en: '' },
  phone: '',
  hours: { opens: 600, closes: 1320 },
  location: null,
  distanceMetres,
});
const names = (stores: readonly StoreView[]) => stores.map(({ storeId }) => storeId);

describe('the list of stores', () => {
  it('is grouped by city while nobody knows where the shopper is', () => {
    const groups = groupStores([
      store('A', '上海', null),
      store('B', '杭州', null),
      store('C', '上海', null),
    ]);
    expect(groups.map(({ key, stores }) => [key, names(stores)])).toEqual([
      ['上海', ['A', 'C']],
      ['杭州', ['B']],
    ]);
  });

  it('is one list in the order of the server when distances are known', () => {
    const groups = groupStores([
      store('B', '杭州', 500),
      store('A', '上海', 90_000),
      store('C', '上海', null),
    ]);
    expect(groups.map(({ stores }) => names(stores))).toEqual([['B', 'A', 'C']]);
  });

  it('says whether a store is open, also past midnight', () => {
    const day = { hours: { opens: 600, closes: 1320 } };
    expect([599, 600, 1319, 1320].map((minute) => isOpenAt(day, minute))).toEqual([false, true, true, false]);
    const night = { hours: { opens: 1080, closes: 1560 } };
    expect([100, 130, 1079, 1439].map((minute) => isOpenAt(night, minute))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
