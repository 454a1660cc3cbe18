import { fen, type Fen } from '../../../kernel/money';
import { cheapestCover, type Cover, type CoverProblem } from './cheapest-cover';
import type { SourcingSettings } from './settings';
import type { Supply } from './supply';

/** Why an order has the number of parts it has. */
export type PartsReason =
  | { readonly code: 'onePlaceHasAll' }
  /** No smaller number of places has everything. */
  | { readonly code: 'noFewerPlacesHaveAll' }
  /** Fewer places have everything, but only by sharing out a line that one place can give whole. */
  | { readonly code: 'fewerWouldSplitALine' }
  /** Fewer places would do, at this weighted cost, which is more. */
  | { readonly code: 'fewerCostMore'; readonly parts: number; readonly cost: Fen };

export type ChosenPlaces = {
  /** Indices into `supply.places`, ascending. */
  readonly places: readonly number[];
  readonly reason: PartsReason;
};

/**
 * The places that give an order, or null when it takes more than `maxParts` of them. A line that some place can give
 * whole is given whole; only if that leaves no plan within `maxParts`, such a line is shared out too.
 */
export function choosePlaces(supply: Supply, settings: SourcingSettings): ChosenPlaces | null {
  const whole = coverProblem(supply, settings, wholeWherePossible(supply));
  const shared = coverProblem(supply, settings, supply.spare);
  const cover = cheapestCover(whole) ?? cheapestCover(shared);
  return cover && { places: cover.places, reason: reasonFor(cover, whole, shared) };
}

/** Of a line that some place can give whole, a place that cannot gives nothing. */
function wholeWherePossible({ free, spare }: Supply): number[][] {
  const needs = [...free.values()];
  const isWholeSomewhere = needs.map((need, line) => spare.some((ofPlace) => (ofPlace[line] ?? 0) >= need));
  return spare.map((ofPlace) =>
    ofPlace.map((pieces, line) => (isWholeSomewhere[line] && pieces < (needs[line] ?? 0) ? 0 : pieces)),
  );
}

function coverProblem(
  { free, pinned, places }: Supply,
  { weights, maxParts }: SourcingSettings,
  gives: CoverProblem['gives'],
): CoverProblem {
  return {
    needs: [...free.values()],
    gives,
    costs: places.map(({ score }) => score.total),
    perExtraPlace: weights.perExtraPart,
    forced: places.flatMap(({ candidate }, place) => (pinned.has(candidate.locationId) ? [place] : [])),
    mostPlaces: maxParts,
  };
}

function reasonFor({ places }: Cover, whole: CoverProblem, shared: CoverProblem): PartsReason {
  if (places.length === 1) return { code: 'onePlaceHasAll' };
  const mostPlaces = places.length - 1;
  const fewer = cheapestCover({ ...whole, mostPlaces });
  if (fewer) return { code: 'fewerCostMore', parts: fewer.places.length, cost: fen(fewer.cost) };
  const sharing = cheapestCover({ ...shared, mostPlaces });
  return { code: sharing ? 'fewerWouldSplitALine' : 'noFewerPlacesHaveAll' };
}
