import { assert } from '../../../kernel/assert';
import type { Judged } from './judge-candidate';
import type { WantedLine } from './wish';

/** Pieces of each SKU, in the order in which they were first wanted. */
export type Pieces = ReadonlyMap<string, number>;

/** What is wanted, and what the places that may give can give of it. */
export type Supply = {
  /** Pieces that any place may give, by SKU. */
  readonly free: Pieces;
  /** Pieces that one place must give: by place, then SKU. */
  readonly pinned: ReadonlyMap<string, Pieces>;
  /** Places that are not barred, in the order of `judgeCandidates`. */
  readonly places: readonly Judged[];
  /** `spare[place][line]`: what the place can give of the line of `free`, beside what is pinned to it. */
  readonly spare: readonly (readonly number[])[];
};

/** The first SKU that is short, and all that the allowed places have of it (of a pinned line: what its place has). */
export type Shortage = { readonly skuId: string; readonly available: number };

const add = (pieces: Map<string, number>, skuId: string, quantity: number) =>
  pieces.set(skuId, (pieces.get(skuId) ?? 0) + quantity);

/** Sums up wanted lines by SKU; asserts whole pieces, one or more of at least one SKU. */
function sumUp(wanted: readonly WantedLine[]): { free: Map<string, number>; pinned: Map<string, Pieces> } {
  assert(wanted.length > 0, 'an order wants something');
  const free = new Map<string, number>();
  const pinned = new Map<string, Map<string, number>>();
  for (const { skuId, quantity, pinnedTo } of wanted) {
    assert(Number.isSafeInteger(quantity) && quantity > 0, `quantity ${quantity} of ${skuId}`);
    if (pinnedTo === undefined) add(free, skuId, quantity);
    else {
      const there = pinned.get(pinnedTo) ?? new Map<string, number>();
      add(there, skuId, quantity);
      pinned.set(pinnedTo, there);
    }
  }
  return { free, pinned };
}

/** Asks every allowed place once for every SKU. */
export function supplyOf(wanted: readonly WantedLine[], judged: readonly Judged[]): Supply {
  const { free, pinned } = sumUp(wanted);
  const places = judged.filter(({ bar }) => bar === null);
  const skuIds = [...free.keys()];
  const spare = places.map((place) => {
    const there = pinned.get(place.candidate.locationId);
    return skuIds.map((skuId) => Math.max(0, availableAt(place, skuId) - (there?.get(skuId) ?? 0)));
  });
  return { free, pinned, places, spare };
}

/** Whole pieces a place has of a SKU; what an old till oversold counts as none. */
export const availableAt = ({ candidate }: Judged, skuId: string): number =>
  Math.max(0, Math.floor(candidate.availableOf(skuId)));

/** The first wanted SKU that all allowed places together cannot give, however many parts that would take. */
export function shortageIn({ free, pinned, places, spare }: Supply): Shortage | null {
  for (const [locationId, pieces] of pinned) {
    const place = places.find(({ candidate }) => candidate.locationId === locationId);
    for (const [skuId, quantity] of pieces) {
      const available = place ? availableAt(place, skuId) : 0;
      if (available < quantity) return { skuId, available };
    }
  }
  for (const [line, [skuId, quantity]] of [...free].entries()) {
    const total = spare.reduce((sum, ofPlace) => sum + (ofPlace[line] ?? 0), 0);
    if (total >= quantity) continue;
    return { skuId, available: places.reduce((sum, place) => sum + availableAt(place, skuId), 0) };
  }
  return null;
}
