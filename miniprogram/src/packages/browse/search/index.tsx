import { View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Icon } from '../../../components/icon';
import { OfflineBar } from '../../../components/offline-bar';
import { Page } from '../../../components/page';
import { ListEnd, ProductGrid, ProductGridSkeleton } from '../../../components/product-grid';
import { SearchField } from '../../../components/search-field';
import { useTexts } from '../../../i18n';
import { go, goBack } from '../../../navigation/go';
import { useProductList } from '../../../query/use-product-list';
import { useStoreId } from '../../../state/store-id';
import { forgetSearches, pastSearches, rememberSearch } from './search-history';
import { CategoryWays, History } from './suggestions';
import './index.scss';

function Results({ query }: { query: string }) {
  const { t } = useTexts('search');
  const { storeId, fault: storeFault, retry } = useStoreId(undefined);
  const { list, pages } = useProductList(storeId, { query });
  useReachBottom(() => pages.more());

  const fault = list.fault ?? storeFault;
  if (!list.value) {
    if (!fault) return <ProductGridSkeleton />;
    return <ErrorState fault={fault} onRetry={() => (storeId ? void list.reload() : retry())} />;
  }
  if (pages.items.length === 0) {
    const wayOut = (
      <Button tone="main" onClick={() => go('category')}>
        {t('empty.action')}
      </Button>
    );
    return (
      <>
        <Empty
          drawing="search"
          title={t('empty.title', { query })}
          text={t('empty.text')}
          action={wayOut}
          isCompact
        />
        <CategoryWays />
      </>
    );
  }
  return (
    <>
      {list.isStale && <OfflineBar at={list.at} onRetry={() => void list.reload()} />}
      <View className="caption support search__found">{t('found', { query })}</View>
      <ProductGrid products={pages.items} />
      <ListEnd pages={pages} />
    </>
  );
}

export default function SearchPage() {
  const { t } = useTexts('search');
  const common = useTexts('common');
  const [text, setText] = useState('');
  const [query, setQuery] = useState('');
  const [searches, setSearches] = useState(pastSearches);

  function search(wanted: string) {
    const trimmed = wanted.trim();
    setText(trimmed);
    setQuery(trimmed);
    if (trimmed) setSearches(rememberSearch(trimmed));
  }
  function type(next: string) {
    setText(next);
    if (next === '') setQuery('');
  }
  function clear() {
    forgetSearches();
    setSearches([]);
  }

  const bar = (
    <View className="search__bar">
      <View className="tap" aria-role="button" aria-label={common.t('back')} onClick={goBack}>
        <Icon name="back" />
      </View>
      <SearchField
        value={text}
        placeholder={t('placeholder')}
        onInput={type}
        onSearch={() => search(text)}
        isFocused={query === ''}
      />
      <View className="tap search__go" aria-role="button" onClick={() => search(text)}>
        {t('action')}
      </View>
    </View>
  );
  return (
    <Page title={t('title')} start={bar} className="search">
      <View className="search__body">
        {query ? (
          <Results key={query} query={query} />
        ) : (
          <>
            <History searches={searches} onSearch={search} onClear={clear} />
            <CategoryWays />
          </>
        )}
      </View>
    </Page>
  );
}
