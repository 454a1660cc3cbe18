import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nextDue, parseTimer } from '@localcloud/services/timers/timer-expression';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';

const shanghai = (text: string): number => Date.parse(`${text}+08:00`);
const iso = (at: number | undefined): string =>
  at === undefined ? 'never' : new Date(at + 8 * 3_600_000).toISOString().slice(0, 19);

describe('a timer is due', () => {
  it.each([
    ['0 0 2 1 * * *', '2026-03-14T12:00:00', '2026-04-01T02:00:00'],
    ['*/5 * * * * * *', '2026-03-14T12:00:00', '2026-03-14T12:00:05'],
    ['0 */5 * * * * *', '2026-03-14T12:04:59', '2026-03-14T12:05:00'],
    ['0 30 9 * * MON-FRI *', '2026-03-14T12:00:00', '2026-03-16T09:30:00'],
    ['0 0 0 * * 0 *', '2026-03-14T12:00:00', '2026-03-15T00:00:00'],
    // Day and weekday both set: either of them.
    ['0 0 0 20 * 1 *', '2026-03-14T12:00:00', '2026-03-16T00:00:00'],
    ['0 0 0 15 * 1 *', '2026-03-14T12:00:00', '2026-03-15T00:00:00'],
    ['0 0 0 29 FEB * *', '2026-03-14T12:00:00', '2028-02-29T00:00:00'],
    ['0 0 12 14 3 * 2026', '2026-03-14T11:59:59', '2026-03-14T12:00:00'],
    ['0 0 12 14 3 * 2026', '2026-03-14T12:00:00', 'never'],
    ['0 0 0 31 2 * *', '2026-03-14T12:00:00', 'never'],
    ['10,20 0 8-9 * * * *', '2026-03-14T08:00:10', '2026-03-14T08:00:20'],
    ['10,20 0 8-9 * * * *', '2026-03-14T09:00:20', '2026-03-15T08:00:10'],
    // A step from a value runs to the end, a step of a range to the end of the range.
    ['0 10/20 * * * * *', '2026-03-14T12:10:00', '2026-03-14T12:30:00'],
    ['0 10/20 * * * * *', '2026-03-14T12:50:00', '2026-03-14T13:10:00'],
    ['0 0 8-12/2,20 * * * *', '2026-03-14T10:00:00', '2026-03-14T12:00:00'],
    ['0 0 8-12/2,20 * * * *', '2026-03-14T12:00:00', '2026-03-14T20:00:00'],
    ['0 0 0 1 jan-mar,DEC * 2027-2028', '2026-03-14T12:00:00', '2027-01-01T00:00:00'],
    ['0 0 0 31 * * *', '2026-04-01T00:00:00', '2026-05-31T00:00:00'],
    // Midnight in Shanghai is 16:00 UTC of the day before.
    ['0 0 0 1 * * *', '2026-12-31T23:59:59', '2027-01-01T00:00:00'],
    ['59 59 23 31 12 * *', '2026-12-31T23:59:58', '2026-12-31T23:59:59'],
    // Both set, and both true on one day: once.
    ['0 0 0 16 * MON *', '2026-03-16T00:00:00', '2026-03-23T00:00:00'],
  ])('%s after %s: %s', (expression, after, due) => {
    expect(iso(nextDue(parseTimer(expression), shanghai(after)))).toBe(due);
  });

  it.each([
    '* * * * *',
    '60 * * * * * *',
    '0 0 24 * * * *',
    'x * * * * * *',
    '0 0 0 0 * * *',
    '5-1 * * * * * *',
    '*/0 * * * * * *',
    '* * * * * * * *',
    '0 0 0 * * 7 *',
    '0 0 0 * 13 * *',
    '0 0 0 * * * 1969',
    '0 0 0 * * * 2100',
    '0 0 0 * * FRI-MON *',
    '1/2/3 * * * * * *',
    '1-2-3 * * * * * *',
    '1, * * * * * *',
    '*/0x5 * * * * * *',
    '*/1.5 * * * * * *',
    '-5 * * * * * *',
    '*5 * * * * * *',
    '0 0 0 ? * 1 *',
    '0 0 0 L * * *',
  ])('never by a wrong expression: %s', (expression) =>
    expect(() => parseTimer(expression)).toThrow(/cannot be|seven fields/),
  );
});

describe('timers of functions', () => {
  let cloud: FixtureCloud;
  beforeAll(async () => {
    cloud = await startFixtureCloud({ clock: '2026-03-14T12:00:00+08:00', instances: 1 });
  });
  afterAll(() => cloud.close());
  type Seen = { ticks: { Time: string; Type: string; TriggerName: string }[]; mostAtOnce: number };

  /** One instance, so that it remembers every tick. */
  async function seen(count: number): Promise<Seen> {
    const until = Date.now() + 5_000;
    for (;;) {
      const answer = (await cloud.call('ticker', {})) as Seen;
      if (answer.ticks.length >= count || Date.now() > until) return answer;
      await new Promise((next) => setTimeout(next, 20));
    }
  }

  it('fire when the clock gets there, once for a jump over several moments', async () => {
    await cloud.advance(3_600_000);
    expect((await seen(1)).ticks).toMatchObject([
      { Type: 'Timer', TriggerName: 'everyHour', SOURCE: 'wx_trigger' },
    ]);
    await cloud.advance(10 * 3_600_000);
    const { ticks } = await seen(2);
    expect(ticks).toHaveLength(2);
    expect(Date.parse(ticks[1]!.Time) - Date.parse(ticks[0]!.Time)).toBeGreaterThanOrEqual(
      10 * 3_600_000 - 1_000,
    );
  });

  it('fire on demand, one after the other, and answer what the function answers', async () => {
    const replies = await Promise.all([1, 2, 3].map(() => cloud.post('/_local/timers/ticker', {})));
    expect(replies.map(({ json }) => json)).toEqual([{ count: 3 }, { count: 4 }, { count: 5 }]);
    expect((await seen(5)).mostAtOnce).toBe(1);
    expect((await cloud.post('/_local/timers/echo', {})).status).toBe(404);
  });
});
