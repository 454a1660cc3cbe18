import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Aes } from 'wechatpay-axios-plugin';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';
import { openMerchant, type Merchant } from '../../support/merchant';
import { refusal } from '../../support/pay-refusal';

type Credentials = { mchid: string; serial: string; privateKey: string; apiV3Key: string };
type Shown = { sub_orders: Record<string, unknown>[]; combine_payer_info?: { openid: string } };

const payer = 'oPayerOfTheTests0000000000003';
const jsapi = 'v3/combine-transactions/jsapi';
let cloud: FixtureCloud;
let merchant: Merchant;
let other: Credentials;
let number = 0;
const newNumber = (): string => `combined-${(number += 1).toString().padStart(6, '0')}`;

beforeAll(async () => {
  cloud = await startFixtureCloud();
  merchant = await openMerchant(cloud, payer);
  other = (await cloud.post('/_local/pay/merchants', {})).json as Credentials;
});
afterAll(async () => {
  await merchant.close();
  await cloud.close();
});
beforeEach(() => {
  merchant.notices.length = 0;
});

const subOrder = (combineNo: string, index: number, changes: object = {}) => ({
  mchid: index === 1 ? other.mchid : cloud.secrets.pay.mchid,
  attach: `店铺${index}`,
  amount: { total_amount: 1_000 * (index + 1), currency: 'CNY' },
  out_trade_no: `${combineNo}-${index}`,
  description: `连衣裙 ${index}`,
  ...changes,
});
/** Two orders, the second of another merchant. */
const combineBody = (combineNo: string, changes: object = {}) => ({
  combine_appid: cloud.secrets.appId,
  combine_mchid: cloud.secrets.pay.mchid,
  combine_out_trade_no: combineNo,
  sub_orders: [subOrder(combineNo, 0), subOrder(combineNo, 1)],
  combine_payer_info: { openid: payer },
  notify_url: merchant.noticeUrl,
  ...changes,
});
const prepay = async (combineNo: string, changes: object = {}): Promise<string> => {
  const { data } = await merchant.client().request(jsapi, 'post', combineBody(combineNo, changes));
  return (data as { prepay_id: string }).prepay_id;
};
const confirm = async (prepayId: string, session?: string): Promise<string> => {
  const headers = session ? { 'x-wx-session': session } : undefined;
  const { json } = await cloud.post('/wechat/request-payment', merchant.sheet(prepayId), headers);
  return (json as { errMsg: string }).errMsg;
};
const pay = async (combineNo: string) =>
  expect(await confirm(await prepay(combineNo))).toBe('requestPayment:ok');
const query = async (combineNo: string, client = merchant.client()): Promise<Shown> => {
  const path = 'v3/combine-transactions/out-trade-no/{no}';
  return (await client.request<Shown>(path, 'get', undefined, { no: combineNo })).data;
};
const close = (combineNo: string, subOrders: object[]) => {
  const body = { combine_appid: cloud.secrets.appId, sub_orders: subOrders };
  const path = 'v3/combine-transactions/out-trade-no/{no}/close';
  return merchant.client().request(path, 'post', body, { no: combineNo });
};
const named = (combineNo: string) =>
  combineBody(combineNo).sub_orders.map(({ mchid, out_trade_no }) => ({ mchid, out_trade_no }));
const asOther = () =>
  merchant.client({ mchid: other.mchid, serial: other.serial, privateKey: other.privateKey });
const refund = (order: string, amount: number, total: number, client = merchant.client()) =>
  client.request<{ status: string }>('v3/refund/domestic/refunds', 'post', {
    out_trade_no: order,
    out_refund_no: `${order}-r${amount}`,
    notify_url: `${merchant.noticeUrl}/refund`,
    amount: { refund: amount, total, currency: 'CNY' },
  });

