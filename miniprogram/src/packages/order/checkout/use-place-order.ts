import { useState } from 'react';
import type { OrderContract } from '@shared/contracts/order.contract';
import type { RefusalOf } from '@shared/contracts/contract';
import { api } from '../../../api';
import { ApiFault } from '../../../api/api-fault';
import { outdated } from '../../../api/outdated';
import { newRequestId } from '../../../api/request-id';
import { useTexts } from '../../../i18n';
import { replaceBy } from '../../../navigation/go';
import { agreedToPrivacy } from '../../../platform/privacy';
import { outdateAnswers } from '../../../query/query-cache';
import { currentAttribution } from '../../../state/attribution';
import { forgetCartPieces } from '../../../state/cart-pieces';
import { payOrder } from '../pay-order';
import { shelfPrice } from '../../../components/price/shelf-price';
import type { Checkout } from './use-checkout';

type Refusal = RefusalOf<OrderContract['place']>;

/** Places the order and goes on to payment. One request id per visit: two taps still place one order. */
export function usePlaceOrder(checkout: Checkout, remark: string) {
  const { t, pick } = useTexts('checkout');
  const [requestId, setRequestId] = useState(newRequestId);
  const [notice, setNotice] = useState('');
  const [isBusy, setIsBusy] = useState(false);

  function nameOf(skuId: string): string {
    const line = checkout.quote.value?.lines.find((each) => each.skuId === skuId);
    return line ? pick(line.name) : skuId;
  }

  function sentence(refusal: Refusal): string {
    switch (refusal.code) {
      case 'OUT_OF_STOCK': {
        const { available, skuId } = refusal.data;
        const name = nameOf(skuId);
        return available > 0
          ? t('refused.OUT_OF_STOCK', { name, count: available })
          : t('refused.soldOut', { name });
      }
      case 'PRICE_CHANGED':
        return t('refused.PRICE_CHANGED', { price: shelfPrice(refusal.data.payable) });
      case 'UNKNOWN_SKU':
      case 'UNKNOWN_STORE':
      case 'ADDRESS_NEEDED':
      case 'TOO_MANY_PARTS':
        return t(`refused.${refusal.code}`);
      default:
        return outdated(refusal);
    }
  }

  async function place(): Promise<void> {
    const { store, lines, fulfilment, quote } = checkout;
    if (!store || !quote.value) return;
    if (fulfilment.kind === 'delivery' && !fulfilment.addressId)
      return setNotice(t('refused.ADDRESS_NEEDED'));
    if (!(await agreedToPrivacy('order'))) return;
    const guideId = currentAttribution(Date.now())?.guideId;
    const placed = await api.order.place({
      requestId,
      storeId: store.storeId,
      lines,
      fulfilment,
      shownPayable: quote.value.payable,
      remark,
      ...(guideId && { guideId }),
    });
    if (!placed.ok) {
      // The refusal belongs to this wish; what is submitted next is another one.
      setRequestId(newRequestId());
      setNotice(sentence(placed.refusal));
      await quote.reload();
      return;
    }
    const { orderId, payable } = placed.value;
    outdateAnswers(Date.now());
    if (checkout.wanted.isCart) {
      // What was bought has left the cart on the server; the badge follows at once.
      forgetCartPieces(lines.reduce((sum, { quantity }) => sum + quantity, 0));
    }
    const outcome = await payOrder({ orderId, payable, payee: pick(store.name) });
    replaceBy('order', { orderId, ...(outcome === 'confirmed' && { justPaid: 1 }) });
  }

  async function submit(): Promise<void> {
    setIsBusy(true);
    setNotice('');
    try {
      await place();
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      setNotice(t('notPlaced'));
    } finally {
      setIsBusy(false);
    }
  }
  return { submit, notice, isBusy };
}
