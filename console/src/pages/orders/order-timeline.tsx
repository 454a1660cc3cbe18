import type { OrderView } from '@shared/contracts/order.contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import { useCarrierName } from './use-carrier-name';

type Step = OrderView['timeline'][number];

/** An event in words; with the place or the carrier where it is about one. */
function useEventText(order: OrderView): (step: Step) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const carrierName = useCarrierName();
  return (step) => {
    const part = order.parts.find(({ n }) => n === step.n);
    const { event } = step;
    if (!part) return t(event === 'rerouted' ? 'orders.event.reroutedElsewhere' : `orders.event.${event}`);
    if (event === 'closed') return t(`orders.event.${part.way === 'pickup' ? 'notCollected' : 'nowhere'}`);
    // The first time that a part is sent is its first parcel, and so on.
    const sent = order.timeline.filter((each) => each.event === 'shipped' && each.n === step.n);
    const parcel = part.parcels[sent.indexOf(step)];
    if (parcel) return t('orders.event.shippedBy', { carrier: carrierName(parcel.carrier) });
    return t(`orders.event.${event}`, { location: format.text(part.locationName) });
  };
}

/** What happened to an order, newest first, as people look for the last thing. */
export function OrderTimeline({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const steps = [...order.timeline].reverse();
  const textOf = useEventText(order);
  return (
    <div>
      <div className="caption drawer-label">{t('orders.drawer.progress')}</div>
      <ol className="timeline">
        {steps.map((step, index) => (
          <li key={steps.length - index}>
            <div className="between">
              <span>{textOf(step)}</span>
              <span className="caption no-wrap">{format.moment(step.at)}</span>
            </div>
            {index === 0 && order.status === 'awaitingPayment' && (
              <div className="caption">
                {t('orders.drawer.expires', { time: format.time(order.expiresAt) })}
              </div>
            )}
          </li>
        ))}
      </ol>
      {order.refunded > 0 && (
        <div className="danger">{t('orders.drawer.refunded', { amount: format.money(order.refunded) })}</div>
      )}
    </div>
  );
}
