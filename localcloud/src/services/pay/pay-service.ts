import type { Clock } from '../../clock';
import type { Secrets } from '../../data-folder';
import { createBills } from './bills/bills';
import { createCombinedOrders } from './combined-orders';
import { forgeries, sendForgery, type ForgedOrder, type Forgery } from './forged-notices';
import { openMerchants } from './merchants';
import { createNotices } from './notices';
import { applyPaySettings, defaultPaySettings } from './pay-settings';
import { openPaymentBook } from './payment-book';
import { createPlatform } from './platform-signature';
import { createRefunds } from './refunds';
import { createRequestVerifier, isSheetSigned, type PaymentSheet } from './request-signature';
import { createTrades } from './trades';
import { createTransactions } from './transactions';

/** WeChat Pay API v3 as far as a shop needs it, with a memory of its own and real keys on both sides. */
export function openPay(directory: string, secrets: Secrets, clock: Clock) {
  const { appId } = secrets;
  const settings = defaultPaySettings();
  const merchants = openMerchants(directory, secrets);
  const book = openPaymentBook(directory, secrets.pay.mchid);
  const platform = createPlatform(secrets.pay, clock, merchants);
  const notices = createNotices(book, clock, platform, settings);
  const transactions = createTransactions(secrets, book, clock, notices);
  const combinedOrders = createCombinedOrders(secrets, book, clock, notices, merchants);
  const refunds = createRefunds(book, clock, notices, settings);

  /** The order or the combined order of a number. */
  function payableOf(outTradeNo: string): ForgedOrder | undefined {
    const combine = book.combine(outTradeNo);
    if (combine) {
      const { mchid, openid, notifyUrl: url } = combine;
      return { outTradeNo, mchid, openid, url, shown: combinedOrders.show(combine) };
    }
    const order = book.order(outTradeNo);
    if (!order || order.combineNo !== null) return undefined;
    const { mchid, openid, notifyUrl: url } = order;
    return { outTradeNo, mchid, openid, url, shown: transactions.show(order) };
  }

  return {
    platform,
    merchants,
    transactions,
    combinedOrders,
    refunds,
    bills: createBills(appId, book, clock),
    notices,
    settings,
    verifyRequest: createRequestVerifier(merchants, clock),
    changeSettings: (wish: Readonly<Record<string, unknown>>) => applyPaySettings(settings, wish),

    /** `wx.requestPayment`: opens the sheet for a prepay session, and the person pays. */
    requestPayment(sheet: PaymentSheet, openId: string | undefined): { errMsg: string } {
      const prepayId = /^prepay_id=(.+)$/.exec(String(sheet.package))?.[1] ?? '';
      const mchid = (book.combineByPrepay(prepayId) ?? book.orderByPrepay(prepayId))?.mchid;
      const merchant = (mchid && merchants.find(mchid)) || merchants.own;
      if (!prepayId || !isSheetSigned(sheet, appId, merchant))
        return { errMsg: 'requestPayment:fail 支付验证签名失败' };
      const outcome = combinedOrders.pay(prepayId, openId) ?? transactions.pay(prepayId, openId);
      return { errMsg: `requestPayment:${outcome}` };
    },

    /** Sends forged notices for an order; undefined when there is no such order. */
    async forge(outTradeNo: string, kinds: readonly Forgery[] = forgeries) {
      const order = payableOf(outTradeNo);
      if (!order) return undefined;
      const answers = [];
      for (const kind of kinds) answers.push(await sendForgery(kind, order, platform, clock));
      return answers;
    },
    /** Whether notices can be about this number; those of a part of a combined order are its refunds'. */
    hasOrder: (outTradeNo: string): boolean =>
      book.order(outTradeNo) !== undefined || book.combine(outTradeNo) !== undefined,

    /** Paid orders, for those who ship them. */
    trades: createTrades(book),

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
