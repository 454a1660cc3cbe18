import type { OrderView, PartView } from '@shared/contracts/order.contract';
import { useTranslation } from 'react-i18next';
import { Copyable } from '../../components/copyable';
import { Tag, type Tone } from '../../components/tag';
import { useFormat } from '../../i18n/format';
import { useCarrierName } from './use-carrier-name';

type Stage = PartView['stage'] | 'partlyShipped' | 'collected';

const tones: Record<Stage, Tone> = {
  planned: 'outline',
  toAccept: 'warning',
  toReroute: 'warning',
  preparing: 'info',
  partlyShipped: 'info',
  ready: 'positive',
  shipped: 'positive',
  received: 'plain',
  collected: 'plain',
  cancelled: 'outline',
};

function stageOf({ way, stage, parcels }: PartView): Stage {
  if (stage === 'preparing' && parcels.length > 0) return 'partlyShipped';
  return stage === 'received' && way === 'pickup' ? 'collected' : stage;
}

const piecesOf = (lines: readonly { quantity: number }[]) =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** Who hands out what, how far each location is, and what has left. */
export function OrderParts({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  // An order that never came about, or was never paid, is handed out by nobody.
  const parts = order.parts.filter(({ stage }) => stage !== 'planned' || order.status === 'awaitingPayment');
  if (parts.length === 0) return null;
  return (
    <section className="drawer-section">
      <h2 className="section-title">{t('orders.part.title')}</h2>
      {parts.map((part) => (
        <OrderPart key={part.n} part={part} />
      ))}
    </section>
  );
}

function OrderPart({ part }: { part: PartView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { locationName, lines, payable, parcels, confirmBy } = part;
  const pieces = piecesOf(lines);
  const stage = stageOf(part);
  return (
    <div className="order-part">
      <div className="between order-part__head">
        <span className="row order-part__name">
          <span className="one-line" title={format.text(locationName)}>
            {format.text(locationName)}
          </span>
          <Tag tone={tones[stage]}>{t(`orders.part.stage.${stage}`)}</Tag>
        </span>
        <span className="support no-wrap">
          {t('orders.part.share', {
            count: pieces,
            pieces: format.number(pieces),
            amount: format.money(payable),
          })}
        </span>
      </div>
      {parcels.map((parcel) => (
        <Parcel key={parcel.parcelId} parcel={parcel} />
      ))}
      {confirmBy !== null && (
        <div className="caption">{t('orders.part.confirmBy', { time: format.moment(confirmBy) })}</div>
      )}
    </div>
  );
}

function Parcel({ parcel }: { parcel: PartView['parcels'][number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const carrierName = useCarrierName();
  const pieces = piecesOf(parcel.lines);
  return (
    <div className="between order-part__parcel">
      <span>
        {carrierName(parcel.carrier)} <Copyable text={parcel.trackingNo} />
      </span>
      <span className="caption no-wrap">
        {t('orders.part.parcel', { count: pieces, pieces: format.number(pieces) })} ·{' '}
        {t('orders.part.sentAt', { time: format.moment(parcel.at) })}
      </span>
    </div>
  );
}
