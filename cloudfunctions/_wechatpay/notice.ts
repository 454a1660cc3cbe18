import * as z from 'zod';
import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin';
import { amountSchema } from '@shared/kernel/money-schema';
import type { Fen } from '@shared/kernel/money';
import { MINUTE, type Millis } from '@shared/kernel/time';
import { merchant } from './merchant';
import type { RefundState } from './refunds';

/** A message that does not come from WeChat Pay, or not for us; says why, for our log and the answer. */
export class UntrustedNotice extends Error {
  override readonly name = 'UntrustedNotice';
}

/** Money that WeChat Pay has taken for an order. */
export type Transaction = {
  readonly transactionId: string;
  readonly orderId: string;
  readonly openId: string;
  readonly amount: Fen;
  readonly paidAt: Millis;
};

export type RefundNotice = {
  readonly refundId: string;
  readonly transactionId: string;
  readonly amount: Fen;
  readonly state: RefundState;
};

/** Older messages may be replays (community advice of WeChat Pay staff; the plugin uses the same figure for replies). */
const OLDEST: Millis = 5 * MINUTE;

const envelopeSchema = z.object({
  event_type: z.string(),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    nonce: z.string(),
    associated_data: z.string().default(''),
  }),
});

const transactionSchema = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  transaction_id: z.string().regex(/^[A-Za-z0-9_-]{1,32}$/),
  trade_state: z.string(),
  success_time: z.string(),
  payer: z.object({ openid: z.string() }),
  amount: z.object({ total: amountSchema, currency: z.literal('CNY') }),
});

const refundSchema = z.object({
  mchid: z.string(),
  out_refund_no: z.string(),
  transaction_id: z.string(),
  refund_status: z.enum(['SUCCESS', 'PROCESSING', 'ABNORMAL', 'CLOSED']),
  amount: z.object({ refund: amountSchema }),
});

/**
 * The decrypted content of a notice: signed by WeChat Pay over the raw body, fresh, and readable with our key.
 * Throws UntrustedNotice.
 */
export function openNotice(headers: Readonly<Record<string, string>>, body: string, now: Millis): unknown {
  const { wechatKeys, apiV3Key } = merchant();
  const header = (name: string): string => headers[`wechatpay-${name}`] ?? '';
  const key = Object.hasOwn(wechatKeys, header('serial')) ? wechatKeys[header('serial')] : undefined;
  if (!key) throw new UntrustedNotice('unknown serial');

  const sentAt = Number(header('timestamp')) * 1000;
  if (!(Math.abs(now - sentAt) <= OLDEST)) throw new UntrustedNotice('timestamp too far from now');

  const message = Formatter.response(header('timestamp'), header('nonce'), body);
  if (!Rsa.verify(message, header('signature'), key)) throw new UntrustedNotice('wrong signature');

  try {
    const { resource } = envelopeSchema.parse(JSON.parse(body));
    const text = Aes.AesGcm.decrypt(resource.ciphertext, apiV3Key, resource.nonce, resource.associated_data);
    return JSON.parse(text);
  } catch {
    throw new UntrustedNotice('unreadable content');
  }
}

/**
 * The transaction in a notice or in the answer to a query; null when it says that nothing was paid. Throws
 * UntrustedNotice when it is another merchant's, another app's, or not what WeChat Pay documents.
 */
export function readTransaction(content: unknown): Transaction | null {
  const state = (content as { trade_state?: unknown } | null)?.trade_state;
  if (state !== 'SUCCESS' && state !== 'REFUND') return null;
  const parsed = transactionSchema.safeParse(content);
  if (!parsed.success) throw new UntrustedNotice(`transaction: ${parsed.error.issues[0]?.message}`);
  const { appId, mchId } = merchant();
  if (parsed.data.appid !== appId || parsed.data.mchid !== mchId)
    throw new UntrustedNotice('not our merchant');
  return {
    transactionId: parsed.data.transaction_id,
    orderId: parsed.data.out_trade_no,
    openId: parsed.data.payer.openid,
    amount: parsed.data.amount.total,
    paidAt: Date.parse(parsed.data.success_time),
  };
}

/** What a refund notice says. Throws UntrustedNotice. */
export function readRefund(content: unknown): RefundNotice {
  const parsed = refundSchema.safeParse(content);
  if (!parsed.success) throw new UntrustedNotice(`refund: ${parsed.error.issues[0]?.message}`);
  if (parsed.data.mchid !== merchant().mchId) throw new UntrustedNotice('not our merchant');
  return {
    refundId: parsed.data.out_refund_no,
    transactionId: parsed.data.transaction_id,
    amount: parsed.data.amount.refund,
    state: parsed.data.refund_status,
  };
}
