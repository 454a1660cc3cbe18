import type { Clock } from '../../clock';
import type { Secrets } from '../../data-folder';
import { forgeries, sendForgery, type Forgery } from './forged-notices';
import { createNotices } from './notices';
import { applyPaySettings, defaultPaySettings } from './pay-settings';
import { openPaymentBook } from './payment-book';
import { createPlatform } from './platform-signature';
import { createRefunds } from './refunds';
import { createRequestVerifier, createSheetVerifier, type PaymentSheet } from './request-signature';
import { createTransactions } from './transactions';

/** WeChat Pay API v3 as far as a shop needs it, with a memory of its own and real keys on both sides. */
export function openPay(directory: string, secrets: Secrets, clock: Clock) {
  const settings = defaultPaySettings();
  const book = openPaymentBook(directory);
  const platform = createPlatform(secrets.pay, clock);
  const notices = createNotices(book, clock, platform, settings);
  const transactions = createTransactions(secrets, book, clock, notices);
  const refunds = createRefunds(secrets, book, clock, notices, settings);
  const isSigned = createSheetVerifier(secrets);

  return {
    platform,
    transactions,
    refunds,
    notices,
    settings,
    verifyRequest: createRequestVerifier(secrets.pay, clock),
    changeSettings: (wish: Readonly<Record<string, unknown>>) => applyPaySettings(settings, wish),

    /** `wx.requestPayment`: opens the sheet for a prepay session, and the person pays. */
    requestPayment(sheet: PaymentSheet, openId: string | undefined): { errMsg: string } {
      const isPrepay = typeof sheet.package === 'string' && sheet.package.startsWith('prepay_id=');
      if (!isPrepay || !isSigned(sheet)) return { errMsg: 'requestPayment:fail 支付验证签名失败' };
      const outcome = transactions.pay(sheet.package.slice('prepay_id='.length), openId);
      return { errMsg: `requestPayment:${outcome}` };
    },

    /** Sends forged notices for an order; undefined when there is no such order. */
    async forge(outTradeNo: string, kinds: readonly Forgery[] = forgeries) {
      const order = book.order(outTradeNo);
      if (!order) return undefined;
      const answers = [];
      for (const kind of kinds) {
        answers.push(await sendForgery(kind, order, transactions.show(order), platform, clock));
      }
      return answers;
    },
    hasOrder: (outTradeNo: string): boolean => book.order(outTradeNo) !== undefined,

    /** Takes up what the last process left; the functions that hear of it must be reachable. */
    resume() {
      refunds.resume();
      notices.resume();
    },

    close() {
      notices.close();
      book.close();
    },
  };
}

export type Pay = ReturnType<typeof openPay>;
