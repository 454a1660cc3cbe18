import { useState } from 'react';
import type { ProductView, StoreView } from '@shared/contracts/catalog.contract';
import { api } from '../../api';
import { ApiFault } from '../../api/api-fault';
import { outdated } from '../../api/outdated';
import { newRequestId } from '../../api/request-id';
import { useTexts } from '../../i18n';
import { go } from '../../navigation/go';
import { notify } from '../../platform/notify';
import { rememberCartPieces } from '../../state/cart-pieces';
import { chooseStore } from '../../state/current-store';
import { skuOf, type Choice } from './sku-choice';

type OpenSheet = 'none' | 'sku' | 'stores';

/** The deeds on a product: what is missing is asked for first, in the SKU sheet. */
export function useBuying(product: ProductView | undefined, choice: Choice | undefined, quantity: number) {
  const { t, pick } = useTexts('product');
  const [sheet, setSheet] = useState<OpenSheet>('none');
  const [isBusy, setIsBusy] = useState(false);
  const sku = product && choice && skuOf(product, choice);
  const canBuy = sku !== undefined && sku.available > 0;

  async function add() {
    if (!product || !sku || !canBuy) return setSheet('sku');
    setIsBusy(true);
    try {
      const added = await api.cart.add({ requestId: newRequestId(), skuId: sku.skuId, quantity });
      if (added.ok) {
        rememberCartPieces(added.value.pieces);
        setSheet('none');
        return notify(t('added'));
      }
      switch (added.refusal.code) {
        case 'CART_FULL':
          return notify(t('cartFull', { limit: added.refusal.data.limit }));
        case 'UNKNOWN_SKU':
          return notify(t('gone'));
        default:
          return notify(outdated(added.refusal));
      }
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      return notify(t('failed'));
    } finally {
      setIsBusy(false);
    }
  }

  function buy() {
    if (!sku || !canBuy) return setSheet('sku');
    setSheet('none');
    return go('checkout', { skuId: sku.skuId, quantity });
  }

  function takeStore(store: StoreView) {
    chooseStore(store);
    setSheet('sku');
    notify(t('switched', { store: pick(store.name) }));
  }

  return { sheet, setSheet, isBusy, add: () => void add(), buy, takeStore };
}
