import { verify } from 'node:crypto';
import type { Clock } from '../../clock';
import { CLOCK_TOLERANCE } from './limits';
import type { Merchants, PayMerchant } from './merchants';
import { PayError } from './pay-error';

const SCHEME = 'WECHATPAY2-SHA256-RSA2048 ';
const FIELD = /(\w+)="([^"]*)"/g;

export type SignedRequest = {
  readonly authorization: string | undefined;
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly body: string;
};

const refuse: (why: string) => never = (why) => {
  throw new PayError('SIGN_ERROR', `签名错误: ${why}`);
};

/**
 * Checks who signed a merchant's request: scheme, merchant, certificate, time, nonce and RSA-SHA256. Answers the
 * merchant's number. Throws SIGN_ERROR.
 */
export function createRequestVerifier(merchants: Merchants, clock: Clock) {
  const seen = new Map<string, number>();

  function rememberNonce(nonce: string): void {
    for (const [old, at] of seen) {
      if (Math.abs(clock.now() - at) <= CLOCK_TOLERANCE) break;
      seen.delete(old);
    }
    if (seen.has(nonce)) refuse('the nonce was used before');
    seen.set(nonce, clock.now());
  }

  return function verifyRequest({ authorization, method, url, body }: SignedRequest): string {
    if (!authorization?.startsWith(SCHEME)) return refuse('Authorization is missing');
    const fields = Object.fromEntries(
      [...authorization.slice(SCHEME.length).matchAll(FIELD)].map(([, name, value]) => [name, value]),
    );
    const { mchid = '', serial_no: serial, timestamp = '', nonce_str: nonce = '', signature = '' } = fields;
    const merchant = merchants.find(mchid);
    if (!merchant) return refuse('unknown merchant');
    if (serial !== merchant.serial) refuse('unknown certificate serial number');
    if (!(Math.abs(clock.now() - Number(timestamp) * 1000) <= CLOCK_TOLERANCE))
      refuse('timestamp too far away');
    if (nonce.length < 1 || nonce.length > 64) refuse('nonce missing');

    const message = `${method}\n${url}\n${timestamp}\n${nonce}\n${body}\n`;
    if (!verify('sha256', Buffer.from(message), merchant.key, Buffer.from(signature, 'base64'))) {
      refuse('the signature does not fit');
    }
    rememberNonce(nonce);
    return mchid;
  };
}

export type PaymentSheet = {
  readonly timeStamp: string;
  readonly nonceStr: string;
  readonly package: string;
  readonly signType: string;
  readonly paySign: string;
};

/** Checks what a page hands to wx.requestPayment, as the WeChat app does before it opens the payment sheet. */
export function isSheetSigned(sheet: PaymentSheet, appId: string, { key }: PayMerchant): boolean {
  const message = `${appId}\n${sheet.timeStamp}\n${sheet.nonceStr}\n${sheet.package}\n`;
  return (
    sheet.signType === 'RSA' &&
    verify('sha256', Buffer.from(message), key, Buffer.from(String(sheet.paySign), 'base64'))
  );
}
