import type { LedgerEntry } from '@shared/domain/ledger/entry';
import { collection } from './database';
import type { LedgerDocument } from './ledger.documents';

const ledger = collection<LedgerDocument>('ledger');

/** Adds entries; one whose key is taken was written before and stays as it is. */
export const insertEntries = (entries: readonly LedgerEntry[]): Promise<void> =>
  ledger.insertAll(entries.map(({ key, lines, ...entry }) => ({ _id: key, ...entry, lines: [...lines] })));

/** An order is bought once and given back piece by piece: its entries are few. */
const MOST_ENTRIES = 1_000;

/** Everything that moved for an order, as it happened. */
export const entriesOfOrder = (orderId: string): Promise<LedgerDocument[]> =>
  ledger.query({ where: { orderId }, order: [['at', 'asc']], limit: MOST_ENTRIES });
