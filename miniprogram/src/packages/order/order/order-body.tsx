import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Icon } from '../../../components/icon';
import { Price } from '../../../components/price';
import { sumPrice } from '../../../components/price/shelf-price';
import { PriceSteps } from '../../../components/price-steps';
import { SkuLine } from '../../../components/sku-line';
import { clockText, momentText, stampText } from '../../../format/moment';
import { useTexts } from '../../../i18n';
import { notify } from '../../../platform/notify';
import type { OrderView } from './use-order';

/** What happened, newest first. */
export function Timeline({ order }: { order: OrderView }) {
  const { t, language } = useTexts('order');
  const events = [...order.timeline].reverse();
  return (
    <View className="card order__card timeline">
      {events.map(({ event, at }, index) => (
        <View
          key={`${event}${at}`}
          className={`timeline__event ${index === 0 ? 'timeline__event--now' : ''}`}
        >
          <View className="timeline__dot" />
          <Text className="grow">{t(`timeline.${event}`)}</Text>
          <Text className="caption support">
            {order.asOf - at < 86_400_000 ? clockText(at) : momentText(at, language)}
          </Text>
        </View>
      ))}
    </View>
  );
}

/** The bought lines and the sum, with how it came about one tap away. */
export function BoughtLines({ order }: { order: OrderView }) {
  const { t } = useTexts('order');
  const [isOpen, setIsOpen] = useState(false);
  const isPaid = order.status === 'paid' || order.status === 'completed';
  return (
    <View className="card order__card">
      {order.lines.map((line) => (
        <SkuLine key={line.skuId} line={line} />
      ))}
      <View className="between order__sum" onClick={() => setIsOpen((is) => !is)}>
        <View className="row caption support">
          {t('detail')}
          <Icon name={isOpen ? 'up' : 'down'} size="small" />
        </View>
        <View className="row order__paid">
          <Text className="caption">{isPaid ? t('paid') : t('steps.payable')}</Text>
          <Price amount={order.payable} isSum />
        </View>
      </View>
      {isOpen && <PriceSteps steps={order.steps} payable={order.payable} />}
      {order.refunded > 0 && (
        <View className="caption positive">{t('refundedAmount', { amount: sumPrice(order.refunded) })}</View>
      )}
    </View>
  );
}

export function OrderFacts({ order }: { order: OrderView }) {
  const { t } = useTexts('order');
  const copy = async () => {
    await Taro.setClipboardData({ data: order.orderId });
    notify(t('copied'));
  };
  const { fulfilment, guideName, remark } = order;
  return (
    <View className="card order__card order__facts caption">
      {fulfilment.kind === 'delivery' && (
        <View className="order__fact">
          <Text className="support">{t('delivery')}</Text>
          <Text className="order__value">
            {fulfilment.recipient} {fulfilment.phone} {fulfilment.region} {fulfilment.detail}
          </Text>
        </View>
      )}
      <View className="order__fact" onClick={() => void copy()}>
        <Text className="support">{t('orderId')}</Text>
        <Text className="order__value">
          {order.orderId.replace(/(\d{4})(?=\d)/g, '$1 ')} <Text className="accent">{t('copy')}</Text>
        </Text>
      </View>
      <View className="order__fact">
        <Text className="support">{t('placedAt')}</Text>
        <Text className="order__value">{stampText(order.placedAt)}</Text>
      </View>
      {guideName && (
        <View className="order__fact">
          <Text className="support">{t('guide')}</Text>
          <Text className="order__value">{guideName}</Text>
        </View>
      )}
      {remark && (
        <View className="order__fact">
          <Text className="support">{t('remark')}</Text>
          <Text className="order__value">{remark}</Text>
        </View>
      )}
    </View>
  );
}
