import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';
import { openMerchant, type Merchant } from '../../support/merchant';
import { refusal } from '../../support/pay-refusal';
import { setTime } from '../../support/shared-time';

type Offer = { hash_type: string; hash_value: string; download_url: string };
type Bill = { text: string; header: string[]; rows: Record<string, string>[]; sums: Record<string, string> };

const payer = 'oPayerOfTheTests0000000000004';
const day = '2026-03-14';
let cloud: FixtureCloud;
let merchant: Merchant;

const at = (moment: string): Promise<void> => setTime(cloud, Date.parse(`${moment}+08:00`));
const pay = async (order: string, total: number, changes: object = {}) =>
  expect(await merchant.pay(order, { amount: { total, currency: 'CNY' }, ...changes })).toBe(
    'requestPayment:ok',
  );
const refund = (order: string, refundNo: string, amount: number, total: number) =>
  merchant.client().request('v3/refund/domestic/refunds', 'post', {
    out_trade_no: order,
    out_refund_no: refundNo,
    amount: { refund: amount, total, currency: 'CNY' },
  });
const settled = () => new Promise((next) => setTimeout(next, 200));

const ask = async (path: string, params: object, client = merchant.client()): Promise<Offer> =>
  (await client.request<Offer>(`v3/bill/${path}`, 'get', undefined, { params })).data;
const download = async (url: string, client = merchant.client()): Promise<Buffer> => {
  const { pathname, search } = new URL(url);
  // Files are not signed, so the client must not look for a signature.
  const options = { responseType: 'arraybuffer' as const, transformResponse: [] };
  const { data } = await client.request<ArrayBuffer>(
    `${pathname.slice(1)}${search}`,
    'get',
    undefined,
    options,
  );
  return Buffer.from(data as ArrayBuffer);
};

