import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';

describe.each(['shared', 'function'] as const)('with pools that are %s', (pools) => {
  let cloud: FixtureCloud;
  beforeAll(async () => {
    cloud = await startFixtureCloud({ pools, clock: '2026-03-14T12:00:00+08:00' });
  });
  afterAll(() => cloud.close());

  const variables = async (name: string, names: string[]) => cloud.call(name, { do: 'variables', names });

  it('64 people who call at the same time are never taken for one another', async () => {
    const codes = Array.from({ length: 64 }, (_, number) => `crowd-person-${number}`);
    const sessions = await Promise.all(codes.map((code) => cloud.signIn(code)));
    const expected = sessions.map((session) => session.split('.')[0]);
    expect(new Set(expected).size).toBe(64);
    const seen = await Promise.all(
      sessions.map((session, number) => {
        // A third of them through another function, so that identities also pass from function to function.
        const isNested = number % 3 === 0;
        const data = { do: 'wait' };
        return isNested
          ? cloud.call('caller', { name: 'echo', data }, session)
          : cloud.call('echo', data, session);
      }),
    );
    const openIds = seen.map((answer) => {
      const { result, openId } = answer as { result?: { openId: string }; openId?: string };
      return result?.openId ?? openId;
    });
    expect(openIds).toEqual(expected);
  });

  it('a timer and a request over HTTP have nobody behind them, whoever called before', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      await Promise.all([1, 2].map(() => cloud.call('echo', { do: 'wait', ms: 20 })));
      await cloud.call('ticker', { do: 'look' });
      const overHttp = (await cloud.get('/web?do=who')).json;
      expect(overHttp).toMatchObject({ ENV: 'local' });
      expect(overHttp).not.toHaveProperty('OPENID');
      expect(await cloud.call('echo', { do: 'openid' })).toMatch(/^o/);
      expect((await cloud.get('/web?do=openid')).text).toBe('null');
      const byTimer = (await cloud.post('/_local/timers/ticker', {})).json;
      expect(byTimer).toMatchObject({ count: expect.any(Number) });
      expect(byTimer).not.toHaveProperty('OPENID');
    }
  });

  it('a function finds its own variables while it is loaded and later, and no other function does', async () => {
    const names = ['SHOP_NAME', 'NODE_ENV'];
    const own = { shopName: '云铺', now: ['云铺', 'staging'] };
    for (let turn = 0; turn < 4; turn += 1) {
      expect(await cloud.call('settings', { names })).toEqual(own);
      expect(await variables('echo', names)).toEqual([null, 'production']);
    }
  });

  it('what a function sets in its environment stays with it', async () => {
    const name = 'LEFT_BEHIND';
    await Promise.all([1, 2, 3, 4].map(() => cloud.call('echo', { do: 'set', name, text: 'x' })));
    for (let turn = 0; turn < 4; turn += 1)
      expect(await cloud.call('settings', { names: [name] })).toMatchObject({ now: [null] });
  });

  it('a function has the time of the cloud, also after the clock was moved', async () => {
    const readNow = async () => ((await cloud.call('echo', { do: 'time' })) as { now: number }).now;
    const before = await readNow();
    await cloud.advance(86_400_000);
    expect((await readNow()) - before).toBeGreaterThanOrEqual(86_400_000);
  });

  it.each([
    ['fail', 500],
    ['crash', 500],
    ['hang', 504],
    ['spin', 504],
    ['large', 413],
  ])('%s costs one call, and the next one is served', async (wish, status) => {
    const session = await cloud.signIn('clumsy-person');
    const failing = await cloud.post('/call/echo', { do: wish }, { 'x-wx-session': session });
    expect(failing.status).toBe(status);
    expect(await cloud.call('echo', { after: wish })).toMatchObject({ after: wish });
  });

  it('what a function writes stands in its log, past the console too', async () => {
    await cloud.call('echo', { do: 'log', text: pools });
    await cloud.call('echo', { do: 'write', text: `past the console: ${pools}` });
    const until = Date.now() + 5_000;
    let text = '';
    while (!text.includes('past the console') && Date.now() < until)
      text = (await cloud.get('/_local/logs?function=echo')).text;
    expect(text).toContain(`wrote { text: '${pools}' }`);
    expect(text).toContain(`past the console: ${pools}`);
  });
});
