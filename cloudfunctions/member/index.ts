import { memberContract, type MemberContract } from '@shared/contracts/member.contract';
import { accept } from '@shared/kernel/result';
import { serve, type Handlers } from '../_runtime/serve';
import { updateMember } from '../_stores/members.store';
import { removeAddress, saveAddress } from './addresses';
import { bindPhone } from './bind-phone';
import { meView, memberOf } from './me';

const me: Handlers<MemberContract>['me'] = async (_input, caller) =>
  accept(await meView(await memberOf(caller), caller));

const agreePrivacy: Handlers<MemberContract>['agreePrivacy'] = async ({ version }, caller) => {
  const member = await memberOf(caller);
  await updateMember(caller.openId, { privacyAgreed: version }, caller.now);
  return accept(await meView({ ...member, privacyAgreed: version }, caller));
};

const updateProfile: Handlers<MemberContract>['updateProfile'] = async ({ nickname }, caller) => {
  const member = await memberOf(caller);
  await updateMember(caller.openId, { nickname }, caller.now);
  return accept(await meView({ ...member, nickname }, caller));
};

export const main = serve(memberContract, {
  me,
  agreePrivacy,
  bindPhone,
  updateProfile,
  saveAddress,
  removeAddress,
});
