import { describe, expect, it } from '@jest/globals';
import { decide } from '@shared/domain/after-sale/after-sale';
import type { AfterSale, AfterSaleCommand, AfterSaleEvent } from '@shared/domain/after-sale/course';
import { deadlineOf } from '@shared/domain/after-sale/deadlines';
import { evolve } from '@shared/domain/after-sale/evolve';
import type { AfterSaleKind, AfterSaleReason } from '@shared/domain/after-sale/reasons';
import { refundIdOf } from '@shared/domain/after-sale/refund-number';
import { newAfterSale } from '@shared/domain/after-sale/request';
import { fen } from '@shared/kernel/money';
import { DAY, HOUR } from '@shared/kernel/time';

const start = 1_000 * DAY;
const lines = [{ skuId: 's', pieces: 2 }];
const replacement = [{ skuId: 't', pieces: 2 }];

type Case = { kind: AfterSaleKind; reason?: AfterSaleReason; amount?: number; isShipped?: boolean };
const file = ({ kind, reason = 'changedMind', amount = 50_00, isShipped = true }: Case): AfterSale =>
  newAfterSale(
    { afterSaleId: 'a1', kind, reason, lines, replacement: kind === 'exchange' ? replacement : [] },
    { amount: fen(amount), isShipped, at: start },
  );

const approve: AfterSaleCommand = { type: 'approve', by: 'store', at: start + HOUR };
const refuse: AfterSaleCommand = { type: 'refuse', by: 'store', at: start + HOUR, because: 'outOfTime' };
const escalate: AfterSaleCommand = { type: 'escalate', by: 'shopper', at: start + DAY };
const withdraw: AfterSaleCommand = { type: 'withdraw', by: 'shopper', at: start + DAY };
const shipBack: AfterSaleCommand = {
  type: 'shipBack',
  by: 'shopper',
  at: start + DAY,
  carrier: 'SF',
  trackingNo: '1',
};
const bring: AfterSaleCommand = { type: 'bringToStore', by: 'store', at: start + DAY, locationId: 'other' };
const receive = (condition: 'sellable' | 'damaged'): AfterSaleCommand => ({
  type: 'receive',
  by: 'store',
  at: start + 2 * DAY,
  locationId: 'other',
  condition,
});
const refuseGoods: AfterSaleCommand = {
  type: 'refuseGoods',
  by: 'store',
  at: start + 3 * DAY,
  because: 'goodsUsed',
};
const judge = (inFavourOf: 'shopper' | 'seller'): AfterSaleCommand => ({
  type: 'judge',
  by: 'hq',
  at: start + 4 * DAY,
  inFavourOf,
});
/** Time, exactly at the deadline of whatever stage it is. */
const timeIsOver = 'timeIsOver' as const;
const system = (type: 'refundSent' | 'refundDone' | 'giveUpExchange' | 'partShipped'): AfterSaleCommand => ({
  type,
  by: 'clock',
  at: start + 5 * DAY,
});
const exchangeSent: AfterSaleCommand = {
  type: 'exchangeSent',
  by: 'store',
  at: start + 5 * DAY,
  replacementOrderId: 'r1',
};

/** What may be said, by the words of the table below. */
const words = {
  ...{ approve, refuse, escalate, withdraw, shipBack, bring, refuseGoods, exchangeSent, timeIsOver },
  askHq: { ...escalate, by: 'store' },
  sellable: receive('sellable'),
  damaged: receive('damaged'),
  acceptGoods: { type: 'acceptGoods', by: 'store', at: start + 3 * DAY },
  forShopper: judge('shopper'),
  forSeller: judge('seller'),
  sent: system('refundSent'),
  done: system('refundDone'),
  giveUp: system('giveUpExchange'),
  partShipped: system('partShipped'),
} satisfies Record<string, AfterSaleCommand | typeof timeIsOver>;

/** Plays commands, each of which has to be taken; what happened comes as the words that stock and money act on. */
function play(first: AfterSale, commands: readonly (AfterSaleCommand | typeof timeIsOver)[]) {
  let state = first;
  const events = commands.flatMap((saying): readonly AfterSaleEvent[] => {
    const at = deadlineOf(state) ?? 0;
    const command = saying === timeIsOver ? { type: 'expire' as const, by: 'clock' as const, at } : saying;
    const decision = decide(state, command);
    if (!decision.ok) throw new Error(`${command.type}: ${JSON.stringify(decision.refusal)}`);
    state = decision.value.reduce(evolve, state);
    return decision.value;
  });
  return { state, events, duties: events.flatMap(dutyOf) };
}

function dutyOf(event: AfterSaleEvent): string[] {
  switch (event.type) {
    case 'refundDue':
      return [`refund ${event.refundId} ${event.amount}`];
    case 'goodsBack':
      return [`back ${event.locationId} ${event.condition} ${event.lines[0]?.skuId}`];
    case 'goodsToShopper':
      return [`to shopper ${event.locationId}`];
    case 'replacementDue':
    case 'shipmentStopped':
      return [`${event.type} ${event.lines[0]?.skuId} ${event.lines[0]?.pieces}`];
    case 'noRefundNeeded':
    case 'exchangeGivenUp':
    case 'refundOverdue':
      return [event.type];
    case 'closed':
      return [`closed ${event.because}`];
    default:
      return [];
  }
}

