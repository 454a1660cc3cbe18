import type { Difference } from '@shared/domain/reconciliation/compare';
import type { Fen } from '@shared/kernel/money';
import type { Millis } from '@shared/kernel/time';

/** What one side has of a day. */
export type DayTotals = { payments: number; paid: Fen; refunds: number; refunded: Fen };

/** `reconciliations`, key: <day>-<mchid>: a day of our books beside WeChat Pay's bill. */
export type ReconciliationDocument = {
  _id: string;
  day: string; // 2026-03-14
  mchid: string;
  /** `waiting` for the bill. */
  state: 'waiting' | 'comparing' | 'done';
  /** Grows when the day is compared anew; differences say in which round they were last seen. */
  round: number;
  /** What is being walked: the lines of the bill, then what we have of the day. */
  walk: 'bill' | 'payments' | 'refunds';
  /** Where the walk goes on, and how much of everything is behind it. */
  cursor: string | null;
  progress: { done: number; total: number };
  /** Grows with every write, which is guarded by it. */
  version: number;
  there: DayTotals;
  here: DayTotals;
  matched: number;
  /** Differences that nobody has looked into. */
  open: number;
  /** Why the bill could not be had at the last try. */
  trouble: { code: string; at: Millis } | null;
  nextTryAt: Millis;
  startedAt: Millis;
  finishedAt: Millis | null;
  updatedAt: Millis;
};

/** `reconciliation_differences`, key: <reconciliation>:<kind>:<number>. */
export type DifferenceDocument = Difference & {
  _id: string;
  reconciliationId: string;
  /** The order it is about, when its number is one of ours. */
  orderId: string | null;
  round: number;
  lookedInto: { by: string; note: string; at: Millis } | null;
};
