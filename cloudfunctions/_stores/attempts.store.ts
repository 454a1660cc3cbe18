import type { Millis } from '@shared/kernel/time';
import { collection, command } from './database';
import type { AttemptDocument } from './order.documents';

const attempts = collection<AttemptDocument>('attempts');

/**
 * Takes one of `limit` tries before the guess is looked at, so that guesses made at once are counted too. False when
 * none is left in this window.
 */
export async function takeAttempt(key: string, limit: number, expiresAt: Millis): Promise<boolean> {
  const take = () =>
    attempts.updateWhere({ _id: key, count: command().lt(limit) }, { count: command().inc(1) });
  if ((await take()) > 0) return true;
  if (await attempts.insert({ _id: key, count: 1, expiresAt })) return true;
  return (await take()) > 0;
}

/** A right guess costs no try. */
export async function giveAttemptBack(key: string): Promise<void> {
  await attempts.updateWhere({ _id: key, count: command().gt(0) }, { count: command().inc(-1) });
}

export const deleteOldAttempts = (now: Millis): Promise<number> =>
  attempts.removeWhere({ expiresAt: command().lte(now) });
