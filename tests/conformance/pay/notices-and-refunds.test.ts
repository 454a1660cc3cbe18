import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';
import { openMerchant, type Merchant } from '../../support/merchant';

let cloud: FixtureCloud;
let merchant: Merchant;
let number = 0;
const newOrder = (): string => `order_${(number += 1).toString().padStart(6, '0')}`;
const settings = (wish: object) => cloud.post('/_local/pay/settings', wish);
const control = (outTradeNo: string, wish: object) =>
  cloud.post('/_local/pay/notices', { outTradeNo, ...wish });

beforeAll(async () => {
  cloud = await startFixtureCloud();
  merchant = await openMerchant(cloud, 'oPayerOfTheTests0000000000002');
});
afterAll(async () => {
  await merchant.close();
  await cloud.close();
});
beforeEach(async () => {
  merchant.notices.length = 0;
  merchant.answerWith(200);
  await settings({ notices: 'auto', refunds: 'auto' });
});

const refund = async (outTradeNo: string, outRefundNo: string, amount: number, total = 19_900) => {
  try {
    const { data } = await merchant
      .client()
      .request<Record<string, unknown>>('v3/refund/domestic/refunds', 'post', {
        out_trade_no: outTradeNo,
        out_refund_no: outRefundNo,
        reason: '尺码不合适',
        notify_url: `${merchant.noticeUrl}/refund`,
        amount: { refund: amount, total, currency: 'CNY' },
      });
    return data;
  } catch (error) {
    const { response } = error as { response: { status: number; data: { code: string } } };
    return { httpStatus: response.status, code: response.data.code };
  }
};
const refundState = async (outRefundNo: string) =>
  (
    await merchant
      .client()
      .request<{ status: string }>('v3/refund/domestic/refunds/{no}', 'get', undefined, { no: outRefundNo })
  ).data.status;

describe('a notice of payment', () => {
  it('comes again after 15 s, 15 s and 30 s until it is acknowledged', async () => {
    merchant.answerWith(500);
    await merchant.pay(newOrder());
    await merchant.waitForNotices(1);
    await cloud.advance(14_000);
    await new Promise((next) => setTimeout(next, 50));
    expect(merchant.notices).toHaveLength(1);
    await cloud.advance(1_500);
    await merchant.waitForNotices(2);
    merchant.answerWith(204);
    await cloud.advance(16_000);
    await merchant.waitForNotices(3);
    await cloud.advance(60_000);
    await new Promise((next) => setTimeout(next, 50));
    const ids = merchant.notices.map(({ body }) => (JSON.parse(body) as { id: string }).id);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
    expect(new Set(merchant.notices.map(({ headers }) => headers['wechatpay-nonce'])).size).toBe(3);
  });

  it('is remembered over a restart until it is delivered', async () => {
    merchant.answerWith(503);
    await merchant.pay(newOrder());
    await merchant.waitForNotices(1);
    await new Promise((next) => setTimeout(next, 50));
    await cloud.restart();
    merchant.answerWith(200);
    await cloud.advance(16_000);
    await merchant.waitForNotices(2);
    expect(merchant.notices[1]).toMatchObject({ isSigned: true, content: { trade_state: 'SUCCESS' } });
  });

  it('comes twice, or is held until it is asked for, if told so', async () => {
    await settings({ notices: 'twice' });
    await merchant.pay(newOrder());
    await merchant.waitForNotices(2);

    await settings({ notices: 'held' });
    const order = newOrder();
    await merchant.pay(order);
    await new Promise((next) => setTimeout(next, 50));
    expect(merchant.notices).toHaveLength(2);
    const { json } = await control(order, { mode: 'again' });
    expect(json).toMatchObject({ answers: [{ event: 'TRANSACTION.SUCCESS', status: 200 }] });
    expect(merchant.notices).toHaveLength(3);
  });

  it('comes late by the clock', async () => {
    await settings({ notices: 'held' });
    const order = newOrder();
    await merchant.pay(order);
    await control(order, { mode: 'late', delayMs: 30_000 });
    expect(merchant.notices).toHaveLength(0);
    await cloud.advance(30_000);
    await merchant.waitForNotices(1);
  });

  it('is forged in ways that a merchant can tell', async () => {
    const order = newOrder();
    await merchant.prepay(order);
    const { json } = await control(order, { mode: 'forged' });
    expect(json).toMatchObject({ answers: [{}, {}, {}, {}, {}] });
    const byKind = (json as { answers: { kind: string }[] }).answers.map(({ kind }, index) => ({
      kind,
      isSigned: merchant.notices[index]!.isSigned,
      total: (merchant.notices[index]!.content?.amount as { total: number } | undefined)?.total,
    }));
    expect(byKind).toEqual([
      { kind: 'signature', isSigned: false, total: 19_900 },
      { kind: 'tag', isSigned: true, total: undefined },
      { kind: 'stale', isSigned: true, total: 19_900 },
      { kind: 'unsigned', isSigned: false, total: 19_900 },
      { kind: 'amount', isSigned: true, total: 19_901 },
    ]);
    const age = Date.now() / 1000 - Number(merchant.notices[2]!.headers['wechatpay-timestamp']);
    expect(age).toBeGreaterThan(300);
  });

  it('is refused by the control for settings, modes and orders that do not exist', async () => {
    expect((await settings({ notices: 'never' })).status).toBe(400);
    expect((await control('no-such-order', { mode: 'again' })).status).toBe(404);
    const order = newOrder();
    await merchant.prepay(order);
    expect((await control(order, { mode: 'backwards' })).status).toBe(400);
  });
});

