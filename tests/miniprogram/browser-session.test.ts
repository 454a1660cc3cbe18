/** @jest-environment jsdom */
import { beforeEach, describe, expect, it } from '@jest/globals';

(globalThis as unknown as { YUNPU_ORIGIN: string }).YUNPU_ORIGIN = '';

import { viaHttp } from '../../miniprogram/src/api/via-http';
import { answerWith, forgetAll, sent, type Sent } from './taro-double';

const request = { action: 'me', input: {} };
const paths = () => sent.map(({ url }) => url);
const codeOf = ({ data }: Sent): string => (JSON.parse(data) as { code: string }).code;

/** A gateway that knows one session per code and forgets those named in `over`. */
function gateway(over = new Set<string>()) {
  let count = 0;
  answerWith(({ url, header, data }) => {
    if (url === '/wechat/login') {
      const { code } = JSON.parse(data) as { code: string };
      return { statusCode: 200, data: { session: `${code}#${(count += 1)}` } };
    }
    const session = header['x-wx-session'] ?? '';
    if (over.has(session)) return { statusCode: 401, data: { fault: 'NOT_SIGNED_IN' } };
    return { statusCode: 200, data: { ok: true, value: session } };
  });
  return over;
}

describe('a browser as a phone', () => {
  beforeEach(() => {
    forgetAll();
    window.sessionStorage.clear();
    window.history.replaceState(null, '', '/');
  });

  it('signs in once, by a code of its own that it keeps', async () => {
    gateway();
    const first = await viaHttp('member', request);
    await expect(viaHttp('member', request)).resolves.toEqual(first);
    expect(paths()).toEqual(['/wechat/login', '/call/member', '/call/member']);
    expect(codeOf(sent[0]!)).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
  });

  it('signs in again when its session is over, as the same person, and repeats the call', async () => {
    const over = gateway();
    const { value } = (await viaHttp('member', request)) as { value: string };
    over.add(value);
    await expect(viaHttp('member', request)).resolves.toMatchObject({ ok: true });
    const [first, second] = sent.filter(({ url }) => url === '/wechat/login');
    expect(codeOf(second!)).toBe(codeOf(first!));
  });

  it('is the demo person named in the address, and stays so in this tab', async () => {
    gateway();
    window.history.replaceState(null, '', '/?login=demo-guide#/pages/home/index');
    await viaHttp('member', request);
    window.history.replaceState(null, '', '/');
    await expect(viaHttp('member', request)).resolves.toMatchObject({ value: 'demo-guide#1' });
  });

  it('tells a missing network from a slow one and from a broken cloud', async () => {
    gateway();
    await viaHttp('member', request);
    answerWith(() => Promise.reject({ errMsg: 'request:fail net::ERR_CONNECTION_REFUSED' }));
    await expect(viaHttp('member', request)).rejects.toMatchObject({ kind: 'offline' });
    answerWith(() => Promise.reject({ errMsg: 'request:fail timeout' }));
    await expect(viaHttp('member', request)).rejects.toMatchObject({ kind: 'timeout' });
    answerWith(() => ({ statusCode: 503, data: '' }));
    await expect(viaHttp('member', request)).rejects.toMatchObject({ kind: 'server', reference: 'H-503' });
  });
});
