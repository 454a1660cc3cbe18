import type { OutputOf } from '@shared/contracts/contract';
import type { HqContract } from '@shared/contracts/hq.contract';
import type { PurchaseView } from '@shared/contracts/hq-purchase.contract';
import { sumFen, timesFen } from '@shared/kernel/money';
import { DAY } from '@shared/kernel/time';
import { goodsFacts, placeView } from '../_inventory/transfer-view';
import type { StoreDocument } from '../_stores/catalog.documents';
import type { PurchaseDocument, SupplierDocument } from '../_stores/inventory.documents';
import { findSuppliers } from '../_stores/purchases.store';
import { findSkus } from '../_stores/skus.store';
import { findStores } from '../_stores/stores.store';

type PurchaseRow = OutputOf<HqContract['purchases']>['purchases'][number];
type Named = { supplier: SupplierDocument | undefined; store: StoreDocument | undefined };

async function namesOf(purchases: readonly PurchaseDocument[]): Promise<(one: PurchaseDocument) => Named> {
  const [suppliers, stores] = await Promise.all([
    findSuppliers(purchases.map(({ supplierId }) => supplierId)),
    findStores(purchases.map(({ locationId }) => locationId)),
  ]);
  const supplierOf = new Map(suppliers.map((supplier) => [supplier._id, supplier]));
  const storeOf = new Map(stores.map((store) => [store._id, store]));
  return ({ supplierId, locationId }) => ({
    supplier: supplierOf.get(supplierId),
    store: storeOf.get(locationId),
  });
}

function rowOf(purchase: PurchaseDocument, { supplier, store }: Named): PurchaseRow {
  const { purchaseId, status, supplierId, locationId, createdAt, updatedAt, lines, payables } = purchase;
  const sum = (piecesOf: (line: (typeof lines)[number]) => number) =>
    lines.reduce((total, line) => total + piecesOf(line), 0);
  return {
    ...{ purchaseId, status, createdAt, updatedAt },
    supplier: { supplierId, name: supplier?.name ?? supplierId },
    location: placeView(locationId, store),
    pieces: sum(({ quantity }) => quantity),
    received: sum(({ received }) => received),
    returned: sum(({ returned }) => returned),
    agreed: sumFen(lines.map(({ cost, quantity }) => timesFen(cost, quantity))),
    owed: sumFen(payables.map(({ amount }) => amount)),
  };
}

/** Purchases as a list shows them. One round trip. */
export async function purchaseRows(purchases: readonly PurchaseDocument[]): Promise<PurchaseRow[]> {
  const named = await namesOf(purchases);
  return purchases.map((purchase) => rowOf(purchase, named(purchase)));
}

/** One purchase with goods, receipts, returns and money. One round trip. */
export async function purchaseView(purchase: PurchaseDocument): Promise<PurchaseView> {
  const [named, skus] = await Promise.all([
    namesOf([purchase]),
    findSkus(purchase.lines.map(({ skuId }) => skuId)),
  ]);
  const names = named(purchase);
  const skuOf = new Map(skus.map((sku) => [sku._id, sku]));
  const paymentTime = (names.supplier?.paymentDays ?? 0) * DAY;
  const { remark, lines, receipts, returns, payables, steps } = purchase;
  return {
    ...rowOf(purchase, names),
    remark,
    lines: lines.map(({ skuId, productId, quantity, cost, received, returned }) => ({
      ...goodsFacts(skuId, productId, skuOf.get(skuId)),
      ...{ quantity, cost, received, returned },
    })),
    receipts: receipts.map(({ receiptId, at, by, amount, lines: goods }) => ({
      ...{ receiptId, at, by, amount, payableAt: at + paymentTime },
      lines: goods.map((line) => ({ ...line })),
    })),
    returns: returns.map(({ returnId, receiptId, at, by, amount, status, lines: goods }) => ({
      ...{ returnId, receiptId, at, by, amount, status },
      lines: goods.map((line) => ({ ...line })),
    })),
    payables: payables.map((payable) => ({ ...payable })),
    steps: steps.map(({ event, at, by, pieces }) => ({ event, at, by, pieces })),
  };
}
