import { MINUTE } from '@shared/kernel/time';
import type { MoveReason } from '../../_stores/stock.documents';
import { drainJournal, stockWithJournal } from '../../_stores/stock.store';
import { forEach, type Job } from './job';

const AT_MOST = 100;
const ENTRIES_AT_MOST = 500;

/**
 * Only its entry keeps a move of sold pieces from happening twice, so it stays until nobody can be at it any more.
 * Counts and imports look for theirs in both places, and so do inventory documents, whose writes `documentMoves`
 * guards besides.
 */
const ENTRIES_STAY = 10 * MINUTE;
const stays: readonly MoveReason[] = ['sale', 'uncommit', 'notFound', 'return'];

/** Copies the journals of stock documents to `stock_moves`, so that the documents stay small. */
export const copyStockMoves: Job = {
  name: 'copyStockMoves',
  run: async (now) =>
    forEach(
      await stockWithJournal(AT_MOST),
      async (document) => {
        const ready = document.journal.filter(
          (entry) => !stays.includes(entry.reason) || entry.at <= now - ENTRIES_STAY,
        );
        await drainJournal(document, ready.slice(0, ENTRIES_AT_MOST));
        return ready.length > 0;
      },
      (document) => document._id,
    ),
};
