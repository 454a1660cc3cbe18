import { isDeepStrictEqual } from 'node:util';
import type { MeView, MemberContract } from '@shared/contracts/member.contract';
import {
  removeAddress as without,
  saveAddress as withAddress,
  type Address,
} from '@shared/domain/member/address-book';
import { assert } from '@shared/kernel/assert';
import { accept, type Result } from '@shared/kernel/result';
import type { Caller } from '../_runtime/caller';
import type { Handlers } from '../_runtime/serve';
import { replaceAddresses } from '../_stores/members.store';
import { meView, memberOf } from './me';

const MAX_TRIES = 8;

/** Decides on the address book as it stands and writes it, again when another write came first. */
async function changeAddresses<Refusal>(
  caller: Caller,
  decide: (addresses: readonly Address[]) => Result<Address[], Refusal>,
): Promise<Result<MeView, Refusal>> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const member = await memberOf(caller);
    const decision = decide(member.addresses);
    if (!decision.ok) return decision;
    const addresses = decision.value;
    // Saved as it was, as checkout does each time: nothing to write.
    if (isDeepStrictEqual(addresses, member.addresses)) return accept(await meView(member, caller));
    if (await replaceAddresses(member, addresses, caller.now)) {
      return accept(await meView({ ...member, addresses }, caller));
    }
  }
  assert(false, `the address book changed ${MAX_TRIES} times while one change was decided`);
}

export const saveAddress: Handlers<MemberContract>['saveAddress'] = ({ addressId, address }, caller) =>
  changeAddresses(caller, (addresses) => withAddress(addresses, { addressId, ...address }));

export const removeAddress: Handlers<MemberContract>['removeAddress'] = ({ addressId }, caller) =>
  changeAddresses(caller, (addresses) => accept(without(addresses, addressId)));
