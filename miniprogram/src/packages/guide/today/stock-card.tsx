import { Input, Text, View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { useState } from 'react';
import type { InventoryContract } from '@shared/contracts/inventory.contract';
import type { OutputOf } from '@shared/contracts/contract';
import { api } from '../../../api';
import { ApiFault } from '../../../api/api-fault';
import { Picture } from '../../../components/picture';
import { Price } from '../../../components/price';
import { Icon } from '../../../components/icon';
import { useTexts } from '../../../i18n';
import { addressOf } from '../../../navigation/routes';
import { notify } from '../../../platform/notify';
import { ShareButton } from '../../../platform/share';
import { AskSheet, type AskedGoods } from './ask-sheet';

type Found = OutputOf<InventoryContract['lookup']>['products'][number];
type Staff = { guideId: string; storeId: string };

/** A card opened from this address is credited to the guide who shared it. */
const cardOf = (productId: string, { guideId, storeId }: Staff): string =>
  addressOf('product', { productId, storeId, guideId });

type FoundProps = {
  product: Found;
  staff: Staff;
  onShare: () => void;
  onAsk: (goods: AskedGoods) => void;
};

function FoundProduct({ product, staff, onShare, onAsk }: FoundProps) {
  const { t, pick } = useTexts('guide');
  return (
    <View className="guide__found">
      <View className="row guide__product">
        <Picture of={product.picture} width={56} height={56} className="guide__picture" />
        <View className="grow two-lines">{pick(product.name)}</View>
        <View onTouchStart={onShare}>
          <ShareButton address={cardOf(product.productId, staff)} label={t('share')}>
            <Icon name="share" size="medium" />
          </ShareButton>
        </View>
      </View>
      {product.skus.map(({ skuId, colour, size, price, here, elsewhere }) => (
        <View key={skuId} className="row guide__sku caption">
          <Text className="grow">
            {pick(colour)} · {size}
          </Text>
          <Price amount={price} size="small" />
          <Text className={`guide__count ${here > 0 ? 'positive' : 'hint'}`}>
            {t('here', { count: here })}
          </Text>
          <Text className="guide__count support">{t('elsewhere', { count: elsewhere })}</Text>
          <View
            className="guide__ask accent"
            aria-role="button"
            aria-label={`${t('askFor')} ${pick(colour)} ${size}`}
            onClick={() => onAsk({ skuId, name: product.name, colour, size })}
          >
            {t('askFor')}
          </View>
        </View>
      ))}
    </View>
  );
}

/** Is it here, is it elsewhere, and the card to send to the shopper who asks. */
export function StockCard({ staff }: { staff: Staff }) {
  const { t, pick } = useTexts('guide');
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<readonly Found[]>();
  const [shared, setShared] = useState<Found>();
  const [asked, setAsked] = useState<AskedGoods>();
  useShareAppMessage(() => ({
    title: shared ? pick(shared.name) : '',
    path: shared ? cardOf(shared.productId, staff) : addressOf('home', { ...staff }),
  }));

  async function look(): Promise<void> {
    if (!query.trim()) return;
    try {
      const answer = await api.inventory.lookup({ query: query.trim() });
      if (answer.ok) setFound(answer.value.products);
      else notify(t('refused.NOT_STORE_STAFF'));
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      notify(t('notDone'));
    }
  }
  return (
    <View className="card guide__card">
      <View className="heading">{t('stock')}</View>
      <View className="row guide__search">
        <Icon name="search" size="medium" className="hint" />
        <Input
          className="grow"
          value={query}
          maxlength={40}
          confirmType="search"
          placeholder={t('stockHint')}
          aria-label={t('stockHint')}
          onInput={({ detail }) => setQuery(detail.value)}
          onConfirm={() => void look()}
          onBlur={() => void look()}
        />
      </View>
      {found?.length === 0 && <View className="caption support guide__notice">{t('stockNone')}</View>}
      {found?.map((product) => (
        <FoundProduct
          key={product.productId}
          product={product}
          staff={staff}
          onShare={() => setShared(product)}
          onAsk={setAsked}
        />
      ))}
      <AskSheet key={asked?.skuId ?? ''} goods={asked} onClose={() => setAsked(undefined)} />
    </View>
  );
}
