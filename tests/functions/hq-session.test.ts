import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HOUR, MINUTE } from '@shared/kernel/time';
import { ADMIN, hire, HqDesk } from '../support/hq-desk';
import { http, Shop } from '../support/shop';

let shop: Shop;
let desk: HqDesk;

beforeAll(async () => {
  shop = await Shop.open();
  desk = new HqDesk(shop);
  await hire(shop, ADMIN.username, ADMIN.password);
  await desk.signIn();
}, 60_000);
afterAll(() => shop.close());

describe('signing in', () => {
  it('opens a session that only its hash is kept of', async () => {
    const other = new HqDesk(shop);
    await other.signIn();
    expect(await other.must<object>('me')).toMatchObject({ username: ADMIN.username });
    expect(JSON.stringify(await shop.read('staff_sessions'))).not.toContain(other.token);
    expect(JSON.stringify(await shop.read('staff'))).not.toContain(ADMIN.password);
  });

  it('ends with signing out', async () => {
    const other = new HqDesk(shop);
    await other.signIn();
    await other.must('signOut');
    expect(await other.outcome('me')).toBe('NOT_SIGNED_IN');
    expect(await desk.outcome('me')).toBe('ok');
  });

  it.each(['', 'x'.repeat(43), '../admin', "' or 1=1"])('does not take %p for a token', async (token) => {
    const other = new HqDesk(shop);
    other.token = token;
    const { status, text } = await other.post({ action: 'products', input: {} });
    expect([status, (JSON.parse(text) as { fault: string }).fault]).toEqual([401, 'NOT_SIGNED_IN']);
  });

  it('is refused after five wrong tries, for anybody, until the quarter of an hour is over', async () => {
    await hire(shop, 'clerk', 'right');
    for (const username of ['clerk', 'nobody']) {
      for (let tries = 0; tries < 5; tries += 1) {
        expect(await desk.outcome('signIn', { username, password: 'wrong' })).toBe('WRONG_CREDENTIALS');
      }
      expect(await desk.outcome('signIn', { username, password: 'right' })).toBe('TOO_MANY_TRIES');
    }
    await shop.advanceClock(16 * MINUTE);
    expect(await desk.outcome('signIn', { username: 'clerk', password: 'right' })).toBe('ok');
  });

  it('counts guesses that come at once', async () => {
    await hire(shop, 'guessed', 'right');
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, () => desk.outcome('signIn', { username: 'guessed', password: 'wrong' })),
    );
    expect(outcomes.filter((outcome) => outcome === 'WRONG_CREDENTIALS')).toHaveLength(5);
  });

  it('lasts twelve hours', async () => {
    const other = new HqDesk(shop);
    await other.signIn();
    await shop.advanceClock(12 * HOUR - MINUTE);
    expect(await other.outcome('me')).toBe('ok');
    await shop.advanceClock(MINUTE);
    expect(await other.outcome('me')).toBe('NOT_SIGNED_IN');
    await desk.signIn();
  });
});

describe('over HTTP', () => {
  it.each([
    [{ action: 'products', input: { limit: 1e9 } }, 400, 'INVALID_INPUT'],
    [{ action: 'products', input: { cost: 1 } }, 400, 'INVALID_INPUT'],
    ['not json', 400, 'INVALID_INPUT'],
    ['[]', 404, 'UNKNOWN_ACTION'],
    [{ action: 'constructor' }, 404, 'UNKNOWN_ACTION'],
  ])('%p is answered with %d %s', async (body, status, fault) => {
    const answer = await desk.post(body);
    expect([answer.status, (JSON.parse(answer.text) as { fault: string }).fault]).toEqual([status, fault]);
  });

  it('only POST is taken', async () => {
    expect((await http('GET', `${shop.url}/hq`)).status).toBe(405);
  });

  it('a phone cannot call HQ, whatever its event looks like', async () => {
    const session = await shop.signIn();
    expect(await shop.outcome(session, 'hq', 'products', {})).toBe('CALLER_NOT_ALLOWED');
    const { text } = await http(
      'POST',
      `${shop.url}/call/hq`,
      { httpMethod: 'POST', action: 'signIn', body: '{}', input: {} },
      { 'x-wx-session': session },
    );
    expect(JSON.parse(text)).toHaveProperty('fault');
  });

  it('a file is kept and can be named afterwards', async () => {
    const headers = { 'content-type': 'application/octet-stream' };
    const kept = await desk.post('款号,品名\n1,裙🌸', '/hq/files?name=..%2F商品%20资料.csv', headers);
    const { fileId } = JSON.parse(kept.text) as { fileId: string };
    expect(kept.status).toBe(200);
    expect(fileId).toMatch(/^cloud:\/\/.*\/imports\/[^/]+\/商品_资料\.csv$/);
    expect((await new HqDesk(shop).post('x', '/hq/files?name=a.csv', headers)).status).toBe(401);
    expect((await desk.post('x', '/hq/files?name=', headers)).status).toBe(400);
  });
});
