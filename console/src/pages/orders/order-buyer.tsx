import { useTranslation } from 'react-i18next';
import { Avatar } from '../../components/avatar';
import { useFormat } from '../../i18n/format';
import type { OrderDetail } from './order-drawer';

/** Who bought, and where the goods go. */
export function OrderBuyer({ detail }: { detail: OrderDetail }) {
  const { t } = useTranslation();
  const name = detail.memberName || t('orders.guest');
  const { fulfilment, guideName, storeName } = detail.order;
  const format = useFormat();
  return (
    <div className="order-buyer">
      <div className="caption drawer-label">{t('orders.drawer.buyer')}</div>
      <div className="row order-buyer__person">
        <Avatar name={name} gold />
        <div className="two-lines">
          <div title={name}>{name}</div>
          <div className="caption">{detail.memberPhoneMasked ?? '—'}</div>
        </div>
      </div>
      {fulfilment.kind === 'pickup' ? (
        <PickupPlace fulfilment={fulfilment} />
      ) : (
        <>
          <div className="caption drawer-label">{t('orders.drawer.deliverTo')}</div>
          <div>
            {fulfilment.recipient} {fulfilment.phone}
          </div>
          <div className="caption">
            {fulfilment.region} {fulfilment.detail}
          </div>
          <div className="caption">{format.text(storeName)}</div>
        </>
      )}
      {guideName && <div className="caption">{t('orders.drawer.guide', { name: guideName })}</div>}
    </div>
  );
}

type Pickup = Extract<OrderDetail['order']['fulfilment'], { kind: 'pickup' }>;

function PickupPlace({ fulfilment: { store, code, codeExpiresAt } }: { fulfilment: Pickup }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <div className="caption drawer-label">{t('orders.drawer.pickupAt')}</div>
      <div>{format.text(store.name)}</div>
      <div className="caption">{format.text(store.address)}</div>
      {code && (
        <div className="caption">
          {t('orders.drawer.code', { code: `${code.slice(0, 3)} ${code.slice(3)}` })}
          {codeExpiresAt && ` · ${t('orders.drawer.codeUntil', { time: format.moment(codeExpiresAt) })}`}
        </div>
      )}
    </>
  );
}
