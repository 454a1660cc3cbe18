import { createHash, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { HOUR } from '@shared/kernel/time';
import type { Clock } from '../../../clock';
import { DOWNLOAD_LIFE, FUND_FLOW_BILL_HOUR, TRADE_BILL_HOUR } from '../limits';
import { PayError } from '../pay-error';
import type { PaymentBook } from '../payment-book';
import { billDay, checkBillIsThere, type BillDay } from './bill-day';
import { createDifferences } from './differences';
import { entriesBefore, type Entry } from './entries';
import { fundFlowBill } from './fund-flow-bill';
import { billTypes, tradeBill, type BillType } from './trade-bill';

export type BillQuery = Readonly<Record<string, unknown>>;

/** The reply to a request for a bill, before the address of the service is put in front of `path`. */
export type BillOffer = {
  readonly hash_type: 'SHA1';
  /** Over the text, also when it is offered packed. */
  readonly hash_value: string;
  readonly path: string;
};

type Offered = { readonly mchid: string; readonly body: Buffer; readonly endsAt: number };

function choice<Value extends string>(
  query: BillQuery,
  name: string,
  values: readonly Value[],
): Value | undefined {
  const value = query[name];
  if (value === undefined) return undefined;
  if (values.includes(value as Value)) return value as Value;
  throw new PayError('PARAM_ERROR', `参数错误: /${name}`, { field: `/${name}`, issue: values.join(' | ') });
}

/** Daily bills out of the book: made when they are asked for, offered for download under a token for a moment. */
export function createBills(appId: string, book: PaymentBook, clock: Clock) {
  const differences = createDifferences();
  const offered = new Map<string, Offered>();

  function entriesUntil(end: number, mchid: string): Entry[] {
    return differences.applyTo(entriesBefore(book, mchid, end), mchid, end);
  }

  function offer(text: string, mchid: string, tarType: 'GZIP' | undefined): BillOffer {
    const bytes = Buffer.from(text);
    for (const [token, { endsAt }] of offered) if (endsAt < clock.now()) offered.delete(token);
    const token = randomBytes(24).toString('base64url');
    const sent = differences.damage(bytes);
    const body = tarType ? gzipSync(sent) : sent;
    offered.set(token, { mchid, body, endsAt: clock.now() + DOWNLOAD_LIFE });
    return {
      hash_type: 'SHA1',
      hash_value: createHash('sha1').update(bytes).digest('hex'),
      path: `/v3/billdownload/file?token=${token}${tarType ? '&tartype=gzip' : ''}`,
    };
  }

  function dayOf(query: BillQuery, hour: number): BillDay {
    const day = billDay(query.bill_date);
    checkBillIsThere(day, hour, clock.now());
    return day;
  }

  const nothing = (): PayError => new PayError('NO_STATEMENT_EXIST', '账单文件不存在');

  return {
    differences,

    /** The payments and accepted refunds of a day. Throws NO_STATEMENT_EXIST, STATEMENT_CREATING and for wrong wishes. */
    trade(query: BillQuery, caller: string): BillOffer {
      const type: BillType = choice(query, 'bill_type', billTypes) ?? 'ALL';
      const tarType = choice(query, 'tar_type', ['GZIP']);
      const day = dayOf(query, TRADE_BILL_HOUR);
      const entries = entriesUntil(day.endsAt, caller).filter(
        ({ at, refund }) =>
          at >= day.startsAt && (type === 'ALL' || (refund !== undefined) === (type === 'REFUND')),
      );
      if (entries.length === 0) throw nothing();
      return offer(tradeBill(entries, type, appId, day.endsAt + TRADE_BILL_HOUR * HOUR), caller, tarType);
    },

    /** How the merchant's account changed on a day. Throws as `trade` does. */
    fundFlow(query: BillQuery, caller: string): BillOffer {
      const account = choice(query, 'account_type', ['BASIC', 'OPERATION', 'FEES']) ?? 'BASIC';
      const tarType = choice(query, 'tar_type', ['GZIP']);
      const day = dayOf(query, FUND_FLOW_BILL_HOUR);
      // Nothing here moves money on the other accounts.
      const text = account === 'BASIC' && fundFlowBill(entriesUntil(day.endsAt, caller), day);
      if (!text) throw nothing();
      return offer(text, caller, tarType);
    },

    /** The file behind a token. Throws INVALID_REQUEST when it is over, NO_AUTH when it was offered to another. */
    download(token: unknown, caller: string): Buffer {
      const file = typeof token === 'string' ? offered.get(token) : undefined;
      if (!file || file.endsAt < clock.now())
        throw new PayError('INVALID_REQUEST', '下载链接过期，请重新请求文件下载');
      if (file.mchid !== caller) throw new PayError('NO_AUTH', '权限异常');
      return file.body;
    },
  };
}

export type Bills = ReturnType<typeof createBills>;
