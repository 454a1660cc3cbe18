import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';
import { openMerchant, type Merchant } from '../../support/merchant';

type OrderReply = { errCode: number; order: { orderState: number; shipping: Record<string, unknown> } };

const payer = 'oPayerOfTheTests0000000000006';
let cloud: FixtureCloud;
let merchant: Merchant;
let number = 0;
let second = 0;

beforeAll(async () => {
  cloud = await startFixtureCloud();
  merchant = await openMerchant(cloud, payer);
});
afterAll(async () => {
  await merchant.close();
  await cloud.close();
});

const openapi = (api: string, parameters: object) =>
  cloud.call('platform', { do: 'openapi', api: `wxa.sec.order.${api}`, parameters });
const paidOrder = async (): Promise<string> => {
  const order = `shipped-${(number += 1).toString().padStart(6, '0')}`;
  expect(await merchant.pay(order)).toBe('requestPayment:ok');
  return order;
};
const keyOf = (outTradeNo: string) => ({ orderNumberType: 1, mchid: cloud.secrets.pay.mchid, outTradeNo });
const parcel = (trackingNo: string, changes: object = {}) => ({
  ...{ trackingNo, expressCompany: 'ZTO', itemDesc: '连衣裙*1' },
  ...changes,
});
/** Every upload is a second later than the one before. */
const time = (): string => `2026-03-14T12:00:${String((second += 1) % 60).padStart(2, '0')}.120+08:00`;
const upload = (outTradeNo: string, changes: object = {}) =>
  openapi('uploadShippingInfo', {
    orderKey: keyOf(outTradeNo),
    logisticsType: 1,
    deliveryMode: 1,
    shippingList: [parcel('75312345678')],
    uploadTime: time(),
    payer: { openid: payer },
    ...changes,
  });
const orderOf = async (outTradeNo: string) => {
  const merchantId = cloud.secrets.pay.mchid;
  return (await openapi('getOrder', { merchantId, merchantTradeNo: outTradeNo })) as OrderReply;
};
const shippingMessages = async (outTradeNo: string): Promise<object[]> => {
  const { json } = await cloud.get(`/_local/outbox?to=${payer}`);
  const { messages } = json as { messages: { kind: string; content: { out_trade_no?: string } }[] };
  return messages.filter(({ kind, content }) => kind === 'shipping' && content.out_trade_no === outTradeNo);
};