describe('a refund', () => {
  it('is accepted first, then done, and told in a notice', async () => {
    const order = newOrder();
    await merchant.pay(order);
    await merchant.waitForNotices(1);
    expect(await refund(order, `${order}-r1`, 900)).toMatchObject({
      status: 'PROCESSING',
      amount: { refund: 900 },
    });
    await merchant.waitForNotices(2);
    expect(merchant.notices[1]).toMatchObject({
      path: '/notice/refund',
      isSigned: true,
      event: 'REFUND.SUCCESS',
      content: {
        out_refund_no: `${order}-r1`,
        refund_status: 'SUCCESS',
        amount: { refund: 900, total: 19_900 },
      },
    });
    expect(await refundState(`${order}-r1`)).toBe('SUCCESS');
  });

  it('is one, however often it is asked for under its number', async () => {
    const order = newOrder();
    await merchant.pay(order);
    const first = (await refund(order, `${order}-r1`, 19_900)) as { refund_id: string };
    const again = (await refund(order, `${order}-r1`, 19_900)) as { refund_id: string };
    expect(again.refund_id).toBe(first.refund_id);
    expect(await refund(order, `${order}-r1`, 1)).toEqual({ httpStatus: 400, code: 'INVALID_REQUEST' });
  });

  it('never gives back more than was paid, nor parts within a minute', async () => {
    const order = newOrder();
    await merchant.pay(order);
    expect(await refund(order, `${order}-r1`, 19_000)).toMatchObject({ status: 'PROCESSING' });
    expect(await refund(order, `${order}-r2`, 900)).toEqual({ httpStatus: 429, code: 'FREQUENCY_LIMITED' });
    await cloud.advance(61_000);
    expect(await refund(order, `${order}-r2`, 901)).toEqual({ httpStatus: 400, code: 'INVALID_REQUEST' });
    expect(await refund(order, `${order}-r2`, 900)).toMatchObject({ status: 'PROCESSING' });
  });

  it('is refused for an order that is unpaid, unknown, or was for another sum', async () => {
    const order = newOrder();
    await merchant.prepay(order);
    expect(await refund(order, `${order}-r1`, 1)).toEqual({ httpStatus: 400, code: 'INVALID_REQUEST' });
    expect(await refund('never-seen-2', 'r-1', 1)).toEqual({ httpStatus: 404, code: 'RESOURCE_NOT_EXISTS' });
    await merchant.pay(order);
    expect(await refund(order, `${order}-r1`, 1, 1)).toEqual({ httpStatus: 400, code: 'INVALID_REQUEST' });
  });

  it('fails for want of balance, or gets stuck, if told so', async () => {
    const order = newOrder();
    await merchant.pay(order);
    await merchant.waitForNotices(1);
    await settings({ refunds: 'notEnough' });
    expect(await refund(order, `${order}-r1`, 5)).toEqual({ httpStatus: 403, code: 'NOT_ENOUGH' });
    await settings({ refunds: 'abnormal' });
    await refund(order, `${order}-r1`, 5);
    // Earlier refunds may still be told; this one is found by its number.
    const told = () => merchant.notices.find(({ content }) => content?.out_refund_no === `${order}-r1`);
    for (const until = Date.now() + 10_000; !told() && Date.now() < until;) {
      await new Promise((next) => setTimeout(next, 10));
    }
    expect(told()).toMatchObject({ event: 'REFUND.ABNORMAL', content: { refund_status: 'ABNORMAL' } });
  });

  it('is told before its payment, when notices come in the wrong order', async () => {
    await settings({ notices: 'held' });
    const order = newOrder();
    await merchant.pay(order);
    await refund(order, `${order}-r1`, 5);
    await new Promise((next) => setTimeout(next, 100));
    await control(order, { mode: 'reordered' });
    expect(merchant.notices.map(({ event }) => event)).toEqual(['REFUND.SUCCESS', 'TRANSACTION.SUCCESS']);
  });
});
