import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';
import { openMerchant, type Merchant } from '../../support/merchant';
import { refusal } from '../../support/pay-refusal';
import { setTime } from '../../support/shared-time';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The cloud's clock goes on between two calls. */
const APART = MINUTE + 5_000;
const start = Date.parse('2026-03-14T12:00:00+08:00');
const total = 19_900;

let cloud: FixtureCloud;
let merchant: Merchant;
let number = 0;
const newOrder = (): string => `ruled-${(number += 1).toString().padStart(6, '0')}`;

beforeAll(async () => {
  cloud = await startFixtureCloud({ clock: '2026-03-14T12:00:00+08:00' });
  merchant = await openMerchant(cloud, 'oPayerOfTheTests0000000000005');
});
afterAll(async () => {
  await merchant.close();
  await cloud.close();
});
beforeEach(async () => {
  await setTime(cloud, start);
  await cloud.post('/_local/pay/settings', { refunds: 'auto' });
  merchant.notices.length = 0;
});

const refund = (order: string, part: number | string, amount: number, changes: object = {}) =>
  merchant.client().request<{ status: string; refund_id: string }>('v3/refund/domestic/refunds', 'post', {
    out_trade_no: order,
    out_refund_no: `${order}-r${part}`,
    notify_url: `${merchant.noticeUrl}/refund`,
    amount: { refund: amount, total, currency: 'CNY' },
    ...changes,
  });
const stateOf = async (refundNo: string): Promise<string> => {
  const path = 'v3/refund/domestic/refunds/{no}';
  return (await merchant.client().request<{ status: string }>(path, 'get', undefined, { no: refundNo })).data
    .status;
};
const until = async (refundNo: string, state: string): Promise<void> => {
  for (let tries = 0; tries < 100 && (await stateOf(refundNo)) !== state; tries += 1)
    await new Promise((next) => setTimeout(next, 20));
  expect(await stateOf(refundNo)).toBe(state);
};

describe('parts of an order', () => {
  it('go back a minute apart, fifty of them, and not a fen more than was paid', async () => {
    const order = newOrder();
    await merchant.pay(order);
    for (let part = 1; part <= 50; part += 1) {
      await setTime(cloud, start + part * APART);
      expect((await refund(order, part, 100)).data.status).toBe('PROCESSING');
    }
    await setTime(cloud, start + 51 * APART);
    expect(await refusal(refund(order, 51, 100))).toEqual({ status: 400, code: 'INVALID_REQUEST' });
    // The last one asked again is the one it was.
    expect((await refund(order, 50, 100)).data.status).toBe('SUCCESS');
  });

  it('may be tried again under the same number when it was too soon', async () => {
    const order = newOrder();
    await merchant.pay(order);
    await refund(order, 1, 19_000);
    expect(await refusal(refund(order, 2, 900))).toMatchObject({ code: 'FREQUENCY_LIMITED' });
    await setTime(cloud, start + APART);
    const { refund_id: id } = (await refund(order, 2, 900)).data;
    expect((await refund(order, 2, 900)).data.refund_id).toBe(id);
    await setTime(cloud, start + 2 * APART);
    expect(await refusal(refund(order, 3, 1))).toEqual({ status: 400, code: 'INVALID_REQUEST' });
  });
});

describe('a refund', () => {
  it('is accepted for 365 days', async () => {
    const order = newOrder();
    await merchant.pay(order);
    await setTime(cloud, start + 365 * DAY - MINUTE);
    expect((await refund(order, 1, 100)).data.status).toBe('PROCESSING');
    await setTime(cloud, start + 365 * DAY + MINUTE);
    expect(await refusal(refund(order, 2, 100))).toEqual({ status: 400, code: 'INVALID_REQUEST' });
  });

  it('that was closed gave nothing back, is told so, and leaves the money to another number', async () => {
    const order = newOrder();
    await merchant.pay(order);
    await cloud.post('/_local/pay/settings', { refunds: 'closed' });
    await refund(order, 1, total);
    await until(`${order}-r1`, 'CLOSED');
    await merchant.waitForNotices(2);
    expect(merchant.notices[1]).toMatchObject({
      isSigned: true,
      event: 'REFUND.CLOSED',
      content: { refund_status: 'CLOSED', out_refund_no: `${order}-r1` },
    });
    await cloud.post('/_local/pay/settings', { refunds: 'auto' });
    expect((await refund(order, 1, total)).data.status).toBe('CLOSED');
    await refund(order, 2, total);
    await until(`${order}-r2`, 'SUCCESS');
  });

  it('is refused for fields that are not as documented', async () => {
    const order = newOrder();
    await merchant.pay(order);
    const paramError = { status: 400, code: 'PARAM_ERROR' };
    // 27 Chinese characters are 81 bytes.
    for (const changes of [
      { reason: '退'.repeat(27) },
      { out_refund_no: 'no spaces' },
      { out_refund_no: 'x'.repeat(65) },
      { out_trade_no: undefined },
      { funds_account: 'POCKET' },
      { amount: { refund: 0, total, currency: 'CNY' } },
      { amount: { refund: 1, total, currency: 'USD' } },
      { notify_url: 'http://127.0.0.1/?a=1' },
    ])
      expect(await refusal(refund(order, 1, 100, changes))).toEqual(paramError);
    expect((await refund(order, 1, 100, { reason: '退'.repeat(26) })).data.status).toBe('PROCESSING');
    expect(await refusal(stateOf('never-asked-for'))).toEqual({ status: 404, code: 'RESOURCE_NOT_EXISTS' });
  });
});
