import { createHash, randomBytes } from 'node:crypto';
import { HOUR, type Millis } from '@shared/kernel/time';
import { hashPassword } from '../_runtime/password';
import { collection, command } from './database';
import type { StaffDocument, StaffSessionDocument } from './hq.documents';

const staff = collection<StaffDocument>('staff');
const sessions = collection<StaffSessionDocument>('staff_sessions');

export const SESSION_LASTS: Millis = 12 * HOUR;

/** The document of a person at HQ; `username` signs in, `name` is shown. For the first admin and for seeding. */
export async function staffDocument(
  person: { username: string; name: string; password: string },
  now: Millis,
): Promise<StaffDocument> {
  const passwordHash = await hashPassword(person.password);
  return { _id: person.username, name: person.name, passwordHash, createdAt: now };
}

/** Makes a person at HQ; false when the user name is taken. */
export async function createStaff(
  person: { username: string; name: string; password: string },
  now: Millis,
): Promise<boolean> {
  return staff.insert(await staffDocument(person, now));
}

export const findStaff = (username: string): Promise<StaffDocument | undefined> => staff.find(username);

const keyOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Opens a session of twelve hours; only the answer ever holds the token. */
export async function openSession(
  person: Pick<StaffDocument, '_id' | 'name'>,
  now: Millis,
): Promise<{ token: string; expiresAt: Millis }> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = now + SESSION_LASTS;
  await sessions.put({ _id: keyOf(token), username: person._id, name: person.name, expiresAt });
  return { token, expiresAt };
}

/** The session of a token that is still good. */
export async function findSession(token: string, now: Millis): Promise<StaffSessionDocument | undefined> {
  const session = await sessions.find(keyOf(token));
  return session && session.expiresAt > now ? session : undefined;
}

export async function closeSession(token: string): Promise<void> {
  await sessions.removeWhere({ _id: keyOf(token) });
}

/** For `clock`: removes sessions that are over. */
export const deleteExpiredSessions = (now: Millis): Promise<number> =>
  sessions.removeWhere({ expiresAt: command().lte(now) });
