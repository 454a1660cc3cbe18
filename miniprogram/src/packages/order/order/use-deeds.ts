import { useState } from 'react';
import type { CancelReason, OrderContract, OrderView, PartView } from '@shared/contracts/order.contract';
import type { RefusalOf } from '@shared/contracts/contract';
import type { Result } from '@shared/kernel/result';
import { api } from '../../../api';
import { ApiFault } from '../../../api/api-fault';
import { outdated } from '../../../api/outdated';
import { useTexts } from '../../../i18n';
import { notify } from '../../../platform/notify';
import { outdateAnswers } from '../../../query/query-cache';
import type { Query } from '../../../query/use-query';

/** What a shopper does about an order that is there: each answers with the order as it is then. */
export function useDeeds(orderId: string, order: Query<OrderView, unknown>) {
  const { t } = useTexts('order');
  const [isBusy, setIsBusy] = useState(false);

  async function act<Refusal>(
    deed: Promise<Result<OrderView, Refusal>>,
    sentence: (refusal: Refusal) => string,
  ): Promise<void> {
    setIsBusy(true);
    try {
      const answer = await deed;
      outdateAnswers(Date.now());
      if (answer.ok) return order.replace(answer.value);
      notify(sentence(answer.refusal));
      await order.reload();
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      notify(t('notDone'));
    } finally {
      setIsBusy(false);
    }
  }

  function whyNotCancelled(refusal: RefusalOf<OrderContract['cancel']>): string {
    switch (refusal.code) {
      case 'ALREADY_PAID':
        return t('alreadyPaid');
      case 'ORDER_NOT_FOUND':
        return t('notFound.title');
      default:
        return outdated(refusal);
    }
  }

  function whyNotNow(
    refusal: RefusalOf<OrderContract['stopPart'] | OrderContract['confirmReceipt']>,
  ): string {
    switch (refusal.code) {
      case 'NOT_AT_THIS_STAGE':
        return t(refusal.data.stage === 'cancelled' ? 'moved.cancelled' : 'moved.on');
      case 'ORDER_NOT_FOUND':
        return t('notFound.title');
      default:
        return outdated(refusal);
    }
  }

  return {
    isBusy,
    cancel: (reason: CancelReason) => act(api.order.cancel({ orderId, reason }), whyNotCancelled),
    stop: ({ n }: PartView) => act(api.order.stopPart({ orderId, n }), whyNotNow),
    received: ({ n }: PartView) => act(api.order.confirmReceipt({ orderId, n }), whyNotNow),
  };
}
