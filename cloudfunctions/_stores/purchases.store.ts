import type { PurchaseStatus } from '@shared/domain/inventory/purchase';
import type { Millis } from '@shared/kernel/time';
import { collection } from './database';
import { inventoryDocuments } from './inventory-documents.store';
import type { PurchaseDocument, SupplierDocument } from './inventory.documents';
import { readPage } from './page';

const collected = collection<PurchaseDocument>('purchases');
const suppliers = collection<SupplierDocument>('suppliers');

/** Single purchases: find, insert, guarded save, and what stock owes them. */
export const purchases = inventoryDocuments(collected);

export type PurchaseFilter = {
  purchaseId?: string | undefined;
  supplierId?: string | undefined;
  locationId?: string | undefined;
  status?: PurchaseStatus | undefined;
};

const conditionOf = ({ purchaseId, supplierId, locationId, status }: PurchaseFilter) => ({
  ...(purchaseId !== undefined && { _id: purchaseId }),
  ...(supplierId !== undefined && { supplierId }),
  ...(locationId !== undefined && { locationId }),
  ...(status !== undefined && { status }),
});

/** One page of purchases, newest first. */
export const purchasePage = (filter: PurchaseFilter & { cursor?: string | undefined; limit: number }) =>
  readPage(collected, {
    where: conditionOf(filter),
    order: [
      ['createdAt', 'desc'],
      ['_id', 'asc'],
    ],
    cursor: filter.cursor,
    limit: filter.limit,
  });

export const countPurchases = (filter: PurchaseFilter): Promise<number> =>
  collected.count(conditionOf(filter));

/** All suppliers by their code: hundreds at most, one read. */
export const allSuppliers = (): Promise<SupplierDocument[]> =>
  suppliers.query({ where: {}, order: [['_id', 'asc']], limit: 1_000 });

export const findSupplier = (supplierId: string): Promise<SupplierDocument | undefined> =>
  suppliers.find(supplierId);

export const findSuppliers = (supplierIds: readonly string[]): Promise<SupplierDocument[]> =>
  suppliers.findMany([...new Set(supplierIds)]);

/** Adds a supplier; false when the code is taken. */
export const insertSupplier = (supplier: SupplierDocument): Promise<boolean> => suppliers.insert(supplier);

/** Changes a supplier that is as it was when it was read; false when somebody else changed it meanwhile. */
export async function changeSupplier(supplier: SupplierDocument, seenAt: Millis): Promise<boolean> {
  const { _id, ...fields } = supplier;
  return (await suppliers.updateWhere({ _id, updatedAt: seenAt }, fields)) > 0;
}
