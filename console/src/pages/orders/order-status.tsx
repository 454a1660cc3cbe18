import type { OrderStatus } from '@shared/contracts/order.contract';
import { useTranslation } from 'react-i18next';
import { Tag, type Tone } from '../../components/tag';

type FulfilmentKind = 'pickup' | 'delivery';

const tones: Record<OrderStatus, Tone> = {
  placing: 'info',
  refused: 'outline',
  awaitingPayment: 'warning',
  paid: 'positive',
  completed: 'plain',
  cancelled: 'outline',
};

/** A paid order says what it waits for: to be collected, or to be sent. */
export function statusKey(status: OrderStatus, kind: FulfilmentKind) {
  if (status !== 'paid') return `orders.status.${status}` as const;
  return kind === 'pickup' ? 'orders.status.paidPickup' : 'orders.status.paidDelivery';
}

export function OrderStatusTag({ status, kind }: { status: OrderStatus; kind: FulfilmentKind }) {
  const { t } = useTranslation();
  const tone = status === 'paid' && kind === 'delivery' ? 'info' : tones[status];
  return <Tag tone={tone}>{t(statusKey(status, kind))}</Tag>;
}