function read(text: string): Bill {
  const lines = text.trimEnd().split('\r\n');
  const [header = [], ...rest] = lines.map((line) => line.split(','));
  const sumHeader = rest.at(-2)!;
  const fields = (names: readonly string[], values: readonly string[]): Record<string, string> => {
    expect(values).toHaveLength(names.length);
    for (const value of values) expect(value).toMatch(/^`/);
    return Object.fromEntries(names.map((name, index) => [name, values[index]!.slice(1)]));
  };
  return {
    text,
    header,
    rows: rest.slice(0, -2).map((values) => fields(header, values)),
    sums: fields(sumHeader, rest.at(-1)!),
  };
}
async function bill(path: string, params: object): Promise<Bill> {
  const offer = await ask(path, params);
  const bytes = await download(offer.download_url);
  expect(offer.hash_type).toBe('SHA1');
  expect(createHash('sha1').update(bytes).digest('hex')).toBe(offer.hash_value);
  return read(bytes.toString('utf8'));
}
const tradeBill = (type?: string) => bill('tradebill', { bill_date: day, ...(type && { bill_type: type }) });
const orders = ({ rows }: Bill): string[] => rows.map((row) => row['商户订单号']!);

beforeAll(async () => {
  cloud = await startFixtureCloud({ clock: '2026-03-13T23:50:00+08:00' });
  merchant = await openMerchant(cloud, payer);
  await at('2026-03-13T23:58:00');
  await pay('order-yesterday', 5_000);
  await at('2026-03-14T00:00:00');
  await pay('order-morning', 19_900, { attach: '静安店' });
  await pay('order-evening', 1_001, { description: '发带,红\n蓝' });
  await at('2026-03-14T20:00:00');
  await merchant.prepay('order-unpaid');
  await refund('order-morning', 'refund-one', 900, 19_900);
  await settled();
  await at('2026-03-15T00:00:00');
  await pay('order-tomorrow', 700);
});
afterAll(async () => {
  await merchant.close();
  await cloud.close();
});
beforeEach(async () => {
  await at('2026-03-15T10:00:00');
});

describe('the trade bill of a day', () => {
  it('tells its payments and accepted refunds, and nothing of the days beside it', async () => {
    const { header, rows, sums } = await tradeBill();
    expect(header.join(',')).toBe(
      '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注',
    );
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({
      交易时间: '2026-03-14 00:00:00',
      公众账号ID: cloud.secrets.appId,
      商户号: cloud.secrets.pay.mchid,
      商户订单号: 'order-morning',
      用户标识: payer,
      交易状态: 'SUCCESS',
      应结订单金额: '199.00',
      订单金额: '199.00',
      商户退款单号: '0',
      退款金额: '0.00',
      商户数据包: '静安店',
      手续费: '1.19000',
      费率: '0.60%',
    });
    // What parts fields and lines is not left in a text of ours.
    expect(rows[1]).toMatchObject({ 商品名称: String.raw`发带\u002c红\n蓝`, 手续费: '0.06000' });
    expect(rows[2]).toMatchObject({
      交易时间: '2026-03-14 20:00:00',
      微信订单号: rows[0]!['微信订单号'],
      商户订单号: 'order-morning',
      商户退款单号: 'refund-one',
      交易状态: 'REFUND',
      订单金额: '0.00',
      退款金额: '9.00',
      申请退款金额: '9.00',
      退款类型: 'ORIGINAL',
      退款状态: 'SUCCESS',
      手续费: '-0.05000',
    });
    expect(sums).toEqual({
      总交易单数: '3',
      应结订单总金额: '209.01',
      退款总金额: '9.00',
      充值券退款总金额: '0.00',
      手续费总金额: '1.20000',
      订单总金额: '209.01',
      申请退款总金额: '9.00',
    });
  });

  it('tells payments or refunds alone, in columns of their own', async () => {
    const paid = await tradeBill('SUCCESS');
    expect(orders(paid)).toEqual(['order-morning', 'order-evening']);
    expect(paid.header).not.toContain('退款金额');
    expect(Object.keys(paid.sums)).toEqual(['总交易单数', '应结订单总金额', '手续费总金额', '订单总金额']);
    const back = await tradeBill('REFUND');
    expect(back.rows).toMatchObject([
      { 退款申请时间: '2026-03-14 20:00:00', 退款成功时间: '2026-03-14 20:00:00', 退款金额: '9.00' },
    ]);
  });

  it('comes packed when asked, with the hash of what is in it', async () => {
    const offer = await ask('tradebill', { bill_date: day, tar_type: 'GZIP' });
    const text = gunzipSync(await download(offer.download_url)).toString('utf8');
    expect(createHash('sha1').update(text).digest('hex')).toBe(offer.hash_value);
    expect(text).toBe((await tradeBill()).text);
  });

  it('is there from ten in the morning of the next day, for three months', async () => {
    const code = async () => (await refusal(ask('tradebill', { bill_date: day }))).code;
    await at('2026-03-14T21:00:00');
    expect(await refusal(ask('tradebill', { bill_date: day }))).toEqual({
      status: 400,
      code: 'NO_STATEMENT_EXIST',
    });
    await at('2026-03-15T09:59:59');
    expect(await refusal(ask('tradebill', { bill_date: day }))).toEqual({
      status: 400,
      code: 'STATEMENT_CREATING',
    });
    await at('2026-06-14T12:00:00');
    expect(await code()).toBeUndefined();
    await at('2026-06-15T12:00:00');
    expect(await code()).toBe('INVALID_REQUEST');
  });

  it('is not there for a day on which nothing happened, a day that is none, or an unknown kind', async () => {
    await at('2026-03-17T12:00:00');
    const quiet = ask('tradebill', { bill_date: '2026-03-16' });
    expect(await refusal(quiet)).toEqual({ status: 400, code: 'NO_STATEMENT_EXIST' });
    const paramError = { status: 400, code: 'PARAM_ERROR' };
    for (const params of [
      {},
      { bill_date: '20260314' },
      { bill_date: '2026-02-30' },
      { bill_date: day, bill_type: 'ALLES' },
      { bill_date: day, tar_type: 'ZIP' },
    ])
      expect(await refusal(ask('tradebill', params))).toEqual(paramError);
  });
});

describe('the file of a bill', () => {
  it('needs the signature of the merchant who asked for it, within five minutes', async () => {
    const { download_url: url } = await ask('tradebill', { bill_date: day });
    expect((await cloud.get(url.slice(cloud.url.length))).status).toBe(401);
    const other = (await cloud.post('/_local/pay/merchants', {})).json as Record<string, string>;
    const { mchid, serial, privateKey } = other;
    expect(await refusal(download(url, merchant.client({ mchid, serial, privateKey })))).toMatchObject({
      status: 403,
    });
    await at('2026-03-15T10:05:01');
    expect(await refusal(download(url))).toMatchObject({ status: 400 });
    expect(await refusal(download(`${cloud.url}/v3/billdownload/file?token=guess`))).toMatchObject({
      status: 400,
    });
  });

  it('carries no signature of the platform', async () => {
    const { download_url: url } = await ask('tradebill', { bill_date: day });
    await expect(
      merchant.client().request(`${new URL(url).pathname.slice(1)}${new URL(url).search}`, 'get'),
    ).rejects.toThrow();
    expect((await download(url)).toString('utf8')).toContain('order-morning');
  });
});

describe('the fund flow bill of a day', () => {
  const fundFlow = () => bill('fundflowbill', { bill_date: day });

  it('tells every movement of the account with the balance after it', async () => {
    const { header, rows, sums } = await fundFlow();
    expect(header.join(',')).toBe(
      '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号',
    );
    expect(
      rows.map((row) => [
        row['业务类型'],
        row['收支类型'],
        row['收支金额(元)'],
        row['账户结余(元)'],
        row['业务凭证号'],
      ]),
    ).toEqual([
      // 50.00 of the day before, of which 0.30 was the fee.
      ['交易', '收入', '199.00', '248.70', 'order-morning'],
      ['扣除交易手续费', '支出', '1.19', '247.51', 'order-morning'],
      ['交易', '收入', '10.01', '257.52', 'order-evening'],
      ['扣除交易手续费', '支出', '0.06', '257.46', 'order-evening'],
      ['退款', '支出', '8.95', '248.51', 'refund-one'],
    ]);
    expect(sums).toEqual({
      资金流水总笔数: '5',
      收入笔数: '2',
      收入金额: '209.01',
      支出笔数: '3',
      支出金额: '10.20',
    });
    const trades = await tradeBill();
    expect(rows[0]!['微信支付业务单号']).toBe(trades.rows[0]!['微信订单号']);
    expect(rows[4]!['微信支付业务单号']).toBe(trades.rows[2]!['微信退款单号']);
  });

  it('is there from nine, for the account it is about', async () => {
    await at('2026-03-15T08:59:59');
    expect(await refusal(fundFlow())).toMatchObject({ code: 'STATEMENT_CREATING' });
    await at('2026-03-15T09:00:00');
    expect((await fundFlow()).rows).toHaveLength(5);
    const fees = ask('fundflowbill', { bill_date: day, account_type: 'FEES' });
    expect(await refusal(fees)).toMatchObject({ code: 'NO_STATEMENT_EXIST' });
    const wrong = ask('fundflowbill', { bill_date: day, account_type: 'BANK' });
    expect(await refusal(wrong)).toMatchObject({ code: 'PARAM_ERROR' });
  });
});

describe('a bill that is told to be wrong', () => {
  const plant = (difference: object) => cloud.post('/_local/pay/bill-differences', difference);

  it('misses a line, changes an amount, and knows a payment that nobody made', async () => {
    const before = await tradeBill();
    await plant({ kind: 'missing', number: 'order-evening' });
    await plant({ kind: 'amount', number: 'refund-one', amount: 901 });
    const noon = Date.parse(`${day}T12:00:00+08:00`);
    await plant({ kind: 'unknown', at: noon, amount: 123 });
    const wrong = await tradeBill();
    expect(orders(wrong)).toEqual(['order-morning', expect.stringMatching(/^unknown/), 'order-morning']);
    expect(wrong.rows.map((row) => row['订单金额'])).toEqual(['199.00', '1.23', '0.00']);
    expect(wrong.rows[2]).toMatchObject({ 退款金额: '9.01' });
    expect(wrong.sums).toMatchObject({ 订单总金额: '200.23', 退款总金额: '9.01' });
    expect((await tradeBill()).text).toBe(wrong.text);
    const flows = await bill('fundflowbill', { bill_date: day });
    expect(flows.rows.map((row) => row['业务凭证号'])).not.toContain('order-evening');

    const planted = (await cloud.get('/_local/pay/bill-differences')).json as { differences: object[] };
    expect(planted.differences).toHaveLength(3);
    await fetch(`${cloud.url}/_local/pay/bill-differences`, { method: 'DELETE' });
    expect((await tradeBill()).text).toBe(before.text);
    expect((await plant({ kind: 'amount', number: 'order-morning' })).status).toBe(400);
  });
});
