import { assert } from '../../../kernel/assert';
import type { Supply } from './supply';

export type PartLine = { readonly skuId: string; readonly quantity: number };

/** What one location hands out of an order. */
export type SourcedPart = {
  readonly locationId: string;
  readonly ownerId: string;
  /** In the order in which the SKUs were wanted, one line per SKU. */
  readonly lines: readonly PartLine[];
};

/**
 * Shares the wanted pieces out over the chosen places, cheapest place first. A line goes whole to the first place that
 * can give it whole; if none can, to the places that have most of it, so that it lies in as few parcels as it can.
 * Asserts that the places suffice.
 */
export function shareOut(supply: Supply, chosen: readonly number[]): SourcedPart[] {
  const { free, pinned, places, spare } = supply;
  const given = chosen.map((place) => new Map(pinned.get(places[place]?.candidate.locationId ?? '')));
  const give = (index: number, skuId: string, quantity: number) =>
    given[index]?.set(skuId, (given[index].get(skuId) ?? 0) + quantity);

  for (const [line, [skuId, quantity]] of [...free].entries()) {
    const has = chosen.map((place) => spare[place]?.[line] ?? 0);
    const whole = has.findIndex((pieces) => pieces >= quantity);
    if (whole >= 0) {
      give(whole, skuId, quantity);
      continue;
    }
    let missing = quantity;
    const mostFirst = has.map((pieces, index) => ({ pieces, index })).sort((a, b) => b.pieces - a.pieces);
    for (const { pieces, index } of mostFirst) {
      const taken = Math.min(pieces, missing);
      if (taken > 0) give(index, skuId, taken);
      missing -= taken;
    }
    assert(missing === 0, `${missing} pieces of ${skuId} are with none of the chosen places`);
  }
  return chosen.flatMap((place, index) => partOf(supply, place, given[index]));
}

function partOf(
  supply: Supply,
  place: number,
  given: ReadonlyMap<string, number> = new Map(),
): SourcedPart[] {
  const judged = supply.places[place];
  if (!judged || given.size === 0) return [];
  const { locationId, ownerId } = judged.candidate;
  const pinnedOnly = [...given.keys()].filter((skuId) => !supply.free.has(skuId));
  const lines = [...supply.free.keys(), ...pinnedOnly].flatMap((skuId) => {
    const quantity = given.get(skuId) ?? 0;
    return quantity > 0 ? [{ skuId, quantity }] : [];
  });
  return [{ locationId, ownerId, lines }];
}
