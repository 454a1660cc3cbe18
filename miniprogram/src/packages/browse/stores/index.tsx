import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { StoreView } from '@shared/contracts/catalog.contract';
import { api } from '../../../api';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Icon } from '../../../components/icon';
import { OfflineBar } from '../../../components/offline-bar';
import { Page } from '../../../components/page';
import { SearchField } from '../../../components/search-field';
import { AfterAWhile, Skeleton } from '../../../components/skeleton';
import { useTexts } from '../../../i18n';
import { goBack } from '../../../navigation/go';
import { locate, usePlace } from '../../../platform/location';
import { notify } from '../../../platform/notify';
import { useQuery } from '../../../query/use-query';
import { chooseStore, useCurrentStore } from '../../../state/current-store';
import { groupStores } from './store-groups';
import { StoreRow } from './store-row';
import './index.scss';

/** Asks for the position only when the shopper wants the nearest store. */
function LocateRow() {
  const { t } = useTexts('store');
  const place = usePlace();
  const [isLocating, setIsLocating] = useState(false);
  async function find() {
    setIsLocating(true);
    const found = await locate();
    setIsLocating(false);
    if (!found) notify(t('denied'));
  }
  return (
    <View className="stores__locate" aria-role="button" onClick={() => void find()}>
      <Icon name="pin" size="medium" />
      <Text>{isLocating ? t('locating') : place ? t('located') : t('locate')}</Text>
    </View>
  );
}

function StoreList({ stores }: { stores: readonly StoreView[] }) {
  const { t, pick } = useTexts('store');
  const current = useCurrentStore();
  function choose(store: StoreView) {
    chooseStore(store);
    notify(t('chosen', { store: pick(store.name) }));
    goBack();
  }
  return (
    <>
      {groupStores(stores).map(({ key, city, stores: members }) => (
        <View key={key} className="stores__group">
          {city && <View className="caption support stores__city">{pick(city)}</View>}
          <View className="card">
            {members.map((store) => (
              <StoreRow
                key={store.storeId}
                store={store}
                isCurrent={store.storeId === current?.store.storeId}
                onChoose={() => choose(store)}
              />
            ))}
          </View>
        </View>
      ))}
    </>
  );
}

function Found({ query, onAll }: { query: string; onAll: () => void }) {
  const { t } = useTexts('store');
  const place = usePlace();
  const near = place ? `${place.longitude},${place.latitude}` : '';
  const found = useQuery(
    `stores:${query}:${near}`,
    () => api.catalog.stores({ ...(query && { query }), ...(place && { location: place }) }),
    { isKept: true },
  );
  if (!found.value) {
    if (found.fault) return <ErrorState fault={found.fault} onRetry={() => void found.reload()} isCompact />;
    return (
      <AfterAWhile>
        {[0, 1, 2, 3].map((row) => (
          <Skeleton key={row} height={92} radius={12} className="stores__group" />
        ))}
      </AfterAWhile>
    );
  }
  if (found.value.stores.length === 0) {
    if (!query) return <Empty drawing="store" title={t('none.title')} text={t('none.text')} isCompact />;
    const all = (
      <Button tone="main" onClick={onAll}>
        {t('empty.action')}
      </Button>
    );
    return (
      <Empty
        drawing="search"
        title={t('empty.title', { query })}
        text={t('empty.text')}
        action={all}
        isCompact
      />
    );
  }
  return (
    <>
      {found.isStale && <OfflineBar at={found.at} onRetry={() => void found.reload()} />}
      <StoreList stores={found.value.stores} />
    </>
  );
}

export default function StoresPage() {
  const { t } = useTexts('store');
  const [text, setText] = useState('');
  const [query, setQuery] = useState('');
  function type(next: string) {
    setText(next);
    if (next === '') setQuery('');
  }
  return (
    <Page title={t('title')} className="stores">
      <View className="stores__body">
        <View className="row">
          <SearchField
            value={text}
            placeholder={t('search')}
            onInput={type}
            onSearch={() => setQuery(text.trim())}
          />
        </View>
        <LocateRow />
        <Found query={query} onAll={() => type('')} />
      </View>
    </Page>
  );
}
