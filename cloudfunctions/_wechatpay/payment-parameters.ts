import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import type { Millis } from '@shared/kernel/time';
import { merchant } from './merchant';

/** What the phone hands to wx.requestPayment. */
export type PaymentParameters = {
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
};

/** Signs a prepay session for the phone: appId, time, nonce and package, a line each. */
export function paymentParameters(prepayId: string, at: Millis): PaymentParameters {
  const { appId, privateKey } = merchant();
  const timeStamp = String(Math.floor(at / 1000));
  const nonceStr = Formatter.nonce();
  const wanted = `prepay_id=${prepayId}`;
  const message = Formatter.joinedByLineFeed(appId, timeStamp, nonceStr, wanted);
  return { timeStamp, nonceStr, package: wanted, signType: 'RSA', paySign: Rsa.sign(message, privateKey) };
}
