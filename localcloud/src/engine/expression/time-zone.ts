import { wrong } from './scope';

/** How far a zone is ahead of UTC at a moment, in milliseconds. */
export type Zone = { readonly isUtc: boolean; offsetAt(moment: number): number };

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const MOST_KEPT = 10_000;
export const UTC: Zone = { isUtc: true, offsetAt: () => 0 };
const zones = new Map<string, Zone>([
  ['UTC', UTC],
  ['GMT', UTC],
  ['Z', UTC],
]);

/** An Olson name or `+08:00`, `+0800`, `+08`. Throws when there is no such zone. */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    zone = fixedZone(name) ?? namedZone(name);
    zones.set(name, zone);
  }
  return zone;
}

function fixedZone(name: string): Zone | undefined {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(name) ?? [];
  if (sign === undefined) return undefined;
  const offset = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS * (sign === '-' ? -1 : 1);
  return { isUtc: offset === 0, offsetAt: () => offset };
}

function namedZone(name: string): Zone {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw wrong(`unrecognized time zone identifier: "${name}"`);
  }
  const offsets = new Map<number, number>();
  return {
    isUtc: false,
    offsetAt(moment) {
      // Since 1970 no zone has changed its offset but at a quarter of an hour.
      if (moment < 0) return shownOffset(format, moment);
      const quarter = Math.floor(moment / QUARTER_MS);
      let offset = offsets.get(quarter);
      if (offset === undefined) {
        if (offsets.size > MOST_KEPT) offsets.clear();
        offsets.set(quarter, (offset = shownOffset(format, quarter * QUARTER_MS)));
      }
      return offset;
    },
  };
}

/** By what the zone's clocks show. */
function shownOffset(format: Intl.DateTimeFormat, moment: number): number {
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  const year = parts.era === 'BC' ? 1 - Number(parts.year) : Number(parts.year);
  const [month, day, hour, minute, second] = ['month', 'day', 'hour', 'minute', 'second'].map((part) =>
    Number(parts[part]),
  ) as [number, number, number, number, number];
  const whole = Math.floor(moment / 1000) * 1000;
  return utcOf(year, month, day, hour, minute, second) - whole;
}

/** Like Date.UTC, but a year below 100 is that year. Months and days may run over. */
export function utcOf(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  ms = 0,
): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, ms);
  return date.getTime();
}

/** The moment at which clocks in the zone show what `local` shows in UTC. */
export function momentOf(local: number, zone: Zone): number {
  const guess = local - zone.offsetAt(local);
  return local - zone.offsetAt(guess);
}

/** A date whose UTC fields are what clocks in the zone show. */
export const localDate = (moment: number, zone: Zone): Date => new Date(moment + zone.offsetAt(moment));
