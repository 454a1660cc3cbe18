import { createPrivateKey, randomBytes, sign } from 'node:crypto';
import { merchant } from '@functions/_wechatpay/merchant';
import type { Clock } from '@localcloud/clock';
import type { Secrets } from '@localcloud/data-folder';
import { createBills, type BillQuery } from '@localcloud/services/pay/bills/bills';
import { NOTICE_PAUSES } from '@localcloud/services/pay/limits';
import { noticeBody, type Notices } from '@localcloud/services/pay/notices';
import { PayError } from '@localcloud/services/pay/pay-error';
import { defaultPaySettings } from '@localcloud/services/pay/pay-settings';
import { openMerchants } from '@localcloud/services/pay/merchants';
import { openPaymentBook } from '@localcloud/services/pay/payment-book';
import type { NoticeRow, OrderRow, RefundRow } from '@localcloud/services/pay/payment-rows';
import { createPlatform } from '@localcloud/services/pay/platform-signature';
import { createRefunds } from '@localcloud/services/pay/refunds';
import { createTransactions } from '@localcloud/services/pay/transactions';
import { MINUTE, SECOND } from '@shared/kernel/time';
import type { Chance } from '../random';
import type { Instance } from './instance';
import type { Schedule } from './schedule';
import type { Story } from './story';

/** Hands a notice to the `payment` function; answers its status, 0 for no answer. */
export type Deliver = (
  path: string,
  headers: Record<string, string>,
  body: string,
  key: string,
) => Promise<number>;

type Options = Record<string, string> & { params?: BillQuery };
type Request = { body?: { mchid?: string }; named: Options };

/** What WeChat Pay remembers of one order: the truth about money. */
export type BookEntry = { readonly order: OrderRow; readonly refunds: readonly RefundRow[] };

/** What axios throws: a reply with an error status, or none at all. */
const httpFailure = (code: string, response?: { status: number; data: object }): Error =>
  Object.assign(new Error(code), { isAxiosError: true, code, response });

/**
 * WeChat Pay in the same process: the sandbox's own book, transactions and refunds, with notices that come late, twice,
 * in any order and again until they are taken.
 */
export class WechatPay {
  readonly #platform;
  readonly #book;
  readonly #transactions;
  readonly #refunds;
  readonly #bills;
  readonly #key;
  readonly #numbers = new Set<string>();
  readonly #waiting = new Set<NoticeRow>();
  readonly #settings = defaultPaySettings();
  isPunctual = false;

  constructor(
    directory: string,
    private readonly secrets: Secrets,
    private readonly world: {
      schedule: Schedule;
      story: Story;
      chanceOf: (key: string) => Chance;
      deliver: Deliver;
    },
  ) {
    const { schedule } = world;
    const clock = {
      now: () => schedule.now(),
      at: (time: number, work: () => void) => schedule.at(time, work),
    } as Clock;
    this.#key = createPrivateKey(secrets.pay.platformPrivateKey);
    this.#platform = createPlatform(secrets.pay, clock, openMerchants(directory, secrets));
    this.#book = openPaymentBook(directory, secrets.pay.mchid);
    const notices = this.#notices();
    this.#transactions = createTransactions(secrets, this.#book, clock, notices);
    this.#refunds = createRefunds(this.#book, clock, notices, this.#settings);
    this.#bills = createBills(secrets.appId, this.#book, clock);
  }

  /** Takes the place of HTTP below the merchant's client. */
  connect(instance: Instance): void {
    const request = (path: string, method: string, body: Request['body'], options: Options) =>
      instance.remote({
        name: `WeChat Pay ${method} ${path}`,
        isWrite: method === 'post',
        failure: httpFailure,
        perform: () => this.#answer(path, { body, named: options }),
      });
    Object.assign(merchant().client, { request });
  }

  /** False is an account without balance: refunds are refused until it is filled. */
  set canRefund(can: boolean) {
    this.#settings.refunds = can ? 'auto' : 'notEnough';
  }

  /** The person confirms the payment sheet of a prepay session. */
  pay(prepayId: string, openId: string): string {
    return this.#transactions.pay(prepayId, openId);
  }

