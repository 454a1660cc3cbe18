import type { StoreView } from '@shared/contracts/catalog.contract';
import { distanceMetres, type Place } from '@shared/domain/catalog/distance';
import type { StoreDocument } from '../_stores/catalog.documents';
import { placeOf } from '../_stores/stores.store';

/** A store as shoppers see it, with its distance when both places are known. */
export function storeView(store: StoreDocument, from: Place | undefined): StoreView {
  const location = placeOf(store);
  return {
    storeId: store._id,
    name: store.name,
    city: store.city,
    address: store.address,
    phone: store.phone,
    hours: { opens: store.hours.opens, closes: store.hours.closes },
    location,
    distanceMetres: from && location ? distanceMetres(from, location) : null,
  };
}

const inChinese = new Intl.Collator('zh-Hans-CN');

/** Nearest first; those without a known distance after, by city and name. */
export function byNearness(a: StoreView, b: StoreView): number {
  const nearer = (a.distanceMetres ?? Infinity) - (b.distanceMetres ?? Infinity);
  if (nearer) return nearer; // Infinity - Infinity is NaN: both unknown
  return inChinese.compare(a.city.zh, b.city.zh) || inChinese.compare(a.name.zh, b.name.zh);
}
