import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newEntry } from '@shared/domain/ledger/entry';
import { ledgerDues } from '@shared/domain/order/dues';
import { fen } from '@shared/kernel/money';
import { MINUTE } from '@shared/kernel/time';
import type { LedgerDocument } from '@functions/_stores/ledger.documents';
import type { OrderDocument, RefundDocument } from '@functions/_stores/order.documents';
import { findProblems } from '../support/invariants';
import { places, prices, Shop, skus } from '../support/shop';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(async () => {
  expect(await findProblems(shop)).toEqual([]);
  await shop.close();
});

const hot = { lines: [{ skuId: skus.hot, quantity: 2 }] };
const hotStock = `${places.jingan}:${skus.hot}`;

async function orderDocument(orderId: string): Promise<OrderDocument> {
  const [order] = await shop.read<OrderDocument>('orders', { _id: orderId });
  if (!order) throw new Error(`no order ${orderId}`);
  return order;
}

describe('unpaid orders', () => {
  it('close after thirty minutes, not before, and their goods come back', async () => {
    const session = await shop.signIn();
    const before = await shop.stockOf(skus.hot);
    const orderId = await shop.place(session, hot);
    await shop.advanceClock(29 * MINUTE);
    await shop.runTimer();
    expect((await shop.order(session, orderId)).status).toBe('awaitingPayment');

    await shop.advanceClock(MINUTE);
    expect(await shop.outcome(session, 'order', 'pay', { orderId })).toBe('NOT_PAYABLE');
    await shop.runTimer();
    const order = await shop.until(
      () => shop.order(session, orderId),
      ({ status }) => status === 'cancelled',
    );
    expect(order.timeline.map(({ event }) => event)).toEqual(['placed', 'closed']);
    expect((await shop.stockOf(skus.hot)).available).toBe(before.available);
  });

  it('are paid after all when WeChat Pay says so and the notice is lost', async () => {
    await shop.holdNotices('held');
    const session = await shop.signIn();
    const orderId = await shop.place(session, hot);
    await shop.pay(session, orderId);
    await shop.advanceClock(31 * MINUTE);
    await shop.runTimer();
    await shop.holdNotices('auto');
    expect((await shop.order(session, orderId)).status).toBe('paid');
  });

  it('can no longer be paid once they are closed', async () => {
    const session = await shop.signIn();
    const orderId = await shop.place(session, hot);
    const parameters = await shop.must<object>(session, 'order', 'pay', { orderId });
    await shop.advanceClock(30 * MINUTE);
    await shop.runTimer();
    expect(await shop.confirmPayment(session, parameters)).toContain('fail');
  });
});

