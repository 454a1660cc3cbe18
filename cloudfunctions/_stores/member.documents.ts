import type { Millis } from '@shared/kernel/time';

export type AddressRecord = {
  addressId: string;
  recipient: string;
  phone: string;
  province: string;
  city: string;
  district: string;
  detail: string;
  isDefault: boolean;
};

/** `members`, key: openid. (Joining several channels into one member comes with the member centre.) */
export type MemberDocument = {
  _id: string;
  memberId: string;
  nickname: string;
  phoneHash: string | null;
  phoneMasked: string | null;
  privacyAgreed: string | null;
  addresses: AddressRecord[];
  guideId: string | null;
  createdAt: Millis;
  updatedAt: Millis;
};

/** `phones`, key: keyed hash of the phone: one member per phone. */
export type PhoneDocument = { _id: string; openId: string; at: Millis };

export type CartLineRecord = { quantity: number; selected: boolean; addedAt: Millis };

/** `carts`, key: openid. `updatedAt` only ever grows: it is the guard of every write. */
export type CartDocument = {
  _id: string;
  lines: Record<string, CartLineRecord>;
  /** The last additions, newest last, so that a repeated one adds nothing. */
  recentRequestIds: string[];
  updatedAt: Millis;
};
