import { fen, timesFen, type Fen } from '../../../kernel/money';
import type { PartsReason } from './choose-places';
import type { Bar, Judged, Score } from './judge-candidate';
import type { MallMode, SourcingSettings } from './settings';
import type { SourcedPart } from './share-out';
import type { Supply } from './supply';

/**
 * What became of a place: chosen, barred (a Bar), without any of the goods, with only some of them, or with all of
 * them at a higher weighted cost.
 */
export type CandidateCode = 'chosen' | Bar | 'nothingAvailable' | 'hasPartOnly' | 'costsMore';

export type CandidateExplanation = {
  readonly locationId: string;
  readonly code: CandidateCode;
  /** To the shopper; null when it plays no part or is not known. */
  readonly metres: number | null;
  readonly score: Score;
  /** Pieces it gives to this order. */
  readonly pieces: number;
};

/** Why a SKU lies in several parts. */
export type SplitLine = {
  readonly skuId: string;
  readonly code: 'pinned' | 'noPlaceHasEnough' | 'elseTooManyParts';
};

/** The written reason for a plan: data, which pages put into words of either language. */
export type SourcingExplanation = {
  readonly mode: MallMode;
  readonly parts: PartsReason;
  /** Weighted cost of the plan: the scores of its places, and `split` for the parts after the first. */
  readonly cost: Fen;
  readonly split: Fen;
  readonly splitLines: readonly SplitLine[];
  /** All candidates, in order of their scores. */
  readonly candidates: readonly CandidateExplanation[];
};

/** What became of each candidate; `parts` is empty when the order was refused. */
export function explainCandidates(
  judged: readonly Judged[],
  supply: Supply,
  parts: readonly SourcedPart[],
): CandidateExplanation[] {
  return judged.map((place) => {
    const { locationId } = place.candidate;
    const part = parts.find((one) => one.locationId === locationId);
    const pieces = part?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0;
    const code = part ? 'chosen' : (place.bar ?? codeByGoods(place, supply));
    return { locationId, code, metres: place.metres, score: place.score, pieces };
  });
}

function codeByGoods(place: Judged, { free, pinned, places, spare }: Supply): CandidateCode {
  const has = spare[places.indexOf(place)] ?? [];
  if (!has.some((pieces) => pieces > 0)) return 'nothingAvailable';
  const hasAll = [...free.values()].every((need, line) => (has[line] ?? 0) >= need);
  return hasAll && pinned.size === 0 ? 'costsMore' : 'hasPartOnly';
}

/** Puts down why an order is given by these parts and no others. */
export function explainPlan(
  judged: readonly Judged[],
  supply: Supply,
  parts: readonly SourcedPart[],
  reason: PartsReason,
  { mode, weights }: SourcingSettings,
): SourcingExplanation {
  const candidates = explainCandidates(judged, supply, parts);
  const split = timesFen(weights.perExtraPart, parts.length - 1);
  const scores = candidates.filter(({ code }) => code === 'chosen').map(({ score }) => score.total);
  const cost = fen(scores.reduce<number>((sum, score) => sum + score, split));
  return { mode, parts: reason, cost, split, splitLines: splitLinesOf(supply, parts), candidates };
}

function splitLinesOf(supply: Supply, parts: readonly SourcedPart[]): SplitLine[] {
  const skuIds = parts.flatMap(({ lines }) => lines.map(({ skuId }) => skuId));
  const inSeveral = new Set(skuIds.filter((skuId, index) => skuIds.indexOf(skuId) !== index));
  return [...inSeveral].map((skuId) => ({ skuId, code: splitCode(supply, skuId) }));
}

function splitCode({ free, pinned, spare }: Supply, skuId: string): SplitLine['code'] {
  if ([...pinned.values()].some((pieces) => pieces.has(skuId))) return 'pinned';
  const line = [...free.keys()].indexOf(skuId);
  const isWholeSomewhere = spare.some((has) => (has[line] ?? 0) >= (free.get(skuId) ?? 0));
  return isWholeSomewhere ? 'elseTooManyParts' : 'noPlaceHasEnough';
}
