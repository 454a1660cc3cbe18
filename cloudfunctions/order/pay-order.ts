import type { OrderContract } from '@shared/contracts/order.contract';
import { accept, refuse } from '@shared/kernel/result';
import { HOUR, MINUTE, type Millis } from '@shared/kernel/time';
import { logWarning } from '../_runtime/log';
import type { Handler } from '../_runtime/serve';
import type { OrderDocument } from '../_stores/order.documents';
import { savePrepay } from '../_stores/orders.store';
import { paymentParameters } from '../_wechatpay/payment-parameters';
import { prepay, WechatPayError } from '../_wechatpay/transactions';
import { findOwnOrder } from './own-order';

/** WeChat's prepay session lives two hours; ours ends a little earlier, so that none dies in the payer's hand. */
const PREPAY_LIFE: Millis = 2 * HOUR - 5 * MINUTE;

/**
 * WeChat Pay wants its own time limit at least a minute ahead, whenever it is first asked; a minute more than the
 * order has is always allowed, and the same whenever it is asked again.
 */
const WECHAT_GRACE: Millis = MINUTE;

/** Opens WeChat's prepay session, once per order, and signs it for the phone. */
export const payOrder: Handler<OrderContract['pay']> = async ({ orderId }, caller) => {
  const order = await findOwnOrder(orderId, caller);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND', data: {} });
  if (order.status !== 'awaitingPayment')
    return refuse({ code: 'NOT_PAYABLE', data: { status: order.status } });
  // Its time is over; the clock will say so within a minute.
  if (caller.now >= order.expiresAt) return refuse({ code: 'NOT_PAYABLE', data: { status: 'cancelled' } });

  try {
    const prepayId = await prepayIdOf(order, caller.now);
    return accept(paymentParameters(prepayId, caller.now));
  } catch (error) {
    if (!(error instanceof WechatPayError)) throw error;
    logWarning('prepayFailed', orderId, error);
    return refuse({ code: 'PAYMENT_UNAVAILABLE', data: {} });
  }
};

async function prepayIdOf(order: OrderDocument, now: Millis): Promise<string> {
  if (order.prepay && now < order.prepay.expiresAt) return order.prepay.prepayId;
  const prepayId = await prepay({
    orderId: order._id,
    openId: order.openId,
    description: descriptionOf(order),
    payable: order.payable,
    expiresAt: order.expiresAt + WECHAT_GRACE,
  });
  await savePrepay(order._id, { prepayId, expiresAt: now + PREPAY_LIFE });
  return prepayId;
}

/** What the payer reads in WeChat: the store and what it is about. */
function descriptionOf({ storeName, lines, pieces }: OrderDocument): string {
  const first = lines[0]?.name.zh ?? '';
  return `${storeName.zh} ${first}${pieces > 1 ? ` 等${pieces}件` : ''}`;
}
