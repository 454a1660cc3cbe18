import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';
import { openMerchant, type Merchant } from '../../support/merchant';
import { refusal } from '../../support/pay-refusal';

const payer = 'oPayerOfTheTests0000000000001';
const jsapi = 'v3/pay/transactions/jsapi';
let cloud: FixtureCloud;
let merchant: Merchant;
let number = 0;
const newOrder = (): string => `order-${(number += 1).toString().padStart(6, '0')}`;

beforeAll(async () => {
  cloud = await startFixtureCloud();
  merchant = await openMerchant(cloud, payer);
});
afterAll(async () => {
  await merchant.close();
  await cloud.close();
});
beforeEach(() => {
  merchant.notices.length = 0;
  merchant.answerWith(200);
});

const query = async (outTradeNo: string): Promise<Record<string, unknown>> =>
  (
    await merchant
      .client()
      .request<Record<string, unknown>>('v3/pay/transactions/out-trade-no/{no}', 'get', undefined, {
        no: outTradeNo,
        params: { mchid: cloud.secrets.pay.mchid },
      })
  ).data;
const close = (outTradeNo: string) =>
  merchant
    .client()
    .request(
      'v3/pay/transactions/out-trade-no/{no}/close',
      'post',
      { mchid: cloud.secrets.pay.mchid },
      { no: outTradeNo },
    );

describe('an order is paid', () => {
  it('from prepay to a signed, encrypted notice that a query confirms', async () => {
    const order = newOrder();
    const prepayId = await merchant.prepay(order);
    expect(await query(order)).toMatchObject({ trade_state: 'NOTPAY', amount: { total: 19_900 } });

    const paid = await cloud.post('/wechat/request-payment', merchant.sheet(prepayId));
    expect(paid.json).toEqual({ errMsg: 'requestPayment:ok' });
    await merchant.waitForNotices(1);
    const [notice] = merchant.notices;
    expect(notice).toMatchObject({
      isSigned: true,
      event: 'TRANSACTION.SUCCESS',
      content: {
        out_trade_no: order,
        trade_state: 'SUCCESS',
        payer: { openid: payer },
        amount: { total: 19_900, currency: 'CNY' },
      },
    });
    expect(notice!.body).not.toContain(order);
    const { transaction_id: id, success_time: at } = await query(order);
    expect(notice!.content).toMatchObject({ transaction_id: id, success_time: at });
    expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
  });

  it('once: the same sheet, or a second session of the same order, takes nothing more', async () => {
    const order = newOrder();
    const first = await merchant.prepay(order);
    const second = await merchant.prepay(order);
    expect(second).not.toBe(first);
    const payWith = async (prepayId: string) =>
      (await cloud.post('/wechat/request-payment', merchant.sheet(prepayId))).json;
    expect(await payWith(first)).toEqual({ errMsg: 'requestPayment:ok' });
    expect(await payWith(first)).toEqual({ errMsg: 'requestPayment:fail 该订单已支付' });
    expect(await payWith(second)).toEqual({ errMsg: 'requestPayment:fail 该订单已支付' });
  });

  it('by the person it was made for, with a sheet that we signed', async () => {
    const sheet = merchant.sheet(await merchant.prepay(newOrder()));
    const session = await cloud.signIn('somebody-else-1');
    const asOther = await cloud.post('/wechat/request-payment', sheet, { 'x-wx-session': session });
    expect(asOther.json).toMatchObject({ errMsg: expect.stringContaining('fail') });
    for (const change of [
      { paySign: 'AAAA' },
      { nonceStr: 'other' },
      { package: 'prepay_id=wx1' },
      { signType: 'MD5' },
    ]) {
      const reply = await cloud.post('/wechat/request-payment', { ...sheet, ...change });
      expect(reply.json).toEqual({ errMsg: 'requestPayment:fail 支付验证签名失败' });
    }
    expect((await cloud.post('/wechat/request-payment', sheet)).json).toEqual({
      errMsg: 'requestPayment:ok',
    });
  });

  it('not after it was closed, and not closed after it was paid', async () => {
    const order = newOrder();
    const prepayId = await merchant.prepay(order);
    expect((await close(order)).status).toBe(204);
    expect((await close(order)).status).toBe(204);
    expect((await query(order)).trade_state).toBe('CLOSED');
    const late = await cloud.post('/wechat/request-payment', merchant.sheet(prepayId));
    expect(late.json).toEqual({ errMsg: 'requestPayment:fail 该订单已关闭' });
    expect(await refusal(merchant.prepay(order))).toEqual({ status: 400, code: 'ORDER_CLOSED' });

    const paid = newOrder();
    await merchant.pay(paid);
    expect(await refusal(close(paid))).toEqual({ status: 400, code: 'ORDERPAID' });
    expect(await refusal(merchant.prepay(paid))).toEqual({ status: 400, code: 'ORDERPAID' });
  });

  it('and stays paid when the process ends', async () => {
    const order = newOrder();
    await merchant.pay(order);
    await cloud.restart();
    expect((await query(order)).trade_state).toBe('SUCCESS');
  });
});

