import { describe, expect, it } from '@jest/globals';
import { DAY, HOUR, MINUTE, SECOND } from '@shared/kernel/time';
import { ageOf } from '../../miniprogram/src/format/age';
import { distanceText } from '../../miniprogram/src/format/distance';
import { dayText, hourText, minuteOfDay, momentText } from '../../miniprogram/src/format/moment';

describe('a distance', () => {
  it.each([
    [3, '10 m'],
    [347, '350 m'],
    [949, '950 m'],
    [960, '1 km'],
    [1_240, '1.2 km'],
    [86_400, '86 km'],
  ])('of %d m is said as %s', (metres, text) => expect(distanceText(metres)).toBe(text));
});

describe('a moment', () => {
  const lateOnTheSecond = Date.UTC(2026, 10, 22, 16, 5); // five past midnight in Shanghai, a day later

  it('is told in the zone of the stores, in the order of the language', () => {
    expect(dayText(lateOnTheSecond, 'zh')).toBe('11 月 23 日');
    expect(momentText(lateOnTheSecond, 'zh')).toBe('11 月 23 日 00:05');
    expect(momentText(lateOnTheSecond, 'en')).toBe('23 Nov, 00:05');
    expect(minuteOfDay(lateOnTheSecond)).toBe(5);
  });

  it('of opening may be past midnight', () => expect(hourText(26 * 60)).toBe('26:00'));
});

describe('the age of what is shown', () => {
  it.each([
    [40 * SECOND, 'age.now', 0],
    [10 * MINUTE, 'age.minutes', 10],
    [3 * HOUR + MINUTE, 'age.hours', 3],
    [2 * DAY, 'age.days', 2],
    [-HOUR, 'age.now', 0], // the phone's clock was put back
  ])('of %d ms is %s', (passed, key, count) => expect(ageOf(0, passed)).toEqual({ key, count }));
});
