import { createHash } from 'node:crypto';
import type { FaultCode } from '@shared/contracts/contract';
import type { HqContract } from '@shared/contracts/hq.contract';
import { accept, refuse } from '@shared/kernel/result';
import { MINUTE, type Millis } from '@shared/kernel/time';
import type { Caller, FunctionEvent } from '../_runtime/caller';
import { isPassword } from '../_runtime/password';
import type { Handlers } from '../_runtime/serve';
import { bearerToken } from '../_runtime/serve-http';
import { giveAttemptBack, takeAttempt } from '../_stores/attempts.store';
import { closeSession, findSession, findStaff, openSession } from '../_stores/staff.store';

/** Somebody at HQ, or, for signing in only, nobody yet. */
export type HqCaller = Caller & {
  readonly username: string;
  readonly name: string;
  readonly token: string;
  readonly expiresAt: Millis;
};

const WRONG_TRIES = 5;
const WINDOW: Millis = 15 * MINUTE;

/** Nobody's password, at our usual cost: an unknown user name takes as long to refuse as a wrong password. */
const NOBODY = `scrypt$32768$8$3$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Everything needs a session but signing in. */
export async function admit(
  event: FunctionEvent,
  caller: Caller,
  action: string,
): Promise<HqCaller | FaultCode> {
  if (action === 'signIn') return { ...caller, username: '', name: '', token: '', expiresAt: 0 };
  const token = bearerToken(event);
  const session = token === undefined ? undefined : await findSession(token, caller.now);
  if (!session || token === undefined) return 'NOT_SIGNED_IN';
  const { username, name, expiresAt } = session;
  return { ...caller, username, name, token, expiresAt };
}

type SessionHandlers = Pick<Handlers<HqContract, HqCaller>, 'signIn' | 'signOut' | 'me'>;

/**
 * Five wrong tries per user name and quarter of an hour. A try is taken before the password is looked at, so that
 * guesses made at once are counted; user names that do not exist are counted alike and give nothing away.
 */
const signIn: SessionHandlers['signIn'] = async ({ username, password }, { now }) => {
  const window = Math.floor(now / WINDOW);
  const retryAt = (window + 1) * WINDOW;
  const attempts = `sign-in:${createHash('sha256').update(username).digest('hex').slice(0, 32)}:${window}`;
  if (!(await takeAttempt(attempts, WRONG_TRIES, retryAt))) {
    return refuse({ code: 'TOO_MANY_TRIES', data: { retryAt } });
  }
  const person = await findStaff(username);
  const isRight = await isPassword(password, person?.passwordHash ?? NOBODY);
  if (!person || !isRight) return refuse({ code: 'WRONG_CREDENTIALS', data: {} });

  const [{ token, expiresAt }] = await Promise.all([openSession(person, now), giveAttemptBack(attempts)]);
  return accept({ token, expiresAt, username, name: person.name });
};

const signOut: SessionHandlers['signOut'] = async (_input, { token }) => {
  await closeSession(token);
  return accept({});
};

const me: SessionHandlers['me'] = async (_input, { username, name, expiresAt }) =>
  accept({ username, name, expiresAt });

export const sessionHandlers: SessionHandlers = { signIn, signOut, me };
