import type { HqContract } from '@shared/contracts/hq.contract';
import { newPurchase } from '@shared/domain/inventory/evolve-purchase';
import type { DraftLine, PurchaseDeed } from '@shared/domain/inventory/purchase';
import { fen } from '@shared/kernel/money';
import { accept, refuse } from '@shared/kernel/result';
import { advancePurchase } from '../_inventory/purchase-course';
import { documentIdOf } from '../_inventory/transfer-course';
import type { Handlers } from '../_runtime/serve';
import { recordAudit } from '../_stores/audit.store';
import type { PurchaseDocument } from '../_stores/inventory.documents';
import { countPurchases, findSupplier, purchasePage, purchases as kept } from '../_stores/purchases.store';
import { findSkus } from '../_stores/skus.store';
import { findStore } from '../_stores/stores.store';
import { purchaseRows, purchaseView } from './purchase-view';
import type { HqCaller } from './session';

type PurchaseHandlers = Pick<
  Handlers<HqContract, HqCaller>,
  | 'purchases'
  | 'purchase'
  | 'savePurchase'
  | 'placePurchase'
  | 'cancelPurchase'
  | 'closePurchase'
  | 'receivePurchase'
  | 'returnPurchase'
>;

type Wish = { requestId: string; purchaseId: string };

/** Also after a repeat: the first call may have been cut off before its entry, and the key keeps it single. */
async function answerWith(document: PurchaseDocument, caller: HqCaller, requestId: string, deed: object) {
  const { type = 'save', ...to } = deed as { type?: string };
  const change = { by: caller.username, action: `${type}Purchase`, subject: document._id, from: null, to };
  const [view] = await Promise.all([
    purchaseView(document),
    recordAudit(change, caller.now, `purchase:${requestId}`),
  ]);
  return accept(view);
}

/** One step of a purchase, on record. */
async function step({ requestId, purchaseId }: Wish, caller: HqCaller, deed: PurchaseDeed) {
  const command = { by: caller.name, requestId, at: caller.now, ...deed };
  const advanced = await advancePurchase(purchaseId, command);
  if (advanced.ok) return answerWith(advanced.value, caller, requestId, deed);
  const { refusal } = advanced;
  return refuse(
    refusal.code === 'WRONG_STATUS'
      ? { code: 'WRONG_PURCHASE_STATUS' as const, data: { status: refusal.data.status } }
      : refusal,
  );
}

/** Purchases newest first, with how many there are of the kind. */
const purchases: PurchaseHandlers['purchases'] = async ({ cursor, limit, ...filter }) => {
  const [page, total] = await Promise.all([
    purchasePage({ ...filter, cursor, limit }),
    countPurchases(filter),
  ]);
  return accept({ purchases: await purchaseRows(page.documents), nextCursor: page.nextCursor, total });
};

const purchase: PurchaseHandlers['purchase'] = async ({ purchaseId }) => {
  const found = await kept.find(purchaseId);
  return found ? accept(await purchaseView(found)) : refuse({ code: 'PURCHASE_NOT_FOUND', data: {} });
};

/** A draft's goods, supplier and place must exist; what they cost is what was agreed on. */
const savePurchase: PurchaseHandlers['savePurchase'] = async (wish, caller) => {
  const { requestId, purchaseId, supplierId, locationId, remark } = wish;
  const [supplier, store, skus] = await Promise.all([
    findSupplier(supplierId),
    findStore(locationId),
    findSkus(wish.lines.map(({ skuId }) => skuId)),
  ]);
  if (!supplier || supplier.status !== 'active') return refuse({ code: 'SUPPLIER_NOT_FOUND', data: {} });
  if (!store) return refuse({ code: 'UNKNOWN_PLACE', data: {} });
  const productOf = new Map(skus.map(({ _id, productId }) => [_id, productId]));
  const unknown = wish.lines.find(({ skuId }) => !productOf.has(skuId));
  if (unknown) return refuse({ code: 'UNKNOWN_SKU', data: { skuId: unknown.skuId } });

  const lines = wish.lines.map(({ skuId, quantity, cost }): DraftLine => {
    return { skuId, quantity, cost: fen(cost), productId: productOf.get(skuId) ?? '' };
  });
  const contents = { supplierId, locationId, remark, lines };
  if (purchaseId !== null) {
    return step({ requestId, purchaseId }, caller, { type: 'redraft', ...contents });
  }
  const id = documentIdOf('CG', 'hq', requestId);
  const draft = newPurchase({ purchaseId: id, ...contents, by: caller.name, requestId, at: caller.now });
  const document: PurchaseDocument = {
    ...draft,
    ...{ _id: id, version: 1, createdAt: caller.now, updatedAt: caller.now, stockDueSince: null },
  };
  const isNew = await kept.insert(document);
  const known = isNew ? document : ((await kept.find(id)) ?? document);
  return answerWith(known, caller, requestId, contents);
};

export const purchaseHandlers: PurchaseHandlers = {
  ...{ purchases, purchase, savePurchase },
  placePurchase: (wish, caller) => step(wish, caller, { type: 'place' }),
  cancelPurchase: (wish, caller) => step(wish, caller, { type: 'cancel' }),
  closePurchase: (wish, caller) => step(wish, caller, { type: 'close' }),
  receivePurchase: ({ lines, ...wish }, caller) =>
    step(wish, caller, {
      type: 'receive',
      lines: lines.map(({ cost, ...goods }) => ({ ...goods, cost: cost === null ? null : fen(cost) })),
    }),
  returnPurchase: ({ receiptId, lines, ...wish }, caller) =>
    step(wish, caller, { type: 'return', receiptId, lines }),
};
