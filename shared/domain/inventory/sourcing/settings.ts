import { assert } from '../../../kernel/assert';
import { fen, zeroFen, type Fen } from '../../../kernel/money';

/** How the mall sells: as one brand, as each store's own mall, or as a platform that leads shoppers to stores. */
export type MallMode = 'brandMall' | 'storeMall' | 'trafficMall';

/** What a choice costs in fen: freight that is real, and distance, load, splitting and preference put into money. */
export type SourcingWeights = {
  /** For each kilometre between the place and the shopper. */
  readonly perKilometre: Fen;
  /** For each part after the first. */
  readonly perExtraPart: Fen;
  /** For a place whose open parts reach its capacity; in proportion below that. */
  readonly atCapacity: Fen;
  /** How much of `costPerParcel` counts: 100 is all of it. */
  readonly parcelPercent: number;
  /** For each rank below the first in the mode's order of preference. */
  readonly perRank: Fen;
};

export type SourcingSettings = {
  readonly mode: MallMode;
  readonly weights: SourcingWeights;
  /** An order has at most this many parts, 1 or more. Every plan is looked at up to three (see cheapest-cover.ts). */
  readonly maxParts: number;
  /** Express is not sent from farther than this; null sends from anywhere. */
  readonly farthestMetres: number | null;
  /** The distance that counts when nobody knows where the place stands. */
  readonly unknownMetres: number;
  /** The parts a day that counts for the load of a place that states no capacity. Such a place is never full. */
  readonly usualCapacity: number;
  /** Whether a place outside its opening hours may get a part, which then waits until it opens. */
  readonly mayUseClosed: boolean;
  /** Whether a place may get more parts than it can handle. */
  readonly mayUseFull: boolean;
};

const usual: Omit<SourcingSettings, 'mode'> = {
  weights: {
    perKilometre: fen(2),
    perExtraPart: fen(30_00),
    atCapacity: fen(10_00),
    parcelPercent: 100,
    perRank: fen(50_00),
  },
  maxParts: 3,
  farthestMetres: null,
  unknownMetres: 500_000,
  usualCapacity: 50,
  mayUseClosed: true,
  mayUseFull: false,
};

/**
 * What a mall starts with, by its mode; everything may be changed afterwards. Ranks (0 is first) are those of
 * `preferenceRank`. In a traffic mall distance weighs more: the owner's store may be 20 km farther than another.
 */
export const presetSettings = (mode: MallMode): SourcingSettings =>
  mode === 'trafficMall'
    ? { ...usual, mode, weights: { ...usual.weights, perKilometre: fen(50), perRank: fen(10_00) } }
    : { ...usual, mode };

/** Asserts what a settings page has parsed: a negative weight would make an idle extra part look like a gain. */
export function assertSettings({ weights, maxParts, usualCapacity, unknownMetres }: SourcingSettings): void {
  for (const [name, weight] of Object.entries(weights)) assert(weight >= zeroFen, `weight ${name} ${weight}`);
  assert(Number.isSafeInteger(maxParts) && maxParts >= 1, `maxParts ${maxParts}`);
  assert(usualCapacity > 0 && unknownMetres >= 0, `capacity ${usualCapacity}, distance ${unknownMetres}`);
}
