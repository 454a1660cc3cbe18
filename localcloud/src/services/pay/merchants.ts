import { createPublicKey, generateKeyPair, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Secrets } from '../../data-folder';

/** What WeChat Pay knows of a merchant. */
export type PayMerchant = {
  readonly mchid: string;
  /** Serial number of its certificate, as it stands in a request's Authorization. */
  readonly serial: string;
  readonly key: KeyObject;
  readonly apiV3Key: Buffer;
};

/** What a merchant needs to sign and to read notices; it is told once, as the real merchant platform does. */
export type MerchantCredentials = {
  readonly mchid: string;
  readonly serial: string;
  readonly privateKey: string;
  readonly apiV3Key: string;
  readonly platformKeyId: string;
  readonly platformPublicKey: string;
};

type KeptMerchant = { mchid: string; serial: string; publicKey: string; apiV3Key: string };

const toMerchant = ({ mchid, serial, publicKey, apiV3Key }: KeptMerchant): PayMerchant => ({
  mchid,
  serial,
  key: createPublicKey(publicKey),
  apiV3Key: Buffer.from(apiV3Key),
});

const digits = (count: number): string => Array.from(randomBytes(count), (byte) => byte % 10).join('');

/** The merchants that are bound to the app: the folder's own, and those opened beside it for combined payments. */
export function openMerchants(directory: string, { pay }: Pick<Secrets, 'pay'>) {
  const file = join(directory, 'merchants.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as KeptMerchant[]) : [];
  const own: KeptMerchant = {
    mchid: pay.mchid,
    serial: pay.merchantSerial,
    publicKey: pay.merchantPublicKey,
    apiV3Key: pay.apiV3Key,
  };
  const byId = new Map([own, ...kept].map((merchant) => [merchant.mchid, toMerchant(merchant)]));

  function keep(merchant: KeptMerchant): void {
    kept.push(merchant);
    // Written beside and renamed, like the folder's own secrets: a crash must not leave half a key.
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(kept, null, 2), { mode: 0o600 });
    renameSync(draft, file);
    byId.set(merchant.mchid, toMerchant(merchant));
  }

  return {
    find: (mchid: string): PayMerchant | undefined => byId.get(mchid),
    /** The folder's own merchant, whose settings functions find in their environment. */
    own: byId.get(pay.mchid)!,
    mchids: (): string[] => [...byId.keys()],

    /** Another merchant of the same app, with keys of its own. */
    async open(): Promise<MerchantCredentials> {
      const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
        modulusLength: 2048,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      });
      const mchid = `16${digits(8)}`;
      const serial = randomBytes(20).toString('hex').toUpperCase();
      const apiV3Key = randomBytes(16).toString('hex');
      keep({ mchid, serial, publicKey, apiV3Key });
      const { platformKeyId, platformPublicKey } = pay;
      return { mchid, serial, privateKey, apiV3Key, platformKeyId, platformPublicKey };
    },
  };
}

export type Merchants = ReturnType<typeof openMerchants>;
