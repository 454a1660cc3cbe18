import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';

let cloud: FixtureCloud;
beforeAll(async () => {
  cloud = await startFixtureCloud({ clock: '2026-03-14T12:00:00+08:00' });
});
afterAll(() => cloud.close());

describe('a function called by a phone', () => {
  it('answers exactly what it returns', async () => {
    expect(await cloud.call('echo', { a: [1, '二', null] })).toMatchObject({ a: [1, '二', null] });
    expect(await cloud.call('echo', { do: 'nothing' })).toBeNull();
  });

  it('learns who calls from the platform, never from the event', async () => {
    const anna = await cloud.signIn('anna-device-1');
    const who = await cloud.call('echo', { do: 'who', userInfo: { openId: 'o-somebody-else' } }, anna);
    const openId = (who as { OPENID: string }).OPENID;
    expect(openId).toMatch(/^o[A-Za-z0-9_-]{27}$/);
    expect(who).toMatchObject({ SOURCE: 'wx_client', ENV: 'local', userInfo: { openId } });
  });

  it('is the same person for the same device and another for another', async () => {
    const openIdOf = async (code: string) =>
      ((await cloud.call('echo', { do: 'who' }, await cloud.signIn(code))) as { OPENID: string }).OPENID;
    expect(await openIdOf('bert-device-1')).toBe(await openIdOf('bert-device-1'));
    expect(await openIdOf('bert-device-1')).not.toBe(await openIdOf('bert-device-2'));
  });

  it('keeps callers apart who call at the same time', async () => {
    const people = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((number) => cloud.signIn(`person-number-${number}`)),
    );
    const seen = await Promise.all(
      people.flatMap((session) => [
        cloud.call('echo', { do: 'wait' }, session),
        cloud.call('echo', { do: 'wait' }, session),
      ]),
    );
    const ids = seen.map((answer) => (answer as { openId: string }).openId);
    expect(new Set(ids).size).toBe(people.length);
    people.forEach((_, index) => expect(ids[index * 2]).toBe(ids[index * 2 + 1]));
  });

  it('is refused without a session, with a forged one, and after it is over', async () => {
    const refused = { status: 401, json: { fault: 'NOT_SIGNED_IN' } };
    expect(await cloud.post('/call/echo', {})).toMatchObject(refused);
    const session = await cloud.signIn('carl-device-1');
    const [openId, end, signature] = session.split('.');
    const forged = [
      `${openId!.replace(/.$/, 'X')}.${end}.${signature}`,
      `${openId}.${Number(end) + 1}.${signature}`,
    ];
    for (const text of [...forged, 'x', '..']) {
      expect(await cloud.post('/call/echo', {}, { 'x-wx-session': text })).toMatchObject(refused);
    }
    expect(await cloud.post('/call/echo', {}, { cookie: `a=b; wx_session=${session}` })).toMatchObject({
      status: 200,
    });
  });

  it('is refused a body that is too large or no object', async () => {
    const session = await cloud.signIn('dora-device-1');
    const send = (body: string) => cloud.post('/call/echo', body, { 'x-wx-session': session });
    expect((await send(JSON.stringify({ text: 'x'.repeat(101 * 1024) }))).status).toBe(413);
    expect((await send('[1]')).status).toBe(400);
    expect((await send('{')).status).toBe(400);
    expect((await cloud.post('/call/none', {}, { 'x-wx-session': session })).status).toBe(404);
  });
});

describe('a function that goes wrong', () => {
  it('answers a fault without its reason, which stands in its log', async () => {
    const session = await cloud.signIn('emma-device-1');
    const reply = await cloud.post('/call/echo', { do: 'fail' }, { 'x-wx-session': session });
    expect(reply).toMatchObject({ status: 500, json: { fault: 'INTERNAL' } });
    expect(reply.text).not.toContain('secret detail');
    expect((await cloud.get('/_local/logs?function=echo')).text).toContain('secret detail');
  });

  it.each([
    ['crash', 500],
    ['hang', 504],
    ['spin', 504],
    ['large', 413],
  ])('%s: only this call fails, and the next one is served', async (wish, status) => {
    const session = await cloud.signIn('fritz-device-1');
    const failing = cloud.post('/call/echo', { do: wish }, { 'x-wx-session': session });
    expect(await cloud.call('echo', { after: wish })).toMatchObject({ after: wish });
    expect((await failing).status).toBe(status);
    expect(await cloud.call('echo', { again: wish })).toMatchObject({ again: wish });
  });
});

describe('what a function finds around it', () => {
  it("is its own environment, not the machine's", async () => {
    process.env.SECRET_OF_THE_MACHINE = 'x';
    const names = await cloud.call('echo', { do: 'environment' });
    expect(names).toEqual(expect.arrayContaining(['TCB_ENV', 'WECHATPAY_MCHID', 'PHONE_HASH_KEY']));
    expect(names).not.toContain('SECRET_OF_THE_MACHINE');
    expect(await cloud.call('echo', { do: 'context' })).toMatchObject({
      function_name: 'echo',
      time_limit_in_ms: 2000,
      memory_limit_in_mb: 256,
    });
  });

  it('is the time of the cloud', async () => {
    const { now } = (await cloud.get('/_local/clock')).json as { now: number };
    const before = (await cloud.call('echo', { do: 'time' })) as {
      now: number;
      made: number;
      isDate: boolean;
    };
    expect(before.isDate).toBe(true);
    expect(Math.abs(before.now - now)).toBeLessThan(5_000);
    await cloud.advance(3_600_000);
    const after = (await cloud.call('echo', { do: 'time' })) as { now: number; made: number };
    expect(after.now - before.now).toBeGreaterThanOrEqual(3_600_000);
    expect(after.made - before.made).toBeGreaterThanOrEqual(3_600_000);
    expect(after.now - before.now).toBeLessThan(3_610_000);
  });

  it('keeps what it wrote in its log', async () => {
    await cloud.call('echo', { do: 'log', text: '你好' });
    const { lines } = (await cloud.get('/_local/logs?function=echo')).json as { lines: { text: string }[] };
    expect(lines.map(({ text }) => text)).toContain("wrote { text: '你好' }");
  });
});

describe('a function that calls a function', () => {
  it('passes the first caller on, with the step added', async () => {
    const session = await cloud.signIn('gesa-device-1');
    const { OPENID } = (await cloud.call('echo', { do: 'who' }, session)) as { OPENID: string };
    const answer = await cloud.call('caller', { name: 'echo', data: { do: 'who' } }, session);
    expect(answer).toMatchObject({ result: { OPENID, SOURCE: 'wx_client,scf' } });
  });

  it('works while every instance is busy with such calls', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, number) => cloud.call('caller', { name: 'echo', data: { number } })),
    );
    answers.forEach((answer, number) => expect(answer).toMatchObject({ result: { number } }));
  });

  it("hears of a failure by the SDK's codes", async () => {
    expect(await cloud.call('caller', { name: 'echo', data: { do: 'fail' } })).toMatchObject({
      errCode: -1,
      code: 'FUNCTIONS_EXECUTE_FAIL',
    });
    expect(await cloud.call('caller', { name: 'none', data: {} })).toMatchObject({
      code: 'FUNCTION_NOT_FOUND',
    });
  });
});
