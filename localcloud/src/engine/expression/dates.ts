import { isDocument, type Value } from '../values/values';
import { argumentsOf, needInteger, needText, onParts, partsOf } from './arguments';
import { dayOfYear, isoDate, isoDayOfWeek, isoWeek, isoWeekYear, weekOfYear } from './date-parts';
import { formattedDate, parsedByFormat, parsedMoment } from './date-text';
import { isNullish, wrong, type Build, type Operators } from './scope';
import { localDate, momentOf, utcOf, UTC, zoneOf, type Zone } from './time-zone';
import { typeName } from './type-names';

export function needDate(value: Value): Date {
  if (value instanceof Date) return value;
  throw wrong(`can't convert from BSON type ${typeName(value)} to Date`);
}

export const zoneFrom = (value: Value, name: string): Zone =>
  value === undefined ? UTC : zoneOf(needText(value, name));

/** One part of a date: `{$year: '$at'}`, or `{$year: {date: '$at', timezone: 'Asia/Shanghai'}}`. */
const part =
  (read: (local: Date) => number): Build =>
  (operand, compile, name) => {
    const isNamed = isDocument(operand) && !Object.keys(operand)[0]?.startsWith('$');
    const named = isNamed ? partsOf(operand, name, ['date'], ['timezone']) : undefined;
    const date = named ? compile(named.date) : argumentsOf(operand, compile, name, 1)[0];
    const zone = named && 'timezone' in named ? compile(named.timezone) : undefined;
    return (scope) => {
      const value = date?.(scope);
      const place = zone?.(scope);
      if (isNullish(value) || (zone && isNullish(place))) return null;
      return read(localDate(needDate(value).getTime(), zoneFrom(place, name)));
    };
  };

const toText = onParts(['date'], ['format', 'timezone', 'onNull'], (parts, name, given) => {
  const { date, format, timezone, onNull } = parts;
  if (isNullish(date)) return 'onNull' in given ? onNull : null;
  if (['format', 'timezone'].some((key) => key in given && isNullish(parts[key]))) return null;
  const zone = zoneFrom(timezone, name);
  return formattedDate(needDate(date), zone, format === undefined ? undefined : needText(format, name));
});

const fromText = onParts(
  ['dateString'],
  ['format', 'timezone', 'onError', 'onNull'],
  (parts, name, given) => {
    const { dateString, format, timezone, onError, onNull } = parts;
    if (isNullish(dateString)) return 'onNull' in given ? onNull : null;
    if (['format', 'timezone'].some((key) => key in given && isNullish(parts[key]))) return null;
    const zone = timezone === undefined ? undefined : zoneFrom(timezone, name);
    try {
      const text = needText(dateString, name);
      return format === undefined
        ? parsedMoment(text, zone)
        : parsedByFormat(text, needText(format, name), zone);
    } catch (error) {
      if ('onError' in given) return onError;
      throw error;
    }
  },
);

const clockParts = ['hour', 'minute', 'second', 'millisecond', 'timezone'] as const;

function fromParts(parts: Record<string, Value>, name: string): Value {
  const isIso = 'isoWeekYear' in parts;
  if (!isIso && !('year' in parts))
    throw wrong("$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
  const foreign = isIso ? ['year', 'month', 'day'] : ['isoWeek', 'isoDayOfWeek'];
  if (foreign.some((key) => key in parts))
    throw wrong('$dateFromParts does not allow mixing natural dates with ISO dates');
  if (Object.values(parts).some(isNullish)) return null;
  const number = (key: string, otherwise: number) =>
    key in parts ? needInteger(parts[key], name) : otherwise;
  const year = number(isIso ? 'isoWeekYear' : 'year', 0);
  if (year < 1 || year > 9999)
    throw wrong(
      `'${isIso ? 'isoWeekYear' : 'year'}' must evaluate to an integer in the range 1 to 9999, found ${year}`,
    );
  const day = isIso
    ? isoDate(year, number('isoWeek', 1), number('isoDayOfWeek', 1)).getTime()
    : utcOf(year, number('month', 1), number('day', 1));
  const [hour, minute, second, ms] = clockParts.slice(0, 4).map((key) => number(key, 0)) as [
    number,
    number,
    number,
    number,
  ];
  const local = day + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
  return new Date(momentOf(local, zoneFrom(parts.timezone, name)));
}

function toParts({ date, timezone, iso8601 }: Record<string, Value>, name: string): Value {
  if (isNullish(date)) return null;
  const local = localDate(needDate(date).getTime(), zoneFrom(timezone ?? undefined, name));
  const day =
    iso8601 === true
      ? { isoWeekYear: isoWeekYear(local), isoWeek: isoWeek(local), isoDayOfWeek: isoDayOfWeek(local) }
      : { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
  return {
    ...day,
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    millisecond: local.getUTCMilliseconds(),
  };
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#date-expression-operators */
export const dates: Operators = {
  $dayOfMonth: part((date) => date.getUTCDate()),
  $dayOfWeek: part((date) => date.getUTCDay() + 1),
  $dayOfYear: part(dayOfYear),
  $hour: part((date) => date.getUTCHours()),
  $isoDayOfWeek: part(isoDayOfWeek),
  $isoWeek: part(isoWeek),
  $isoWeekYear: part(isoWeekYear),
  $millisecond: part((date) => date.getUTCMilliseconds()),
  $minute: part((date) => date.getUTCMinutes()),
  $month: part((date) => date.getUTCMonth() + 1),
  $second: part((date) => date.getUTCSeconds()),
  $week: part(weekOfYear),
  $year: part((date) => date.getUTCFullYear()),
  $dateToString: toText,
  $dateFromString: fromText,
  $dateFromParts: onParts(
    [],
    ['year', 'month', 'day', 'isoWeekYear', 'isoWeek', 'isoDayOfWeek', ...clockParts],
    fromParts,
  ),
  $dateToParts: onParts(['date'], ['timezone', 'iso8601'], toParts),
};
