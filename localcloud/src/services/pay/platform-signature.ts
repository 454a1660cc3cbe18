import { createCipheriv, createPrivateKey, randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { Clock } from '../../clock';
import type { Secrets } from '../../data-folder';
import type { Merchants } from './merchants';

const signInPool = promisify(sign);

/** What WeChat Pay does with its own keys: signs every reply and notice, encrypts what a notice says. */
export function createPlatform(
  pay: Pick<Secrets['pay'], 'platformPrivateKey' | 'platformKeyId'>,
  clock: Clock,
  merchants: Pick<Merchants, 'find'>,
) {
  const key = createPrivateKey(pay.platformPrivateKey);

  return {
    /** Headers over a body; signed off the main thread, which has other callers to answer. */
    async headersFor(body: string, at = clock.now()): Promise<Record<string, string>> {
      const timestamp = String(Math.floor(at / 1000));
      const nonce = randomBytes(16).toString('hex');
      const message = Buffer.from(`${timestamp}\n${nonce}\n${body}\n`);
      return {
        'wechatpay-timestamp': timestamp,
        'wechatpay-nonce': nonce,
        'wechatpay-serial': pay.platformKeyId,
        'wechatpay-signature': (await signInPool('sha256', message, key)).toString('base64'),
        'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
      };
    },

    /** AES-256-GCM under the merchant's APIv3 key; the tag stands at the end of the ciphertext. */
    encrypt(content: string, associatedData: string, mchid: string) {
      const { apiV3Key } = merchants.find(mchid)!;
      const nonce = randomBytes(6).toString('hex');
      const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce).setAAD(Buffer.from(associatedData));
      const bytes = Buffer.concat([cipher.update(content, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return {
        algorithm: 'AEAD_AES_256_GCM',
        ciphertext: bytes.toString('base64'),
        nonce,
        associated_data: associatedData,
      };
    },
  };
}

export type Platform = ReturnType<typeof createPlatform>;
