import { DAY, HOUR, MINUTE, type Millis } from '@shared/kernel/time';

/** How old something is, as a text key of `common` and a count: minutes, hours or days ago. */
export type Age = {
  readonly key: 'age.now' | 'age.minutes' | 'age.hours' | 'age.days';
  readonly count: number;
};

export function ageOf(at: Millis, now: Millis): Age {
  const passed = Math.max(0, now - at);
  if (passed < MINUTE) return { key: 'age.now', count: 0 };
  if (passed < HOUR) return { key: 'age.minutes', count: Math.floor(passed / MINUTE) };
  if (passed < DAY) return { key: 'age.hours', count: Math.floor(passed / HOUR) };
  return { key: 'age.days', count: Math.floor(passed / DAY) };
}
