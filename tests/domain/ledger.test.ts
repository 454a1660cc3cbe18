import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newEntry, type Account, type LedgerEntry } from '@shared/domain/ledger/entry';
import { decide } from '@shared/domain/order/decide';
import { evolve } from '@shared/domain/order/evolve';
import { newOrder, PICKUP_CODE_LIFE, type Order, type OrderCommand } from '@shared/domain/order/order';
import { CONFIRM_AFTER, hasEnded, type Part, type Way } from '@shared/domain/order/part';
import { refundedEntry } from '@shared/domain/order/postings';
import { unitShares } from '@shared/domain/money/unit-shares';
import { fen, sumFen, type Fen } from '@shared/kernel/money';

const at = 1_000_000;
const pickup = { code: '123456', expiresAt: at + PICKUP_CODE_LIFE };

/** Pieces of A and B, at prices that do not divide; the freight comes on top. */
const part = (n: number, way: Way, [ofA, ofB, freight]: readonly number[]): Part => {
  const lines = [
    { skuId: 'A', quantity: 3, payable: fen(ofA ?? 0), shares: unitShares(fen(ofA ?? 0), 3) },
    { skuId: 'B', quantity: 1, payable: fen(ofB ?? 0), shares: unitShares(fen(ofB ?? 0), 1) },
  ];
  return {
    ...{
      n,
      way,
      locationId: `L${n}`,
      locationName: { zh: `店${n}`, en: `Store ${n}` },
      ownerId: `owner-${n}`,
    },
    ...{ isAsked: false, lines, freight: fen(freight ?? 0), course: { stage: 'planned' }, pickup: null },
    ...{ payable: fen((ofA ?? 0) + (ofB ?? 0) + (freight ?? 0)), parcels: [], rejections: [] },
  };
};

/** What happens to an order: a command, or money that goes back of a part for a reason of its own. */
type Step = OrderCommand | { type: 'giveBack'; n: number; share: number };

const n = fc.constantFrom(1, 2);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(fc.constantFrom('p1', 'p2'), fc.constantFrom(0, 0, 0, 1))
    .map(([transactionId, wrong]): OrderCommand => ({
      ...{ type: 'confirmPayment', transactionId, amount: fen(wrong), paidAt: at, pickup, at },
    })),
  fc.constant<OrderCommand>({ type: 'cancel', reason: 'changedMind', at }),
  fc.constant<OrderCommand>({ type: 'collect', code: '123456', at }),
  fc.constant<OrderCommand>({ type: 'passTime', at: at + CONFIRM_AFTER }),
  n.map((of): OrderCommand => ({ type: 'stopPart', n: of, at })),
  n.map((of): OrderCommand => ({ type: 'confirmReceipt', n: of, by: 'shopper', at })),
  fc
    .tuple(n, fc.constantFrom('x', 'y', 'z'), fc.constantFrom('A', 'B'), fc.constantFrom(1, 2))
    .map(([of, parcelId, skuId, quantity]): OrderCommand => ({
      ...{ type: 'shipPart', n: of, at },
      parcel: { parcelId, carrier: 'SF', trackingNo: 'SF123456', lines: [{ skuId, quantity }] },
    })),
  fc.record({ type: fc.constant('giveBack' as const), n, share: fc.double({ min: 0, max: 1, noNaN: true }) }),
);
const amounts = fc.tuple(fc.nat(10_000), fc.nat(10_000), fc.nat(1_000));
const anyStory = fc.record({
  parts: fc
    .tuple(amounts, amounts, fc.constantFrom<Way>('pickup', 'express'))
    .map(([first, second, way]) => [part(1, way, first), part(2, 'express', second)]),
  steps: fc.array(anyStep, { maxLength: 30 }),
});

const leftOf = (order: Order, { n: of, payable }: Part): number =>
  payable -
  Object.values(order.refunds).reduce((sum, refund) => sum + (refund.n === of ? refund.amount : 0), 0);

/** Every entry that the order made, in order; the payment is for what the order costs unless a step says otherwise. */
function play(parts: readonly Part[], steps: readonly Step[]): { order: Order; entries: LedgerEntry[] } {
  const payable = sumFen(parts.map((each) => each.payable));
  let order: Order = newOrder('O', payable, parts, at);
  const happen = (event: Parameters<typeof evolve>[1]) => (order = evolve(order, event));
  happen({ type: 'held' });
  for (const [index, step] of steps.entries()) {
    if (step.type === 'giveBack') {
      const of = order.parts.find((each) => each.n === step.n)!;
      const amount = fen(Math.floor(leftOf(order, of) * step.share));
      if (!('payment' in order) || !order.payment || amount === 0 || of.course.stage === 'cancelled')
        continue;
      const { transactionId } = order.payment;
      happen({
        ...{
          type: 'refundDue',
          refundId: `A${index}`,
          transactionId,
          amount,
          reason: 'cancelled',
          n: of.n,
          at,
        },
      });
      continue;
    }
    // A part of which something went back is stopped by other rules than a whole one.
    const stopped = step.type === 'stopPart' && order.parts.find((each) => each.n === step.n);
    if (stopped && leftOf(order, stopped) < stopped.payable) continue;
    const command = step.type === 'confirmPayment' ? { ...step, amount: fen(payable + step.amount) } : step;
    const decision = decide(order, command);
    if (decision.ok) decision.value.forEach(happen);
  }
  return { order, entries: order.dues.flatMap((due) => (due.do === 'post' ? due.entries : [])) };
}

