import { assert } from '../../kernel/assert';

/** A way of selling that draws on the one pool of goods: `mall`, `live`, `groupBuy`, `counter` … */
export type Channel = string;

/** The till in the shop. It sells what lies in front of it, so safety stock, which guards online promises, is free to it. */
export const COUNTER: Channel = 'counter';

/** One SKU at one location, in whole pieces. */
export type StockFigures = {
  /** What is physically there; an old till's count may be below zero. */
  readonly onHand: number;
  /** Promised to orders that are not paid. */
  readonly held: number;
  /** Sold and not handed out yet. */
  readonly committed: number;
  /** Never promised online. */
  readonly safety: number;
  /** At most this many may be promised to a channel at one time; a channel without a quota shares the whole pool. */
  readonly quotas: Readonly<Record<Channel, number>>;
  /** Of `held` and `committed`, the pieces of each channel. */
  readonly promisedByChannel: Readonly<Record<Channel, number>>;
};

/**
 * Availability to promise 可承诺量: pieces a channel may still promise from one location, never below zero. What is in
 * transit is not there yet and does not count.
 */
export function availableToPromise(stock: StockFigures, channel: Channel): number {
  const { onHand, held, committed, safety, quotas, promisedByChannel } = stock;
  assert(
    held >= 0 && committed >= 0 && safety >= 0,
    `held ${held}, committed ${committed}, safety ${safety}`,
  );
  const pool = onHand - held - committed - (channel === COUNTER ? 0 : safety);
  const quota = quotas[channel];
  const ofQuota = quota === undefined ? pool : quota - (promisedByChannel[channel] ?? 0);
  return Math.max(0, Math.min(pool, ofQuota));
}

/** What a product page says of one SKU. */
export type StockPromise = {
  /** To be fetched from the shopper's store. */
  readonly inStore: number;
  /** To be sent, by all places that send parcels together. */
  readonly forDelivery: number;
};

/**
 * What can be promised of one SKU: by the shopper's store (null when none is chosen), and for delivery the sum over
 * the shippers, of which the store is one if it sends parcels. An order is sent from at most `maxParts` places, so no
 * more of them count, those with most first.
 */
export function promiseOf(
  places: { readonly store: StockFigures | null; readonly shippers: readonly StockFigures[] },
  channel: Channel,
  maxParts: number,
): StockPromise {
  const mostFirst = places.shippers.map((stock) => availableToPromise(stock, channel)).sort((a, b) => b - a);
  return {
    inStore: places.store ? availableToPromise(places.store, channel) : 0,
    forDelivery: mostFirst.slice(0, maxParts).reduce((sum, pieces) => sum + pieces, 0),
  };
}
