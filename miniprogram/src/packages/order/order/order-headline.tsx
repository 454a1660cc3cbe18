import { View } from '@tarojs/components';
import { minuteText } from '../../../components/countdown/use-time-left';
import { momentText } from '../../../format/moment';
import { useTexts } from '../../../i18n';
import type { OrderPageState, OrderView } from './use-order';

type Stage = 'placing' | 'refused' | 'awaitingPayment' | 'toCollect' | 'toShip' | 'completed' | 'cancelled';

/** What a shopper calls the state of an order: a paid one waits for them or for the parcel. */
export function stageOf({
  status,
  fulfilment,
}: Pick<OrderView, 'status'> & { fulfilment: { kind: string } }): Stage {
  if (status !== 'paid') return status;
  return fulfilment.kind === 'pickup' ? 'toCollect' : 'toShip';
}

function useHint(order: OrderView, isConfirming: boolean): string {
  const { t, pick, language } = useTexts('order');
  const stage = stageOf(order);
  if (isConfirming) return t('hint.confirming');
  if (stage === 'toCollect' && order.fulfilment.kind === 'pickup') {
    const { store, codeExpiresAt } = order.fulfilment;
    const until = codeExpiresAt === null ? '' : momentText(codeExpiresAt, language);
    return t('hint.toCollect', { store: pick(store.name), until });
  }
  const hasPaid = order.timeline.some(({ event }) => event === 'refunding' || event === 'refunded');
  if (stage === 'cancelled' && hasPaid) return t('hint.cancelledRefund');
  return t(`hint.${stage}` as 'hint.completed');
}

/** State, reason, next step: the first thing on an order. */
export function OrderHeadline({ order, state }: { order: OrderView; state: OrderPageState }) {
  const { t } = useTexts('order');
  const stage = stageOf(order);
  const hint = useHint(order, state.isConfirming);
  const isExpired = stage === 'awaitingPayment' && state.left === 0;
  return (
    <View className="order__headline">
      <View className="title">
        {isExpired ? t('headline.expired') : t(`headline.${stage}`, { left: minuteText(state.left) })}
      </View>
      <View className="caption support">{hint}</View>
    </View>
  );
}
