import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  decide,
  evolve,
  newOrder,
  ORDER_PAYABLE,
  PICKUP_CODE_LIFE,
  stockDutyAfter,
  type Order,
  type OrderCommand,
  type OrderEvent,
} from '@shared/domain/order/order';
import { fen } from '@shared/kernel/money';

const payable = fen(199_00);
const placedAt = 1_000_000;
const pickup = { code: '123456', expiresAt: placedAt + PICKUP_CODE_LIFE };
const pay = (transactionId: string, amount = payable, withPickup = false): OrderCommand => ({
  type: 'confirmPayment',
  transactionId,
  amount,
  paidAt: placedAt + 1,
  pickup: withPickup ? pickup : null,
});

const someMoment = fc.constantFrom(placedAt, placedAt + ORDER_PAYABLE, placedAt + PICKUP_CODE_LIFE + 1);
const anyCommand: fc.Arbitrary<OrderCommand> = fc.oneof(
  fc.constant<OrderCommand>({ type: 'confirmHolds' }),
  fc.constant<OrderCommand>({ type: 'refuseHolds', shortage: null }),
  fc
    .tuple(fc.constantFrom('p1', 'p2'), fc.constantFrom(payable, fen(1)), fc.boolean())
    .map(([id, amount, withPickup]) => pay(id, amount, withPickup)),
  fc.constant<OrderCommand>({ type: 'cancel', reason: 'changedMind' }),
  someMoment.map((at): OrderCommand => ({ type: 'close', at })),
  fc
    .tuple(fc.constantFrom('123456', '000000'), someMoment)
    .map(([code, at]): OrderCommand => ({ type: 'collect', code, at })),
  someMoment.map((at): OrderCommand => ({ type: 'expirePickup', at })),
);

function play(commands: readonly OrderCommand[]): { order: Order; events: OrderEvent[] } {
  let order = newOrder(payable, placedAt);
  const events = commands.flatMap((command) => {
    const decision = decide(order, command);
    const happened = decision.ok ? decision.value : [];
    order = happened.reduce(evolve, order);
    return happened;
  });
  return { order, events };
}

const held: OrderCommand = { type: 'confirmHolds' };

describe('the course of an order', () => {
  it('keeps or sends back every payment exactly once, whatever order the messages arrive in', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 14 }), (commands) => {
        const received = new Set(
          commands.flatMap((command) => (command.type === 'confirmPayment' ? [command.transactionId] : [])),
        );
        const { order, events } = play(commands);
        const kept = 'payment' in order && order.payment ? [order.payment.transactionId] : [];
        const isExpired = events.some((event) => event.type === 'pickupExpired');
        const settled = [...(isExpired ? [] : kept), ...order.refundedTransactionIds];
        expect(settled.toSorted()).toEqual([...received].toSorted());
      }),
    );
  });

  it('owes the stock one sale per payment kept and one release per order that ends unpaid', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 14 }), (commands) => {
        const { order, events } = play(commands);
        const duties = events.map(stockDutyAfter).filter((duty) => typeof duty === 'string');
        const expected = {
          placing: [],
          awaitingPayment: [],
          refused: ['release'],
          paid: ['sell'],
          completed: ['sell'],
          cancelled: 'payment' in order && order.payment ? ['sell', 'return'] : ['release'],
        }[order.status];
        expect(duties).toEqual(expected);
      }),
    );
  });

  it('hands goods over at most once, against the right code and in time', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 14 }), (commands) => {
        const { events } = play(commands);
        expect(events.filter((event) => event.type === 'collected').length).toBeLessThanOrEqual(1);
        const collectedAndExpired = events.filter(
          ({ type }) => type === 'collected' || type === 'pickupExpired',
        );
        expect(collectedAndExpired.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each<{ given: string; commands: OrderCommand[]; when: OrderCommand; answer: unknown }>([
    {
      given: 'an unpaid order',
      commands: [held],
      when: pay('p1'),
      answer: {
        ok: true,
        value: [{ type: 'paid', payment: { transactionId: 'p1', paidAt: placedAt + 1 }, pickup: null }],
      },
    },
    {
      given: 'a paid order told twice',
      commands: [held, pay('p1')],
      when: pay('p1'),
      answer: { ok: true, value: [] },
    },
    {
      given: 'a paid order paid by another transaction',
      commands: [held, pay('p1')],
      when: pay('p2'),
      answer: {
        ok: true,
        value: [{ type: 'refundDue', transactionId: 'p2', amount: payable, reason: 'paidTwice' }],
      },
    },
    {
      given: 'a closed order',
      commands: [held, { type: 'close', at: placedAt + ORDER_PAYABLE }],
      when: pay('p1'),
      answer: {
        ok: true,
        value: [{ type: 'refundDue', transactionId: 'p1', amount: payable, reason: 'paidAfterClose' }],
      },
    },
    {
      given: 'an unpaid order paid with too little',
      commands: [held],
      when: pay('p1', fen(1)),
      answer: {
        ok: true,
        value: [{ type: 'refundDue', transactionId: 'p1', amount: 1, reason: 'wrongAmount' }],
      },
    },
    {
      given: 'an order whose time is not over',
      commands: [held],
      when: { type: 'close', at: placedAt + ORDER_PAYABLE - 1 },
      answer: { ok: false, refusal: { code: 'NOT_YET' } },
    },
    {
      given: 'an order whose time is over',
      commands: [held],
      when: { type: 'close', at: placedAt + ORDER_PAYABLE },
      answer: { ok: true, value: [{ type: 'cancelled', reason: 'unpaid' }] },
    },
    {
      given: 'a paid order',
      commands: [held, pay('p1')],
      when: { type: 'cancel', reason: 'other' },
      answer: { ok: false, refusal: { code: 'ALREADY_PAID' } },
    },
    {
      given: 'a paid pickup and a wrong code',
      commands: [held, pay('p1', payable, true)],
      when: { type: 'collect', code: '000000', at: placedAt + 2 },
      answer: { ok: false, refusal: { code: 'CODE_UNKNOWN' } },
    },
    {
      given: 'a collected pickup',
      commands: [held, pay('p1', payable, true), { type: 'collect', code: '123456', at: placedAt + 2 }],
      when: { type: 'collect', code: '123456', at: placedAt + 3 },
      answer: { ok: false, refusal: { code: 'CODE_USED' } },
    },
    {
      given: 'a pickup at the moment its code ends',
      commands: [held, pay('p1', payable, true)],
      when: { type: 'collect', code: '123456', at: pickup.expiresAt },
      answer: { ok: false, refusal: { code: 'CODE_EXPIRED', at: pickup.expiresAt } },
    },
    {
      given: 'a pickup that nobody fetched',
      commands: [held, pay('p1', payable, true)],
      when: { type: 'expirePickup', at: pickup.expiresAt },
      answer: {
        ok: true,
        value: [
          { type: 'pickupExpired' },
          { type: 'refundDue', transactionId: 'p1', amount: payable, reason: 'pickupExpired' },
        ],
      },
    },
  ])('$given: $when.type', ({ commands, when, answer }) => {
    expect(decide(play(commands).order, when)).toEqual(answer);
  });
});
