import { assert } from '../../kernel/assert';
import type { Fen } from '../../kernel/money';
import { accept, refuse, type Result } from '../../kernel/result';
import type { Millis } from '../../kernel/time';
import type { AfterSale, AfterSaleLine } from './course';
import {
  judgeEligibility,
  type AfterSaleWish,
  type EligibilityRefusal,
  type PiecesFacts,
} from './eligibility';
import { judgeEvidence, type Evidence, type EvidenceRefusal } from './evidence';
import { refundIdOf } from './refund-number';
import type { AfterSaleSettings } from './windows';

export type AfterSaleRequest = AfterSaleWish & {
  readonly afterSaleId: string;
  /** Exchange only, piece for piece; the caller sees to it that they cost the same. */
  readonly replacement: readonly AfterSaleLine[];
  readonly evidence: Evidence;
};

export type RequestRefusal =
  | EligibilityRefusal
  | EvidenceRefusal
  /** An exchange names as many pieces as it gives back. */
  | { readonly code: 'REPLACEMENT_NEEDED'; readonly pieces: number };

const piecesIn = (lines: readonly AfterSaleLine[]): number =>
  lines.reduce((total, { pieces }) => total + pieces, 0);

/** Whether it may be filed: asked before its pieces are claimed, so that a refusal claims nothing. */
export function judgeRequest(
  request: AfterSaleRequest,
  pieces: PiecesFacts,
  context: {
    readonly at: Millis;
    readonly settings: AfterSaleSettings;
    readonly finalSaleSkuIds: readonly string[];
  },
): Result<null, RequestRefusal> {
  const { kind, reason, lines, replacement, evidence } = request;
  const eligible = judgeEligibility(request, pieces, context);
  if (!eligible.ok) return eligible;
  const wanted = kind === 'exchange' ? piecesIn(lines) : 0;
  if (piecesIn(replacement) !== wanted) return refuse({ code: 'REPLACEMENT_NEEDED', pieces: wanted });
  const shown = judgeEvidence(reason, evidence);
  return shown.ok ? accept(null) : shown;
}

/**
 * A new after-sale, once its request was judged and its pieces are claimed: `amount` is the claim's, or for an exchange
 * what its pieces are worth (`worthOf`).
 */
export function newAfterSale(
  request: Omit<AfterSaleRequest, 'evidence'>,
  facts: { readonly amount: Fen; readonly isShipped: boolean; readonly at: Millis },
): AfterSale {
  const { afterSaleId, kind, reason, lines, replacement } = request;
  assert(lines.length > 0 && facts.amount >= 0, `after-sale ${afterSaleId} of nothing`);
  refundIdOf(afterSaleId); // An id that could not name its refund is found now, not when money is due.
  return {
    ...{ afterSaleId, kind, reason, lines, replacement },
    amount: facts.amount,
    isShipped: facts.isShipped,
    since: facts.at,
    ...{ approvedAt: null, judgedAt: null, handedOver: null, received: null },
    status: 'requested',
  };
}
