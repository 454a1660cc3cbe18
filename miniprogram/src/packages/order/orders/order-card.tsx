import { Text, View } from '@tarojs/components';
import type { OrderSummary } from '@shared/contracts/order.contract';
import { Button } from '../../../components/button';
import { Picture } from '../../../components/picture';
import { Price } from '../../../components/price';
import { momentText } from '../../../format/moment';
import { useTexts } from '../../../i18n';
import { go } from '../../../navigation/go';
import { waitingFor } from './waiting-for';

/** One order of the list: where, what, how much, and its next step. */
export function OrderCard({ order }: { order: OrderSummary }) {
  const { t, pick, language } = useTexts('order');
  const { orderId, storeName, lines, pieces, payable, placedAt, fulfilmentKind } = order;
  const stage = waitingFor(order);
  const isUrgent = stage === 'awaitingPayment' || stage === 'toCollect';
  const [first] = lines;
  return (
    <View className="card order-card" onClick={() => go('order', { orderId })}>
      <View className="between">
        <Text className="strong one-line grow">{pick(storeName)}</Text>
        <Text className={`order-card__status caption ${isUrgent ? 'accent' : 'support'}`}>
          {t(`status.${stage}`)}
        </Text>
      </View>
      <View className="row order-card__goods">
        {lines.slice(0, 3).map(({ skuId, picture }) => (
          <Picture key={skuId} of={picture} width={64} height={64} className="order-card__picture" />
        ))}
        {lines.length === 1 && first && (
          <View className="grow">
            <View className="two-lines">{pick(first.name)}</View>
            <View className="caption support">
              {pick(first.colour)} · {first.size}
            </View>
          </View>
        )}
      </View>
      <View className="between">
        <Text className="caption support">
          {momentText(placedAt, language)} · {t(fulfilmentKind)}
        </Text>
        <View className="row order-card__sum">
          <Text className="caption support">{t('pieces', { count: pieces })}</Text>
          <Price amount={payable} size="small" isSum />
        </View>
      </View>
      {isUrgent && (
        <View className="order-card__action">
          <Button size="small" onClick={() => go('order', { orderId })}>
            {stage === 'awaitingPayment' ? t('pay') : t('code.show')}
          </Button>
        </View>
      )}
    </View>
  );
}
