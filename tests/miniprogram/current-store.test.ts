import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { StoreView } from '@shared/contracts/catalog.contract';

import type * as CurrentStore from '../../miniprogram/src/state/current-store';
import { forgetAll } from './taro-double';

type CurrentStoreModule = typeof CurrentStore;

const store = (storeId: string, distanceMetres: number | null = null): StoreView => ({
  storeId,
  name: { zh: `店${storeId}`, en: storeId },
  city: { zh: '上海', en: 'Shanghai' },
  address: { zh: '', en: '' },
  phone: '',
  hours: { opens: 600, closes: 1320 },
  location: null,
  distanceMetres,
});

/** The mall as it is opened again: what is in memory is gone, what is kept is there. */
function open(): CurrentStoreModule {
  let opened: CurrentStoreModule | undefined;
  jest.isolateModules(() => {
    opened = jest.requireActual<CurrentStoreModule>('../../miniprogram/src/state/current-store');
  });
  return opened!;
}

describe('the store of the mall', () => {
  beforeEach(forgetAll);

  it('is none before the first answer, then the one the server names', () => {
    const mall = open();
    expect(mall.currentStore()).toBeUndefined();
    mall.suggestStore(store('A'));
    mall.suggestStore(store('B'));
    expect(mall.currentStore()).toMatchObject({ store: { storeId: 'B' }, isChosen: false });
  });

  it('stays as chosen, whatever is suggested later', () => {
    const mall = open();
    mall.chooseStore(store('A'));
    mall.suggestStore(store('B'));
    expect(mall.currentStore()).toMatchObject({ store: { storeId: 'A' }, isChosen: true });
  });

  it('learns news about the chosen store', () => {
    const mall = open();
    mall.chooseStore(store('A'));
    mall.suggestStore(store('A', 1200));
    expect(mall.currentStore()).toMatchObject({ store: { distanceMetres: 1200 }, isChosen: true });
  });
});
