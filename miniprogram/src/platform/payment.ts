import Taro from '@tarojs/taro';
import type { OrderContract } from '@shared/contracts/order.contract';
import type { OutputOf } from '@shared/contracts/contract';
import type { Fen } from '@shared/kernel/money';
import { postSignedIn } from '../api/via-http';
import { askStandIn } from './ask-stand-in';

export type PaymentParams = OutputOf<OrderContract['pay']>;

/** What the sheet of WeChat Pay shows; WeChat itself takes it from the prepay order. */
export type PaymentShown = { readonly payable: Fen; readonly payee: string };

/** "confirmed" is what the phone says. Whether the money came, only the payment notice tells. */
export type PaymentOutcome = 'confirmed' | 'cancelled' | 'failed';

function outcomeOf(errMsg: string): PaymentOutcome {
  if (errMsg.startsWith('requestPayment:ok')) return 'confirmed';
  return errMsg.includes('cancel') ? 'cancelled' : 'failed';
}

async function payInWeChat(params: PaymentParams): Promise<PaymentOutcome> {
  try {
    const { errMsg } = await Taro.requestPayment(params);
    return outcomeOf(errMsg);
  } catch (error) {
    return outcomeOf((error as { errMsg?: string }).errMsg ?? '');
  }
}

async function payWithStandIn(params: PaymentParams, shown: PaymentShown): Promise<PaymentOutcome> {
  if ((await askStandIn({ kind: 'payment', ...shown })) === undefined) return 'cancelled';
  const { data } = await postSignedIn('/wechat/request-payment', params, 'wechat.requestPayment');
  return outcomeOf((data as { errMsg?: string }).errMsg ?? '');
}

/** Opens WeChat Pay, or in a browser the sheet that stands in for it. */
export const requestPayment: (params: PaymentParams, shown: PaymentShown) => Promise<PaymentOutcome> =
  process.env.TARO_ENV === 'weapp' ? payInWeChat : payWithStandIn;
