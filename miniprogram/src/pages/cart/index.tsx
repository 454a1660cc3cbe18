import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { CartView } from '@shared/contracts/cart.contract';
import { Button } from '../../components/button';
import { Empty } from '../../components/empty';
import { ErrorState } from '../../components/error-state';
import { Icon } from '../../components/icon';
import { OfflineBar } from '../../components/offline-bar';
import { Page } from '../../components/page';
import { AfterAWhile, Skeleton } from '../../components/skeleton';
import { useTexts } from '../../i18n';
import { go } from '../../navigation/go';
import { CartFooter } from './cart-footer';
import { CartLine } from './cart-line';
import { useCart, type Cart } from './use-cart';
import './index.scss';

function CartTitle({ value, isManaging, onManage }: TitleProps) {
  const { t } = useTexts('cart');
  const hasLines = value !== undefined && value.lines.length > 0;
  return (
    <View className="cart-title">
      <Text className="title">{t('title')}</Text>
      {hasLines && (
        <Text className="caption support grow">
          {t('summary', { kinds: value.lines.length, count: value.pieces })}
        </Text>
      )}
      {hasLines && (
        <View className="tap caption support" aria-role="button" onClick={onManage}>
          {isManaging ? t('done') : t('manage')}
        </View>
      )}
    </View>
  );
}
type TitleProps = { value: CartView | undefined; isManaging: boolean; onManage: () => void };

function CartSkeleton() {
  return (
    <AfterAWhile>
      <View className="cart-lines card">
        {[1, 2, 3].map((line) => (
          <View key={line} className="cart-line">
            <Skeleton width={76} height={76} />
            <View className="grow">
              <Skeleton height={16} />
              <Skeleton height={14} width={90} className="cart-line__row" />
            </View>
          </View>
        ))}
      </View>
    </AfterAWhile>
  );
}

function Nothing({ cart: { cart, store } }: { cart: Cart }) {
  const { t } = useTexts('cart');
  if (cart.fault) return <ErrorState fault={cart.fault} onRetry={() => void cart.reload()} />;
  if (store && !cart.value) return <CartSkeleton />;
  const browse = (
    <Button tone="main" onClick={() => go('home')}>
      {t('empty.action')}
    </Button>
  );
  return <Empty drawing="bag" title={t('empty.title')} text={t('empty.text')} action={browse} />;
}

export default function CartPage() {
  const { t, pick } = useTexts('cart');
  const cart = useCart();
  const [isManaging, setIsManaging] = useState(false);
  const { value, isStale, at } = cart.cart;
  const hasLines = value !== undefined && value.lines.length > 0;
  return (
    <Page
      isTab
      start={<CartTitle value={value} isManaging={isManaging} onManage={() => setIsManaging((is) => !is)} />}
      footer={hasLines && <CartFooter value={value} cart={cart} />}
      className="cart"
    >
      {isStale && <OfflineBar at={at} onRetry={() => void cart.cart.reload()} />}
      {hasLines ? (
        <View className="cart-lines card">
          <View className="cart-store" aria-role="button" onClick={() => go('stores')}>
            <Icon name="store" size="medium" />
            <Text className="strong one-line">{cart.store ? pick(cart.store.name) : ''}</Text>
            <Text className="caption support">{t('pickupToday')}</Text>
            <Icon name="right" size="small" />
          </View>
          {value.lines.map((line) => (
            <CartLine key={line.skuId} line={line} cart={cart} isManaging={isManaging} />
          ))}
        </View>
      ) : (
        <Nothing cart={cart} />
      )}
    </Page>
  );
}