describe('shipment information', () => {
  it('of one parcel is known to the order centre and told to the payer', async () => {
    const order = await paidOrder();
    expect((await orderOf(order)).order).toMatchObject({
      orderState: 1,
      merchantTradeNo: order,
      paidAmount: 19_900,
      openid: payer,
      description: '连衣裙 等 2 件',
      inComplaint: false,
    });
    expect(await upload(order)).toMatchObject({ errCode: 0 });
    expect((await orderOf(order)).order).toMatchObject({
      orderState: 2,
      shipping: {
        deliveryMode: 1,
        logisticsType: 1,
        finishShipping: true,
        finishShippingCount: 1,
        shippingList: [{ trackingNo: '75312345678', expressCompany: 'ZTO', goodsDesc: '连衣裙*1' }],
      },
    });
    expect(await shippingMessages(order)).toHaveLength(1);
    expect((await cloud.get(`/_local/outbox/view?to=${payer}`)).text).toContain('商家已发货');
    await cloud.restart();
    expect((await orderOf(order)).order.orderState).toBe(2);
  });

  it('of goods that are fetched at the store has no parcel number, and may use WeChat Pay’s number', async () => {
    const order = await paidOrder();
    const path = 'v3/pay/transactions/out-trade-no/{no}';
    const options = { no: order, params: { mchid: cloud.secrets.pay.mchid } };
    const { data } = await merchant
      .client()
      .request<{ transaction_id: string }>(path, 'get', undefined, options);
    const { transaction_id: transactionId } = data;
    const byId = { orderNumberType: 2, transactionId };
    const reply = await upload(order, {
      orderKey: byId,
      logisticsType: 4,
      shippingList: [{ itemDesc: '连衣裙*1' }],
    });
    expect(reply).toMatchObject({ errCode: 0 });
    expect(await openapi('getOrder', { transactionId })).toMatchObject({
      order: { orderState: 2, shipping: { logisticsType: 4 } },
    });
  });

  it('comes in parts until all is shipped', async () => {
    const order = await paidOrder();
    const part = (no: string, isAllDelivered: boolean) =>
      upload(order, { deliveryMode: 2, isAllDelivered, shippingList: [parcel(no)] });
    expect(await part('one', false)).toMatchObject({ errCode: 0 });
    expect((await orderOf(order)).order).toMatchObject({
      orderState: 1,
      shipping: { finishShipping: false, finishShippingCount: 0 },
    });
    expect(await shippingMessages(order)).toHaveLength(0);
    expect(await part('two', true)).toMatchObject({ errCode: 0 });
    expect((await orderOf(order)).order).toMatchObject({
      orderState: 2,
      shipping: { shippingList: [{ trackingNo: 'one' }, { trackingNo: 'two' }] },
    });
    expect(await shippingMessages(order)).toHaveLength(1);
  });

  it('may be told anew once, by a later word', async () => {
    const order = await paidOrder();
    const uploadTime = time();
    expect(await upload(order, { uploadTime })).toMatchObject({ errCode: 0 });
    expect(await upload(order, { uploadTime })).toMatchObject({ errCode: 10060023 });
    expect(await upload(order, { shippingList: [parcel('another')] })).toMatchObject({ errCode: 0 });
    expect((await orderOf(order)).order.shipping).toMatchObject({
      finishShippingCount: 2,
      shippingList: [{ trackingNo: 'another' }],
    });
    expect(await upload(order)).toMatchObject({ errCode: 10060003 });
  });

  it('is not taken for orders that are unknown, unpaid, another’s, or given back', async () => {
    expect(await upload('never-seen-3')).toMatchObject({ errCode: 10060001 });
    const unpaid = 'shipped-unpaid';
    await merchant.prepay(unpaid);
    expect(await upload(unpaid)).toMatchObject({ errCode: 10060001 });
    const order = await paidOrder();
    expect(await upload(order, { payer: { openid: 'oSomebodyElse' } })).toMatchObject({ errCode: 10060031 });
    await merchant.client().request('v3/refund/domestic/refunds', 'post', {
      ...{ out_trade_no: order, out_refund_no: `${order}-r` },
      amount: { refund: 19_900, total: 19_900, currency: 'CNY' },
    });
    expect(await upload(order)).toMatchObject({ errCode: 10060004 });
    expect((await orderOf(order)).order.orderState).toBe(5);
    expect(await openapi('getOrder', { transactionId: '4200' })).toMatchObject({ errCode: 10060001 });
  });

  const parcels = (count: number) => Array.from({ length: count }, (_, index) => parcel(`p${index}`));
  const split = { deliveryMode: 2, isAllDelivered: true };
  it.each<[string, object, number]>([
    ['a kind of number that is none', { orderKey: { orderNumberType: 3 } }, 268485194],
    ['no number of WeChat Pay', { orderKey: { orderNumberType: 2 } }, 268485195],
    ['no merchant', { orderKey: { orderNumberType: 1, outTradeNo: 'x' } }, 268485196],
    ['no number of ours', { orderKey: { orderNumberType: 1, mchid: '1' } }, 268485197],
    ['a fifth kind of logistics', { logisticsType: 5 }, 10060005],
    ['a third mode', { deliveryMode: 3 }, 268485224],
    ['parts without parcels', { ...split, logisticsType: 4 }, 10060006],
    ['parts that say not whether they are all', { deliveryMode: 2 }, 10060007],
    ['a time that is none', { uploadTime: '2026-03-14 12:00:00' }, 268485216],
    ['no list', { shippingList: undefined }, 10060014],
    ['sixteen parcels', { ...split, shippingList: parcels(16) }, 10060024],
    ['two parcels at once', { shippingList: parcels(2) }, 268485228],
    ['goods without a name', { shippingList: [parcel('1', { itemDesc: '' })] }, 10060008],
    ['a name of 121', { shippingList: [parcel('1', { itemDesc: '裙'.repeat(121) })] }, 10060009],
    ['no parcel number', { shippingList: [parcel('')] }, 268485226],
    ['no company', { shippingList: [parcel('1', { expressCompany: '' })] }, 268485227],
    ['a company of 129', { shippingList: [parcel('1', { expressCompany: 'x'.repeat(129) })] }, 10060025],
    ['a parcel number of 129', { shippingList: [parcel('1'.repeat(129))] }, 10060026],
    ['SF without a contact', { shippingList: [parcel('1', { expressCompany: 'SF' })] }, 10060014],
    [
      'a contact in the clear',
      {
        shippingList: [parcel('1', { expressCompany: 'SF', contact: { receiverContact: '18912341234' } })],
      },
      10060014,
    ],
    ['no payer', { payer: {} }, 10060014],
  ])('is refused for %s', async (_what, changes, errCode) => {
    expect(await upload('never-seen-4', changes)).toMatchObject({ errCode });
  });

  it('is taken from SF with a masked contact', async () => {
    const contact = { receiverContact: '189****1234' };
    const shippingList = [parcel('SF1', { expressCompany: 'SF', contact })];
    expect(await upload(await paidOrder(), { shippingList })).toMatchObject({ errCode: 0 });
  });
});

it('an app learns whether its money waits for shipments', async () => {
  const { appId } = cloud.secrets;
  expect(await openapi('isTradeManaged', { appid: appId })).toMatchObject({
    errCode: 0,
    isTradeManaged: true,
  });
  await cloud.post('/_local/trade-settings', { isTradeManaged: false });
  expect(await openapi('isTradeManaged', { appid: appId })).toMatchObject({ isTradeManaged: false });
  expect(await openapi('isTradeManaged', { appid: 'wx0' })).toMatchObject({ errCode: 40013 });
  expect((await cloud.post('/_local/trade-settings', {})).status).toBe(400);
});
