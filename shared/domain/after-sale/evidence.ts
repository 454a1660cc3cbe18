import { accept, refuse, type Result } from '../../kernel/result';
import { REASONS, type AfterSaleReason } from './reasons';

/** What a phone shows in three rows; WeChat's chooser takes as many at once. */
export const MAX_PICTURES = 9;
export const MAX_EVIDENCE_TEXT = 500;

/** What the shopper shows and says. */
export type Evidence = { readonly pictureIds: readonly string[]; readonly text: string };

export type EvidenceRefusal =
  | { readonly code: 'PICTURE_NEEDED' }
  | { readonly code: 'TOO_MANY_PICTURES'; readonly limit: number }
  | { readonly code: 'TEXT_TOO_LONG'; readonly limit: number };

/** Text is counted in characters as people see them typed, not in bytes. */
export function judgeEvidence(reason: AfterSaleReason, evidence: Evidence): Result<null, EvidenceRefusal> {
  const { pictureIds, text } = evidence;
  if (pictureIds.length > MAX_PICTURES) return refuse({ code: 'TOO_MANY_PICTURES', limit: MAX_PICTURES });
  if ([...text].length > MAX_EVIDENCE_TEXT)
    return refuse({ code: 'TEXT_TOO_LONG', limit: MAX_EVIDENCE_TEXT });
  if (REASONS[reason].needsPicture && pictureIds.length === 0) return refuse({ code: 'PICTURE_NEEDED' });
  return accept(null);
}
