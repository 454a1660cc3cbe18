import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter } from 'node:path';
import type { Secrets } from './data-folder';

/** The id of the one environment there is; any other that an SDK names is accepted as this one. */
export const ENVIRONMENT_ID = 'local';

/** Where an instance finds the SDKs when a function's own folder brings none. */
const sdkFolders = (): string =>
  (createRequire(__filename).resolve.paths('wx-server-sdk') ?? []).filter(existsSync).join(delimiter);

/** What an instance finds in `process.env`: what leads the unmodified SDKs here, and the functions' own settings. */
export function functionEnvironment(
  url: string,
  { appId, phoneHashKey, pay }: Secrets,
): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    TMPDIR: process.env.TMPDIR ?? '/tmp',
    NODE_ENV: 'production',
    NODE_PATH: sdkFolders(),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    TCB_ENV: ENVIRONMENT_ID,
    SCF_NAMESPACE: ENVIRONMENT_ID,
    NOTIFY_BASE_URL: url,
    PHONE_HASH_KEY: phoneHashKey,
    WECHATPAY_BASE_URL: url,
    WECHATPAY_APPID: appId,
    WECHATPAY_MCHID: pay.mchid,
    WECHATPAY_SERIAL: pay.merchantSerial,
    WECHATPAY_PRIVATE_KEY: pay.merchantPrivateKey,
    WECHATPAY_PUBLIC_KEY_ID: pay.platformKeyId,
    WECHATPAY_PUBLIC_KEY: pay.platformPublicKey,
    WECHATPAY_APIV3_KEY: pay.apiV3Key,
  };
}
