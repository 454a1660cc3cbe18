import Taro from '@tarojs/taro';
import { forget, keep, readKept } from '../state/kept';
import { timeLimit } from './time-limit';

const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
const randomCode = (): string =>
  `web-${Array.from({ length: 24 }, () => letters[Math.floor(Math.random() * letters.length)]).join('')}`;

/** `?login=` signs in a demo person for as long as this tab is open, so that two tabs can be two people. */
function askedCode(): string | null {
  const asked = new URLSearchParams(window.location.search).get('login');
  if (asked) window.sessionStorage.setItem('yunpu.login', asked);
  return window.sessionStorage.getItem('yunpu.login');
}

function deviceCode(): string {
  const kept = readKept<string>('device');
  if (kept) return kept;
  const code = randomCode();
  keep('device', code);
  return code;
}

let signingIn: Promise<string> | undefined;
const sessionName = (code: string): string => `session.${code}`;
const currentCode = (): string => askedCode() ?? deviceCode();

async function signIn(code: string): Promise<string> {
  const { data, statusCode } = await Taro.request<{ session?: string }>({
    url: `${YUNPU_ORIGIN}/wechat/login`,
    method: 'POST',
    header: { 'content-type': 'application/json' },
    data: JSON.stringify({ code }),
    timeout: timeLimit,
  });
  if (statusCode !== 200 || !data.session) throw new Error(`signing in answered ${statusCode}`);
  keep(sessionName(code), data.session);
  return data.session;
}

/** The browser's stand-in for wx.login: the session of this person on this device, signed in on first use. */
export function currentSession(): Promise<string> {
  const code = currentCode();
  const kept = readKept<string>(sessionName(code));
  if (kept) return Promise.resolve(kept);
  signingIn ??= signIn(code).finally(() => (signingIn = undefined));
  return signingIn;
}

/** The session is over; the next call signs in again. */
export const forgetSession = (): void => forget(sessionName(currentCode()));
