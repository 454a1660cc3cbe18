import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '@shared/domain/order/decide';
import { isOfStock, type Due } from '@shared/domain/order/dues';
import { evolve } from '@shared/domain/order/evolve';
import {
  newOrder,
  ORDER_PAYABLE,
  PICKUP_CODE_LIFE,
  type Order,
  type OrderCommand,
  type OrderEvent,
} from '@shared/domain/order/order';
import { ACCEPT_WITHIN, CONFIRM_AFTER, type Part } from '@shared/domain/order/part';
import { fen } from '@shared/kernel/money';

const at = 1_000_000;
const pickup = { code: '123456', expiresAt: at + PICKUP_CODE_LIFE };

const part = (n: number, fields: Partial<Part>): Part => ({
  n,
  way: 'express',
  locationId: `L${n}`,
  locationName: { zh: `店${n}`, en: `Store ${n}` },
  ownerId: 'hq',
  isAsked: true,
  lines: [{ skuId: 'A', quantity: 2, payable: fen(100_00), shares: [{ amount: fen(50_00), pieces: 2 }] }],
  freight: fen(0),
  payable: fen(100_00),
  course: { stage: 'planned' },
  pickup: null,
  parcels: [],
  rejections: [],
  ...fields,
});
/** One part from a store, one from a warehouse; or one at the counter. */
const express = [part(1, {}), part(2, { isAsked: false })];
const counter = [part(1, { way: 'pickup', payable: fen(200_00) })];
const payable = fen(200_00);

const pay = (transactionId: string, amount = payable): OrderCommand => ({
  ...{ type: 'confirmPayment', transactionId, amount, paidAt: at, pickup, at },
});
const held: OrderCommand = { type: 'confirmHolds', at };
const parcel = (parcelId: string, quantity: number) => ({
  ...{ parcelId, carrier: 'SF', trackingNo: 'SF123456' },
  lines: [{ skuId: 'A', quantity }],
});
const elsewhere = {
  locationId: 'L9',
  locationName: { zh: '店9', en: 'Store 9' },
  ownerId: 'franchisee:x',
  isAsked: false,
};

const moments = [at, at + ACCEPT_WITHIN, at + ORDER_PAYABLE, at + PICKUP_CODE_LIFE, at + CONFIRM_AFTER];
const when = fc.constantFrom(...moments);
const n = fc.constantFrom(1, 2);
const anyCommand: fc.Arbitrary<OrderCommand> = fc.oneof(
  fc.constant(held),
  fc.constant<OrderCommand>({ type: 'refuseHolds', shortage: null, at }),
  fc
    .tuple(fc.constantFrom('p1', 'p2'), fc.constantFrom(payable, fen(1)))
    .map(([id, amount]) => pay(id, amount)),
  fc.constant<OrderCommand>({ type: 'cancel', reason: 'changedMind', at }),
  fc.record({ type: fc.constant('close' as const), at: when }),
  fc.record({ type: fc.constant('passTime' as const), at: when }),
  fc.record({ type: fc.constant('expirePickup' as const), at: when }),
  fc.record({ type: fc.constant('collect' as const), code: fc.constantFrom('123456', '0'), at: when }),
  fc.record({
    type: fc.constantFrom('acceptPart' as const, 'readyPart', 'stopPart', 'giveUpPart'),
    ...{ n, at: when },
  }),
  fc.record({
    type: fc.constant('rejectPart' as const),
    ...{ n, at: when, reason: fc.constantFrom('notFound' as const, 'tooBusy') },
  }),
  n.map((of): OrderCommand => ({ type: 'reroutePart', n: of, to: elsewhere, tag: `r${of}`, at })),
  fc
    .tuple(n, fc.constantFrom('x', 'y'), fc.constantFrom(1, 2))
    .map(([of, id, count]): OrderCommand => ({ type: 'shipPart', n: of, parcel: parcel(id, count), at })),
  n.map((of): OrderCommand => ({ type: 'confirmReceipt', n: of, by: 'shopper', at })),
  fc
    .constantFrom('Rp1', 'Rp2', 'PO-1', 'PO-2')
    .map((refundId): OrderCommand => ({ type: 'noteRefund', refundId, at })),
);
const anyStory = fc.tuple(fc.constantFrom(express, counter), fc.array(anyCommand, { maxLength: 24 }));