describe('what a crash left', () => {
  it('undoes an order that was never finished being placed', async () => {
    const session = await shop.signIn();
    const orderId = await shop.place(session, hot);
    await shop.update('orders', orderId, { status: 'placing' });
    await shop.advanceClock(2 * MINUTE);
    await shop.runTimer();
    expect(await orderDocument(orderId)).toMatchObject({ status: 'refused', dues: [] });
    expect((await shop.stockOf(skus.hot)).holds[orderId]).toBeUndefined();
  });

  it('finishes the sale of a paid order of which neither the stock nor the books were told', async () => {
    await shop.holdNotices('held');
    const session = await shop.signIn();
    const orderId = await shop.place(session, hot);
    const { placedAt, holds } = { ...(await orderDocument(orderId)), ...(await shop.stockOf(skus.hot)) };
    expect(holds[orderId]).toMatchObject({ quantity: 2 });
    const part = (await orderDocument(orderId)).parts[0]!;
    const { locationId, lines } = part;
    const due = { key: 'commit:1.0', do: 'commit', locationId, tag: orderId, lines, since: placedAt };
    const paid = newEntry({
      ...{ key: 'received:T1', at: placedAt, reason: 'received', orderId },
      lines: [
        { account: 'wechat', amount: fen(-2 * prices.hot) },
        { account: `deposit:${orderId}`, amount: fen(2 * prices.hot) },
      ],
    });
    await shop.insert('payments', [
      { _id: 'T1', orderId, amount: 2 * prices.hot, outcome: 'applied' } as never,
    ]);
    await shop.update('orders', orderId, {
      status: 'paid',
      transactionId: 'T1',
      paidAt: placedAt,
      parts: [{ ...part, course: { stage: 'preparing', since: placedAt } }],
      dues: [due, ...ledgerDues([paid])],
      dueSince: placedAt,
    });
    await shop.advanceClock(2 * MINUTE);
    await shop.runTimer();
    await shop.until(
      () => orderDocument(orderId),
      ({ dues }) => dues.length === 0,
    );
    expect((await shop.stockOf(skus.hot)).holds[orderId]).toBeUndefined();
    const [entry] = await shop.read<LedgerDocument>('ledger', { orderId });
    expect(entry).toMatchObject({ _id: 'received:T1', at: placedAt, ruleVersion: 1 });
    expect(entry?.lines[0]?.account).toMatch(/^wechat:\d+$/);
    await shop.holdNotices('auto');
  });

  it('gives back holds that nobody is waiting for', async () => {
    const before = await shop.stockOf(skus.hot);
    await shop.update('stock', hotStock, {
      available: before.available - 3,
      held: before.held + 3,
      'holds.00000000000000000009': { quantity: 3, at: 0 },
    });
    await shop.runTimer();
    await shop.runTimer();
    expect((await shop.stockOf(skus.hot)).available).toBe(before.available);
  });

  it('copies the journal of a stock document once', async () => {
    const opening = { moveId: `opening:${hotStock}:import` };
    await shop.runTimer();
    const { journal, journalSize } = await shop.stockOf(skus.hot);
    expect([journal, journalSize]).toEqual([[], 0]);
    expect(await shop.read('stock_moves', opening)).toMatchObject([
      { quantity: 100, locationId: places.jingan },
    ]);
  });

  it('tries a refund again, later and later, until WeChat Pay makes it', async () => {
    await shop.setPay({ notices: 'held', refunds: 'notEnough' });
    const session = await shop.signIn();
    const orderId = await shop.place(session, hot);
    await shop.pay(session, orderId);
    await shop.must(session, 'order', 'cancel', { orderId, reason: 'other' });
    await shop.sendNotice(orderId, 'again');
    const [failed] = await shop.read<RefundDocument>('refunds', { orderId });
    expect(failed).toMatchObject({ status: 'due', tries: 1 });

    await shop.setPay({ notices: 'auto', refunds: 'auto' });
    await shop.runTimer();
    expect(await shop.read('refunds', { orderId })).toMatchObject([{ status: 'due', tries: 1 }]);
    await shop.advanceClock(3 * MINUTE);
    await shop.runTimer();
    const order = await shop.until(
      () => shop.order(session, orderId),
      ({ refunded }) => refunded > 0,
    );
    expect(order.refunded).toBe(2 * prices.hot);
  });

  it('tells an order of a refund that it learns of later than WeChat Pay made it', async () => {
    await shop.setPay({ notices: 'held', refunds: 'notEnough' });
    const session = await shop.signIn();
    const orderId = await shop.place(session, hot);
    await shop.pay(session, orderId);
    await shop.must(session, 'order', 'cancel', { orderId, reason: 'other' });
    await shop.sendNotice(orderId, 'again');
    // As if the order's own write were still on its way, behind the one that notes the refund.
    const { refunds } = await orderDocument(orderId);
    const [[transactionId = '', refund] = []] = Object.entries(refunds);
    await shop.forget('orders', orderId, `refunds.${transactionId}`);

    await shop.setPay({ notices: 'auto', refunds: 'auto' });
    for (let turn = 0; turn < 2; turn += 1) {
      await shop.advanceClock(5 * MINUTE);
      await shop.runTimer();
    }
    expect(await orderDocument(orderId)).toMatchObject({ refunded: 0, refunds: {} });
    await shop.update('orders', orderId, { refunds: { [transactionId]: refund } });
    await shop.advanceClock(30 * MINUTE);
    await shop.runTimer();
    const after = await shop.until(
      () => orderDocument(orderId),
      ({ refunded }) => refunded > 0,
    );
    expect(after.refunded).toBe(2 * prices.hot);
    expect(after.refunds[transactionId]?.doneAt).toEqual(expect.any(Number));
  });
});
