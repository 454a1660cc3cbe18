import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock';
import { NOTICE_PAUSES, NOTICE_TIMEOUT } from './limits';
import type { PaySettings } from './pay-settings';
import type { PaymentBook } from './payment-book';
import type { NoticeRow } from './payment-rows';
import type { Platform } from './platform-signature';
import { platformTime } from './platform-time';

export type NoticeAnswer = { readonly event: string; readonly status: number; readonly body: string };

const SUMMARY = {
  'TRANSACTION.SUCCESS': '支付成功',
  'REFUND.SUCCESS': '退款成功',
  'REFUND.ABNORMAL': '退款异常',
  'REFUND.CLOSED': '退款关闭',
};

/** A notice's body: everything but the resource is in the clear. */
export function noticeBody(notice: NoticeRow, platform: Platform): string {
  const original = notice.event === 'TRANSACTION.SUCCESS' ? 'transaction' : 'refund';
  return JSON.stringify({
    id: notice.id,
    create_time: platformTime(notice.createdAt),
    resource_type: 'encrypt-resource',
    event_type: notice.event,
    summary: SUMMARY[notice.event],
    resource: { original_type: original, ...platform.encrypt(notice.content, original, notice.mchid) },
  });
}

/** Hands a body to the merchant; status 0 when it could not be reached in time. */
export async function post(
  url: string,
  headers: Record<string, string>,
  body: string,
): Promise<{ status: number; body: string }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(NOTICE_TIMEOUT),
    });
    return { status: response.status, body: await response.text() };
  } catch (error) {
    return { status: 0, body: error instanceof Error ? error.message : String(error) };
  }
}

/** Tells the merchant what happened, again and again until it says that it has heard. */
export function createNotices(book: PaymentBook, clock: Clock, platform: Platform, settings: PaySettings) {
  let isClosed = false;

  async function deliver(notice: NoticeRow): Promise<NoticeAnswer> {
    const body = noticeBody(notice, platform);
    const answer = await post(notice.url, await platform.headersFor(body), body);
    if (isClosed) return { event: notice.event, ...answer };
    const attempts = notice.attempts + 1;
    const pause = NOTICE_PAUSES[notice.attempts];
    if (answer.status >= 200 && answer.status < 300) book.markNotice('delivered', attempts, 0, notice.id);
    else if (pause === undefined) book.markNotice('abandoned', attempts, 0, notice.id);
    else {
      const nextAt = Math.floor(clock.now() + pause);
      book.markNotice('waiting', attempts, nextAt, notice.id);
      retryAt(notice.id, nextAt);
    }
    return { event: notice.event, ...answer };
  }

  function retryAt(id: string, at: number): void {
    clock.at(at, () => {
      const notice = book.notice(id);
      if (notice?.state === 'waiting' && notice.nextAt === at) void deliver(notice);
    });
  }

  return {
    /** Goes on with what was not delivered when the process ended. */
    resume(): void {
      for (const { id, nextAt } of book.noticesWaiting()) retryAt(id, nextAt);
    },

    /** Writes a notice of an order down, within the transaction that makes it true. */
    add(
      { outTradeNo, mchid }: Pick<NoticeRow, 'outTradeNo' | 'mchid'>,
      url: string,
      event: NoticeRow['event'],
      content: Record<string, unknown>,
    ): NoticeRow {
      const now = Math.floor(clock.now());
      const notice: NoticeRow = {
        id: randomUUID(),
        outTradeNo,
        mchid,
        url,
        event,
        createdAt: now,
        content: JSON.stringify(content),
        state: settings.notices === 'held' ? 'held' : 'waiting',
        attempts: 0,
        nextAt: now,
      };
      book.addNotice(notice);
      return notice;
    },

    /** Sends a new notice unless it is to be held. */
    send(notice: NoticeRow): void {
      if (notice.state === 'held') return;
      const first = deliver(notice);
      if (settings.notices === 'twice') void first.then(() => deliver({ ...notice, attempts: 1 }));
    },

    /** Sends what an order's notices say, held ones too, one after the other. */
    async sendAll(outTradeNo: string, order: 'oldestFirst' | 'newestFirst'): Promise<NoticeAnswer[]> {
      const notices = book.noticesOf(outTradeNo);
      if (order === 'newestFirst') notices.reverse();
      const answers: NoticeAnswer[] = [];
      for (const notice of notices) answers.push(await deliver(notice));
      return answers;
    },

    close() {
      isClosed = true;
    },
  };
}

export type Notices = ReturnType<typeof createNotices>;
