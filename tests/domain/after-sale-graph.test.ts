import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '@shared/domain/after-sale/after-sale';
import type {
  Actor,
  AfterSale,
  AfterSaleCommand,
  AfterSaleEvent,
  AfterSaleStatus,
} from '@shared/domain/after-sale/course';
import { deadlineOf, isFinal, STAGE_LIMITS } from '@shared/domain/after-sale/deadlines';
import { evolve } from '@shared/domain/after-sale/evolve';
import { needsGoods, type AfterSaleKind, type AfterSaleReason } from '@shared/domain/after-sale/reasons';
import { newAfterSale } from '@shared/domain/after-sale/request';
import { possibleFor, RIGHTS } from '@shared/domain/after-sale/rights';
import { fen } from '@shared/kernel/money';
import { DAY } from '@shared/kernel/time';

const start = 1_000 * DAY;
const kinds: readonly AfterSaleKind[] = ['refundOnly', 'returnAndRefund', 'exchange', 'priceProtection'];
const actors: readonly Actor[] = ['shopper', 'store', 'hq', 'clock'];

/** Every after-sale that can be filed, as far as its course can tell them apart. */
const filed: readonly AfterSale[] = kinds.flatMap((kind) =>
  (['changedMind', 'faulty'] as const).flatMap((reason: AfterSaleReason) =>
    [0, 50_00].flatMap((amount) =>
      [false, true].map((isShipped) => {
        const lines = [{ skuId: 's', pieces: 1 }];
        const replacement = kind === 'exchange' ? [{ skuId: 't', pieces: 1 }] : [];
        const request = { afterSaleId: 'a1', kind, reason, lines, replacement };
        return newAfterSale(request, { amount: fen(amount), isShipped, at: start });
      }),
    ),
  ),
);

const sayings: readonly (readonly [AfterSaleCommand['type'], Record<string, unknown>?])[] = [
  ['approve'],
  ['refuse', { because: 'evidenceMissing' }],
  ['withdraw'],
  ['shipBack', { carrier: 'SF', trackingNo: '1' }],
  ['shipBack', { carrier: 'SF', trackingNo: '2' }],
  ['bringToStore', { locationId: 'l1' }],
  ['receive', { locationId: 'l1', condition: 'sellable' }],
  ['receive', { locationId: 'l2', condition: 'damaged' }],
  ['acceptGoods'],
  ['refuseGoods', { because: 'goodsUsed' }],
  ['exchangeSent', { replacementOrderId: 'r1' }],
  ['giveUpExchange'],
  ['partShipped'],
  ['refundSent'],
  ['refundDone'],
  ['escalate'],
  ['judge', { inFavourOf: 'shopper' }],
  ['judge', { inFavourOf: 'seller' }],
  ['expire'],
];
const sayingsOf = (at: number): AfterSaleCommand[] =>
  sayings.flatMap(([type, data]) => actors.map((by) => ({ type, by, at, ...data }) as AfterSaleCommand));

function step(
  afterSale: AfterSale,
  command: AfterSaleCommand,
): { after: AfterSale; events: readonly AfterSaleEvent[] } {
  const decision = decide(afterSale, command);
  const events = decision.ok ? decision.value : [];
  return { after: events.reduce(evolve, afterSale), events };
}

/** What a command can do now, and what time will do later. */
const nextOf = (afterSale: AfterSale) => {
  const deadline = deadlineOf(afterSale);
  const later: AfterSaleCommand[] = deadline === null ? [] : [{ type: 'expire', by: 'clock', at: deadline }];
  return [...sayingsOf(afterSale.since + 1), ...later].map((command) => ({
    command,
    ...step(afterSale, command),
  }));
};

/** A state without its moments: two that differ in nothing else have the same future. */
const keyOf = (afterSale: AfterSale) =>
  JSON.stringify(afterSale, (name, value: unknown) =>
    ['at', 'since', 'approvedAt', 'judgedAt', 'sentAt'].includes(name) ? value !== null : value,
  );

/** Everything that can be reached, each with the states that follow. */
const graph = (() => {
  const seen = new Map<string, { state: AfterSale; steps: ReturnType<typeof nextOf> }>();
  const waiting = [...filed];
  for (let state = waiting.pop(); state; state = waiting.pop()) {
    const key = keyOf(state);
    if (seen.has(key)) continue;
    const steps = nextOf(state);
    seen.set(key, { state, steps });
    for (const { after, events } of steps) if (events.length > 0) waiting.push(after);
  }
  return [...seen.values()];
})();

