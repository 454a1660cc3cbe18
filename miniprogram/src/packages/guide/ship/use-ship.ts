import { useState } from 'react';
import type { OrderContract, Work } from '@shared/contracts/order.contract';
import type { RefusalOf } from '@shared/contracts/contract';
import { api } from '../../../api';
import { ApiFault } from '../../../api/api-fault';
import { outdated } from '../../../api/outdated';
import { newRequestId } from '../../../api/request-id';
import { isCarrier, type Carrier } from '../../../components/parcel-line/use-carrier-name';
import { useTexts } from '../../../i18n';
import { goBack } from '../../../navigation/go';
import { notify } from '../../../platform/notify';
import type { Query } from '../../../query/use-query';
import { keep, readKept } from '../../../state/kept';

/** As carriers print them; the function holds the same rule. */
const trackingNumber = /^[A-Z0-9-]{6,32}$/;

/** A store sends with the same carrier all day. */
const usualCarrier = 'carrier';

function firstCarrier(): Carrier | undefined {
  const kept = readKept<string>(usualCarrier);
  return isCarrier(kept) ? kept : undefined;
}

/** A parcel as it is being packed: what goes in, who carries it, and its number. */
export type Packing = {
  readonly carrier: Carrier | undefined;
  readonly trackingNo: string;
  /** Pieces by SKU, where they differ from all that are left. */
  readonly taken: Readonly<Record<string, number>>;
};

export const takenOf = ({ taken }: Packing, line: Work['lines'][number]): number =>
  Math.min(taken[line.skuId] ?? line.unshipped, line.unshipped);

/** Packs and sends one parcel of a part after the other. */
export function useShip(part: Work, query: Query<Work | null, unknown>) {
  const { t, pick } = useTexts('guide');
  const [packing, setPacking] = useState<Packing>({ carrier: firstCarrier(), trackingNo: '', taken: {} });
  // One id per parcel: sending it again after a lost answer sends it once. Another content is another parcel.
  const [parcelId, setParcelId] = useState(newRequestId);
  const [notice, setNotice] = useState('');
  const [isBusy, setIsBusy] = useState(false);

  const lines = part.lines
    .map((line) => ({ skuId: line.skuId, quantity: takenOf(packing, line) }))
    .filter(({ quantity }) => quantity > 0);
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const isNumberRight = trackingNumber.test(packing.trackingNo);

  function change(next: Partial<Packing>): void {
    setPacking((now) => ({ ...now, ...next }));
    setParcelId(newRequestId());
    setNotice('');
  }

  function sentence(refusal: RefusalOf<OrderContract['shipPart']>): string {
    switch (refusal.code) {
      case 'TOO_MANY_PIECES': {
        const line = part.lines.find(({ skuId }) => skuId === refusal.data.skuId);
        return t('ship.tooMany', { name: line ? pick(line.name) : '', count: refusal.data.left });
      }
      case 'NOT_AT_THIS_STAGE':
        return t(refusal.data.stage === 'cancelled' ? 'moved.cancelled' : 'moved.on');
      case 'ORDER_NOT_FOUND':
        return t('moved.away');
      case 'NOT_STORE_STAFF':
        return t('refused.NOT_STORE_STAFF');
      default:
        return outdated(refusal);
    }
  }

  async function send(carrier: Carrier): Promise<void> {
    const { orderId, n } = part;
    const { trackingNo } = packing;
    const sent = await api.order.shipPart({ orderId, n, parcelId, carrier, trackingNo, lines });
    if (!sent.ok) {
      setNotice(sentence(sent.refusal));
      setParcelId(newRequestId());
      return query.reload();
    }
    keep(usualCarrier, carrier);
    const left = sent.value.lines.reduce((sum, { unshipped }) => sum + unshipped, 0);
    if (left === 0) {
      notify(t('ship.done'));
      return goBack();
    }
    notify(t('ship.doneInPart', { count: left }));
    query.replace(sent.value);
    change({ trackingNo: '', taken: {} });
  }

  async function ship(): Promise<void> {
    const { carrier } = packing;
    if (!carrier) return setNotice(t('ship.needsCarrier'));
    if (!isNumberRight) return setNotice(t('ship.needsNumber'));
    setIsBusy(true);
    setNotice('');
    try {
      await send(carrier);
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      setNotice(t('ship.unsure'));
    } finally {
      setIsBusy(false);
    }
  }
  return { packing, change, pieces, isNumberRight, notice, isBusy, ship };
}
