import { View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { useState } from 'react';
import { api } from '../../../api';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Page } from '../../../components/page';
import { SearchField } from '../../../components/search-field';
import { AfterAWhile, Skeleton } from '../../../components/skeleton';
import { useTexts } from '../../../i18n';
import { useQuery } from '../../../query/use-query';
import { useMe } from '../../../state/me';
import { NotStaff } from '../not-staff';
import { AskSheet, type AskedGoods } from './ask-sheet';
import { cardOf, FoundProduct, homeOf, type Found, type Staff } from './found-product';
import './index.scss';

type AnswerProps = {
  query: string;
  staff: Staff;
  onShare: (of: Found) => void;
  onAsk: (goods: AskedGoods) => void;
};

function Answer({ query, staff, onShare, onAsk }: AnswerProps) {
  const { t } = useTexts('guide');
  const found = useQuery(`lookup:${query}`, () => api.inventory.lookup({ query }), { freshFor: 0 });
  if (found.refusal) return <Empty drawing="store" title={t('refused.NOT_STORE_STAFF')} isCompact />;
  if (!found.value && found.fault)
    return <ErrorState fault={found.fault} onRetry={() => void found.reload()} isCompact />;
  if (!found.value) {
    return (
      <AfterAWhile>
        {[180, 180].map((height, index) => (
          <Skeleton key={index} height={height} radius={12} className="stock__bone" />
        ))}
      </AfterAWhile>
    );
  }
  const { products } = found.value;
  if (products.length === 0)
    return <Empty drawing="search" title={t('stockNone')} text={t('stockNoneHint')} isCompact />;
  return (
    <View className="card stock__found">
      {products.map((product) => (
        <FoundProduct
          key={product.productId}
          product={product}
          staff={staff}
          onShare={() => onShare(product)}
          onAsk={onAsk}
        />
      ))}
    </View>
  );
}

/** Is it here, is it elsewhere, and the card to send to the shopper who asks. */
export default function StockPage() {
  const { t, pick } = useTexts('guide');
  const me = useMe();
  const staff = me.value?.guide ?? null;
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  const [shared, setShared] = useState<Found>();
  const [asked, setAsked] = useState<AskedGoods>();
  const search = () => setQuery(typed.trim());
  useShareAppMessage(() => ({
    title: shared ? pick(shared.name) : '',
    path: staff && shared ? cardOf(shared.productId, staff) : homeOf(staff),
  }));
  return (
    <Page title={t('stock')} className="stock">
      {staff ? (
        <>
          <View className="row stock__field">
            <SearchField
              value={typed}
              placeholder={t('stockHint')}
              isFocused={query === ''}
              onInput={setTyped}
              onSearch={search}
            />
            <View className="tap stock__go" aria-role="button" onClick={search}>
              {t('stockGo')}
            </View>
          </View>
          {query ? (
            <Answer key={query} query={query} staff={staff} onShare={setShared} onAsk={setAsked} />
          ) : (
            <Empty drawing="search" title={t('stockStart')} text={t('stockStartHint')} isCompact />
          )}
          <AskSheet key={asked?.skuId ?? ''} goods={asked} onClose={() => setAsked(undefined)} />
        </>
      ) : (
        <NotStaff me={me} />
      )}
    </Page>
  );
}
