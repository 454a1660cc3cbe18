import type { LedgerEntry, LedgerLine } from '@shared/domain/ledger/entry';

/** `ledger`, key: what caused the entry (`received:<transaction>`, `earned:<part>:<parcel>` …). Only ever added to. */
export type LedgerDocument = Omit<LedgerEntry, 'key' | 'lines'> & { _id: string; lines: LedgerLine[] };
