import { createHmac } from 'node:crypto';
import { assert } from '@shared/kernel/assert';

/**
 * A phone as we keep it: HMAC-SHA-256 under a key that only functions have (PHONE_HASH_KEY), base64url, so that
 * eleven digits cannot be guessed back from the database. `phone` is spelled by `normalisePhone`.
 */
export function hashPhone(phone: string, key: string | undefined = process.env['PHONE_HASH_KEY']): string {
  assert(key, 'PHONE_HASH_KEY is not set');
  return createHmac('sha256', key).update(phone).digest('base64url');
}
