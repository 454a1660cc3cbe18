import { Text, Textarea, View } from '@tarojs/components';
import { useState } from 'react';
import type { QuoteView } from '@shared/contracts/quote.schemas';
import { fen, zeroFen } from '@shared/kernel/money';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Icon } from '../../../components/icon';
import { Page } from '../../../components/page';
import { Picture } from '../../../components/picture';
import { Price } from '../../../components/price';
import { PriceSteps } from '../../../components/price-steps';
import { sumPrice } from '../../../components/price/shelf-price';
import { Sheet } from '../../../components/sheet';
import { AfterAWhile, Skeleton } from '../../../components/skeleton';
import { SkuLine } from '../../../components/sku-line';
import { useTexts } from '../../../i18n';
import { go } from '../../../navigation/go';
import { FulfilmentCard } from './fulfilment-card';
import { useCheckout, type Checkout } from './use-checkout';
import { usePlaceOrder } from './use-place-order';
import './index.scss';

function Goods({ quote }: { quote: QuoteView }) {
  const { t } = useTexts('checkout');
  const [isOpen, setIsOpen] = useState(false);
  const pieces = quote.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <View className="card checkout__card between" onClick={() => setIsOpen(true)}>
      <View className="row checkout__pictures">
        {quote.lines.slice(0, 3).map(({ skuId, picture, quantity }) => (
          <View key={skuId} className="checkout__picture">
            <Picture of={picture} width={58} height={58} />
            {quantity > 1 && <Text className="checkout__times micro">×{quantity}</Text>}
          </View>
        ))}
      </View>
      <View className="row caption support checkout__change">
        {t('pieces', { count: pieces })}
        <Icon name="right" size="small" />
      </View>
      <Sheet isOpen={isOpen} onClose={() => setIsOpen(false)} title={t('goods')}>
        {quote.lines.map((line) => (
          <SkuLine key={line.skuId} line={{ ...line, productId: undefined }} />
        ))}
      </Sheet>
    </View>
  );
}

function Remark({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTexts('checkout');
  return (
    <View className="card checkout__card">
      <View className="strong checkout__label">{t('remark')}</View>
      <Textarea
        className="checkout__remark"
        value={value}
        maxlength={200}
        autoHeight
        placeholder={t('remarkHint')}
        onInput={({ detail }) => onChange(detail.value)}
      />
    </View>
  );
}

/** While the quote is on its way, or why there is none. */
function NoQuote({ checkout }: { checkout: Checkout }) {
  const { t, pick } = useTexts('checkout');
  const { quote, wanted, lines } = checkout;
  const fault = quote.fault ?? wanted.cart.fault;
  if (fault) return <ErrorState fault={fault} onRetry={() => void quote.reload()} />;
  const back = (
    <Button tone="main" onClick={() => go('cart')}>
      {t('nothing.action')}
    </Button>
  );
  if (quote.refusal) {
    const { refusal } = quote;
    const line = wanted.cart.value?.lines.find(
      (each) => 'skuId' in refusal.data && each.skuId === refusal.data.skuId,
    );
    const text =
      refusal.code === 'OUT_OF_STOCK'
        ? t('refused.OUT_OF_STOCK', { name: line ? pick(line.name) : '', count: refusal.data.available })
        : t(`refused.${refusal.code}`);
    return <Empty drawing="bag" title={t('nothing.title')} text={text} action={back} isCompact />;
  }
  if (wanted.lines && lines.length === 0) {
    return (
      <Empty drawing="bag" title={t('nothing.title')} text={t('nothing.text')} action={back} isCompact />
    );
  }
  return (
    <AfterAWhile>
      <Skeleton height={90} radius={12} className="checkout__bone" />
      <Skeleton height={160} radius={12} className="checkout__bone" />
    </AfterAWhile>
  );
}

export default function CheckoutPage() {
  const { t } = useTexts('checkout');
  const checkout = useCheckout();
  const [remark, setRemark] = useState('');
  const order = usePlaceOrder(checkout, remark);
  const quote = checkout.quote.value;
  const footer = (
    <>
      <View className="grow">
        <Price amount={quote?.payable ?? zeroFen} size="large" isSum />
        {quote && quote.discount < 0 && (
          <View className="micro support">{t('saved', { amount: sumPrice(fen(-quote.discount)) })}</View>
        )}
      </View>
      <Button
        tone="main"
        className="checkout__submit"
        isDisabled={!quote}
        isBusy={order.isBusy}
        onClick={() => void order.submit()}
      >
        {t('submit')}
      </Button>
    </>
  );
  return (
    <Page title={t('title')} footer={footer} className="checkout">
      <FulfilmentCard checkout={checkout} />
      {quote ? (
        <>
          <Goods quote={quote} />
          <View className="card checkout__card">
            <PriceSteps steps={quote.steps} payable={quote.payable} />
          </View>
          <Remark value={remark} onChange={setRemark} />
        </>
      ) : (
        <NoQuote checkout={checkout} />
      )}
      {order.notice && (
        <View className="checkout__notice" aria-role="alert">
          <Icon name="info" size="medium" />
          <Text className="grow">{order.notice}</Text>
        </View>
      )}
    </Page>
  );
}
