import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock';
import { CLOCK_TOLERANCE } from './limits';
import { noticeBody, post, type NoticeAnswer } from './notices';
import type { NoticeRow } from './payment-rows';
import type { Platform } from './platform-signature';
import { platformTime } from './platform-time';

/** What somebody might send to the address of our notices. None of them may change anything. */
export const forgeries = ['signature', 'tag', 'stale', 'unsigned', 'amount'] as const;
export type Forgery = (typeof forgeries)[number];

/** What a forgery is about: an order or a combined order, as a notice would show it. */
export type ForgedOrder = Pick<NoticeRow, 'outTradeNo' | 'mchid' | 'url'> & {
  readonly openid: string;
  readonly shown: Record<string, unknown>;
};

type Amount = { total?: number; total_amount?: number };

/** One order's claim to be paid; `more` fen more than it costs. */
function paidClaim(shown: Record<string, unknown>, more: number, now: number): Record<string, unknown> {
  const { total, total_amount: combined } = shown.amount as Amount;
  const [name, payer] = total === undefined ? ['total_amount', 'payer_amount'] : ['total', 'payer_total'];
  const amount = (total ?? combined!) + more;
  return {
    ...shown,
    transaction_id: shown.transaction_id ?? '4200000000000000000000000000',
    trade_state: 'SUCCESS',
    success_time: platformTime(now),
    amount: { [name]: amount, [payer]: amount, currency: 'CNY', payer_currency: 'CNY' },
  };
}

/** Says that an order is paid, whether it is or not; `amount` says that one fen more was paid. */
function claimOfPayment({ shown, openid, ...order }: ForgedOrder, kind: Forgery, now: number): NoticeRow {
  const more = kind === 'amount' ? 1 : 0;
  const parts = shown.sub_orders as Record<string, unknown>[] | undefined;
  const content = parts
    ? {
        ...shown,
        sub_orders: parts.map((part) => paidClaim(part, more, now)),
        combine_payer_info: { openid },
      }
    : { ...paidClaim(shown, more, now), payer: { openid } };
  return {
    ...order,
    id: randomUUID(),
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
  order: ForgedOrder,
  platform: Platform,
  clock: Clock,
): Promise<NoticeAnswer & { readonly kind: Forgery }> {
  const now = Math.floor(clock.now());
  const honest = noticeBody(claimOfPayment(order, kind, now), platform);
  const body = kind === 'tag' ? withBrokenTag(honest) : honest;
  const signedBody = kind === 'signature' ? `${body} ` : body;
  const signedAt = kind === 'stale' ? now - 2 * CLOCK_TOLERANCE : now;
  const headers = kind === 'unsigned' ? {} : await platform.headersFor(signedBody, signedAt);
  return { kind, event: 'TRANSACTION.SUCCESS', ...(await post(order.url, headers, body)) };
}
