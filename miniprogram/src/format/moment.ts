import dayjs, { type Dayjs } from 'dayjs';
import utc from 'dayjs/plugin/utc';
import type { Language } from '@shared/kernel/text';
import type { Millis } from '@shared/kernel/time';

dayjs.extend(utc);

// Asia/Shanghai has no summer time, and the mini-program runtime has no Intl to ask.
const businessOffsetMinutes = 8 * 60;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const inBusinessZone = (at: Millis): Dayjs => dayjs.utc(at).utcOffset(businessOffsetMinutes);

/** "21:05" in the zone of the stores. */
export const clockText = (at: Millis): string => inBusinessZone(at).format('HH:mm');

/** "11 月 22 日" or "22 Nov". */
export function dayText(at: Millis, language: Language): string {
  const day = inBusinessZone(at);
  return language === 'zh' ? day.format('M 月 D 日') : `${day.date()} ${months[day.month()]}`;
}

/** "11 月 22 日 21:05" or "22 Nov, 21:05". */
export const momentText = (at: Millis, language: Language): string =>
  `${dayText(at, language)}${language === 'zh' ? ' ' : ', '}${clockText(at)}`;

/** "2026-11-22 21:05:09", for a receipt. */
export const stampText = (at: Millis): string => inBusinessZone(at).format('YYYY-MM-DD HH:mm:ss');

/** Minutes after midnight as "22:00". */
export function hourText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Minutes after midnight in the zone of the stores. */
export function minuteOfDay(at: Millis): number {
  const moment = inBusinessZone(at);
  return moment.hour() * 60 + moment.minute();
}
