import { accept, refuse, type Result } from '../../kernel/result';

export const MAX_ADDRESSES = 20;

export type Address = {
  readonly addressId: string;
  readonly recipient: string;
  readonly phone: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly detail: string;
  readonly isDefault: boolean;
};

/** Exactly one address of a book that is not empty is the default: `defaultId`, or else the first. */
function withOneDefault(addresses: readonly Address[], defaultId: string | undefined): Address[] {
  const chosen = addresses.find((address) => address.addressId === defaultId) ?? addresses[0];
  return addresses.map((address) => ({ ...address, isDefault: address === chosen }));
}

const defaultOf = (addresses: readonly Address[]): string | undefined =>
  addresses.find((address) => address.isDefault)?.addressId;

/** The book with an address added or changed; a repeat changes nothing. Refuses the twenty-first. */
export function saveAddress(
  addresses: readonly Address[],
  saved: Address,
): Result<Address[], { code: 'TOO_MANY_ADDRESSES'; data: { limit: number } }> {
  const isKnown = addresses.some((address) => address.addressId === saved.addressId);
  if (!isKnown && addresses.length >= MAX_ADDRESSES) {
    return refuse({ code: 'TOO_MANY_ADDRESSES', data: { limit: MAX_ADDRESSES } });
  }
  const next = isKnown
    ? addresses.map((address) => (address.addressId === saved.addressId ? saved : address))
    : [...addresses, saved];
  return accept(withOneDefault(next, saved.isDefault ? saved.addressId : defaultOf(addresses)));
}

/** The book without an address; when it was the default, the first of the others becomes it. */
export function removeAddress(addresses: readonly Address[], addressId: string): Address[] {
  const kept = addresses.filter((address) => address.addressId !== addressId);
  return withOneDefault(kept, defaultOf(kept));
}
