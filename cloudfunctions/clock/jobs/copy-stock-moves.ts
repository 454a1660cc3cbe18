import { MINUTE } from '@shared/kernel/time';
import { drainJournal, stockWithJournal } from '../../_stores/stock.store';
import { forEach, type Job } from './job';

const AT_MOST = 100;
const ENTRIES_AT_MOST = 500;

/** A return's entry is what keeps it from happening twice, so it stays until nobody can be at it any more. */
const RETURNS_STAY = 10 * MINUTE;

/** Copies the journals of stock documents to `stock_moves`, so that the documents stay small. */
export const copyStockMoves: Job = {
  name: 'copyStockMoves',
  run: async (now) =>
    forEach(
      await stockWithJournal(AT_MOST),
      async (document) => {
        const ready = document.journal.filter(
          (entry) => entry.reason !== 'return' || entry.at <= now - RETURNS_STAY,
        );
        await drainJournal(document, ready.slice(0, ENTRIES_AT_MOST));
        return ready.length > 0;
      },
      (document) => document._id,
    ),
};
