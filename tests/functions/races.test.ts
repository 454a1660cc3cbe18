import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MINUTE } from '@shared/kernel/time';
import type { OrderDocument } from '@functions/_stores/order.documents';
import { findProblems } from '../support/invariants';
import { aWish, Shop, skus } from '../support/shop';

let shop: Shop;
beforeEach(async () => {
  shop = await Shop.open();
}, 60_000);
afterEach(async () => {
  expect(await findProblems(shop)).toEqual([]);
  await shop.close();
});

const BUYERS = 500;
const oneHot = { lines: [{ skuId: skus.hot, quantity: 1 }] };
const signInAll = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, index) => shop.signIn(`buyer-${index}-of-many`)));

function countOf(outcomes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

describe('many at once', () => {
  it('sells exactly a hundred of a hundred to five hundred buyers', async () => {
    const sessions = await signInAll(BUYERS);
    const outcomes = await Promise.all(
      sessions.map((session) => shop.outcome(session, 'order', 'place', aWish(oneHot))),
    );
    expect(countOf(outcomes)).toEqual({ ok: 100, OUT_OF_STOCK: 400 });
    expect(await shop.stockOf(skus.hot)).toMatchObject({ onHand: 100, available: 0, held: 100 });
    const orders = await shop.read<OrderDocument>('orders');
    const statuses = countOf(orders.map((order) => order.status));
    expect(statuses.awaitingPayment).toBe(100);
    expect(statuses.placing).toBeUndefined();
  }, 90_000);

  it('ends in one way when an order is cancelled while it is being paid', async () => {
    const sessions = await signInAll(12);
    const orders = await Promise.all(
      sessions.map(async (session) => ({ session, orderId: await shop.place(session, oneHot) })),
    );
    await Promise.all(
      orders.flatMap(({ session, orderId }) => [
        shop
          .call(session, 'order', 'pay', { orderId })
          .then((reply) =>
            'ok' in reply && reply.ok ? shop.confirmPayment(session, reply.value) : undefined,
          ),
        shop.call(session, 'order', 'cancel', { orderId, reason: 'changedMind' }),
      ]),
    );
    await settle();
    for (const { session, orderId } of orders) {
      const order = await shop.order(session, orderId, true);
      expect(['paid', 'cancelled']).toContain(order.status);
    }
  });

  it('ends in one way when an order is closed while it is being paid', async () => {
    const sessions = await signInAll(12);
    const orders = await Promise.all(
      sessions.map(async (session) => {
        const orderId = await shop.place(session, oneHot);
        const parameters = await shop.must<object>(session, 'order', 'pay', { orderId });
        return { session, orderId, parameters };
      }),
    );
    await shop.advanceClock(30 * MINUTE);
    await Promise.all([
      shop.runTimer(),
      ...orders.map(({ session, parameters }) => shop.confirmPayment(session, parameters)),
      shop.runTimer(),
    ]);
    await settle();
    for (const { session, orderId } of orders) {
      expect(['paid', 'cancelled']).toContain((await shop.order(session, orderId)).status);
    }
  });
});

describe('a crash in the middle', () => {
  it.each([5, 95])(
    'loses and doubles nothing when everything stops after %i orders',
    async (orders) => {
      const sessions = await signInAll(BUYERS);
      let placed = 0;
      let isTime: () => void = () => {};
      const soon = new Promise<void>((resolve) => (isTime = resolve));
      const buy = async (session: string) => {
        const reply = await shop.call(session, 'order', 'place', aWish(oneHot));
        if (!('ok' in reply) || !reply.ok) return;
        placed += 1;
        if (placed === orders) isTime();
        // Half of them pay at once, so that the crash falls into payments and notices too.
        if (placed % 2 === 0) await shop.pay(session, (reply.value as { orderId: string }).orderId);
      };
      const buying = Promise.allSettled(sessions.map(buy));
      await soon;
      await shop.crash();
      await buying;

      await shop.restart();
      await settle();
      expect(await findProblems(shop)).toEqual([]);

      // Half an hour later all is decided: what was not paid is closed, and the stock adds up to what was sold.
      await shop.advanceClock(30 * MINUTE);
      await settle();
      const statuses = countOf((await shop.read<OrderDocument>('orders')).map((order) => order.status));
      expect(Object.keys(statuses)).not.toContain('placing');
      expect(Object.keys(statuses)).not.toContain('awaitingPayment');
      const left = 100 - (statuses.paid ?? 0);
      expect(await shop.stockOf(skus.hot)).toMatchObject({
        onHand: 100,
        committed: 100 - left,
        available: left,
        held: 0,
      });
    },
    90_000,
  );

  it('keeps every payment that WeChat took before everything stopped', async () => {
    const sessions = await signInAll(40);
    const orders = await Promise.all(
      sessions.map(async (session) => {
        const orderId = await shop.place(session, oneHot);
        return {
          session,
          orderId,
          parameters: await shop.must<object>(session, 'order', 'pay', { orderId }),
        };
      }),
    );
    const taken: typeof orders = [];
    let isTime: () => void = () => {};
    const soon = new Promise<void>((resolve) => (isTime = resolve));
    const paying = Promise.allSettled(
      orders.map(async (order) => {
        if ((await shop.confirmPayment(order.session, order.parameters)) !== 'requestPayment:ok') return;
        taken.push(order);
        if (taken.length === 25) isTime();
      }),
    );
    await soon;
    await shop.crash();
    await paying;

    await shop.restart();
    await settle();
    for (const { session, orderId } of taken)
      expect((await shop.order(session, orderId)).status).toBe('paid');
  }, 90_000);
});

/** Lets the notices arrive and the timer finish what is left. */
async function settle(): Promise<void> {
  for (let minute = 0; minute < 4; minute += 1) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await shop.runTimer();
    await shop.advanceClock(2 * MINUTE);
  }
}
