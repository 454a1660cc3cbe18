import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';

type Metrics = {
  functions: {
    pool: { instances: number; busy: number };
    calls: Record<string, { refused: number; running: number }>;
  };
};

const metricsOf = async (cloud: FixtureCloud) =>
  ((await cloud.get('/_local/metrics')).json as Metrics).functions;

describe('functions with pools of their own', () => {
  let cloud: FixtureCloud;
  let session: string;
  beforeAll(async () => {
    cloud = await startFixtureCloud({ pools: 'function', concurrency: 3 });
    session = await cloud.signIn('own-pools-person');
  });
  afterAll(() => cloud.close());

  const post = (name: string, data: object) => cloud.post(`/call/${name}`, data, { 'x-wx-session': session });

  it('start at the first call, are used again, and become more when calls come at once', async () => {
    expect((await metricsOf(cloud)).pool.instances).toBe(0);
    await cloud.call('echo', {});
    await cloud.call('echo', {});
    expect((await metricsOf(cloud)).pool.instances).toBe(1);
    expect(await cloud.call('echo', { do: 'calls' })).toBe(3);
    await Promise.all([1, 2, 3].map(() => cloud.call('echo', { do: 'wait', ms: 500 })));
    expect((await metricsOf(cloud)).pool.instances).toBe(3);
    await cloud.call('settings', { names: [] });
    expect((await metricsOf(cloud)).pool.instances).toBe(4);
  });

  it('refuse calls above their number at once, and other functions do not notice', async () => {
    const statuses = Promise.all(
      [1, 2, 3, 4, 5].map(async () => (await post('echo', { do: 'wait', ms: 1_500 })).status),
    );
    expect(await cloud.call('settings', { names: [] })).toBeTruthy();
    expect((await statuses).sort()).toEqual([200, 200, 200, 429, 429]);
    expect((await metricsOf(cloud)).calls.echo).toMatchObject({ refused: 2, running: 0 });
    expect((await post('echo', {})).status).toBe(200);
  });

  it('tell an SDK that there were too many', async () => {
    await cloud.call('caller', { name: 'echo', data: {} });
    const busy = [1, 2, 3].map(() => post('echo', { do: 'wait', ms: 1_500 }));
    const answer = await cloud.call('caller', { name: 'echo', data: {} });
    await Promise.all(busy);
    expect(answer).toMatchObject({ errCode: -1, code: 'FUNCTION_EXCEED_RESOURCE_LIMIT' });
  });

  it('let a timer wait for its turn instead', async () => {
    const busy = [1, 2, 3].map(() => cloud.post('/call/ticker', { do: 'rest' }, { 'x-wx-session': session }));
    const ticks = Promise.all([1, 2].map(() => cloud.post('/_local/timers/ticker', {})));
    expect((await ticks).map(({ status }) => status)).toEqual([200, 200]);
    await Promise.all(busy);
  });

  it.each(['objects', 'map', 'buffers'])(
    'that take more memory than their memorySize (%s) lose this call and its instance',
    async (wish) => {
      await cloud.call('hungry', {});
      const [failing, neighbour] = await Promise.all([
        post('hungry', { do: wish }),
        cloud.call('settings', { names: ['SHOP_NAME'] }),
      ]);
      expect(failing).toMatchObject({ status: 500, json: { fault: 'INTERNAL' } });
      expect(neighbour).toMatchObject({ now: ['云铺'] });
      expect((await cloud.get('/_local/logs?function=hungry')).text).toContain(
        'memory: memory of more than 64 MB',
      );
      expect(await cloud.call('hungry', { after: wish })).toMatchObject({ after: wish });
      expect(await cloud.call('hungry', { do: 'calls' })).toBe(2);
    },
    30_000,
  );

  it('tell an SDK why: too much memory, too much time', async () => {
    const ask = (name: string, wish: string) => cloud.call('caller', { name, data: { do: wish } });
    expect(await ask('hungry', 'buffers')).toMatchObject({ code: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED' });
    expect(await ask('echo', 'hang')).toMatchObject({ code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED' });
  });
});
