import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PaymentDocument, RefundDocument } from '@functions/_stores/order.documents';
import { findProblems } from '../support/invariants';
import { http, prices, Shop, skus } from '../support/shop';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
beforeEach(() => shop.holdNotices('auto'));
afterAll(async () => {
  expect(await findProblems(shop)).toEqual([]);
  await shop.close();
});

const hotOnes = (quantity: number) => ({ lines: [{ skuId: skus.hot, quantity }] });

async function placed(quantity = 1): Promise<{ session: string; orderId: string }> {
  const session = await shop.signIn();
  return { session, orderId: await shop.place(session, hotOnes(quantity)) };
}
async function shopperWithAddress(): Promise<string> {
  const session = await shop.signIn();
  const address = {
    ...{ recipient: '林晓', phone: '19900000001', province: '上海市', city: '上海市', district: '静安区' },
    detail: '南京西路 100 号',
  };
  await shop.must(session, 'member', 'saveAddress', { addressId: 'home', address });
  return session;
}
const paymentsOf = (orderId: string) => shop.read<PaymentDocument>('payments', { orderId });
const refundsOf = (orderId: string) => shop.read<RefundDocument>('refunds', { orderId });

describe('paying', () => {
  it('sells the goods and shows a pickup code to the buyer', async () => {
    const { session, orderId } = await placed(2);
    const before = await shop.stockOf(skus.hot);
    const order = await shop.payOrder(session, orderId);
    expect(order.fulfilment).toMatchObject({ kind: 'pickup', code: expect.stringMatching(/^\d{6}$/) });
    expect(order.timeline.map(({ event }) => event)).toEqual(['placed', 'paid']);
    const after = await shop.until(
      () => shop.stockOf(skus.hot),
      ({ holds }) => holds[orderId] === undefined,
    );
    // Sold, and on the shelf until the shopper fetches it.
    expect(after).toMatchObject({ onHand: before.onHand, committed: 2, available: before.available });
  });

  it('asks WeChat Pay for one prepay session however often the shopper asks', async () => {
    const { session, orderId } = await placed();
    const [first, second] = [
      await shop.must<{ package: string }>(session, 'order', 'pay', { orderId }),
      await shop.must<{ package: string }>(session, 'order', 'pay', { orderId }),
    ];
    expect(first.package).toMatch(/^prepay_id=./);
    expect(second.package).toBe(first.package);
  });

  it("lets nobody's changed parameters through", async () => {
    const { session, orderId } = await placed();
    const parameters = await shop.must<Record<string, string>>(session, 'order', 'pay', { orderId });
    const answer = await shop.confirmPayment(session, { ...parameters, nonceStr: 'changed' });
    expect(answer).toContain('fail');
    expect((await shop.order(session, orderId)).status).toBe('awaitingPayment');
  });

  it('finds out by asking when the notice does not come', async () => {
    await shop.holdNotices('held');
    const { session, orderId } = await placed();
    expect(await shop.pay(session, orderId)).toBe('requestPayment:ok');
    expect((await shop.order(session, orderId)).status).toBe('awaitingPayment');
    expect((await shop.order(session, orderId, true)).status).toBe('paid');
    await shop.sendNotice(orderId, 'again');
    expect(await paymentsOf(orderId)).toHaveLength(1);
  });

  it('counts a notice once that comes twice, again and out of order', async () => {
    await shop.holdNotices('twice');
    const { session, orderId } = await placed();
    const before = await shop.stockOf(skus.hot);
    await shop.payOrder(session, orderId);
    await Promise.all([
      shop.sendNotice(orderId, 'again'),
      shop.sendNotice(orderId, 'again'),
      shop.sendNotice(orderId, 'reordered'),
    ]);
    expect(await paymentsOf(orderId)).toMatchObject([{ amount: prices.hot, outcome: 'applied' }]);
    expect(await refundsOf(orderId)).toEqual([]);
    expect((await shop.stockOf(skus.hot)).committed).toBe(before.committed + 1);
  });

  it('gives money back once that comes after the order was cancelled', async () => {
    await shop.holdNotices('held');
    const { session, orderId } = await placed();
    await shop.pay(session, orderId);
    await shop.must(session, 'order', 'cancel', { orderId, reason: 'changedMind' });
    await Promise.all([shop.sendNotice(orderId, 'again'), shop.sendNotice(orderId, 'again')]);
    await shop.holdNotices('auto');
    await shop.runTimer();
    await shop.advanceClock(120_000);
    await shop.runTimer();

    const order = await shop.until(
      () => shop.order(session, orderId),
      ({ refunded }) => refunded > 0,
    );
    expect(order).toMatchObject({ status: 'cancelled', refunded: prices.hot });
    expect(order.timeline.map(({ event }) => event)).toEqual([
      'placed',
      'cancelled',
      'refunding',
      'refunded',
    ]);
    expect(await refundsOf(orderId)).toMatchObject([{ status: 'succeeded', amount: prices.hot }]);
  });
});

it('stays within the budget of five database round trips for placing and for a notice', async () => {
  await shop.place(await shopperWithAddress(), { ...hotOnes(1), fulfilment: { kind: 'delivery' } });
  const { session, orderId } = await placed();
  await shop.payOrder(session, orderId);
  expect(await shop.mostTrips('order', 'place', 'ok')).toBeLessThanOrEqual(5);
  expect(await shop.mostTrips('payment', 'notice', orderId)).toBeLessThanOrEqual(5);
});

describe('messages that are not to be trusted', () => {
  it('changes nothing for forged, stale, unsigned and altered notices', async () => {
    const { session, orderId } = await placed();
    await shop.must(session, 'order', 'pay', { orderId });
    const { text } = await shop.sendNotice(orderId, 'forged');
    const { answers } = JSON.parse(text) as { answers: { kind: string; status: number; body: string }[] };
    expect(answers.length).toBeGreaterThanOrEqual(5);
    for (const answer of answers) {
      expect({ kind: answer.kind, status: answer.status }).toEqual({ kind: answer.kind, status: 401 });
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'FAIL' });
    }
    expect((await shop.order(session, orderId)).status).toBe('awaitingPayment');
    expect([await paymentsOf(orderId), await refundsOf(orderId)]).toEqual([[], []]);
  });

  it.each([
    ['POST', '/payment/notice', 401],
    ['POST', '/payment/refund-notice', 401],
    ['POST', '/payment/other', 404],
    ['GET', '/payment/notice', 405],
  ])('answers %s %s with %i', async (method, path, status) => {
    expect(await http(method, `${shop.url}${path}`, { resource: {} })).toMatchObject({ status });
  });

  it.each([
    ['payment', { httpMethod: 'POST', path: '/payment/notice', headers: {}, body: '{}' }],
    ['payment', { action: 'notice' }],
    ['clock', { Type: 'Timer', TriggerName: 'everyMinute' }],
    ['clock', {}],
  ])('lets no phone call %s', async (name, event) => {
    const session = await shop.signIn();
    const { text } = await http('POST', `${shop.url}/call/${name}`, event, { 'x-wx-session': session });
    expect(JSON.parse(text)).toMatchObject({ fault: 'CALLER_NOT_ALLOWED' });
  });
});