const refund = 'refund Fa1 5000';
const back = 'back other sellable s';
const broken = 'back other damaged s';
const toShopper = 'to shopper other';
const stopped = 'shipmentStopped s 2';
const replacementOut = 'replacementDue t 2';
const refundOnly = { kind: 'refundOnly', isShipped: false } as const;
const gift = { ...refundOnly, amount: 0 };
const keptGoods = { kind: 'refundOnly', reason: 'piecesMissing' } as const;
const goodsBack = { kind: 'returnAndRefund' } as const;
const faulty = { kind: 'returnAndRefund', reason: 'faulty' } as const;
const exchange = { kind: 'exchange', reason: 'doesNotFit' } as const;
const protection = { kind: 'priceProtection', reason: 'priceDropped' } as const;

const protectionBefore = { ...protection, isShipped: false };

describe('the course of an after-sale', () => {
  it.each<[name: string, of: Case, says: string, status: string, duties: string[]]>([
    // Refund only.
    ['refund before shipment', refundOnly, 'approve', 'refunding', [stopped, refund]],
    ['and the money came', refundOnly, 'approve sent done', 'refunded', [stopped, refund]],
    ['silence before shipment', refundOnly, 'timeIsOver', 'refunding', [stopped, refund]],
    ['silence after shipment: HQ looks', keptGoods, 'timeIsOver', 'escalated', []],
    ['and HQ is silent too', keptGoods, 'timeIsOver timeIsOver', 'refunding', [refund]],
    ['shipped before the answer', refundOnly, 'partShipped approve', 'refunding', [refund]],
    ['shipped before the answer, silence', refundOnly, 'partShipped timeIsOver', 'escalated', []],
    ['a gift of 0', gift, 'approve', 'refunded', [stopped, 'noRefundNeeded']],
    [
      'money that does not come',
      refundOnly,
      'approve timeIsOver',
      'refunding',
      [stopped, refund, 'refundOverdue'],
    ],
    ['and comes late', refundOnly, 'approve timeIsOver done', 'refunded', [stopped, refund, 'refundOverdue']],
    ['withdrawn', refundOnly, 'withdraw', 'closed', ['closed withdrawn']],
    // Return and refund.
    ['approved: no money yet', goodsBack, 'approve', 'awaitingReturn', []],
    ['silence approves a return', goodsBack, 'timeIsOver', 'awaitingReturn', []],
    ['never sent back', goodsBack, 'approve timeIsOver', 'closed', ['closed notSentBack']],
    ['sent back and fine', goodsBack, 'approve shipBack sellable', 'refunding', [back, refund]],
    ['brought to any store', goodsBack, 'approve bring sellable', 'refunding', [back, refund]],
    [
      'a parcel announced, brought to a store',
      goodsBack,
      'approve shipBack bring sellable',
      'refunding',
      [back, refund],
    ],
    ['came without a word', goodsBack, 'approve sellable', 'refunding', [back, refund]],
    ['nobody confirms it for 10 days', goodsBack, 'approve shipBack timeIsOver', 'refunding', [refund]],
    ['and then it comes', goodsBack, 'approve shipBack timeIsOver sellable', 'refunding', [refund, back]],
    ['left on the counter', goodsBack, 'approve bring timeIsOver', 'refunding', [refund]],
    ['damaged by nobody knows whom', goodsBack, 'approve shipBack damaged', 'received', []],
    ['damaged, taken', goodsBack, 'approve shipBack damaged acceptGoods', 'refunding', [broken, refund]],
    ['damaged, silence', goodsBack, 'approve shipBack damaged timeIsOver', 'refunding', [broken, refund]],
    ['damaged, as was said', faulty, 'approve shipBack damaged', 'refunding', [broken, refund]],
    ['worn: refused', goodsBack, 'approve shipBack damaged refuseGoods', 'refused', []],
    [
      'and the shopper lets it be',
      goodsBack,
      'approve shipBack damaged refuseGoods timeIsOver',
      'closed',
      ['closed refusalStood', toShopper],
    ],
    [
      'worn, HQ for the shopper',
      goodsBack,
      'approve shipBack damaged refuseGoods escalate forShopper',
      'refunding',
      [broken, refund],
    ],
    [
      'worn, HQ for the store',
      goodsBack,
      'approve shipBack damaged refuseGoods escalate forSeller',
      'closed',
      ['closed hqRefused', toShopper],
    ],
    [
      'an empty parcel, HQ for the shopper',
      goodsBack,
      'approve shipBack refuseGoods escalate forShopper',
      'refunding',
      [refund],
    ],
    [
      'an empty parcel, then the goods',
      goodsBack,
      'approve shipBack refuseGoods sellable escalate forShopper',
      'refunding',
      [back, refund],
    ],
    [
      'an empty parcel, closed, then the goods',
      goodsBack,
      'approve shipBack refuseGoods timeIsOver sellable',
      'closed',
      ['closed refusalStood', toShopper],
    ],
    ['refused', goodsBack, 'refuse', 'refused', []],
    ['refused, HQ wants the goods first', goodsBack, 'refuse escalate forShopper', 'awaitingReturn', []],
    ['refused and withdrawn', goodsBack, 'refuse withdraw', 'closed', ['closed withdrawn']],
    ['the store does not know', goodsBack, 'askHq forSeller', 'closed', ['closed hqRefused']],
    // Exchange.
    ['exchange', exchange, 'approve shipBack sellable', 'exchanging', [back, replacementOut]],
    [
      'exchange, sent',
      exchange,
      'approve shipBack sellable exchangeSent',
      'exchanged',
      [back, replacementOut],
    ],
    [
      'exchange, nothing to send',
      exchange,
      'approve shipBack sellable giveUp',
      'refunding',
      [back, replacementOut, 'exchangeGivenUp', refund],
    ],
    [
      'exchange, not sent for a week',
      exchange,
      'approve shipBack sellable timeIsOver',
      'refunding',
      [back, replacementOut, 'exchangeGivenUp', refund],
    ],
    [
      'exchange, never confirmed',
      exchange,
      'approve shipBack timeIsOver sellable',
      'exchanging',
      [replacementOut, back],
    ],
    // Price protection.
    ['price protection', protection, 'approve', 'refunding', [refund]],
    ['price protection, not shipped', protectionBefore, 'approve', 'refunding', [refund]],
    ['price protection, silence', protection, 'timeIsOver', 'refunding', [refund]],
  ])('%s', (_name, of, says, status, duties) => {
    const commands = says.split(' ').map((word) => words[word as keyof typeof words]);
    const played = play(file(of), commands);
    expect({ status: played.state.status, duties: played.duties }).toEqual({ status, duties });
  });

  it.each<{ name: string; of: Case; says: AfterSaleCommand[]; limit: number }>([
    { name: 'the seller answers', of: goodsBack, says: [], limit: 48 * HOUR },
    { name: 'the shopper sends back', of: goodsBack, says: [approve], limit: 7 * DAY },
    { name: 'the seller receives', of: goodsBack, says: [approve, shipBack], limit: 10 * DAY },
    { name: 'the shopper calls HQ', of: goodsBack, says: [refuse], limit: 7 * DAY },
  ])('$name within $limit ms, not a moment less', ({ of, says, limit }) => {
    const { state } = play(file(of), says);
    const since = says.at(-1)?.at ?? start;
    const expire = (at: number) => decide(state, { type: 'expire', by: 'clock', at });
    expect(expire(since + limit - 1)).toEqual({ ok: true, value: [] });
    expect(expire(since + limit)).toMatchObject({ ok: true, value: [{ at: since + limit }] });
  });

  it('keeps the deadline when the number of a parcel is corrected', () => {
    const { state } = play(file(goodsBack), [approve, shipBack]);
    const corrected = { ...shipBack, trackingNo: '2', at: start + 5 * DAY };
    const { state: after } = play(state, [corrected]);
    expect(after.handedOver).toMatchObject({ trackingNo: '2', at: shipBack.at });
    expect(deadlineOf(after)).toBe(deadlineOf(state));
  });

  it.each<{ name: string; of: Case; says: AfterSaleCommand[]; when: AfterSaleCommand; refusal: unknown }>([
    {
      name: 'goods on the way cannot be withdrawn',
      of: goodsBack,
      says: [approve, shipBack],
      when: withdraw,
      refusal: { code: 'NOT_NOW', status: 'returning', possible: ['shipBack'] },
    },
    {
      name: 'a shopper does not approve',
      of: goodsBack,
      says: [],
      when: { ...approve, by: 'shopper' },
      refusal: { code: 'NOT_YOURS' },
    },
    {
      name: 'a store does not judge',
      of: goodsBack,
      says: [refuse, escalate],
      when: { ...judge('seller'), by: 'store' },
      refusal: { code: 'NOT_YOURS' },
    },
    {
      name: 'goods kept are not received',
      of: keptGoods,
      says: [approve],
      when: receive('sellable'),
      refusal: { code: 'NOT_NOW', status: 'refunding', possible: [] },
    },
    {
      name: 'money decided is not refused',
      of: refundOnly,
      says: [approve],
      when: refuse,
      refusal: { code: 'NOT_NOW', status: 'refunding', possible: [] },
    },
  ])('$name', ({ of, says, when, refusal }) => {
    expect(decide(play(file(of), says).state, when)).toEqual({ ok: false, refusal });
  });
});

describe('the number of a refund', () => {
  it('comes from the after-sale and suits WeChat Pay', () => {
    expect(refundIdOf('20261125000000000001-1_a')).toBe('F20261125000000000001-1_a');
    expect(refundIdOf('x'.repeat(63))).toHaveLength(64);
    for (const id of ['', 'x'.repeat(64), 'a b', '售后']) expect(() => refundIdOf(id)).toThrow();
  });
});
