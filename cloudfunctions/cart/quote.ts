import type { CartContract } from '@shared/contracts/cart.contract';
import { chooseLocation } from '@shared/domain/inventory/choose-location';
import { priceBasket } from '@shared/domain/pricing/price-basket';
import { accept, refuse } from '@shared/kernel/result';
import type { Handlers } from '../_runtime/serve';
import { keptOfferedStore, keptShippers } from '../_stores/kept-stores';
import { findSkus, pricedSku } from '../_stores/skus.store';
import { readAvailable } from '../_stores/stock.store';

/** What these lines cost, fulfilled that way, from where an order would take them. Shippers are kept: one round trip. */
export const quote: Handlers<CartContract>['quote'] = async ({ storeId, lines, fulfilment }) => {
  const skuIds = lines.map((line) => line.skuId);
  const shipping = fulfilment.kind === 'delivery' ? await keptShippers() : [];
  const places = [storeId, ...shipping.map(({ _id }) => _id)];
  const [store, found, available] = await Promise.all([
    keptOfferedStore(storeId),
    findSkus(skuIds),
    readAvailable(places, skuIds),
  ]);
  if (!store) return refuse({ code: 'UNKNOWN_STORE', data: {} });

  const skus = new Map(found.map((sku) => [sku._id, sku]));
  const basket = lines.flatMap(({ skuId, quantity }) => {
    const sku = skus.get(skuId);
    return sku?.status === 'onSale' ? [{ sku: pricedSku(sku), quantity }] : [];
  });
  const missing = skuIds.find((skuId) => skus.get(skuId)?.status !== 'onSale');
  if (missing !== undefined) return refuse({ code: 'UNKNOWN_SKU', data: { skuId: missing } });

  const candidate = (locationId: string) => ({
    locationId,
    availableOf: (skuId: string) => available(locationId, skuId),
  });
  const location = chooseLocation({
    fulfilment: fulfilment.kind,
    wanted: lines,
    store: candidate(storeId),
    shippers: places.slice(1).map(candidate),
  });
  return location.ok ? accept(priceBasket({ lines: basket, fulfilment: fulfilment.kind })) : location;
};