describe('a combined payment', () => {
  it('pays every order by one confirmation, and tells it in one notice', async () => {
    const combineNo = newNumber();
    await prepay(combineNo);
    const before = await query(combineNo);
    expect(before.sub_orders.map(({ trade_state }) => trade_state)).toEqual(['NOTPAY', 'NOTPAY']);
    expect(before.combine_payer_info).toBeUndefined();

    await pay(combineNo);
    await merchant.waitForNotices(1);
    const [notice] = merchant.notices;
    expect(notice).toMatchObject({
      isSigned: true,
      event: 'TRANSACTION.SUCCESS',
      content: {
        combine_appid: cloud.secrets.appId,
        combine_mchid: cloud.secrets.pay.mchid,
        combine_out_trade_no: combineNo,
        combine_payer_info: { openid: payer },
        sub_orders: [
          {
            mchid: cloud.secrets.pay.mchid,
            out_trade_no: `${combineNo}-0`,
            trade_state: 'SUCCESS',
            trade_type: 'JSAPI',
            attach: '店铺0',
            amount: { total_amount: 1_000, currency: 'CNY', payer_amount: 1_000 },
          },
          { mchid: other.mchid, out_trade_no: `${combineNo}-1`, amount: { total_amount: 2_000 } },
        ],
      },
    });
    expect(await query(combineNo)).toEqual(notice!.content);
    const ids = (notice!.content as Shown).sub_orders.map(({ transaction_id: id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(merchant.notices).toHaveLength(1);
  });

  it('is paid once, whichever of its sessions is confirmed, and by the person it was made for', async () => {
    const combineNo = newNumber();
    const [first, second] = [await prepay(combineNo), await prepay(combineNo)];
    expect(second).not.toBe(first);
    const stranger = await cloud.signIn('somebody-else-1');
    expect(await confirm(first, stranger)).toBe('requestPayment:fail 下单账号与支付账号不一致');
    expect(await confirm(first)).toBe('requestPayment:ok');
    expect(await confirm(second)).toBe('requestPayment:fail 该订单已支付');
    expect(await refusal(prepay(combineNo))).toEqual({ status: 400, code: 'ORDERPAID' });
    await cloud.restart();
    expect((await query(combineNo)).sub_orders[1]).toMatchObject({ trade_state: 'SUCCESS' });
  });

  it('is closed whole, and only by naming all of it', async () => {
    const combineNo = newNumber();
    const prepayId = await prepay(combineNo);
    const wrong = [named(combineNo)[0]!, { ...named(combineNo)[1]!, out_trade_no: 'another-order' }];
    expect(await refusal(close(combineNo, wrong))).toEqual({ status: 400, code: 'INVALID_REQUEST' });
    expect((await close(combineNo, named(combineNo))).status).toBe(204);
    expect((await query(combineNo)).sub_orders.map(({ trade_state }) => trade_state)).toEqual([
      'CLOSED',
      'CLOSED',
    ]);
    expect(await confirm(prepayId)).toBe('requestPayment:fail 该订单已关闭');
    expect(await refusal(prepay(combineNo))).toEqual({ status: 400, code: 'ORDER_CLOSED' });

    const paid = newNumber();
    await pay(paid);
    expect(await refusal(close(paid, named(paid)))).toEqual({ status: 400, code: 'ORDERPAID' });
  });

  it('is no longer paid after its end, which lies a minute away at least', async () => {
    const combineNo = newNumber();
    const { now } = (await cloud.get('/_local/clock')).json as { now: number };
    const prepayId = await prepay(combineNo, { time_expire: new Date(now + 1_000).toISOString() });
    await cloud.advance(30_000);
    const again = await prepay(combineNo, { time_expire: new Date(now + 1_000).toISOString() });
    expect(again).not.toBe(prepayId);
    await cloud.advance(31_000);
    expect(await confirm(prepayId)).toBe('requestPayment:fail 该订单已过期');
  });

  it('is repeated, mixed up and forged like any other notice', async () => {
    const combineNo = newNumber();
    await prepay(combineNo);
    const forged = await cloud.post('/_local/pay/notices', { outTradeNo: combineNo, mode: 'forged' });
    expect((forged.json as { answers: object[] }).answers).toHaveLength(5);
    expect(merchant.notices.map(({ isSigned }) => isSigned)).toEqual([false, true, true, false, true]);
    const claimed = merchant.notices.at(-1)!.content as Shown;
    expect(claimed.sub_orders[0]).toMatchObject({ trade_state: 'SUCCESS', amount: { total_amount: 1_001 } });
    expect((await query(combineNo)).sub_orders[0]).toMatchObject({ trade_state: 'NOTPAY' });

    merchant.notices.length = 0;
    await pay(combineNo);
    await merchant.waitForNotices(1);
    await cloud.post('/_local/pay/notices', { outTradeNo: combineNo, mode: 'again' });
    await merchant.waitForNotices(2);
    expect(merchant.notices[1]!.content).toEqual(merchant.notices[0]!.content);
  });
});

describe('an order of a combined payment', () => {
  it('is refunded alone, by its own merchant, under its own number', async () => {
    const combineNo = newNumber();
    await pay(combineNo);
    expect((await refund(`${combineNo}-0`, 400, 1_000)).data).toMatchObject({ status: 'PROCESSING' });
    expect(await refusal(refund(`${combineNo}-0`, 700, 1_000))).toMatchObject({ code: 'INVALID_REQUEST' });
    expect(await refusal(refund(`${combineNo}-1`, 2_000, 2_000))).toEqual({
      status: 404,
      code: 'RESOURCE_NOT_EXISTS',
    });
    expect(await refusal(refund(combineNo, 1, 3_000))).toMatchObject({ code: 'RESOURCE_NOT_EXISTS' });
    expect((await refund(`${combineNo}-1`, 2_000, 2_000, asOther())).data).toMatchObject({
      status: 'PROCESSING',
    });
    await merchant.waitForNotices(3);
    expect((await query(combineNo)).sub_orders.map(({ trade_state }) => trade_state)).toEqual([
      'REFUND',
      'REFUND',
    ]);

    // Told under the key of the merchant whose money it was.
    const theirs = merchant.notices.find(({ path, content }) => path.endsWith('/refund') && !content)!;
    const { resource } = JSON.parse(theirs.body) as { resource: Record<string, string> };
    const { ciphertext = '', nonce = '', associated_data: data = '' } = resource;
    const opened = Aes.AesGcm.decrypt(ciphertext, other.apiV3Key, nonce, data);
    expect(JSON.parse(opened)).toMatchObject({ mchid: other.mchid, out_trade_no: `${combineNo}-1` });
  });

  it('is not seen by the calls for single orders, nor by merchants who did not combine it', async () => {
    const combineNo = newNumber();
    await pay(combineNo);
    const single = merchant.client().request('v3/pay/transactions/out-trade-no/{no}', 'get', undefined, {
      no: `${combineNo}-0`,
      params: { mchid: cloud.secrets.pay.mchid },
    });
    expect(await refusal(single)).toEqual({ status: 404, code: 'ORDER_NOT_EXIST' });
    expect(await refusal(query(combineNo, asOther()))).toEqual({ status: 404, code: 'ORDER_NOT_EXIST' });
  });
});

describe('a combined payment that is not in order is refused', () => {
  const parts = (count: number) => (no: string) => Array.from({ length: count }, (_, i) => subOrder(no, i));
  const second = (changes: object) => (no: string) => [subOrder(no, 0), subOrder(no, 1, changes)];

  it.each<[string, (no: string) => object, { status: number; code: string }]>([
    ['one order', (no) => ({ sub_orders: parts(1)(no) }), { status: 400, code: 'PARAM_ERROR' }],
    ['eleven orders', (no) => ({ sub_orders: parts(11)(no) }), { status: 400, code: 'PARAM_ERROR' }],
    ['no list', () => ({ sub_orders: {} }), { status: 400, code: 'PARAM_ERROR' }],
    [
      'an amount of nothing',
      (no) => ({ sub_orders: second({ amount: { total_amount: 0, currency: 'CNY' } })(no) }),
      { status: 400, code: 'PARAM_ERROR' },
    ],
    [
      'dollars',
      (no) => ({ sub_orders: second({ amount: { total_amount: 1, currency: 'USD' } })(no) }),
      { status: 400, code: 'PARAM_ERROR' },
    ],
    [
      'more than ten million yuan',
      (no) => ({ sub_orders: second({ amount: { total_amount: 1_000_000_001, currency: 'CNY' } })(no) }),
      { status: 400, code: 'PARAM_ERROR' },
    ],
    [
      'no attach',
      (no) => ({ sub_orders: second({ attach: undefined })(no) }),
      { status: 400, code: 'PARAM_ERROR' },
    ],
    ['a time that is none', () => ({ time_expire: 'soon' }), { status: 400, code: 'PARAM_ERROR' }],
    [
      'a combined number of five',
      () => ({ combine_out_trade_no: 'short' }),
      { status: 400, code: 'PARAM_ERROR' },
    ],
    [
      'an address with a query',
      () => ({ notify_url: 'http://a.example/?b=1' }),
      { status: 400, code: 'PARAM_ERROR' },
    ],
    ['no payer', () => ({ combine_payer_info: {} }), { status: 400, code: 'PARAM_ERROR' }],
    ['a scene without the payer’s address', () => ({ scene_info: {} }), { status: 400, code: 'PARAM_ERROR' }],
    [
      'a merchant that is not bound to the app',
      (no) => ({ sub_orders: second({ mchid: '1230000109' })(no) }),
      { status: 400, code: 'APPID_MCHID_NOT_MATCH' },
    ],
    [
      'another app',
      () => ({ combine_appid: 'wx0000000000000000' }),
      { status: 400, code: 'APPID_MCHID_NOT_MATCH' },
    ],
    [
      'one number twice',
      (no) => ({ sub_orders: second({ out_trade_no: `${no}-0` })(no) }),
      { status: 400, code: 'INVALID_REQUEST' },
    ],
  ])('for %s', async (_what, changesOf, expected) => {
    const combineNo = newNumber();
    expect(await refusal(prepay(combineNo, changesOf(combineNo)))).toEqual(expected);
  });

  it('for asking otherwise under a number that is taken, or combining an order that is taken', async () => {
    const combineNo = newNumber();
    await prepay(combineNo);
    const taken = { status: 403, code: 'OUT_TRADE_NO_USED' };
    const dearer = [subOrder(combineNo, 0), subOrder(combineNo, 1, { description: '另一件' })];
    expect(await refusal(prepay(combineNo, { sub_orders: dearer }))).toEqual(taken);

    const order = newNumber();
    await merchant.prepay(order);
    const another = newNumber();
    const withTaken = [subOrder(another, 0), subOrder(another, 1, { out_trade_no: order })];
    expect(await refusal(prepay(another, { sub_orders: withTaken }))).toEqual(taken);
    // Nothing of the refused one is left behind.
    expect(await refusal(query(another))).toEqual({ status: 404, code: 'ORDER_NOT_EXIST' });
    expect(await refusal(merchant.prepay(`${combineNo}-0`))).toEqual(taken);
  });

  it('for ten orders is not refused', async () => {
    const combineNo = newNumber();
    await prepay(combineNo, { sub_orders: parts(10)(combineNo) });
    expect((await query(combineNo)).sub_orders).toHaveLength(10);
  });
});