  entries(): BookEntry[] {
    return [...this.#numbers].flatMap((number) => {
      const order = this.#book.order(number);
      return order ? [{ order, refunds: this.#book.refundsOf(number) }] : [];
    });
  }

  /** All is well again: sends everything that was not taken yet, and from now on at once. */
  sendWhatWaits(): void {
    this.isPunctual = true;
    this.canRefund = true;
    for (const notice of this.#waiting) void this.#deliver(notice);
  }

  get isQuiet(): boolean {
    return this.#waiting.size === 0;
  }

  close(): void {
    this.#book.close();
  }

  async #answer(path: string, { body, named }: Request): Promise<{ data: unknown }> {
    try {
      return { data: this.#dispatch(path, body, named) };
    } catch (error) {
      if (!(error instanceof PayError)) throw error;
      const { code, message, status } = error;
      throw httpFailure(code, { status, data: { code, message } });
    }
  }

  #dispatch(path: string, body: unknown, { orderId = '', refundId = '', params = {} }: Options): unknown {
    const { mchid } = this.secrets.pay;
    if (path.startsWith('v3/billdownload/file?')) {
      const token = new URL(path, 'https://bills').searchParams.get('token');
      return this.#bills.download(token, mchid);
    }
    switch (path) {
      case 'v3/pay/transactions/jsapi':
        this.#numbers.add((body as { out_trade_no: string }).out_trade_no);
        return this.#transactions.prepay(body, mchid);
      case 'v3/pay/transactions/out-trade-no/{orderId}':
        return this.#transactions.queryByOutTradeNo(orderId, mchid, mchid);
      case 'v3/pay/transactions/out-trade-no/{orderId}/close':
        return this.#transactions.close(orderId, body, mchid);
      case 'v3/refund/domestic/refunds':
        return this.#refunds.ask(body, mchid);
      case 'v3/refund/domestic/refunds/{refundId}':
        return this.#refunds.query(refundId, mchid);
      case 'v3/bill/tradebill': {
        const { path: address, ...offer } = this.#bills.trade(params, mchid);
        return { ...offer, download_url: `https://bills${address}` };
      }
      default:
        throw new Error(`WeChat Pay is not simulated for ${path}`);
    }
  }

  #notices(): Notices {
    return {
      resume: () => undefined,
      close: () => undefined,
      sendAll: async () => [],
      add: ({ outTradeNo, mchid }, url, event, content) => {
        const now = this.world.schedule.now();
        return {
          ...{ outTradeNo, mchid, url, event, content: JSON.stringify(content) },
          ...{ id: `${event}-${outTradeNo}`, createdAt: now, state: 'waiting', attempts: 0, nextAt: now },
        };
      },
      send: (notice) => this.#sendInTime(notice),
    };
  }

  /** Most come at once, some minutes later, some twice. */
  #sendInTime(notice: NoticeRow): void {
    const { schedule, chanceOf } = this.world;
    this.#waiting.add(notice);
    const chance = chanceOf(`notice-${notice.id}`);
    const isLate = chance.isTrue(0.25) && !this.isPunctual;
    schedule.after(
      isLate ? chance.between(0, 45 * MINUTE) : chance.between(1, 400),
      () => void this.#deliver(notice),
    );
    if (chance.isTrue(0.3))
      schedule.after(chance.between(1, chance.pick([400, 90 * SECOND])), () => void this.#deliver(notice));
  }

  async #deliver(notice: NoticeRow): Promise<void> {
    const { schedule, story } = this.world;
    notice.attempts += 1;
    const attempt = notice.attempts;
    const body = noticeBody(notice, this.#platform);
    const path = new URL(notice.url).pathname;
    const status = await this.world.deliver(path, this.#signed(body), body, `${notice.id}-${attempt}`);
    story.tell('WeChat Pay', `tells ${notice.event} of ${notice.outTradeNo}, attempt ${attempt} → ${status}`);
    if (status >= 200 && status < 300) {
      this.#waiting.delete(notice);
      return;
    }
    const pause = this.isPunctual ? 15 * SECOND : NOTICE_PAUSES[attempt - 1];
    if (pause === undefined || !this.#waiting.has(notice)) return;
    schedule.after(pause, () => this.#waiting.has(notice) && void this.#deliver(notice));
  }

  /** As the platform signs, but at once: a thread would answer in an order of its own. */
  #signed(body: string): Record<string, string> {
    const timestamp = String(Math.floor(this.world.schedule.now() / 1000));
    const nonce = randomBytes(16).toString('hex');
    const message = Buffer.from(`${timestamp}\n${nonce}\n${body}\n`);
    return {
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': nonce,
      'wechatpay-serial': this.secrets.pay.platformKeyId,
      'wechatpay-signature': sign('sha256', message, this.#key).toString('base64'),
    };
  }
}
