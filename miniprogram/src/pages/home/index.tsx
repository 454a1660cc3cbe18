import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom, useShareAppMessage } from '@tarojs/taro';
import { Button } from '../../components/button';
import { Empty } from '../../components/empty';
import { ErrorState } from '../../components/error-state';
import { OfflineBar } from '../../components/offline-bar';
import { Page } from '../../components/page';
import { ListEnd, ProductGrid } from '../../components/product-grid';
import { SearchEntry } from '../../components/search-entry';
import { useTexts } from '../../i18n';
import { go } from '../../navigation/go';
import { addressOf } from '../../navigation/routes';
import { Banners } from './banners';
import { CategoryShortcuts } from './category-shortcuts';
import { HomeSkeleton } from './home-skeleton';
import { StoreHeader } from './store-header';
import { useHome } from './use-home';
import './index.scss';

/** What there is to see instead of the shelf: no store is open, or nothing came. */
function NoShelf({ home }: Pick<ReturnType<typeof useHome>, 'home'>) {
  const { t } = useTexts('home');
  if (home.fault) return <ErrorState fault={home.fault} onRetry={() => void home.reload()} />;
  if (!home.refusal) return <HomeSkeleton />;
  const retry = (
    <Button tone="main" onClick={() => void home.reload()}>
      {t('noStore.action')}
    </Button>
  );
  return <Empty drawing="store" title={t('noStore.title')} text={t('noStore.text')} action={retry} />;
}

function Shelf({ pages }: Pick<ReturnType<typeof useHome>, 'pages'>) {
  const { t } = useTexts('home');
  if (pages.items.length === 0) {
    const other = (
      <Button tone="main" onClick={() => go('stores')}>
        {t('empty.action')}
      </Button>
    );
    return <Empty drawing="bag" title={t('empty.title')} text={t('empty.text')} action={other} isCompact />;
  }
  return (
    <>
      <View className="home__heading between">
        <View className="heading">{t('picked')}</View>
        <View className="caption support">{t('byStock')}</View>
      </View>
      <ProductGrid products={pages.items} />
      <ListEnd pages={pages} />
    </>
  );
}

export default function HomePage() {
  const { t, pick } = useTexts('home');
  const { home, pages, store } = useHome();

  usePullDownRefresh(() => void home.reload().finally(() => Taro.stopPullDownRefresh()));
  useReachBottom(() => pages.more());
  useShareAppMessage(() => ({
    title: store ? pick(store.name) : '',
    path: addressOf('home', { storeId: store?.storeId }),
  }));

  return (
    <Page isTab start={<StoreHeader store={store} />} className="home">
      {home.isStale && <OfflineBar at={home.at} onRetry={() => void home.reload()} />}
      <View className="home__body">
        <SearchEntry text={t('search')} />
        {home.value ? (
          <>
            <Banners banners={home.value.banners} />
            <CategoryShortcuts categories={home.value.categories} />
            <Shelf pages={pages} />
          </>
        ) : (
          <NoShelf home={home} />
        )}
      </View>
    </Page>
  );
}
