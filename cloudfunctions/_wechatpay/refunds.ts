import { merchant } from './merchant';
import { ask } from './transactions';

/** How a refund stands at WeChat Pay. */
export type RefundState = 'SUCCESS' | 'PROCESSING' | 'ABNORMAL' | 'CLOSED';

/**
 * Asks for money to go back. The same number may be asked for again after any failure and is refunded once
 * (out_refund_no). Throws WechatPayError.
 */
export async function askForRefund(refund: {
  refundId: string;
  transactionId: string;
  amount: number;
  total: number;
  reason: string;
}): Promise<RefundState> {
  const { status } = await ask<{ status: RefundState }>('post', 'v3/refund/domestic/refunds', {
    body: {
      transaction_id: refund.transactionId,
      out_refund_no: refund.refundId,
      reason: refund.reason,
      notify_url: merchant().notifyUrl.refund,
      amount: { refund: refund.amount, total: refund.total, currency: 'CNY' },
    },
  });
  return status;
}

/** How a refund that was asked for stands now. Throws WechatPayError. */
export async function queryRefund(refundId: string): Promise<RefundState> {
  const { status } = await ask<{ status: RefundState }>('get', 'v3/refund/domestic/refunds/{refundId}', {
    named: { refundId },
  });
  return status;
}