describe('the graph of after-sale', () => {
  it('reaches every stage, and none of it is endless', () => {
    const reached = new Set(graph.map(({ state }) => state.status));
    const known: AfterSaleStatus[] = [
      ...(Object.keys(STAGE_LIMITS) as AfterSaleStatus[]),
      'refunded',
      'exchanged',
      'closed',
    ];
    expect([...reached].toSorted()).toEqual(known.toSorted());
    expect(graph.length).toBeGreaterThan(100);
    expect(graph.length).toBeLessThan(20_000);
  });

  it('has a deadline and a way out at every stage that is not final, and none at those that are', () => {
    for (const { state, steps } of graph) {
      const leaves = steps.some(({ after }) => after.status !== state.status);
      expect(leaves).toBe(!isFinal(state.status));
      const isAlarmed = state.status === 'refunding' && state.isOverdue;
      expect(deadlineOf(state) === null).toBe(isFinal(state.status) || isAlarmed);
    }
  });

  it('comes to an end by time alone, but for a refund that WeChat Pay has not paid out', () => {
    for (const { state } of graph) {
      let now = state;
      for (let round = 0; round < 9; round += 1) {
        const deadline = deadlineOf(now);
        if (deadline === null) break;
        const { after, events } = step(now, { type: 'expire', by: 'clock', at: deadline });
        expect(events).not.toEqual([]);
        now = after;
      }
      expect(isFinal(now.status) || (now.status === 'refunding' && now.isOverdue)).toBe(true);
    }
  });

  it('does nothing a moment before the deadline', () => {
    for (const { state } of graph) {
      const deadline = deadlineOf(state);
      if (deadline === null) continue;
      expect(decide(state, { type: 'expire', by: 'clock', at: deadline - 1 })).toEqual({
        ok: true,
        value: [],
      });
    }
  });

  it('answers every repeat with yes and does nothing', () => {
    const acted = graph.flatMap(({ steps }) => steps.filter(({ events }) => events.length > 0));
    const repeatsOf = ({ command, after }: (typeof acted)[number]) => decide(after, command);
    const answers = new Set(acted.map((one) => JSON.stringify(repeatsOf(one))));
    expect([...answers]).toEqual([JSON.stringify({ ok: true, value: [] })]);
  });

  it('lets everybody do only what is theirs, and names what they can do instead', () => {
    const wrong = graph.flatMap(({ state, steps }) =>
      steps.filter(({ command, events }) => {
        const decision = decide(state, command);
        const mayDo = possibleFor(state, command.by);
        if (decision.ok) return events.length > 0 && !mayDo.includes(command.type);
        if (!RIGHTS[command.type][command.by]) return decision.refusal.code !== 'NOT_YOURS';
        const { refusal } = decision;
        return refusal.code !== 'NOT_NOW' || refusal.possible.join() !== mayDo.join();
      }),
    );
    expect(wrong).toEqual([]);
    const isTheirs = ({ type, by }: AfterSaleCommand) => Boolean(RIGHTS[type][by]);
    const foreign = sayingsOf(start).filter((command) => !isTheirs(command));
    for (const command of foreign)
      expect(decide(filed[0]!, command)).toEqual({ ok: false, refusal: { code: 'NOT_YOURS' } });
  });

  it('offers only what does something', () => {
    const idle = graph.flatMap(({ state, steps }) =>
      actors.flatMap((by) =>
        possibleFor(state, by).filter(
          (type) =>
            !steps.some((one) => one.command.type === type && one.command.by === by && one.events.length > 0),
        ),
      ),
    );
    // Once the alarm was raised, or the refund sent, saying so again is a repeat.
    expect(new Set(idle)).toEqual(new Set(['expire', 'refundSent']));
  });

  it('has no right that is never used', () => {
    const used = new Set(
      graph.flatMap(({ state, steps }) =>
        steps
          .filter(({ events }) => events.length > 0)
          .map(({ command }) => `${command.by} ${command.type} ${state.status}`),
      ),
    );
    const given = (Object.keys(RIGHTS) as AfterSaleCommand['type'][]).flatMap((type) =>
      actors.flatMap((by) => (RIGHTS[type][by] ?? []).map((status) => `${by} ${type} ${status}`)),
    );
    expect(given.filter((right) => !used.has(right))).toEqual([]);
  });
});

describe('any course of an after-sale', () => {
  const someCourse = fc.record({
    first: fc.constantFrom(...filed),
    steps: fc.array(fc.record({ pick: fc.nat(), late: fc.constantFrom(0, 1, 3, 8, 11) }), { maxLength: 25 }),
  });

  it('decides money once, takes goods back once, and ends the claim once', () => {
    fc.assert(
      fc.property(someCourse, ({ first, steps }) => {
        let state = first;
        const events = steps.flatMap(({ pick, late }) => {
          // Mostly something that does something; now and then whatever it is.
          const at = state.since + late * DAY;
          const doing = sayingsOf(at).filter((command) => step(state, command).events.length > 0);
          const all = pick % 5 === 0 || doing.length === 0 ? sayingsOf(at) : doing;
          const made = step(state, all[pick % all.length]!);
          state = made.after;
          return made.events;
        });
        const count = (type: AfterSaleEvent['type']) => events.filter((event) => event.type === type).length;
        const moneyDecided = count('refundDue') + count('noRefundNeeded');
        expect(moneyDecided).toBeLessThanOrEqual(1);
        expect(count('refunded')).toBeLessThanOrEqual(count('refundDue'));
        // The claim on the pieces ends in one way: money, replacement, or nothing.
        const ends = moneyDecided + count('exchanged') + count('closed');
        expect(ends).toBe(isFinal(state.status) || state.status === 'refunding' ? 1 : 0);
        // Goods that came are the seller's or the shopper's, never both; and only where goods were asked back.
        expect(count('goodsBack') + count('goodsToShopper')).toBeLessThanOrEqual(count('received'));
        expect(count('received')).toBeLessThanOrEqual(needsGoods(first.kind) ? 1 : 0);
        if (isFinal(state.status))
          expect(count('goodsBack') + count('goodsToShopper')).toBe(count('received'));
        expect(count('goodsToShopper')).toBeLessThanOrEqual(count('closed'));
        expect(count('replacementDue')).toBeLessThanOrEqual(first.kind === 'exchange' ? 1 : 0);
        if (count('shipmentStopped') > 0) expect(first.isShipped || state.isShipped).toBe(false);
      }),
      { numRuns: 400 },
    );
  });
});
