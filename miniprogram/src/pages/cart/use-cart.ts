import { useEffect, useState } from 'react';
import type { CartView } from '@shared/contracts/cart.contract';
import type { Result } from '@shared/kernel/result';
import { api } from '../../api';
import { ApiFault } from '../../api/api-fault';
import { useTexts } from '../../i18n';
import { notify } from '../../platform/notify';
import { useQuery } from '../../query/use-query';
import { rememberCartPieces } from '../../state/cart-pieces';
import { useCurrentStore } from '../../state/current-store';
import { useStoreId } from '../../state/store-id';

/** The cart as of now in the current store, and what can be done to it. Every deed answers the whole cart. */
export function useCart() {
  const { t } = useTexts('cart');
  const store = useCurrentStore()?.store;
  const { storeId = '' } = useStoreId(undefined);
  const cart = useQuery(storeId ? `cart:${storeId}` : null, () => api.cart.get({ storeId }), {
    isKept: true,
    freshFor: 0,
  });
  const [isBusy, setIsBusy] = useState(false);
  const { value } = cart;
  useEffect(() => {
    if (value) rememberCartPieces(value.pieces);
  }, [value]);

  async function change(work: () => Promise<Result<CartView, unknown>>): Promise<void> {
    setIsBusy(true);
    try {
      const answer = await work();
      if (answer.ok) cart.replace(answer.value);
      else await cart.reload();
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      notify(t('notSaved'));
    } finally {
      setIsBusy(false);
    }
  }

  return {
    cart,
    store,
    isBusy,
    setQuantity: (skuId: string, quantity: number) =>
      change(() => api.cart.setQuantity({ storeId, skuId, quantity })),
    select: (skuIds: string[], selected: boolean) =>
      change(() => api.cart.select({ storeId, skuIds, selected })),
    remove: (skuIds: string[]) => change(() => api.cart.remove({ storeId, skuIds })),
  };
}

export type Cart = ReturnType<typeof useCart>;
