import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Decorator } from 'wechatpay-axios-plugin';

/** The merchant as this environment knows it; keys are parsed once per instance, which is the costly part. */
export type Merchant = {
  readonly appId: string;
  readonly mchId: string;
  readonly privateKey: KeyObject;
  /** By serial: WeChat says in a header with which of its keys it signed (public-key mode: PUB_KEY_ID_…). */
  readonly wechatKeys: Readonly<Record<string, KeyObject>>;
  readonly apiV3Key: string;
  readonly notifyUrl: { readonly payment: string; readonly refund: string };
  readonly client: Decorator;
};

/** WeChat Pay's main host; the settings may name another (its spare host, or a sandbox). */
const DEFAULT_BASE_URL = 'https://api.mch.weixin.qq.com/';
const TIMEOUT_MS = 5_000;

function setting(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set; the payment settings are listed in the environment's settings`);
  return value;
}

function openMerchant(): Merchant {
  const appId = setting('WECHATPAY_APPID');
  const mchId = setting('WECHATPAY_MCHID');
  const privateKey = createPrivateKey(setting('WECHATPAY_PRIVATE_KEY'));
  const wechatKeys = {
    [setting('WECHATPAY_PUBLIC_KEY_ID')]: createPublicKey(setting('WECHATPAY_PUBLIC_KEY')),
  };
  const origin = setting('NOTIFY_BASE_URL').replace(/\/$/, '');
  const client = new Decorator({
    mchid: mchId,
    serial: setting('WECHATPAY_SERIAL'),
    // The plugin takes parsed keys (its own README does); only its types lag behind.
    privateKey: privateKey as unknown as Buffer,
    certs: wechatKeys,
    baseURL: process.env.WECHATPAY_BASE_URL ?? DEFAULT_BASE_URL,
    timeout: TIMEOUT_MS,
    proxy: false,
    httpAgent: new HttpAgent({ keepAlive: true }),
    httpsAgent: new HttpsAgent({ keepAlive: true }),
  });
  return {
    appId,
    mchId,
    privateKey,
    wechatKeys,
    apiV3Key: setting('WECHATPAY_APIV3_KEY'),
    notifyUrl: { payment: `${origin}/payment/notice`, refund: `${origin}/payment/refund-notice` },
    client,
  };
}

let opened: Merchant | undefined;

/** The merchant of this environment. Throws when its settings are missing: a mistake in deployment. */
export const merchant = (): Merchant => (opened ??= openMerchant());

/** Whether this environment takes money at all. */
export const hasMerchant = (): boolean => Boolean(process.env.WECHATPAY_MCHID);
