import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OutputOf } from '@shared/contracts/contract';
import type { HqContract } from '@shared/contracts/hq.contract';
import { DAY, HOUR, MINUTE } from '@shared/kernel/time';
import type { DifferenceDocument, ReconciliationDocument } from '@functions/_stores/reconciliation.documents';
import type { OrderDocument, PaymentDocument, RefundDocument } from '@functions/_stores/order.documents';
import { ADMIN, hire, HqDesk } from '../support/hq-desk';
import { findProblems } from '../support/invariants';
import { prices, Shop, skus } from '../support/shop';

type Row = OutputOf<HqContract['reconcileDay']>;
type Opened = OutputOf<HqContract['reconciliation']>;

let shop: Shop;
let desk: HqDesk;
/** Of the day that is traded on, and of the day after. */
let day = '2026-03-14';

beforeAll(async () => {
  shop = await Shop.open();
  desk = new HqDesk(shop);
  await hire(shop, ADMIN.username, ADMIN.password);
  await desk.signIn();
}, 60_000);
afterAll(async () => {
  expect(await findProblems(shop)).toEqual([]);
  await shop.close();
});

async function bought(quantity = 1): Promise<{ session: string; orderId: string; transactionId: string }> {
  const session = await shop.signIn();
  const orderId = await shop.place(session, { lines: [{ skuId: skus.hot, quantity }] });
  await shop.payOrder(session, orderId);
  const [payment] = await shop.read<PaymentDocument>('payments', { orderId });
  return { session, orderId, transactionId: payment!._id };
}

async function stopped(): Promise<{ orderId: string; transactionId: string; refundId: string }> {
  const { session, ...order } = await bought();
  await shop.must(session, 'order', 'stopPart', { orderId: order.orderId, n: 1 });
  const [refund] = await shop.until(
    () => shop.read<RefundDocument>('refunds', { orderId: order.orderId }),
    ([one]) => one?.status === 'succeeded' && one.acceptedAt !== null,
  );
  return { ...order, refundId: refund!._id };
}

/** The shops open at ten: a day later is when the bill of the day before is there. The timer notices. */
async function sleep(days = 1): Promise<void> {
  await shop.advanceClock(days * DAY);
  day = new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
  await desk.signIn();
  await shop.runTimer();
  await shop.until(
    () => dayOf(),
    (one) => one?.state === 'done' || one?.trouble !== null,
  );
}
const yesterday = () => new Date(Date.parse(`${day}T00:00:00Z`) - DAY).toISOString().slice(0, 10);
const dayOf = async (date = yesterday()) =>
  (await shop.read<ReconciliationDocument>('reconciliations', { day: date }))[0];
const found = async () =>
  (await shop.read<DifferenceDocument>('reconciliation_differences'))
    .filter(({ reconciliationId }) => reconciliationId.startsWith(yesterday()))
    .map(({ kind, number, here, there }) => ({ kind, number, here, there }));

describe('the day before, once its bill is there', () => {
  it('is the same on both sides, line by line, when nothing went wrong', async () => {
    await bought(2);
    await bought();
    await stopped();
    await shop.insert('payments', [
      { _id: 'nothing-to-pay', orderId: '0'.repeat(20), amount: 0, openId: '', outcome: 'applied' } as never,
    ]);
    await sleep();
    const totals = { payments: 3, paid: 4 * prices.hot, refunds: 1, refunded: prices.hot };
    expect(await dayOf()).toMatchObject({ state: 'done', here: totals, there: totals, matched: 4, open: 0 });
    expect(await found()).toEqual([]);
  });

  it('stays as it is when the clock comes by again, and asks WeChat Pay for nothing', async () => {
    const before = await dayOf();
    await shop.makeBillWrong({ kind: 'unknown', at: before!.startedAt - DAY, amount: 100 });
    await shop.advanceClock(HOUR);
    await shop.runTimer();
    expect(await dayOf()).toEqual(before);
    await shop.makeBillsRight();
  });

  it('is clean when nothing happened and WeChat Pay has no bill', async () => {
    await sleep();
    expect(await dayOf()).toMatchObject({ state: 'done', matched: 0, open: 0, there: { payments: 0 } });
  });
});

