import type { CartContract } from '@shared/contracts/cart.contract';
import { priceBasket } from '@shared/domain/pricing/price-basket';
import { accept, refuse } from '@shared/kernel/result';
import { sourceGoods } from '../_ordering/source-goods';
import type { Handlers } from '../_runtime/serve';
import { findSkus, pricedSku } from '../_stores/skus.store';

/** What these lines cost, fulfilled that way, when there is somebody to hand them out. One round trip, or two. */
export const quote: Handlers<CartContract>['quote'] = async ({ storeId, lines, fulfilment }, { now }) => {
  const [{ store, plan }, found] = await Promise.all([
    sourceGoods({ storeId, lines, kind: fulfilment.kind, now }),
    findSkus(lines.map((line) => line.skuId)),
  ]);
  if (!store) return refuse({ code: 'UNKNOWN_STORE', data: {} });

  const skus = new Map(found.map((sku) => [sku._id, sku]));
  const missing = lines.find(({ skuId }) => skus.get(skuId)?.status !== 'onSale');
  if (missing) return refuse({ code: 'UNKNOWN_SKU', data: { skuId: missing.skuId } });
  if (!plan.ok) {
    const { refusal } = plan;
    if (refusal.code === 'TOO_MANY_PARTS') return refuse({ code: 'TOO_MANY_PARTS', data: {} });
    const { skuId, available } = refusal.data;
    return refuse({ code: 'OUT_OF_STOCK', data: { skuId, available: Math.max(0, available) } });
  }
  const basket = lines.flatMap(({ skuId, quantity }) => {
    const sku = skus.get(skuId);
    return sku ? [{ sku: pricedSku(sku), quantity }] : [];
  });
  return accept(priceBasket({ lines: basket, fulfilment: fulfilment.kind }));
};
