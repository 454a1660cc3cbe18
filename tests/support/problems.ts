import type { PurchaseDocument, TransferDocument } from '@functions/_stores/inventory.documents';
import type { LedgerDocument } from '@functions/_stores/ledger.documents';
import type { OrderDocument, PaymentDocument, RefundDocument } from '@functions/_stores/order.documents';
import type { JournalEntry, StockDocument, StockMoveDocument } from '@functions/_stores/stock.documents';

/** Something that must hold and does not. */
export type Problem = { readonly invariant: string; readonly detail: string };

/** All documents that the invariants are about. */
export type ChainDocuments = {
  readonly stocks: readonly StockDocument[];
  readonly moves: readonly StockMoveDocument[];
  readonly orders: readonly OrderDocument[];
  readonly payments: readonly PaymentDocument[];
  readonly refunds: readonly RefundDocument[];
  readonly ledger: readonly LedgerDocument[];
  readonly transfers: readonly TransferDocument[];
  readonly purchases: readonly PurchaseDocument[];
};

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);

export const broken = (invariant: string, details: readonly (string | false)[]): Problem[] =>
  details.flatMap((detail) => (detail ? [{ invariant, detail }] : []));

/** Every move of a figure once, whether it still lies with it or was copied. */
export function movesOf(stock: StockDocument, moves: readonly StockMoveDocument[]): JournalEntry[] {
  const copied = moves.filter((move) => move.locationId === stock.locationId && move.skuId === stock.skuId);
  return [...new Map([...copied, ...stock.journal].map((move) => [move.moveId, move])).values()];
}
