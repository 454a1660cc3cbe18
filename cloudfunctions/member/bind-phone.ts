import { openCloud } from '../_runtime/open-cloud';
import type { MemberContract } from '@shared/contracts/member.contract';
import { maskPhone, normalisePhone } from '@shared/domain/member/phone';
import { accept, refuse, type Result } from '@shared/kernel/result';
import { hashPhone } from '../_runtime/phone-hash';
import type { Handlers } from '../_runtime/serve';
import { activeGuideByPhone } from '../_stores/guides.store';
import { bindPhone as bind, claimPhone } from '../_stores/members.store';
import { meView, memberOf } from './me';

/** Error codes of wxa/business/getuserphonenumber: a wrong, used or expired code, and no quota left. */
const CODE_ERRORS = new Set([40029, 40163, 41008, 40013]);
const QUOTA_ERRORS = new Set([1400001, 45009, 45011]);

type CodeRefusal =
  | { code: 'CODE_INVALID'; data: Record<never, never> }
  | { code: 'CODE_QUOTA_EXHAUSTED'; data: Record<never, never> };

/** The phone behind the platform button's code. WeChat answers each code once. */
async function askPhone(code: string): Promise<Result<string, CodeRefusal>> {
  try {
    const { phoneInfo } = (await openCloud().openapi['phonenumber'].getPhoneNumber({ code })) as {
      phoneInfo: { purePhoneNumber: string; countryCode: string };
    };
    const phone = normalisePhone(String(phoneInfo.purePhoneNumber), String(phoneInfo.countryCode));
    return phone ? accept(phone) : refuse({ code: 'CODE_INVALID', data: {} });
  } catch (error) {
    const errCode = Number((error as { errCode?: number | string }).errCode);
    if (CODE_ERRORS.has(errCode)) return refuse({ code: 'CODE_INVALID', data: {} });
    if (QUOTA_ERRORS.has(errCode)) return refuse({ code: 'CODE_QUOTA_EXHAUSTED', data: {} });
    throw error;
  }
}

/** Binds the phone to the caller. Only its keyed hash and its masked form are kept. */
export const bindPhone: Handlers<MemberContract>['bindPhone'] = async ({ code }, caller) => {
  const asked = await askPhone(code);
  if (!asked.ok) return asked;

  const phoneHash = hashPhone(asked.value);
  const [member, isClaimed, guide] = await Promise.all([
    memberOf(caller),
    claimPhone(phoneHash, caller.openId, caller.now),
    activeGuideByPhone(phoneHash),
  ]);
  if (!isClaimed) return refuse({ code: 'PHONE_TAKEN', data: {} });

  const phone = { phoneHash, phoneMasked: maskPhone(asked.value), guideId: guide?._id ?? null };
  await bind(member, phone, caller.now);
  return accept(await meView({ ...member, ...phone }, caller));
};
