import type { Fen } from '@shared/kernel/money';
import { api } from '../../api';
import { ApiFault } from '../../api/api-fault';
import { outdated } from '../../api/outdated';
import { i18n } from '../../i18n';
import { notify } from '../../platform/notify';
import { requestPayment, type PaymentOutcome } from '../../platform/payment';

/** Asks WeChat Pay for the order's sum. Says itself why nothing was paid; the order stays payable until it expires. */
export async function payOrder(order: {
  orderId: string;
  payable: Fen;
  payee: string;
}): Promise<PaymentOutcome> {
  const { orderId, payable, payee } = order;
  try {
    const parameters = await api.order.pay({ orderId });
    if (parameters.ok) {
      const outcome = await requestPayment(parameters.value, { payable, payee });
      if (outcome === 'failed') notify(i18n.t('order:payFailed'));
      return outcome;
    }
    switch (parameters.refusal.code) {
      case 'PAYMENT_UNAVAILABLE':
        notify(i18n.t('order:payUnavailable'));
        break;
      case 'NOT_PAYABLE':
      case 'ORDER_NOT_FOUND':
        notify(i18n.t('order:notPayable'));
        break;
      default:
        notify(outdated(parameters.refusal));
    }
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
    notify(i18n.t('order:notDone'));
  }
  return 'failed';
}
