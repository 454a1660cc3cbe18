import type { OutputOf } from '@shared/contracts/contract';
import type { HqContract } from '@shared/contracts/hq.contract';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import type { LoadPage, Page } from '../../components/list/page';

export type Day = OutputOf<HqContract['reconcileDay']>;
export type Difference = OutputOf<HqContract['lookIntoDifference']>;

export const rowId = (row: Day): string => row.reconciliationId;

/** Days, the latest first. */
export const loadDays: LoadPage<Page<Day>> = async (request, signal) => {
  const { reconciliations, ...rest } = valueOf(await hq.reconciliations(request, signal));
  return { rows: reconciliations, ...rest };
};

/** Compares a day to its end; `onProgress` hears how far each call got. Stops at what keeps the bill away. */
export async function compareDay(day: string, again: boolean, onProgress: (row: Day) => void): Promise<Day> {
  let row = valueOf(await hq.reconcileDay({ day, again }));
  onProgress(row);
  while (row.state !== 'done' && row.trouble === null) {
    row = valueOf(await hq.reconcileDay({ day }));
    onProgress(row);
  }
  return row;
}

const known = ['STATEMENT_CREATING', 'BILL_DAMAGED', 'BILL_UNREADABLE', 'BILL_INCOMPLETE'] as const;

/** Troubles that have a sentence of their own; what else WeChat Pay says is told by its code. */
export const troubleKey = (code: string): (typeof known)[number] | 'other' =>
  known.find((one) => one === code) ?? 'other';
