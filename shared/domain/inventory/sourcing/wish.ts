import type { Fen } from '../../../kernel/money';
import type { Place } from '../../catalog/distance';
import type { SourcingSettings } from './settings';

/** The owner of goods in direct stores, warehouses and the web shop. */
export const HQ_OWNER = 'hq';

/** A place that may give goods. One that is shut for good is no candidate at all. */
export type Candidate = {
  readonly locationId: string;
  readonly kind: 'store' | 'warehouse' | 'webshop';
  /** `hq` or `franchisee:<id>`: who earns from what this place gives. */
  readonly ownerId: string;
  readonly place: Place | null;
  /** Pieces it may promise to this channel, safety stock and quota taken off; below zero counts as none. */
  readonly availableOf: (skuId: string) => number;
  /** Parts it was given and has not handed out yet. */
  readonly openParts: number;
  /** Parts a day it can handle; null when it never said. */
  readonly capacity: number | null;
  readonly costPerParcel: Fen;
  /** Whether it is within its opening hours. */
  readonly isOpenNow: boolean;
  /** Whether it sends parcels at all. */
  readonly acceptsShipFrom: boolean;
};

export type WantedLine = {
  readonly skuId: string;
  /** Whole pieces, 1 or more. */
  readonly quantity: number;
  /** The only place these pieces may come from, when that was promised already. */
  readonly pinnedTo?: string | undefined;
};

/** Pickup and same-city come from the chosen store; express comes from wherever it is best sent from. */
export type SourcingFulfilment =
  | { readonly kind: 'pickup' }
  | { readonly kind: 'express'; readonly destination: Place | null }
  | { readonly kind: 'sameCity'; readonly destination: Place | null; readonly radiusMetres: number };

export type SourcingWish = {
  /** One SKU may stand on several lines; together they never get more than there is. */
  readonly wanted: readonly WantedLine[];
  readonly fulfilment: SourcingFulfilment;
  readonly chosenStoreId: string;
  /** In any order: the answer does not depend on it. */
  readonly candidates: readonly Candidate[];
  /** Places that rejected the order before, or let its time run out. */
  readonly excludedIds: readonly string[];
  readonly settings: SourcingSettings;
};
