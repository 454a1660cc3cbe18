import { View } from '@tarojs/components';
import { useReachBottom, useShareAppMessage } from '@tarojs/taro';
import { Button } from '../../components/button';
import { Empty } from '../../components/empty';
import { ErrorState } from '../../components/error-state';
import { OfflineBar } from '../../components/offline-bar';
import { Page } from '../../components/page';
import { ProductCard } from '../../components/product-card';
import { ListEnd } from '../../components/product-grid';
import { SearchEntry } from '../../components/search-entry';
import { AfterAWhile, Skeleton } from '../../components/skeleton';
import { useTexts } from '../../i18n';
import { go } from '../../navigation/go';
import { addressOf } from '../../navigation/routes';
import { Leaves } from './leaves';
import { Rail } from './rail';
import { SortBar } from './sort-bar';
import { useCategory } from './use-category';
import './index.scss';

type CategoryShown = ReturnType<typeof useCategory>;

function RowSkeletons() {
  return (
    <AfterAWhile>
      {[0, 1, 2, 3].map((row) => (
        <View key={row} className="product-card--row">
          <Skeleton width={88} height={88} radius={8} />
          <View className="grow category__bones">
            <Skeleton height={16} />
            <Skeleton height={16} width={90} />
          </View>
        </View>
      ))}
    </AfterAWhile>
  );
}

function Products({ list, pages, fault, retry }: Pick<CategoryShown, 'list' | 'pages' | 'fault' | 'retry'>) {
  const { t } = useTexts('category');
  if (!list.value) return fault ? <ErrorState fault={fault} onRetry={retry} isCompact /> : <RowSkeletons />;
  if (pages.items.length === 0) {
    const other = (
      <Button tone="main" onClick={() => go('stores')}>
        {t('empty.action')}
      </Button>
    );
    return (
      <Empty drawing="search" title={t('empty.title')} text={t('empty.text')} action={other} isCompact />
    );
  }
  return (
    <>
      {pages.items.map((product) => (
        <ProductCard key={product.productId} product={product} layout="row" />
      ))}
      <ListEnd pages={pages} />
    </>
  );
}

function NoTree({ tree }: Pick<CategoryShown, 'tree'>) {
  const { t } = useTexts('category');
  if (tree.value)
    return <Empty drawing="bag" title={t('noCategories.title')} text={t('noCategories.text')} />;
  if (tree.fault) return <ErrorState fault={tree.fault} onRetry={() => void tree.reload()} />;
  return (
    <View className="category__bones category__body">
      <RowSkeletons />
    </View>
  );
}

export default function CategoryPage() {
  const { t } = useTexts('category');
  const view = useCategory();
  const { tree, branches, branch, shelf, setShelf, sort, setSort, list, pages } = view;

  useReachBottom(() => pages.more());
  useShareAppMessage(() => ({ title: t('title'), path: addressOf('category') }));

  const search = (
    <View className="category__search">
      <SearchEntry text={t('search')} />
    </View>
  );
  return (
    <Page isTab title={t('title')} start={search} className="category">
      {branch && shelf ? (
        <View className="category__split">
          <Rail
            branches={branches}
            chosenId={branch.categoryId}
            onChoose={(branchId) => setShelf({ branchId, leafId: undefined })}
          />
          <View className="category__body">
            {list.isStale && <OfflineBar at={list.at} onRetry={() => void list.reload()} />}
            <Leaves
              key={branch.categoryId}
              branch={branch}
              leafId={shelf.leafId}
              onChoose={(leafId) => setShelf({ branchId: branch.categoryId, leafId })}
            />
            <SortBar sort={sort} onSort={setSort} />
            <Products {...view} />
          </View>
        </View>
      ) : (
        <NoTree tree={tree} />
      )}
    </Page>
  );
}
