import { dayOfYear, isoDate, isoDayOfWeek, isoWeek, isoWeekYear, weekOfYear } from './date-parts';
import { wrong } from './scope';
import { localDate, momentOf, utcOf, UTC, zoneOf, type Zone } from './time-zone';

const padded = (number: number, width: number) => String(Math.abs(number)).padStart(width, '0');

function offsetText(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / 60_000);
  return `${milliseconds < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}${padded(minutes % 60, 2)}`;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateToString/#format-specifiers */
const specifiers: Readonly<Record<string, (date: Date, offset: number) => string>> = {
  d: (date) => padded(date.getUTCDate(), 2),
  G: (date) => padded(isoWeekYear(date), 4),
  H: (date) => padded(date.getUTCHours(), 2),
  j: (date) => padded(dayOfYear(date), 3),
  L: (date) => padded(date.getUTCMilliseconds(), 3),
  m: (date) => padded(date.getUTCMonth() + 1, 2),
  M: (date) => padded(date.getUTCMinutes(), 2),
  S: (date) => padded(date.getUTCSeconds(), 2),
  u: (date) => String(isoDayOfWeek(date)),
  U: (date) => padded(weekOfYear(date), 2),
  V: (date) => padded(isoWeek(date), 2),
  w: (date) => String(date.getUTCDay() + 1),
  Y: (date) => padded(date.getUTCFullYear(), 4),
  z: (_, offset) => offsetText(offset),
  Z: (_, offset) => String(Math.round(offset / 60_000)),
  '%': () => '%',
};

export function formattedDate(date: Date, zone: Zone, format?: string): string {
  const template = format ?? `%Y-%m-%dT%H:%M:%S.%L${zone.isUtc ? 'Z' : ''}`;
  const offset = zone.offsetAt(date.getTime());
  const local = localDate(date.getTime(), zone);
  return template.replace(/%(.?)/gs, (_, letter: string) => {
    const specifier = Object.hasOwn(specifiers, letter) ? specifiers[letter] : undefined;
    if (!specifier) throw wrong(`Invalid format character '%${letter}' in format string`);
    return specifier(local, offset);
  });
}

const unparsable = (text: string, why = '') => wrong(`Error parsing date string '${text}'${why}`);

const isoShape =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)?)?\s*(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?$/i;

/** A moment from text: ISO 8601 in its usual spellings, otherwise whatever JavaScript can read. */
export function parsedMoment(text: string, zone?: Zone): Date {
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', offset] =
    isoShape.exec(text.trim()) ?? [];
  if (year === undefined) return freeText(text, zone);
  if (offset !== undefined && zone)
    throw unparsable(text, ': time zone information in it and a timezone argument exclude each other');
  const numbers = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const local = utcOf(...numbers, Math.floor(Number(`0.${fraction || 0}`) * 1000));
  if (!isReal(new Date(local), numbers)) throw unparsable(text);
  return new Date(momentOf(local, offset === undefined ? (zone ?? UTC) : zoneOf(offset.toUpperCase())));
}

const isReal = (date: Date, [year, month, day, hour]: readonly number[]) =>
  date.getUTCFullYear() === year &&
  date.getUTCMonth() + 1 === month &&
  date.getUTCDate() === day &&
  date.getUTCHours() === hour;

function freeText(text: string, zone: Zone | undefined): Date {
  const local = /[a-z]/i.test(text) && /\d/.test(text) ? Date.parse(`${text} UTC`) : NaN;
  const time = Number.isNaN(local) ? NaN : momentOf(local, zone ?? UTC);
  if (Number.isNaN(time)) throw unparsable(text);
  return new Date(time);
}

const patterns: Readonly<Record<string, string>> = {
  d: '\\d{1,2}',
  G: '\\d{4}',
  H: '\\d{1,2}',
  j: '\\d{1,3}',
  L: '\\d{1,3}',
  m: '\\d{1,2}',
  M: '\\d{1,2}',
  S: '\\d{1,2}',
  u: '[1-7]',
  V: '\\d{1,2}',
  Y: '\\d{4}',
  z: '[+-]\\d\\d:?(?:\\d\\d)?|Z',
  Z: '[+-]?\\d+',
};

/** A moment from text of the given form. */
export function parsedByFormat(text: string, format: string, zone?: Zone): Date {
  const letters: string[] = [];
  const shape = format.replace(/%(.)|[\\^$.*+?()[\]{}|]/g, (part, letter: string | undefined) => {
    if (letter === undefined) return `\\${part}`;
    if (letter === '%') return '%';
    if (!Object.hasOwn(patterns, letter))
      throw wrong(`Invalid format character '%${letter}' in format string`);
    letters.push(letter);
    return `(${patterns[letter]})`;
  });
  const found = new RegExp(`^${shape}$`).exec(text);
  if (!found) throw unparsable(text);
  const given = Object.fromEntries(letters.map((letter, at) => [letter, found[at + 1] as string]));
  const number = (letter: string, otherwise: number) =>
    given[letter] === undefined ? otherwise : Number(given[letter]);
  const start =
    given.G === undefined
      ? utcOf(number('Y', 1970), number('m', 1), given.j === undefined ? number('d', 1) : number('j', 1))
      : isoDate(number('G', 1970), number('V', 1), number('u', 1)).getTime();
  if (
    given.G === undefined &&
    given.j === undefined &&
    !isReal(new Date(start), [number('Y', 1970), number('m', 1), number('d', 1), 0])
  )
    throw unparsable(text);
  const local =
    start + ((number('H', 0) * 60 + number('M', 0)) * 60 + number('S', 0)) * 1000 + number('L', 0);
  if (given.Z !== undefined) return new Date(local - number('Z', 0) * 60_000);
  return new Date(momentOf(local, given.z === undefined ? (zone ?? UTC) : zoneOf(given.z)));
}
