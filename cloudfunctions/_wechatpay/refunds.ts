import type { Millis } from '@shared/kernel/time';
import { merchant } from './merchant';
import { ask } from './transactions';

/** How a refund stands at WeChat Pay. */
export type RefundState = 'SUCCESS' | 'PROCESSING' | 'ABNORMAL' | 'CLOSED';

/** `acceptedAt` is when WeChat Pay took it on, which is the day it stands in the bill of. */
export type AskedRefund = { readonly state: RefundState; readonly acceptedAt: Millis };

type Reply = { status: RefundState; create_time: string };

const read = ({ status, create_time }: Reply): AskedRefund => ({
  state: status,
  acceptedAt: Date.parse(create_time),
});

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
}): Promise<AskedRefund> {
  const reply = await ask<Reply>('post', 'v3/refund/domestic/refunds', {
    body: {
      transaction_id: refund.transactionId,
      out_refund_no: refund.refundId,
      reason: refund.reason,
      notify_url: merchant().notifyUrl.refund,
      amount: { refund: refund.amount, total: refund.total, currency: 'CNY' },
    },
  });
  return read(reply);
}

/** How a refund that was asked for stands now. Throws WechatPayError. */
export async function queryRefund(refundId: string): Promise<AskedRefund> {
  const reply = await ask<Reply>('get', 'v3/refund/domestic/refunds/{refundId}', {
    named: { refundId },
  });
  return read(reply);
}