describe('differences', () => {
  let plain: Awaited<ReturnType<typeof bought>>;
  let lost: typeof plain;
  let dear: typeof plain;
  let back: Awaited<ReturnType<typeof stopped>>;
  let lostBack: typeof back;
  let dearBack: typeof back;

  beforeAll(async () => {
    [plain, lost, dear] = [await bought(), await bought(), await bought()];
    [back, lostBack, dearBack] = [await stopped(), await stopped(), await stopped()];
    const [order] = await shop.read<OrderDocument>('orders', { _id: plain.orderId });
    await shop.makeBillWrong(
      { kind: 'missing', number: lost.orderId },
      { kind: 'amount', number: dear.orderId, amount: 1 },
      { kind: 'unknown', at: order!.paidAt, amount: 77 },
      { kind: 'missing', number: lostBack.refundId },
      { kind: 'amount', number: dearBack.refundId, amount: 2 },
    );
    await sleep();
  }, 60_000);

  it('that are planted are found and named, and nothing else is', async () => {
    const { hot } = prices;
    expect(await dayOf()).toMatchObject({
      state: 'done',
      open: 5,
      matched: 5,
      here: { payments: 6, paid: 6 * hot, refunds: 3, refunded: 3 * hot },
      there: { payments: 6, paid: 4 * hot + 1 + 77, refunds: 2, refunded: hot + 2 },
    });
    const differences = await found();
    expect(differences).toHaveLength(5);
    expect(differences).toEqual(
      expect.arrayContaining([
        { kind: 'paymentMissingAtWechat', number: lost.transactionId, here: hot, there: null },
        { kind: 'paymentAmountDiffers', number: dear.transactionId, here: hot, there: 1 },
        { kind: 'paymentMissingHere', number: expect.any(String), here: null, there: 77 },
        { kind: 'refundMissingAtWechat', number: lostBack.refundId, here: hot, there: null },
        { kind: 'refundAmountDiffers', number: dearBack.refundId, here: hot, there: 2 },
      ]),
    );
  });

  it('are seen at headquarters, each with its order, and one that was looked into is not open any more', async () => {
    const { reconciliations, total } = await desk.must<{ reconciliations: Row[]; total: number }>(
      'reconciliations',
    );
    expect(reconciliations.map((row) => row.day)).toEqual([yesterday(), '2026-03-15', '2026-03-14']);
    expect(total).toBe(3);
    const [{ reconciliationId } = { reconciliationId: '' }] = reconciliations;
    const { differences } = await desk.must<Opened>('reconciliation', { reconciliationId });
    const mine = differences.find(({ orderId }) => orderId === lost.orderId);
    expect(mine).toMatchObject({ kind: 'paymentMissingAtWechat', orderId: lost.orderId, lookedInto: null });
    expect(differences.find(({ there }) => there === 77)?.orderId).toBeNull();

    const { differenceId } = mine!;
    const looked = { differenceId, note: '银行延迟，次日账单已到' };
    await desk.must('lookIntoDifference', looked);
    await desk.must('lookIntoDifference', { ...looked, note: 'somebody else' });
    const after = await desk.must<Opened>('reconciliation', { reconciliationId });
    expect(after.reconciliation.open).toBe(4);
    expect(after.differences.find((each) => each.differenceId === differenceId)?.lookedInto).toMatchObject({
      by: ADMIN.username,
      note: looked.note,
    });
    expect(await shop.read('audit', { subject: differenceId })).toMatchObject([
      { by: ADMIN.username, action: 'lookIntoDifference', to: looked.note },
    ]);
    expect(await desk.outcome('lookIntoDifference', { differenceId: 'none', note: 'x' })).toBe(
      'DIFFERENCE_NOT_FOUND',
    );
  });

  it('go when the day is compared again with a bill that is right, but for what people said', async () => {
    await shop.makeBillsRight();
    const row = await desk.must<Row>('reconcileDay', { day: yesterday(), again: true });
    expect(row).toMatchObject({ state: 'done', open: 0, matched: 9 });
    expect(await found()).toMatchObject([{ kind: 'paymentMissingAtWechat', number: lost.transactionId }]);
    const again = await desk.must<Row>('reconcileDay', { day: yesterday() });
    expect(again).toEqual(row);
  });

  it('are counted once when two people compare the same day at once, and the clock too', async () => {
    await shop.makeBillWrong(
      { kind: 'missing', number: lost.orderId },
      { kind: 'missing', number: dear.orderId },
    );
    await Promise.all([
      desk.must<Row>('reconcileDay', { day: yesterday(), again: true }),
      desk.must<Row>('reconcileDay', { day: yesterday(), again: true }),
      shop.runTimer(),
    ]);
    await shop.runTimer();
    const whole = await desk.must<Row>('reconcileDay', { day: yesterday() });
    expect(whole).toMatchObject({ state: 'done', matched: 7, here: { payments: 6, refunds: 3 }, open: 1 });
    await shop.makeBillsRight();
  });
});

