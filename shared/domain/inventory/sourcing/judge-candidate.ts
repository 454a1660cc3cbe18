import { assert } from '../../../kernel/assert';
import { fen, sumFen, timesFen, type Fen } from '../../../kernel/money';
import { distanceMetres } from '../../catalog/distance';
import type { MallMode } from './settings';
import { HQ_OWNER, type Candidate, type SourcingWish } from './wish';

/** Why a place may give nothing to this order, whatever lies there; the first that holds, in this order. */
export type Bar = 'excluded' | 'notTheChosenStore' | 'sendsNoParcels' | 'closed' | 'full' | 'tooFar';

/** What giving a part to a place costs, in fen, term by term; each is zero or more. */
export type Score = {
  readonly distance: Fen;
  readonly load: Fen;
  readonly parcel: Fen;
  readonly preference: Fen;
  readonly total: Fen;
};

/** A candidate as far as goods play no part in it. */
export type Judged = {
  readonly candidate: Candidate;
  readonly bar: Bar | null;
  /** To the shopper; null for pickup, and where one of the two places is not known. */
  readonly metres: number | null;
  readonly score: Score;
};

/** Says of each place whether it may give and what that would cost, cheapest first, then nearest, then by code. */
export function judgeCandidates(wish: SourcingWish): Judged[] {
  const ids = new Set(wish.candidates.map(({ locationId }) => locationId));
  assert(ids.size === wish.candidates.length, 'a place is a candidate once');
  const chosen = wish.candidates.find(({ locationId }) => locationId === wish.chosenStoreId);
  return wish.candidates
    .map((candidate) => judge(candidate, wish, chosen?.ownerId))
    .sort(
      (a, b) =>
        a.score.total - b.score.total ||
        (a.metres ?? Infinity) - (b.metres ?? Infinity) ||
        compareText(a.candidate.locationId, b.candidate.locationId),
    );
}

// Infinity - Infinity is NaN, which `||` passes over as it should.
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function judge(candidate: Candidate, wish: SourcingWish, chosenOwnerId: string | undefined): Judged {
  const { fulfilment } = wish;
  const destination = fulfilment.kind === 'pickup' ? null : fulfilment.destination;
  const metres = destination && candidate.place ? distanceMetres(candidate.place, destination) : null;
  const rank = preferenceRank(candidate, wish.settings.mode, wish.chosenStoreId, chosenOwnerId);
  return {
    candidate,
    metres,
    bar: barOf(candidate, wish, metres),
    score: scoreOf(candidate, wish, destination ? (metres ?? wish.settings.unknownMetres) : 0, rank),
  };
}

function barOf(candidate: Candidate, wish: SourcingWish, metres: number | null): Bar | null {
  const { fulfilment, settings, chosenStoreId, excludedIds } = wish;
  const { locationId, openParts, capacity } = candidate;
  if (excludedIds.includes(locationId)) return 'excluded';
  if (fulfilment.kind !== 'express' && locationId !== chosenStoreId) return 'notTheChosenStore';
  if (fulfilment.kind === 'express' && !candidate.acceptsShipFrom) return 'sendsNoParcels';
  if (!candidate.isOpenNow && !settings.mayUseClosed) return 'closed';
  if (capacity !== null && openParts >= capacity && !settings.mayUseFull) return 'full';
  return isTooFar(wish, metres) ? 'tooFar' : null;
}

/** A rider is not sent to a place that nobody can find on a map; a parcel is. */
function isTooFar({ fulfilment, settings }: SourcingWish, metres: number | null): boolean {
  if (fulfilment.kind === 'sameCity') return metres === null || metres > fulfilment.radiusMetres;
  if (fulfilment.kind === 'pickup' || metres === null || settings.farthestMetres === null) return false;
  return metres > settings.farthestMetres;
}

/**
 * The mode's order of preference, 0 is first. Brand mall: what HQ owns, then the rest. Store mall: the chosen store,
 * then its owner's other places, then the rest. Traffic mall: stores of the chosen store's owner, then other stores
 * (distance decides among them), then warehouses and web shops.
 */
export function preferenceRank(
  { locationId, ownerId, kind }: Pick<Candidate, 'locationId' | 'ownerId' | 'kind'>,
  mode: MallMode,
  chosenStoreId: string,
  chosenOwnerId: string | undefined,
): number {
  if (mode === 'brandMall') return ownerId === HQ_OWNER ? 0 : 1;
  if (mode === 'storeMall') return locationId === chosenStoreId ? 0 : ownerId === chosenOwnerId ? 1 : 2;
  return kind !== 'store' ? 2 : ownerId === chosenOwnerId ? 0 : 1;
}

function scoreOf(candidate: Candidate, { settings }: SourcingWish, metres: number, rank: number): Score {
  const { weights } = settings;
  const { openParts, costPerParcel } = candidate;
  assert(openParts >= 0 && costPerParcel >= 0, `load and cost of ${candidate.locationId}`);
  const capacity = Math.max(1, candidate.capacity ?? settings.usualCapacity);
  const distance = fen(Math.round((weights.perKilometre * metres) / 1_000));
  const load = fen(Math.round((weights.atCapacity * openParts) / capacity));
  const parcel = fen(Math.round((costPerParcel * weights.parcelPercent) / 100));
  const preference = timesFen(weights.perRank, rank);
  return { distance, load, parcel, preference, total: sumFen([distance, load, parcel, preference]) };
}
