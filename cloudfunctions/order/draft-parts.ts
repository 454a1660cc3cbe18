import { splitFreight } from '@shared/domain/delivery/split-freight';
import type { SourcedPart } from '@shared/domain/inventory/source-order';
import { shareOf, sliceShares, unitShares } from '@shared/domain/money/unit-shares';
import type { Part, PartLine } from '@shared/domain/order/part';
import type { Quote } from '@shared/domain/pricing/price-basket';
import { assert } from '@shared/kernel/assert';
import { fen, sumFen } from '@shared/kernel/money';
import type { StoreDocument } from '../_stores/catalog.documents';

/**
 * The parts of an order, with their money: each piece of a line takes its frozen share along to the part that hands it
 * out, and freight is split by what the goods of each part cost. Exact to the fen over all parts.
 */
export function draftParts(
  sourced: readonly SourcedPart[],
  places: readonly StoreDocument[],
  kind: 'pickup' | 'delivery',
  quote: Quote,
): Part[] {
  const shares = new Map(
    quote.lines.map(({ skuId, payable, quantity }) => [skuId, unitShares(payable, quantity)]),
  );
  const taken = new Map<string, number>();
  const lineOf = ({ skuId, quantity }: { skuId: string; quantity: number }): PartLine => {
    const runs = shares.get(skuId);
    assert(runs, `${skuId} was not priced`);
    const from = taken.get(skuId) ?? 0;
    taken.set(skuId, from + quantity);
    const payable = shareOf(runs, from, quantity);
    return { skuId, quantity, payable, shares: sliceShares(runs, from, quantity) };
  };
  const lines = sourced.map((part) => part.lines.map(lineOf));
  const goods = lines.map((ofPart) => sumFen(ofPart.map(({ payable }) => payable)));
  const freights = splitFreight(quote.freight, goods);

  return sourced.map(({ locationId, ownerId }, index): Part => {
    const place = places.find(({ _id }) => _id === locationId);
    assert(place, `${locationId} was sourced and is no place`);
    const freight = freights[index] ?? fen(0);
    return {
      n: index + 1,
      way: kind === 'pickup' ? 'pickup' : 'express',
      locationId,
      locationName: place.name,
      ownerId,
      isAsked: place.kind === 'store',
      lines: lines[index] ?? [],
      freight,
      payable: fen((goods[index] ?? fen(0)) + freight),
      course: { stage: 'planned' },
      pickup: null,
      parcels: [],
      rejections: [],
    };
  });
}