describe('a bill that is not to be trusted', () => {
  it.each(['cut', 'changed'])(
    'is refused when it was %s on the way, and taken when it is right',
    async (how) => {
      await bought();
      await shop.makeBillWrong({ kind: 'damaged', how });
      await sleep();
      expect(await dayOf()).toMatchObject({
        state: 'waiting',
        matched: 0,
        trouble: { code: 'BILL_DAMAGED' },
      });
      await shop.makeBillsRight();
      await shop.runTimer();
      expect(await dayOf()).toMatchObject({ state: 'waiting' }); // Not asked for again at once.
      await shop.advanceClock(10 * MINUTE);
      await shop.runTimer();
      expect(await dayOf()).toMatchObject({ state: 'done', matched: 1, trouble: null });
      await shop.advanceClock(-10 * MINUTE);
    },
  );

  it('is made up for after days in which nothing ran', async () => {
    await bought();
    const missed = day;
    await sleep(3);
    expect(await dayOf(missed)).toMatchObject({ state: 'done', matched: 1 });
    expect(await dayOf()).toMatchObject({ state: 'done', matched: 0 });
    expect(await shop.read('reconciliations')).toHaveLength(8);
  });
});

it('goes on where a crash stopped it', async () => {
  await bought();
  await bought();
  await sleep();
  const whole = (await dayOf())!;
  // As if the process had ended after the lines of the bill, before our own entries were walked.
  const halfWay = {
    state: 'comparing',
    walk: 'payments',
    cursor: null,
    here: { payments: 0, paid: 0, refunds: 0, refunded: 0 },
  };
  await shop.update('reconciliations', whole._id, { ...halfWay, finishedAt: null, open: 9 });
  await shop.runTimer();
  const { version: _version, finishedAt: _finished, updatedAt: _updated, ...rest } = whole;
  expect(await dayOf()).toMatchObject(rest);
});

it('shows headquarters where the money of an order went', async () => {
  const { orderId, refundId } = await stopped();
  const { entries } = await desk.must<OutputOf<HqContract['ledger']>>('ledger', { orderId });
  expect(entries.map(({ reason }) => reason)).toEqual(['received', 'refunding', 'refunded']);
  expect(entries[1]?.lines).toEqual([
    { account: `deposit:${orderId}`, amount: -prices.hot },
    { account: `refund:${refundId}`, amount: prices.hot },
  ]);
});

it('waits for ten o’clock', async () => {
  const now = (await dayOf())!.updatedAt;
  expect(await desk.outcome('reconcileDay', { day })).toBe('DAY_NOT_OVER');
  const tenTomorrow = Date.parse(`${day}T10:00:00+08:00`) + DAY;
  await shop.advanceClock(tenTomorrow - MINUTE - now);
  await shop.runTimer();
  expect(await dayOf(day)).toBeUndefined();
  await shop.advanceClock(MINUTE);
  await shop.runTimer();
  expect(await dayOf(day)).toMatchObject({ state: 'done' });
});
