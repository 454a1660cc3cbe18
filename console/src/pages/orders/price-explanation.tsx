import type { OrderView } from '@shared/contracts/order.contract';
import type { PriceStep } from '@shared/contracts/quote.schemas';
import { fen } from '@shared/kernel/money';
import { useTranslation } from 'react-i18next';
import { PriceTotal } from '../../components/price-total';
import { useFormat } from '../../i18n/format';

/** How the price came about: the steps in the order in which they were calculated, and what they saved. */
export function PriceExplanation({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const saved = fen(order.goodsTotal + order.freight - order.payable);
  const isPaid = order.timeline.some((step) => step.event === 'paid');
  return (
    <section className="drawer-section">
      <div className="between">
        <h2 className="section-title">{t('orders.price.title')}</h2>
        <span className="caption">{t('orders.price.order')}</span>
      </div>
      <table className="price-steps">
        <thead>
          <tr className="caption">
            <th>{t('orders.price.rule')}</th>
            <th>{t('orders.price.change')}</th>
            <th>{t('orders.price.after')}</th>
          </tr>
        </thead>
        <tbody>
          {order.steps.map((step, index) => (
            <tr key={index}>
              <td>
                <StepName step={step} />
              </td>
              <td className={step.change < 0 ? 'reduced' : ''}>
                {step.code === 'goods' ? '' : format.amount(step.change)}
              </td>
              <td className="support">{format.amount(step.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="between price-steps__sum">
        <span className="support">
          {saved > 0
            ? t('orders.price.saved', {
                amount: format.money(saved),
                share: format.share(saved / (order.goodsTotal + order.freight)),
              })
            : t('orders.price.notSaved')}
        </span>
        <span className="row price-steps__payable">
          {t(isPaid ? 'orders.price.paid' : 'orders.price.payable')} <PriceTotal amount={order.payable} />
        </span>
      </div>
    </section>
  );
}

/** The rule of a step, and on what or why. */
function StepName({ step }: { step: PriceStep }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [rule, detail] = ((): [string, string] => {
    switch (step.code) {
      case 'goods':
        return [
          t('orders.price.goods'),
          t('orders.price.pieces', { count: step.pieces, pieces: format.number(step.pieces) }),
        ];
      case 'salePrice':
        return [t('orders.price.salePrice'), format.text(step.name)];
      case 'freight': {
        const amounts = { threshold: format.money(step.threshold), missing: format.money(step.missing) };
        return [t('orders.price.freight'), t(`orders.price.${step.reason}`, amounts)];
      }
    }
  })();
  return (
    <div className="one-line" title={detail}>
      {rule}
      <span className="caption price-steps__detail">{detail}</span>
    </div>
  );
}
