import { DAY, HOUR, type Millis } from './time';

/**
 * Asia/Shanghai is eight hours ahead of UTC all year round: China has had no summer time since 1991 (IANA time zone
 * database), so a day is always 24 hours and arithmetic is enough.
 */
export const BUSINESS_OFFSET: Millis = 8 * HOUR;

/** Monday is 1, Sunday is 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type BusinessDay = {
  /** `2028-02-29`. */
  readonly date: string;
  readonly weekday: Weekday;
  /** Its first moment; the day ends where the next one starts. */
  readonly startsAt: Millis;
};

/** The day of business time that holds `at`; midnight belongs to the day that begins. */
export function businessDayOf(at: Millis): BusinessDay {
  const daysSinceEpoch = Math.floor((at + BUSINESS_OFFSET) / DAY);
  // 1 January 1970 was a Thursday, which is 4.
  const weekday = ((((daysSinceEpoch + 3) % 7) + 7) % 7) + 1;
  return {
    date: new Date(daysSinceEpoch * DAY).toISOString().slice(0, 10),
    weekday: weekday as Weekday,
    startsAt: daysSinceEpoch * DAY - BUSINESS_OFFSET,
  };
}
