import { randomInt } from 'node:crypto';
import type { MeView } from '@shared/contracts/member.contract';
import type { Caller } from '../_runtime/caller';
import { activeGuideByPhone } from '../_stores/guides.store';
import type { MemberDocument } from '../_stores/member.documents';
import { findOrMakeMember, updateMember } from '../_stores/members.store';
import { findStore } from '../_stores/stores.store';

/** Twelve digits that say nothing about the openid; the key of a member is the openid, this is what people see. */
const newMemberId = (): string => `M${String(randomInt(0, 10 ** 12)).padStart(12, '0')}`;

/** The caller's member document, made on the first call. */
export function memberOf(caller: Caller): Promise<MemberDocument> {
  return findOrMakeMember(caller.openId, () => {
    const memberId = newMemberId();
    return {
      _id: caller.openId,
      memberId,
      nickname: memberId.slice(0, 5),
      phoneHash: null,
      phoneMasked: null,
      privacyAgreed: null,
      addresses: [],
      guideId: null,
      createdAt: caller.now,
      updatedAt: caller.now,
    };
  });
}

/**
 * What a member sees of themselves. Whether the phone belongs to a guide in service is asked again each time: people
 * join and leave, and an import can bring a guide in after the member has bound the phone.
 */
export async function meView(member: MemberDocument, caller: Caller): Promise<MeView> {
  const guide = member.phoneHash ? await activeGuideByPhone(member.phoneHash) : undefined;
  const guideId = guide?._id ?? null;
  const [store] = await Promise.all([
    guide ? findStore(guide.storeId) : undefined,
    guideId === member.guideId ? undefined : updateMember(member._id, { guideId }, caller.now),
  ]);
  const { memberId, nickname, phoneMasked, privacyAgreed, addresses } = member;
  return {
    ...{ memberId, nickname, phoneMasked, privacyAgreed, addresses },
    guide:
      guide && store
        ? { guideId: guide._id, name: guide.name, storeId: store._id, storeName: store.name }
        : null,
  };
}
