import type { GuideDocument } from './catalog.documents';
import { findGuide } from './guides.store';
import { findMember } from './members.store';

/** The guide in service behind an openid, or undefined: a shopper, or one who left. Two round trips. */
export async function findStoreStaff(openId: string): Promise<GuideDocument | undefined> {
  const member = await findMember(openId);
  const guide = member?.guideId ? await findGuide(member.guideId) : undefined;
  return guide?.status === 'active' && guide.phoneHash === member?.phoneHash ? guide : undefined;
}
