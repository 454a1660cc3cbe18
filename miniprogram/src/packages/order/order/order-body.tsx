import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { fen } from '@shared/kernel/money';
import { Icon } from '../../../components/icon';
import { Price } from '../../../components/price';
import { sumPrice } from '../../../components/price/shelf-price';
import { PriceSteps } from '../../../components/price-steps';
import { SkuLine } from '../../../components/sku-line';
import { stampText } from '../../../format/moment';
import { useTexts } from '../../../i18n';
import { notify } from '../../../platform/notify';
import { isRefundOnItsWay, paidForCancelled } from './happening';
import type { OrderView } from './use-order';

/** The bought lines and the sum, with how it came about one tap away. */
export function BoughtLines({ order }: { order: OrderView }) {
  const { t } = useTexts('order');
  const [isOpen, setIsOpen] = useState(false);
  const isPaid = order.timeline.some(({ event }) => event === 'paid');
  const onItsWay = isRefundOnItsWay(order) ? paidForCancelled(order) - order.refunded : 0;
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
      {onItsWay > 0 && (
        <View className="caption support">{t('refundingAmount', { amount: sumPrice(fen(onItsWay)) })}</View>
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
