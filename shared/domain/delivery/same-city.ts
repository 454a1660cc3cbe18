import { assert } from '../../kernel/assert';
import { fen, zeroFen, type Fen } from '../../kernel/money';
import { accept, refuse, type Result } from '../../kernel/result';

/** Same-city delivery 同城配送 of one store: a rider, not a parcel. */
export type SameCityRule = {
  /** How far the rider goes, in a straight line; the radius itself is still served. */
  readonly radiusMetres: number;
  /** Fees by distance, ascending; each holds up to and including `upToMetres`, the last also beyond. */
  readonly steps: readonly { readonly upToMetres: number; readonly fee: Fen }[];
  /** Goods payable below which nobody rides. */
  readonly minimum: Fen;
  /** Goods payable from which the ride is free; null never is. */
  readonly freeFrom: Fen | null;
};

/** What a ride costs and why, in the form of the price step `freight`. */
export type SameCityFee = {
  readonly reason: 'freeAbove' | 'byDistance';
  readonly metres: number;
  readonly threshold: Fen | null;
  /** What is short of `threshold`; 0 when the ride is free already or never is. */
  readonly missing: Fen;
  readonly amount: Fen;
};

export type SameCityRefusal =
  | { readonly code: 'TOO_FAR'; readonly data: { readonly metres: number; readonly radius: number } }
  | { readonly code: 'BELOW_MINIMUM'; readonly data: { readonly missing: Fen } };

/**
 * The fee for goods worth `goods` over `metres`. Refuses what lies beyond the radius, then what is too little; asserts
 * parsed rules (steps ascending, at least one).
 */
export function sameCityFee(
  { radiusMetres, steps, minimum, freeFrom }: SameCityRule,
  metres: number,
  goods: Fen,
): Result<SameCityFee, SameCityRefusal> {
  assert(steps.length > 0, 'a same-city rule has a fee');
  for (const [index, { upToMetres, fee }] of steps.entries())
    assert(upToMetres > (steps[index - 1]?.upToMetres ?? 0) && fee >= 0, `step ${index} to ${upToMetres} m`);
  if (metres > radiusMetres) return refuse({ code: 'TOO_FAR', data: { metres, radius: radiusMetres } });
  if (goods < minimum) return refuse({ code: 'BELOW_MINIMUM', data: { missing: fen(minimum - goods) } });

  const why = { metres, threshold: freeFrom };
  if (freeFrom !== null && goods >= freeFrom)
    return accept({ reason: 'freeAbove', ...why, missing: zeroFen, amount: zeroFen });
  const step = steps.find(({ upToMetres }) => metres <= upToMetres) ?? steps.at(-1);
  const missing = freeFrom === null ? zeroFen : fen(freeFrom - goods);
  return accept({ reason: 'byDistance', ...why, missing, amount: step?.fee ?? zeroFen });
}
