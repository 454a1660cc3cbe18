import {
  presetSettings,
  sourceOrder,
  type Candidate,
  type SourcingPlan,
  type SourcingRefusal,
} from '@shared/domain/inventory/source-order';
import { fen } from '@shared/kernel/money';
import type { Result } from '@shared/kernel/result';
import { BUSINESS_OFFSET } from '@shared/kernel/business-day';
import { DAY, MINUTE, type Millis } from '@shared/kernel/time';
import { locationsWithSku } from '../_stores/availability.store';
import type { StoreDocument } from '../_stores/catalog.documents';
import { keptLoads, keptOfferedStore, keptShippers } from '../_stores/kept-stores';
import { readAvailable } from '../_stores/stock.store';
import { openLocations, ownerOf, placeOf } from '../_stores/stores.store';

/** What a parcel costs to send: stores pay the counter price, the others have contracts. */
const PARCEL_COST = { store: fen(8_00), warehouse: fen(5_00), webshop: fen(5_00) } as const;

/** The chosen store sells; what it lacks comes from wherever it is best sent from. */
const usual = presetSettings('storeMall');

export type Sourcing = {
  /** The chosen store, or undefined when it sells to nobody. */
  readonly store: StoreDocument | undefined;
  readonly plan: Result<SourcingPlan, SourcingRefusal>;
  /** Every place that was considered. */
  readonly places: readonly StoreDocument[];
};

type Wish = {
  readonly storeId: string;
  readonly lines: readonly { readonly skuId: string; readonly quantity: number }[];
  readonly kind: 'pickup' | 'delivery';
  readonly now: Millis;
  /** Places that have said no. */
  readonly excludedIds?: readonly string[];
  readonly maxParts?: number;
};

type Availability = (locationId: string, skuId: string) => number;

/**
 * Who gives what of a basket, as of now. Stores and loads are kept for a while, so it takes one round trip; a second
 * one asks the whole chain when the chosen store and the shippers together do not have everything.
 */
export async function sourceGoods(wish: Wish): Promise<Sourcing> {
  const { storeId, lines, kind } = wish;
  const [store, shippers, loads] = await Promise.all([
    keptOfferedStore(storeId),
    kind === 'delivery' ? keptShippers() : [],
    keptLoads(),
  ]);
  const near = [...(store ? [store] : []), ...shippers.filter(({ _id }) => _id !== storeId)];
  const skuIds = lines.map(({ skuId }) => skuId);
  const ofNear = await readAvailable(
    near.map(({ _id }) => _id),
    skuIds,
  );
  const plan = planOver(near, ofNear, loads, wish);
  if (plan.ok || kind === 'pickup') return { store, plan, places: near };

  const everywhere = await sourceEverywhere(wish, loads);
  return { store, ...everywhere };
}

/** Over every open place of the chain, those first that have most of what is wanted. */
export async function sourceEverywhere(
  wish: Wish,
  loads: ReadonlyMap<string, number>,
): Promise<Omit<Sourcing, 'store'>> {
  const skuIds = wish.lines.map(({ skuId }) => skuId);
  const [open, ...stocks] = await Promise.all([
    openLocations(),
    ...skuIds.map((skuId) => locationsWithSku(skuId)),
  ]);
  const stockOf = new Map(skuIds.map((skuId, index) => [skuId, stocks[index]]));
  const available: Availability = (locationId, skuId) => stockOf.get(skuId)?.get(locationId) ?? 0;
  const places = open.filter(({ _id }) => skuIds.some((skuId) => available(_id, skuId) > 0));
  return { plan: planOver(places, available, loads, wish), places };
}

function planOver(
  places: readonly StoreDocument[],
  available: Availability,
  loads: ReadonlyMap<string, number>,
  { storeId, lines, kind, now, excludedIds = [], maxParts = usual.maxParts }: Wish,
): Result<SourcingPlan, SourcingRefusal> {
  const candidates = places.map((place): Candidate => {
    const { _id: locationId, kind: kindOfPlace } = place;
    return {
      locationId,
      kind: kindOfPlace,
      ownerId: ownerOf(place),
      place: placeOf(place),
      availableOf: (skuId) => available(locationId, skuId),
      openParts: loads.get(locationId) ?? 0,
      capacity: null,
      costPerParcel: PARCEL_COST[kindOfPlace],
      isOpenNow: isOpenAt(place, now),
      acceptsShipFrom: true,
    };
  });
  // Shoppers' addresses are words, not points: distance plays no part yet.
  const fulfilment =
    kind === 'pickup' ? ({ kind } as const) : ({ kind: 'express', destination: null } as const);
  return sourceOrder({
    wanted: lines,
    fulfilment,
    chosenStoreId: storeId,
    candidates,
    excludedIds,
    settings: { ...usual, maxParts },
  });
}

function isOpenAt({ kind, hours }: StoreDocument, now: Millis): boolean {
  const minute = ((now + BUSINESS_OFFSET) % DAY) / MINUTE;
  return kind !== 'store' || (hours.opens <= minute && minute < hours.closes);
}
