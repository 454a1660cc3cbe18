import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { CartView } from '@shared/contracts/cart.contract';
import { fen, zeroFen } from '@shared/kernel/money';
import { Button } from '../../components/button';
import { CheckMark } from '../../components/check-mark';
import { Icon } from '../../components/icon';
import { Price } from '../../components/price';
import { sumPrice } from '../../components/price/shelf-price';
import { PriceSteps } from '../../components/price-steps';
import { Sheet } from '../../components/sheet';
import { useTexts } from '../../i18n';
import { go } from '../../navigation/go';
import type { Cart } from './use-cart';

/** All or none, the sum with how it came about, and the way to checkout. */
export function CartFooter({ value, cart }: { value: CartView; cart: Cart }) {
  const { t } = useTexts('cart');
  const [isExplained, setIsExplained] = useState(false);
  const { quote } = value;
  const buyable = value.lines.filter(({ problem }) => problem === null || problem === 'NOT_ENOUGH');
  const isAll = buyable.length > 0 && buyable.every(({ selected }) => selected);
  const pieces = quote?.lines.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0;
  const skuIds = buyable.map(({ skuId }) => skuId);
  return (
    <>
      <View className="cart-footer__all">
        <CheckMark isOn={isAll} label={t('all')} onToggle={(isOn) => void cart.select(skuIds, isOn)} />
        <Text className="caption">{t('all')}</Text>
      </View>
      <View className="grow cart-footer__sum" onClick={() => quote && setIsExplained(true)}>
        <View className="cart-footer__total">
          <Text className="caption support">{t('total')}</Text>
          <Price amount={quote?.payable ?? zeroFen} size="large" />
        </View>
        {quote && quote.discount < 0 && (
          <View className="cart-footer__saved micro support">
            {t('saved', { amount: sumPrice(fen(-quote.discount)) })}
            <Icon name="up" size="small" />
          </View>
        )}
      </View>
      <Button tone="main" isDisabled={!quote} isBusy={cart.isBusy && !quote} onClick={() => go('checkout')}>
        {pieces > 0 ? t('checkout', { count: pieces }) : t('checkoutNone')}
      </Button>
      <Sheet isOpen={isExplained} onClose={() => setIsExplained(false)} title={t('explained')}>
        {quote && <PriceSteps steps={quote.steps} payable={quote.payable} />}
      </Sheet>
    </>
  );
}
