import type { OrderView } from '@shared/contracts/order.contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';

/** What happened to an order, newest first, as people look for the last thing. */
export function OrderTimeline({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const steps = [...order.timeline].sort((a, b) => b.at - a.at);
  return (
    <div>
      <div className="caption drawer-label">{t('orders.drawer.progress')}</div>
      <ol className="timeline">
        {steps.map((step, index) => (
          <li key={`${step.event}-${step.at}`}>
            <div className="between">
              <span>{t(`orders.event.${step.event}`)}</span>
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
