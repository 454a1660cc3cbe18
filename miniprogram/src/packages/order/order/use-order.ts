import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { CancelReason, OrderView } from '@shared/contracts/order.contract';
import { SECOND } from '@shared/kernel/time';
import { api } from '../../../api';
import { ApiFault } from '../../../api/api-fault';
import { outdated } from '../../../api/outdated';
import { useTimeLeft } from '../../../components/countdown/use-time-left';
import { useTexts } from '../../../i18n';
import { notify } from '../../../platform/notify';
import { outdateAnswers } from '../../../query/query-cache';
import { useQuery } from '../../../query/use-query';
import { payOrder } from '../pay-order';

/** The notice usually comes within a second; after a few looks WeChat Pay itself is asked. */
const looks = { every: SECOND, most: 12, askFrom: 3 };

/** One order, kept up to date while a payment is being confirmed, and what its buyer can do with it. */
export function useOrder() {
  const { t, pick } = useTexts('order');
  const { orderId = '', justPaid } = useRouter().params;
  const order = useQuery(orderId ? `order:${orderId}` : null, () => api.order.get({ orderId }), {
    isKept: true,
    freshFor: 0,
  });
  const { value, replace } = order;
  const [confirming, setConfirming] = useState(justPaid ? looks.most : 0);
  const [isBusy, setIsBusy] = useState(false);
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
    setIsBusy(true);
    const { payable, storeName } = value;
    const outcome = await payOrder({ orderId, payable, payee: pick(storeName) });
    setIsBusy(false);
    if (outcome === 'confirmed') setConfirming(looks.most);
    else await order.reload();
  }

  async function cancel(reason: CancelReason): Promise<void> {
    setIsBusy(true);
    try {
      const answer = await api.order.cancel({ orderId, reason });
      if (answer.ok) {
        outdateAnswers(Date.now());
        return replace(answer.value);
      }
      notify(refusalText(answer.refusal));
      await order.reload();
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      notify(t('notDone'));
    } finally {
      setIsBusy(false);
    }
  }

  type CancelRefusal = Extract<Awaited<ReturnType<typeof api.order.cancel>>, { ok: false }>['refusal'];
  function refusalText(refusal: CancelRefusal): string {
    switch (refusal.code) {
      case 'ALREADY_PAID':
        return t('alreadyPaid');
      case 'ORDER_NOT_FOUND':
        return t('notFound.title');
      default:
        return outdated(refusal);
    }
  }

  const isConfirming = confirming > 0 && status === 'awaitingPayment';
  return { order, left, isConfirming, isBusy, pay, cancel };
}

export type OrderPageState = ReturnType<typeof useOrder>;
export type { OrderView };
