/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act } from 'react';
import { App } from '../../console/src/app/app';
import { session } from '../../console/src/api/session';
import { mount, named, press, until } from './mount';

const wrong = 'User name or password is wrong. Check both and try again.';
const signedIn = { token: 'new', expiresAt: Date.now() + 3_600_000, username: 'hq', name: 'Shen Yan' };
let unmount = async () => {};
let sessions = new Set<string>();

/** The hq function, as far as signing in and an empty list of orders go. */
function answer(action: string, input: { password?: string }, token: string | null): unknown {
  if (action === 'signIn') {
    if (input.password !== 'right') return { ok: false, refusal: { code: 'WRONG_CREDENTIALS', data: {} } };
    sessions.add(signedIn.token);
    return { ok: true, value: signedIn };
  }
  if (!token || !sessions.has(token)) return { fault: 'NOT_SIGNED_IN', requestId: 'r' };
  if (action === 'orders') return { ok: true, value: { orders: [], payable: 0, total: 0, nextCursor: null } };
  if (action === 'stores') return { ok: true, value: { stores: [] } };
  return { ok: true, value: {} };
}

beforeEach(() => {
  sessions = new Set(['old']);
  Object.assign(globalThis, {
    fetch: async (_address: string, { body, headers }: { body: string; headers: Record<string, string> }) => {
      const { action, input } = JSON.parse(body) as { action: string; input: { password?: string } };
      const token = headers.authorization?.replace('Bearer ', '') ?? null;
      return { text: async () => JSON.stringify(answer(action, input, token)) };
    },
  });
  session.end('signedOut');
});
afterEach(() => unmount());

const shows = (text: string) => document.body.textContent?.includes(text) ?? false;

async function type(selector: string, text: string): Promise<void> {
  const field = document.querySelector<HTMLInputElement>(selector);
  if (!field) throw new Error(`no ${selector}`);
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  await act(async () => {
    set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

async function signIn(password: string): Promise<void> {
  await type('input[autocomplete=username]', 'hq');
  await type('input[type=password]', password);
  await press(named('button[type=submit]', 'Sign in'));
}

describe('a session of headquarters', () => {
  it('that is over leads to the sign-in page, says why, and back to the same page', async () => {
    session.begin({ ...signedIn, token: 'gone' });
    window.location.hash = '#/orders?status=paid';
    unmount = await mount(<App />, 'en');
    await until('the sign-in page', () => shows('Headquarters sign-in'));
    expect(shows('Your sign-in has expired')).toBe(true);

    await signIn('right');
    await until('the list of orders', () => shows('Nothing matches the filters'));
    expect(window.location.hash).toBe('#/orders?status=paid');
  });

  it('is not opened with a wrong password, and says what to do', async () => {
    window.location.hash = '#/orders';
    unmount = await mount(<App />, 'en');
    await until('the sign-in page', () => shows('Headquarters sign-in'));
    expect(shows('expired')).toBe(false);
    await signIn('guess');
    await until('the refusal', () => shows(wrong));
    expect(session.get()).toBeNull();
  });

  it('stays in English or Chinese as a whole with one tap', async () => {
    session.begin({ ...signedIn, token: 'old' });
    window.location.hash = '#/orders';
    unmount = await mount(<App />, 'en');
    await until('the empty list', () => shows('No orders yet'));
    await press(named('button', '切换到中文'));
    await until('the list in Chinese', () => shows('还没有订单'));
    expect(document.querySelector('.side')?.textContent).not.toMatch(/Orders|Stock|Trade/);
    expect(document.documentElement.lang).toBe('zh-CN');
    expect(localStorage.getItem('yunpu-language')).toBe('zh-CN');
  });
});