describe('a request that is not in order is refused', () => {
  it.each([
    ['amount', { amount: { total: 0, currency: 'CNY' } }],
    ['amount', { amount: { total: 1.5, currency: 'CNY' } }],
    ['amount', { amount: { total: '19900', currency: 'CNY' } }],
    ['currency', { amount: { total: 1, currency: 'USD' } }],
    ['openid', { payer: {} }],
    ['description', { description: 'x'.repeat(128) }],
    ['notify_url', { notify_url: 'http://127.0.0.1/notice?secret=1' }],
    ['notify_url', { notify_url: 'not an address' }],
    ['time_expire', { time_expire: '2020-01-01T00:00:00+08:00' }],
  ])('for its %s', async (_field, change) => {
    expect(await refusal(merchant.prepay(newOrder(), change))).toEqual({ status: 400, code: 'PARAM_ERROR' });
  });

  it('for its number, its merchant, and for asking for something else under a number that is taken', async () => {
    expect(await refusal(merchant.prepay('short'))).toEqual({ status: 400, code: 'PARAM_ERROR' });
    expect(await refusal(merchant.prepay('has spaces in it'))).toEqual({ status: 400, code: 'PARAM_ERROR' });
    const wrongApp = merchant.prepay(newOrder(), { appid: 'wx0000000000000000' });
    expect(await refusal(wrongApp)).toEqual({ status: 400, code: 'APPID_MCHID_NOT_MATCH' });
    const order = newOrder();
    await merchant.prepay(order);
    const other = merchant.prepay(order, { amount: { total: 1, currency: 'CNY' } });
    expect(await refusal(other)).toEqual({ status: 403, code: 'OUT_TRADE_NO_USED' });
    expect(await refusal(query('never-seen-1'))).toEqual({ status: 404, code: 'ORDER_NOT_EXIST' });
  });

  it("for a signature that is missing, another's, old, or over another body", async () => {
    const order = newOrder();
    const body = merchant.prepayBody(order);
    const signError = { status: 401, code: 'SIGN_ERROR' };
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    expect(await refusal(merchant.client({ privateKey }).request(jsapi, 'post', body))).toEqual(signError);
    expect(await refusal(merchant.client({ serial: 'F'.repeat(40) }).request(jsapi, 'post', body))).toEqual(
      signError,
    );
    const unsigned = await cloud.post(`/${jsapi}`, body);
    expect(unsigned).toMatchObject({ status: 401, json: { code: 'SIGN_ERROR' } });

    const send = (text: string, signedText: string, ageSeconds: number, nonce = Formatter.nonce()) => {
      const { mchid, merchantSerial, merchantPrivateKey } = cloud.secrets.pay;
      const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
      const message = Formatter.request('POST', `/${jsapi}`, timestamp, nonce, signedText);
      const signature = Rsa.sign(message, merchantPrivateKey as unknown as Buffer);
      const authorization = Formatter.authorization(mchid, nonce, signature, timestamp, merchantSerial);
      return cloud.post(`/${jsapi}`, text, { authorization });
    };
    const text = JSON.stringify(body);
    expect((await send(text.replace('19900', '1'), text, 0)).status).toBe(401);
    expect((await send(text, text, 301)).status).toBe(401);
    const nonce = Formatter.nonce();
    expect((await send(text, text, 0, nonce)).status).toBe(200);
    expect(await send(text, text, 0, nonce)).toMatchObject({ status: 401, json: { code: 'SIGN_ERROR' } });
  });
});
