import { evolvePurchase } from '@shared/domain/inventory/evolve-purchase';
import {
  afterPurchaseTake,
  decidePurchase,
  type PurchaseCommand,
  type PurchaseRefusal,
} from '@shared/domain/inventory/purchase';
import { accept, refuse, type Result } from '@shared/kernel/result';
import type { PurchaseDocument } from '../_stores/inventory.documents';
import { purchases } from '../_stores/purchases.store';
import { advanceDocument, type Course } from './advance-document';
import type { ShortRefusal } from './transfer-course';

export const purchaseCourse: Course<PurchaseDocument, PurchaseCommand, PurchaseRefusal> = {
  ...purchases,
  follow(document, command) {
    const decision = decidePurchase(document, command);
    if (!decision.ok) return decision;
    const { by, requestId, at } = command;
    return accept(
      decision.value.reduce((after, event) => evolvePurchase(after, event, { by, requestId, at }), document),
    );
  },
  taken: (document, shortage, at) =>
    afterPurchaseTake(document, shortage).reduce(
      (after, event) => evolvePurchase(after, event, { by: null, requestId: null, at }),
      document,
    ),
};

export type PurchaseNotFound = { readonly code: 'PURCHASE_NOT_FOUND'; readonly data: Record<string, never> };

/** Does what somebody wants with a purchase, once per request id, and says when the goods to return are not there. */
export async function advancePurchase(
  purchaseId: string,
  command: PurchaseCommand,
): Promise<Result<PurchaseDocument, PurchaseRefusal | ShortRefusal | PurchaseNotFound>> {
  const advanced = await advanceDocument(purchaseCourse, purchaseId, command, command.at);
  if (!advanced) return refuse({ code: 'PURCHASE_NOT_FOUND', data: {} });
  if (!advanced.ok) return advanced;
  const { shortage } = advanced.value;
  if (shortage?.requestId !== command.requestId) return accept(advanced.value);
  const { skuId, available } = shortage;
  return refuse({ code: 'NOT_ENOUGH', data: { skuId, available } });
}