function balances(entries: readonly LedgerEntry[]): Map<Account, number> {
  const sums = new Map<Account, number>();
  for (const { account, amount } of entries.flatMap(({ lines }) => lines))
    sums.set(account, (sums.get(account) ?? 0) + amount);
  return sums;
}
const balance = (entries: readonly LedgerEntry[], account: Account): number =>
  balances(entries).get(account) ?? 0;
const total = (entries: readonly LedgerEntry[], kind: RegExp): number =>
  [...balances(entries)].reduce((sum, [account, amount]) => (kind.test(account) ? sum + amount : sum), 0);

const pay: Step = {
  ...{ type: 'confirmPayment', transactionId: 'p1', amount: fen(0), paidAt: at, pickup, at },
};
const ship = (of: number, parcelId: string, skuId: string, quantity: number): Step => ({
  ...{ type: 'shipPart', n: of, at },
  parcel: { parcelId, carrier: 'SF', trackingNo: 'SF123456', lines: [{ skuId, quantity }] },
});

describe('the books of an order, whatever happens to it in whatever order', () => {
  it('balance in every entry, and no two entries share a key', () => {
    fc.assert(
      fc.property(anyStory, ({ parts, steps }) => {
        const { entries } = play(parts, steps);
        for (const { lines } of entries) expect(sumFen(lines.map(({ amount }) => amount))).toBe(0);
        expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
      }),
    );
  });

  it('hold what was paid, less what went back and what was earned; nothing once all has ended', () => {
    fc.assert(
      fc.property(anyStory, ({ parts, steps }) => {
        const { order, entries } = play(parts, steps);
        const kept = 'payment' in order && order.payment ? order.payable : 0;
        const refunds = Object.values(order.refunds);
        const back = refunds
          .filter((refund) => refund.n !== null)
          .reduce((sum, { amount }) => sum + amount, 0);
        const earned = total(entries, /^owner:/);
        const deposit = balance(entries, 'deposit:O');
        expect(deposit).toBe(kept - back - earned);
        expect(deposit).toBeGreaterThanOrEqual(0);
        if (kept > 0 && order.parts.every(hasEnded)) expect(deposit).toBe(0);
        // What WeChat Pay has taken is what everybody else is owed.
        const stray = refunds
          .filter((refund) => refund.n === null)
          .reduce((sum, { amount }) => sum + amount, 0);
        expect(balance(entries, 'wechat')).toBe(fen(-(kept + stray)));
        expect(total(entries, /^suspense:/)).toBe(0);
      }),
    );
  });

  it('give each owner what its part was paid, less what went back of it', () => {
    fc.assert(
      fc.property(anyStory, ({ parts, steps }) => {
        const { order, entries } = play(parts, steps);
        for (const each of order.parts) {
          const earned = total(entries, new RegExp(`^owner:${each.ownerId}:`));
          if (each.course.stage === 'received') expect(earned).toBe(leftOf(order, each));
          if (each.course.stage === 'cancelled') expect(earned).toBe(0);
          expect(earned).toBeLessThanOrEqual(leftOf(order, each));
        }
      }),
    );
  });
});

describe('earning', () => {
  const parts = [part(1, 'express', [1000, 500, 80]), part(2, 'express', [0, 0, 0])];

  it('takes pieces at their frozen shares as they leave, and the freight with the first parcel', () => {
    const first = play(parts, [pay, ship(1, 'x', 'A', 1)]).entries;
    expect([balance(first, 'owner:owner-1:sales'), balance(first, 'owner:owner-1:freight')]).toEqual([
      334, 80,
    ]);
    const second = play(parts, [pay, ship(1, 'x', 'A', 1), ship(1, 'y', 'A', 1)]).entries;
    expect(second.at(-1)).toMatchObject({
      key: 'earned:O-1:y',
      reason: 'earned',
      lines: [
        { account: 'deposit:O', amount: -333 },
        { account: 'owner:owner-1:sales', amount: 333 },
      ],
    });
  });

  it('gives back of what has not left before it takes from the owner', () => {
    const steps: Step[] = [pay, ship(1, 'x', 'A', 3), { type: 'giveBack', n: 1, share: 0.25 }];
    const { entries } = play(parts, steps);
    expect(entries.at(-1)?.lines).toEqual([
      { account: 'deposit:O', amount: -395 },
      { account: 'refund:A2', amount: 395 },
    ]);
  });

  it('books nothing for an order of nothing', () => {
    const free = [part(1, 'pickup', [0, 0, 0])];
    const { order, entries } = play(free, [pay, { type: 'collect', code: '123456', at }]);
    expect([order.status, entries]).toEqual(['completed', []]);
  });
});

it('empties the account of a refund when the money has arrived', () => {
  const { entries } = play([part(1, 'express', [100, 0, 0])], [pay, { type: 'stopPart', n: 1, at }]);
  const done = refundedEntry({ refundId: 'PO-1', orderId: 'O', amount: fen(100) }, at);
  expect(balance(entries, 'refund:PO-1')).toBe(100);
  expect([...balances([...entries, done]).values()]).toEqual([0, 0, 0]);
});

it('refuses an entry that makes or loses money', () => {
  const lines = [{ account: 'deposit:O', amount: fen(1) as Fen } as const];
  expect(() => newEntry({ key: 'k', at, reason: 'received', orderId: 'O', lines })).toThrow('sums to 1');
});
