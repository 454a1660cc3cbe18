import type { Purchase } from '@shared/domain/inventory/purchase';
import type { StockDue } from '@shared/domain/inventory/stock-duty';
import type { Transfer } from '@shared/domain/inventory/transfer';
import type { Millis } from '@shared/kernel/time';

/** What every inventory document has besides its course. Each write is guarded by `version` and adds one to it. */
type Kept = {
  _id: string;
  version: number;
  createdAt: Millis;
  updatedAt: Millis;
  stockDue: StockDue | null;
  /** Since when stock owes it something; `clock` finishes what is older than a minute. */
  stockDueSince: Millis | null;
};

/** `transfers`, key: transfer id, made from who asks and the request id. */
export type TransferDocument = Transfer &
  Kept & {
    /** Both ends, so that one index finds the transfers of a place. */
    placeIds: readonly [from: string, to: string];
    remark: string;
  };

/** `purchases`, key: purchase id, made from the request id of its draft. */
export type PurchaseDocument = Purchase & Kept;

/** `suppliers`, key: supplier code. */
export type SupplierDocument = {
  _id: string;
  name: string;
  contact: string;
  phone: string;
  address: string;
  /** Days from a receipt until its amount is to be paid. */
  paymentDays: number;
  status: 'active' | 'paused';
  updatedAt: Millis;
};
