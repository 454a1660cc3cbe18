import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GuideDocument } from '@functions/_stores/catalog.documents';
import { DAY, MINUTE } from '@shared/kernel/time';
import { findProblems } from '../support/invariants';
import { guides, prices, Shop, skus } from '../support/shop';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(async () => {
  expect(await findProblems(shop)).toEqual([]);
  await shop.close();
});

describe('picking up', () => {
  async function paidPickup(): Promise<{ session: string; orderId: string; code: string }> {
    const session = await shop.signIn();
    const orderId = await shop.place(session, { lines: [{ skuId: skus.hot, quantity: 1 }] });
    const order = await shop.payOrder(session, orderId);
    if (order.fulfilment.kind !== 'pickup' || !order.fulfilment.code) throw new Error('no pickup code');
    return { session, orderId, code: order.fulfilment.code };
  }
  async function staff(guideId: string): Promise<string> {
    const session = await shop.signIn(`staff-${guideId}`);
    await shop.employ(session, guideId);
    return session;
  }

  it('hands over against the code, in the right store, once', async () => {
    const { session, orderId, code } = await paidPickup();
    const [here, elsewhere] = await Promise.all([staff(guides.jingan), staff(guides.hangzhou)]);

    expect(code).toMatch(/^\d{6}$/);
    expect(await shop.outcome(session, 'order', 'redeemPickup', { code })).toBe('NOT_STORE_STAFF');
    expect(await shop.outcome(elsewhere, 'order', 'redeemPickup', { code })).toBe('WRONG_STORE');
    expect(await shop.must(here, 'order', 'work', {})).toMatchObject({ parts: [{ orderId, n: 1 }] });
    expect(await shop.must(here, 'order', 'redeemPickup', { code })).toMatchObject({ orderId });
    expect(await shop.outcome(here, 'order', 'redeemPickup', { code })).toBe('CODE_USED');
    const collected = await shop.order(session, orderId);
    expect(collected).toMatchObject({ status: 'completed', fulfilment: { code: null } });
  });

  it('hands over once to twenty people at the till', async () => {
    const { code } = await paidPickup();
    const [colleague] = await shop.read<GuideDocument>('guides', { _id: guides.jingan });
    if (!colleague) throw new Error('the shop has no guide');
    const sessions = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const session = await shop.signIn(`staff-at-till-${index}`);
        await shop.insert('guides', [{ ...colleague, _id: `T${index}`, phoneHash: `hash-T${index}` }]);
        await shop.employ(session, `T${index}`);
        return session;
      }),
    );
    const outcomes = await Promise.all(
      sessions.map((session) => shop.outcome(session, 'order', 'redeemPickup', { code })),
    );
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'CODE_USED')).toHaveLength(19);
  });

  it('stops a person who guesses', async () => {
    const session = await staff(guides.jinganToo);
    const guess = (number: number) =>
      shop.outcome(session, 'order', 'redeemPickup', { code: String(number).padStart(6, '0') });
    const outcomes = await Promise.all(Array.from({ length: 15 }, (_, index) => guess(900_000 + index)));
    expect(outcomes.filter((outcome) => outcome === 'TOO_MANY_TRIES')).toHaveLength(5);
    await shop.advanceClock(10 * MINUTE);
    expect(await guess(900_100)).toBe('CODE_UNKNOWN');
  });

  it('shows no code and takes none after seven days, and gives money and goods back once', async () => {
    const { session, orderId, code } = await paidPickup();
    const before = await shop.stockOf(skus.hot);
    const here = await staff(guides.jingan);
    await shop.advanceClock(7 * DAY);
    expect(await shop.outcome(here, 'order', 'redeemPickup', { code })).toBe('CODE_EXPIRED');
    await Promise.all([shop.runTimer(), shop.runTimer()]);
    await shop.runTimer();

    const order = await shop.until(
      () => shop.order(session, orderId),
      ({ refunded }) => refunded > 0,
    );
    expect(order).toMatchObject({ status: 'cancelled', refunded: prices.hot });
    expect((await shop.stockOf(skus.hot)).available).toBe(before.available + 1);
    expect(await shop.outcome(here, 'order', 'redeemPickup', { code })).toBe('CODE_EXPIRED');
  });
});
