import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../clock';
import { LOGIN_CODE, SESSION_LIFE_MS } from './limits';

export type Sessions = {
  /** Signs a device in; undefined when the code has not the form of one. The same code is always the same person. */
  signIn(code: unknown): { openId: string; session: string } | undefined;
  /** The openid of a session that this cloud signed and that is not over. */
  openIdOf(session: string | undefined): string | undefined;
};

/** Stands in for WeChat's login: a session is the openid and its end, signed with a key of the data folder. */
export function createSessions(identityKey: string, clock: Clock): Sessions {
  const mac = (purpose: string, text: string): string =>
    createHmac('sha256', identityKey).update(`${purpose}:${text}`).digest('base64url');

  return {
    signIn(code) {
      if (typeof code !== 'string' || !LOGIN_CODE.test(code)) return undefined;
      const openId = `o${mac('openid', code).slice(0, 27)}`;
      const content = `${openId}.${Math.floor((clock.now() + SESSION_LIFE_MS) / 1000)}`;
      return { openId, session: `${content}.${mac('session', content)}` };
    },
    openIdOf(session) {
      if (!session) return undefined;
      const [openId = '', end = '', signature = ''] = session.split('.');
      const expected = Buffer.from(mac('session', `${openId}.${end}`));
      const given = Buffer.from(signature);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      return Number(end) * 1000 > clock.now() ? openId : undefined;
    },
  };
}
