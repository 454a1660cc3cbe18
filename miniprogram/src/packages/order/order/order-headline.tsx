import { View } from '@tarojs/components';
import { HOUR } from '@shared/kernel/time';
import { minuteText } from '../../../components/countdown/use-time-left';
import { sumPrice } from '../../../components/price/shelf-price';
import { momentText } from '../../../format/moment';
import { useTexts } from '../../../i18n';
import { happeningOf, paidForCancelled, tellingPart, type Happening } from './happening';
import type { OrderPageState, OrderView } from './use-order';

/** The time within which stores get a pickup ready, as the checkout promises it. */
const READY_WITHIN = HOUR;

function useHint(order: OrderView, happening: Happening): string {
  const { t, pick, language } = useTexts('order');
  const part = tellingPart(order);
  const location = part ? pick(part.locationName) : pick(order.storeName);
  switch (happening) {
    case 'preparingPickup':
    case 'ready': {
      if (order.fulfilment.kind !== 'pickup') return '';
      const { store, codeExpiresAt } = order.fulfilment;
      const until = codeExpiresAt === null ? '' : momentText(codeExpiresAt, language);
      const place = { store: pick(store.name), until };
      if (happening === 'ready') return t('hint.ready', place);
      const paidAt = order.timeline.find(({ event }) => event === 'paid')?.at ?? order.placedAt;
      return t(order.asOf < paidAt + READY_WITHIN ? 'hint.preparingPickup' : 'hint.stillPreparing', place);
    }
    case 'partlyShipped': {
      const wanted = part?.lines.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0;
      const packed = part?.parcels.flatMap(({ lines }) => lines) ?? [];
      return t('hint.partlyShipped', {
        count: wanted - packed.reduce((sum, { quantity }) => sum + quantity, 0),
      });
    }
    case 'shipped':
      return t('hint.shipped', {
        until: part?.confirmBy ? momentText(part.confirmBy, language) : '',
      });
    case 'refunding':
    case 'refunded': {
      const amount = paidForCancelled(order);
      return amount > 0 ? t(`hint.${happening}`, { amount: sumPrice(amount) }) : t(`hint.${happening}All`);
    }
    default:
      return t(`hint.${happening}`, { location });
  }
}

/** State, reason, next step: the first thing on an order. */
export function OrderHeadline({ order, state }: { order: OrderView; state: OrderPageState }) {
  const { t } = useTexts('order');
  const happening = happeningOf(order);
  const hint = useHint(order, happening);
  const isExpired = happening === 'awaitingPayment' && state.left === 0;
  return (
    <View className="order__headline">
      <View className="title">
        {isExpired ? t('headline.expired') : t(`headline.${happening}`, { left: minuteText(state.left) })}
      </View>
      <View className="caption support">{state.isConfirming ? t('hint.confirming') : hint}</View>
    </View>
  );
}
