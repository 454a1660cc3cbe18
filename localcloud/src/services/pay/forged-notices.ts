import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock';
import { CLOCK_TOLERANCE } from './limits';
import { noticeBody, post, type NoticeAnswer } from './notices';
import type { NoticeRow, OrderRow } from './payment-book';
import type { Platform } from './platform-signature';
import { platformTime } from './platform-time';

/** What somebody might send to the address of our notices. None of them may change anything. */
export const forgeries = ['signature', 'tag', 'stale', 'unsigned', 'amount'] as const;
export type Forgery = (typeof forgeries)[number];

/** Says that an order is paid, whether it is or not; `amount` says that one fen more was paid. */
function claimOfPayment(
  order: OrderRow,
  shown: Record<string, unknown>,
  kind: Forgery,
  now: number,
): NoticeRow {
  const total = kind === 'amount' ? order.total + 1 : order.total;
  const content = {
    ...shown,
    transaction_id: order.transactionId ?? '4200000000000000000000000000',
    trade_state: 'SUCCESS',
    success_time: platformTime(now),
    payer: { openid: order.openid },
    amount: { total, payer_total: total, currency: 'CNY', payer_currency: 'CNY' },
  };
  return {
    id: randomUUID(),
    outTradeNo: order.outTradeNo,
    url: order.notifyUrl,
    event: 'TRANSACTION.SUCCESS',
    createdAt: now,
    content: JSON.stringify(content),
    state: 'held',
    attempts: 0,
    nextAt: 0,
  };
}

function withBrokenTag(body: string): string {
  const notice = JSON.parse(body) as { resource: { ciphertext: string } };
  const bytes = Buffer.from(notice.resource.ciphertext, 'base64');
  bytes[bytes.length - 1]! ^= 1;
  notice.resource.ciphertext = bytes.toString('base64');
  return JSON.stringify(notice);
}

/** Sends one forged notice of payment and says how it was received. */
export async function sendForgery(
  kind: Forgery,
  order: OrderRow,
  shown: Record<string, unknown>,
  platform: Platform,
  clock: Clock,
): Promise<NoticeAnswer & { readonly kind: Forgery }> {
  const now = Math.floor(clock.now());
  const honest = noticeBody(claimOfPayment(order, shown, kind, now), platform);
  const body = kind === 'tag' ? withBrokenTag(honest) : honest;
  const signedBody = kind === 'signature' ? `${body} ` : body;
  const signedAt = kind === 'stale' ? now - 2 * CLOCK_TOLERANCE : now;
  const headers = kind === 'unsigned' ? {} : await platform.headersFor(signedBody, signedAt);
  return { kind, event: 'TRANSACTION.SUCCESS', ...(await post(order.notifyUrl, headers, body)) };
}
