const DAY_MS = 86_400_000;

/** All of these read the UTC fields; see `localDate` for other zones. */
export const dayOfYear = (date: Date): number =>
  Math.floor((date.getTime() - new Date(date).setUTCMonth(0, 1)) / DAY_MS) + 1;

/** 1 Monday to 7 Sunday. */
export const isoDayOfWeek = (date: Date): number => date.getUTCDay() || 7;

/** 0 to 53: weeks begin on Sunday, days before the first Sunday are in week 0. */
export const weekOfYear = (date: Date): number => Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7);

/** The Thursday of a date's week: its year and week are those of ISO 8601. */
const thursdayOf = (date: Date): Date => new Date(date.getTime() + (4 - isoDayOfWeek(date)) * DAY_MS);

export const isoWeekYear = (date: Date): number => thursdayOf(date).getUTCFullYear();
export const isoWeek = (date: Date): number => Math.ceil(dayOfYear(thursdayOf(date)) / 7);

/** Midnight of a day given by ISO week; weeks and days may run over. */
export function isoDate(year: number, week: number, day: number): Date {
  const fourth = new Date(0);
  fourth.setUTCFullYear(year, 0, 4);
  return new Date(fourth.getTime() + (day - isoDayOfWeek(fourth) + (week - 1) * 7) * DAY_MS);
}
