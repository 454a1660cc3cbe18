import { businessDayOf } from '../../kernel/business-day';
import { DAY, HOUR, type Millis } from '../../kernel/time';

/** From this hour on WeChat Pay has the trade bill of the day before (bill-download, 2024-11). */
export const BILL_READY: Millis = 10 * HOUR;

/** A day that could not be compared for so long needs a person, who can start it in the console. */
export const DAYS_TRIED = 7;

/** The latest day (`2026-03-14`) whose bill is there at `now`. */
export const latestBillDay = (now: Millis): string => businessDayOf(now - BILL_READY - DAY).date;

/** The day `days` before another. */
export const dayBefore = (day: string, days: number): string =>
  businessDayOf(Date.parse(`${day}T00:00:00+08:00`) - days * DAY).date;

/** From the first moment of a day to the first of the next. */
export function momentsOf(day: string): { from: Millis; to: Millis } {
  const from = Date.parse(`${day}T00:00:00+08:00`);
  return { from, to: from + DAY };
}

type KnownDay = { readonly day: string; readonly state: string; readonly nextTryAt: Millis };

/**
 * Days to compare now, the oldest first: from the oldest that is known of the last days on, so that nothing is missed
 * while the clock stood still, and nothing asked about from before the shop was there.
 */
export function daysToReconcile(now: Millis, known: readonly KnownDay[]): string[] {
  const latest = latestBillDay(now);
  const byDay = new Map(known.map((each) => [each.day, each]));
  const days = Array.from({ length: DAYS_TRIED }, (_, back) => dayBefore(latest, DAYS_TRIED - 1 - back));
  const first = days.find((day) => byDay.has(day)) ?? latest;
  return days.filter((day) => {
    const one = byDay.get(day);
    return day >= first && (one === undefined || (one.state !== 'done' && one.nextTryAt <= now));
  });
}
