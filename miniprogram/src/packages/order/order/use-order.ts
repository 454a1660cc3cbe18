import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { OrderView } from '@shared/contracts/order.contract';
import { SECOND } from '@shared/kernel/time';
import { api } from '../../../api';
import { ApiFault } from '../../../api/api-fault';
import { useTimeLeft } from '../../../components/countdown/use-time-left';
import { useTexts } from '../../../i18n';
import { useQuery } from '../../../query/use-query';
import { payOrder } from '../pay-order';
import { useDeeds } from './use-deeds';

/** The notice usually comes within a second; after a few looks WeChat Pay itself is asked. */
const looks = { every: SECOND, most: 12, askFrom: 3 };

/** One order, kept up to date while a payment is being confirmed, and what its buyer can do with it. */
export function useOrder() {
  const { pick } = useTexts('order');
  const { orderId = '', justPaid } = useRouter().params;
  const order = useQuery(orderId ? `order:${orderId}` : null, () => api.order.get({ orderId }), {
    isKept: true,
    freshFor: 0,
  });
  const { value, replace } = order;
  const [confirming, setConfirming] = useState(justPaid ? looks.most : 0);
  const [isPaying, setIsPaying] = useState(false);
  const deeds = useDeeds(orderId, order);
  const left = useTimeLeft(value?.expiresAt, value?.asOf);
  const status = value?.status;

  useEffect(() => {
    if (confirming === 0 || (status !== undefined && status !== 'awaitingPayment')) return;
    const timer = setTimeout(() => {
      const askPayment = looks.most - confirming >= looks.askFrom;
      api.order
        .get({ orderId, askPayment })
        .then((answer) => answer.ok && replace(answer.value))
        .catch((error: unknown) => {
          if (!(error instanceof ApiFault)) throw error;
        })
        .finally(() => setConfirming((many) => many - 1));
    }, looks.every);
    return () => clearTimeout(timer);
  }, [confirming, status, orderId, replace]);

  async function pay(): Promise<void> {
    if (!value) return;
    setIsPaying(true);
    const { payable, storeName } = value;
    const outcome = await payOrder({ orderId, payable, payee: pick(storeName) });
    setIsPaying(false);
    if (outcome === 'confirmed') setConfirming(looks.most);
    else await order.reload();
  }

  const isConfirming = confirming > 0 && status === 'awaitingPayment';
  return { order, left, isConfirming, pay, ...deeds, isBusy: deeds.isBusy || isPaying };
}

export type OrderPageState = ReturnType<typeof useOrder>;
export type { OrderView };