function play(parts: readonly Part[], commands: readonly OrderCommand[]) {
  let order: Order = newOrder('O', payable, parts, at);
  const events = commands.flatMap((command): readonly OrderEvent[] => {
    const decision = decide(order, command);
    const happened = decision.ok ? decision.value : [];
    order = happened.reduce((before, event) => evolve(before, event), order);
    return happened;
  });
  return { order, events };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const piecesOf = (dues: readonly Due[], duty: Due['do']) =>
  sum(
    dues.flatMap((due) => (due.do === duty && isOfStock(due) ? due.lines.map((line) => line.quantity) : [])),
  );

describe('the course of an order', () => {
  it('keeps every payment, or gives it back whole, or gives back exactly the parts it stopped', () => {
    fc.assert(
      fc.property(anyStory, ([parts, commands]) => {
        const { order } = play(parts, commands);
        const received = commands.flatMap((each) => (each.type === 'confirmPayment' ? [each] : []));
        const kept = 'payment' in order ? order.payment?.transactionId : undefined;
        for (const id of new Set(received.map((each) => each.transactionId))) {
          const back = Object.values(order.refunds).filter((refund) => refund.transactionId === id);
          const stopped = order.parts.filter(({ course }) => course.stage === 'cancelled');
          const wanted =
            id === kept
              ? stopped.map((each) => each.payable)
              : [received.find((each) => each.transactionId === id)?.amount];
          expect(back.map(({ amount }) => amount).sort()).toEqual(wanted.sort());
        }
      }),
    );
  });

  it('owes the stock every piece once: held pieces are released or sold, sold ones leave or can be sold again', () => {
    fc.assert(
      fc.property(anyStory, ([parts, commands]) => {
        const { order } = play(parts, commands);
        const pieces = sum(parts.flatMap((each) => each.lines).map((line) => line.quantity));
        const isSold = 'payment' in order && order.payment !== null;
        const isOver = order.status === 'refused' || order.status === 'cancelled';
        expect(piecesOf(order.dues, 'release')).toBe(!isSold && isOver ? pieces : 0);
        const waiting = order.parts.filter(
          ({ course: { stage } }) => stage === 'toAccept' || stage === 'preparing' || stage === 'ready',
        );
        const unshipped = sum(
          waiting.map(
            (each) => 2 - sum(each.parcels.flatMap(({ lines }) => lines).map((line) => line.quantity)),
          ),
        );
        const ended = sum(
          (['handOut', 'uncommit', 'writeOff'] as const).map((duty) => piecesOf(order.dues, duty)),
        );
        expect(piecesOf(order.dues, 'commit') - ended).toBe(isSold ? unshipped : 0);
        expect(new Set(order.dues.map(({ key }) => key)).size).toBe(order.dues.length);
      }),
    );
  });

  it('changes nothing when a command is said again at once', () => {
    fc.assert(
      fc.property(anyStory, anyCommand, ([parts, commands], command) => {
        // A store that rejects again has been asked again meanwhile, and time goes on by itself.
        fc.pre(command.type !== 'passTime');
        const once = play(parts, [...commands, command]).order;
        expect(play(parts, [...commands, command, command]).order).toEqual(once);
      }),
    );
  });

  it('is completed when every part has ended and any has arrived', () => {
    fc.assert(
      fc.property(anyStory, ([parts, commands]) => {
        const { order } = play(parts, commands);
        const stages = order.parts.map(({ course }) => course.stage);
        const hasEnded = stages.every((stage) => stage === 'received' || stage === 'cancelled');
        expect(order.status === 'completed').toBe(hasEnded && stages.includes('received'));
        if (order.status === 'paid') expect(hasEnded).toBe(false);
      }),
    );
  });
});

const refusal = (code: string, more: object = {}) => ({ ok: false, refusal: { code, ...more } });

it.each<{ given: string; parts?: Part[]; commands: OrderCommand[]; command: OrderCommand; answer: unknown }>([
  {
    given: 'a paid order told twice',
    commands: [held, pay('p1')],
    command: pay('p1'),
    answer: { ok: true, value: [] },
  },
  {
    given: 'a paid order paid by another transaction',
    commands: [held, pay('p1')],
    command: pay('p2'),
    answer: { ok: true, value: [expect.objectContaining({ refundId: 'Rp2', reason: 'paidTwice' })] },
  },
  {
    given: 'a closed order',
    commands: [held, { type: 'close', at: at + ORDER_PAYABLE }],
    command: pay('p1'),
    answer: { ok: true, value: [expect.objectContaining({ reason: 'paidAfterClose', amount: payable })] },
  },
  {
    given: 'an unpaid order paid with too little',
    commands: [held],
    command: pay('p1', fen(1)),
    answer: { ok: true, value: [expect.objectContaining({ reason: 'wrongAmount', amount: 1 })] },
  },
  {
    given: 'an order one moment before its time is over',
    commands: [held],
    command: { type: 'close', at: at + ORDER_PAYABLE - 1 },
    answer: refusal('NOT_YET'),
  },
  {
    given: 'an order whose time is over',
    commands: [held],
    command: { type: 'close', at: at + ORDER_PAYABLE },
    answer: { ok: true, value: [{ type: 'cancelled', reason: 'unpaid', at: at + ORDER_PAYABLE }] },
  },
  {
    given: 'a paid order',
    commands: [held, pay('p1')],
    command: { type: 'cancel', reason: 'other', at },
    answer: refusal('ALREADY_PAID'),
  },
  {
    given: 'a paid pickup and a wrong code',
    parts: counter,
    commands: [held, pay('p1')],
    command: { type: 'collect', code: '000000', at },
    answer: refusal('CODE_UNKNOWN'),
  },
  {
    given: 'a collected pickup',
    parts: counter,
    commands: [held, pay('p1'), { type: 'collect', code: '123456', at }],
    command: { type: 'collect', code: '123456', at },
    answer: refusal('CODE_USED'),
  },
  {
    given: 'a pickup at the moment its code ends',
    parts: counter,
    commands: [held, pay('p1'), { type: 'readyPart', n: 1, at }],
    command: { type: 'collect', code: '123456', at: pickup.expiresAt },
    answer: refusal('CODE_EXPIRED', { at: pickup.expiresAt }),
  },
  {
    given: 'a pickup that nobody fetched',
    parts: counter,
    commands: [held, pay('p1')],
    command: { type: 'expirePickup', at: pickup.expiresAt },
    answer: {
      ok: true,
      value: [
        { type: 'partCancelled', n: 1, reason: 'pickupExpired', at: pickup.expiresAt },
        expect.objectContaining({ type: 'refundDue', refundId: 'PO-1', amount: payable }),
        { type: 'cancelled', reason: 'allParts', at: pickup.expiresAt },
      ],
    },
  },
  {
    given: 'a store that does not answer in time',
    commands: [held, pay('p1')],
    command: { type: 'passTime', at: at + ACCEPT_WITHIN },
    answer: {
      ok: true,
      value: [
        {
          type: 'partRejected',
          n: 1,
          rejection: { locationId: 'L1', reason: 'noAnswer', at: at + ACCEPT_WITHIN },
        },
      ],
    },
  },
  {
    given: 'a store that may still answer',
    commands: [held, pay('p1')],
    command: { type: 'passTime', at: at + ACCEPT_WITHIN - 1 },
    answer: { ok: true, value: [] },
  },
  {
    given: 'a part of which a parcel has left',
    commands: [held, pay('p1'), { type: 'shipPart', n: 2, parcel: parcel('x', 1), at }],
    command: { type: 'stopPart', n: 2, at },
    answer: refusal('NOT_AT_THIS_STAGE'),
  },
  {
    given: 'a part of which one piece is left',
    commands: [held, pay('p1'), { type: 'shipPart', n: 2, parcel: parcel('x', 1), at }],
    command: { type: 'shipPart', n: 2, parcel: parcel('y', 2), at },
    answer: refusal('TOO_MANY_PIECES', { skuId: 'A', left: 1 }),
  },
  {
    given: 'a part that the store has not accepted',
    commands: [held, pay('p1')],
    command: { type: 'shipPart', n: 1, parcel: parcel('x', 1), at },
    answer: refusal('NOT_AT_THIS_STAGE'),
  },
  {
    given: 'goods that are ten days on their way',
    commands: [
      held,
      pay('p1'),
      { type: 'shipPart', n: 2, parcel: parcel('x', 2), at },
      { type: 'stopPart', n: 1, at },
    ],
    command: { type: 'passTime', at: at + CONFIRM_AFTER },
    answer: {
      ok: true,
      value: [{ type: 'partReceived', n: 2, by: 'time', at: at + CONFIRM_AFTER }, { type: 'completed' }],
    },
  },
])('$given: $command.type', ({ parts = express, commands, command, answer }) => {
  expect(decide(play(parts, commands).order, command)).toEqual(answer);
});
