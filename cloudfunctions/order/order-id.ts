import { createHash } from 'node:crypto';

const DIGITS = 20;

/**
 * Twenty digits made from who asks and which wish it is, so that a repeat finds the first order by its key. They
 * double as WeChat's out_trade_no. 20 digits are 66 bits: two wishes of one chain never meet.
 */
export function orderIdOf(openId: string, requestId: string): string {
  const digest = createHash('sha256').update(`${openId}:${requestId}`).digest('hex');
  return (BigInt(`0x${digest}`) % 10n ** BigInt(DIGITS)).toString().padStart(DIGITS, '0');
}
