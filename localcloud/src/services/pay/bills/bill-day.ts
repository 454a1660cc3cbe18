import { DAY, HOUR } from '@shared/kernel/time';
import { BILL_MONTHS } from '../limits';
import { PayError } from '../pay-error';

/** A day of China Standard Time. */
export type BillDay = { readonly text: string; readonly startsAt: number; readonly endsAt: number };

const OFFSET = 8 * HOUR;

/** The day called `text` (yyyy-MM-dd). Throws PARAM_ERROR when there is none. */
export function billDay(text: unknown): BillDay {
  const isForm = typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text);
  const startsAt = isForm ? Date.parse(`${text}T00:00:00+08:00`) : NaN;
  // Date.parse takes 2026-02-30 for a day of March.
  if (!isForm || Number.isNaN(startsAt) || new Date(startsAt + OFFSET).toISOString().slice(0, 10) !== text) {
    throw new PayError('PARAM_ERROR', '参数错误: /bill_date', { field: '/bill_date', issue: 'yyyy-MM-dd' });
  }
  return { text, startsAt, endsAt: startsAt + DAY };
}

/**
 * Refuses a day whose bill is not kept any more, or that has not ended. The hours between its end and `hour` are told
 * apart, as the platform does: the bill is being made.
 */
export function checkBillIsThere({ startsAt, endsAt }: BillDay, hour: number, now: number): void {
  const oldest = new Date(now + OFFSET);
  oldest.setUTCMonth(oldest.getUTCMonth() - BILL_MONTHS);
  if (endsAt <= oldest.getTime() - OFFSET)
    throw new PayError('INVALID_REQUEST', '仅支持三个月内的账单下载申请');
  if (now < endsAt) throw new PayError('NO_STATEMENT_EXIST', '账单文件不存在');
  if (now < startsAt + DAY + hour * HOUR) throw new PayError('STATEMENT_CREATING', '账单生成中');
}

/** A moment as bills write it. */
export const billTime = (at: number): string =>
  new Date(at + OFFSET).toISOString().slice(0, 19).replace('T', ' ');
