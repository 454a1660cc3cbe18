import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { InputOf } from '@shared/contracts/contract';
import type { CartContract } from '@shared/contracts/cart.contract';
import { api } from '../../../api';
import { useQuery } from '../../../query/use-query';
import { useCurrentStore } from '../../../state/current-store';
import { useStoreId } from '../../../state/store-id';
import { useMe } from '../../../state/me';
import { useChosenAddressId } from '../../../state/chosen-address';

export type Fulfilment = InputOf<CartContract['quote']>['fulfilment'];
type Wanted = InputOf<CartContract['quote']>['lines'];

/** What is bought: one SKU straight from its page, or what is selected in the cart. */
function useWantedLines(storeId: string) {
  const { skuId, quantity } = useRouter().params;
  const isCart = !skuId;
  const cart = useQuery(isCart && storeId ? `cart:${storeId}` : null, () => api.cart.get({ storeId }), {
    isKept: true,
    freshFor: 0,
  });
  const selected = cart.value?.lines.filter((line) => line.selected && line.problem === null);
  const lines: Wanted | undefined = skuId
    ? [{ skuId, quantity: Number(quantity) || 1 }]
    : selected?.map((line) => ({ skuId: line.skuId, quantity: line.quantity }));
  return { lines, isCart, cart };
}

/** Everything the checkout page shows; the quote is renewed whenever a choice changes it. */
export function useCheckout() {
  const store = useCurrentStore()?.store;
  const { storeId = '' } = useStoreId(undefined);
  const me = useMe();
  const wanted = useWantedLines(storeId);
  const [kind, setKind] = useState<Fulfilment['kind']>('pickup');
  const chosenId = useChosenAddressId();
  const addresses = me.value?.addresses ?? [];
  const address =
    addresses.find(({ addressId }) => addressId === chosenId) ??
    addresses.find(({ isDefault }) => isDefault) ??
    addresses[0];
  const fulfilment: Fulfilment =
    kind === 'pickup' ? { kind } : { kind, ...(address && { addressId: address.addressId }) };
  const lines = wanted.lines ?? [];
  const key = storeId && lines.length > 0 ? `quote:${JSON.stringify([storeId, lines, kind])}` : null;
  const quote = useQuery(key, () => api.cart.quote({ storeId, lines, fulfilment }), { freshFor: 0 });
  return { store, me, wanted, lines, kind, setKind, address, fulfilment, quote };
}
export type Checkout = ReturnType<typeof useCheckout>;
