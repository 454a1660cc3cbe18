import type { ImportedGuide } from '@shared/domain/import/judge-guides';
import { maskPhone } from '@shared/domain/member/phone';
import type { Millis } from '@shared/kernel/time';
import { hashPhone } from '../../_runtime/phone-hash';
import type { GuideDocument } from '../../_stores/catalog.documents';
import { collection } from '../../_stores/database';
import { planDocuments, type LandingPlan } from './landing';
import { sourceHash } from './source-hash';

const guides = collection<GuideDocument>('guides');

/** The number itself is not kept: its keyed hash finds the guide, its mask is shown. */
function guideDocument({ guideId, phone, ...said }: ImportedGuide, now: Millis): GuideDocument {
  const document = {
    ...said,
    phoneHash: phone === null ? null : hashPhone(phone),
    phoneMasked: phone === null ? '' : maskPhone(phone),
  };
  return { _id: guideId, ...document, sourceHash: sourceHash(document), origin: 'import', updatedAt: now };
}

export const planGuides = (records: readonly ImportedGuide[], now: Millis): Promise<LandingPlan> =>
  planDocuments(
    guides,
    records.map((record) => guideDocument(record, now)),
  );
