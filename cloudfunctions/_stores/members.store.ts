import type { Millis } from '@shared/kernel/time';
import { collection, command } from './database';
import type { AddressRecord, MemberDocument, PhoneDocument } from './member.documents';

const members = collection<MemberDocument>('members');
const phones = collection<PhoneDocument>('phones');

export const findMember = (openId: string): Promise<MemberDocument | undefined> => members.find(openId);

/** The member of this openid, made now unless another call of the same phone was faster. */
export async function findOrMakeMember(openId: string, make: () => MemberDocument): Promise<MemberDocument> {
  const found = await members.find(openId);
  if (found) return found;
  const made = make();
  if (await members.insert(made)) return made;
  return (await members.find(openId)) ?? made;
}

/** Sets plain fields of a member. */
export async function updateMember(
  openId: string,
  change: Partial<Pick<MemberDocument, 'nickname' | 'privacyAgreed' | 'guideId'>>,
  now: Millis,
): Promise<void> {
  await members.updateWhere({ _id: openId }, { ...change, updatedAt: command().max(now) });
}

/**
 * Replaces the address book that was decided on; false when another write came first. `updatedAt` only ever grows,
 * so it tells one version from the next.
 */
export async function replaceAddresses(
  seen: MemberDocument,
  addresses: readonly AddressRecord[],
  now: Millis,
): Promise<boolean> {
  const updated = await members.updateWhere(
    { _id: seen._id, updatedAt: seen.updatedAt },
    { addresses: command().set([...addresses]), updatedAt: Math.max(now, seen.updatedAt + 1) },
  );
  return updated > 0;
}

/** Claims a phone for one member: the hash is the key, so only one can have it. True also when it is theirs already. */
export async function claimPhone(phoneHash: string, openId: string, now: Millis): Promise<boolean> {
  if (await phones.insert({ _id: phoneHash, openId, at: now })) return true;
  const claimed = await phones.find(phoneHash);
  return claimed?.openId === openId;
}

/** Puts a claimed phone on its member and lets go of the one they had before. */
export async function bindPhone(
  seen: MemberDocument,
  phone: { phoneHash: string; phoneMasked: string; guideId: string | null },
  now: Millis,
): Promise<void> {
  const updatedAt = Math.max(now, seen.updatedAt + 1);
  await members.updateWhere({ _id: seen._id }, { ...phone, updatedAt });
  if (seen.phoneHash && seen.phoneHash !== phone.phoneHash) {
    await phones.removeWhere({ _id: seen.phoneHash, openId: seen._id });
  }
}
