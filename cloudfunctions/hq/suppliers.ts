import type { HqContract } from '@shared/contracts/hq.contract';
import type { SupplierView } from '@shared/contracts/hq-purchase.contract';
import { accept, refuse } from '@shared/kernel/result';
import type { Handlers } from '../_runtime/serve';
import { recordAudit } from '../_stores/audit.store';
import type { SupplierDocument } from '../_stores/inventory.documents';
import { allSuppliers, changeSupplier, findSupplier, insertSupplier } from '../_stores/purchases.store';
import type { HqCaller } from './session';

type SupplierHandlers = Pick<Handlers<HqContract, HqCaller>, 'suppliers' | 'saveSupplier'>;

const viewOf = ({ _id: supplierId, ...facts }: SupplierDocument): SupplierView => ({ supplierId, ...facts });

const isSame = (a: SupplierDocument, b: SupplierDocument): boolean =>
  (['name', 'contact', 'phone', 'address', 'paymentDays', 'status'] as const).every(
    (fact) => a[fact] === b[fact],
  );

const suppliers: SupplierHandlers['suppliers'] = async () =>
  accept({ suppliers: (await allSuppliers()).map(viewOf) });

/** A repeat finds what it wanted, and answers it; other contents under a code that is taken are refused. */
const saveSupplier: SupplierHandlers['saveSupplier'] = async (wish, { username, now }) => {
  const { requestId, supplierId, seenAt, ...facts } = wish;
  const wanted: SupplierDocument = { _id: supplierId, ...facts, updatedAt: now };
  const before = await findSupplier(supplierId);
  const record = (from: SupplierDocument | null) =>
    recordAudit(
      { by: username, action: 'saveSupplier', subject: supplierId, from, to: facts },
      now,
      `supplier:${requestId}`,
    );
  if (before && isSame(before, wanted)) {
    await record(null);
    return accept(viewOf(before));
  }
  if (seenAt === null) {
    if (before || !(await insertSupplier(wanted))) return refuse({ code: 'SUPPLIER_EXISTS', data: {} });
  } else {
    if (!before) return refuse({ code: 'SUPPLIER_NOT_FOUND', data: {} });
    if (!(await changeSupplier(wanted, seenAt))) return refuse({ code: 'SUPPLIER_CHANGED', data: {} });
  }
  await record(before ?? null);
  return accept(viewOf(wanted));
};

export const supplierHandlers: SupplierHandlers = { suppliers, saveSupplier };
