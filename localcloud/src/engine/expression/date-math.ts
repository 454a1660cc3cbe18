import type { Value } from '../values/values';
import { needInteger, needText, onParts } from './arguments';
import { isoDayOfWeek } from './date-parts';
import { needDate, zoneFrom } from './dates';
import { isNullish, wrong, type Operators } from './scope';
import { localDate, momentOf, utcOf, type Zone } from './time-zone';

const fixed: Readonly<Record<string, number>> = {
  millisecond: 1,
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};
const months: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

function needUnit(value: Value, name: string): string {
  const unit = needText(value, name);
  if (Object.hasOwn(fixed, unit) || Object.hasOwn(months, unit)) return unit;
  throw wrong(`${name} parameter 'unit' value cannot be recognized as a time unit: ${unit}`);
}

/** Months keep the day where the month has it, and its last day otherwise. Days and longer keep the local time. */
function added(date: Date, amount: number, unit: string, zone: Zone): Date {
  const perUnit = fixed[unit];
  if (perUnit !== undefined && unit !== 'day' && unit !== 'week')
    return new Date(date.getTime() + amount * perUnit);
  const local = localDate(date.getTime(), zone);
  if (perUnit !== undefined) return new Date(momentOf(local.getTime() + amount * perUnit, zone));
  const month = local.getUTCMonth() + amount * (months[unit] ?? 0);
  const last = new Date(utcOf(local.getUTCFullYear(), month + 2, 0)).getUTCDate();
  const moved = new Date(local);
  moved.setUTCFullYear(local.getUTCFullYear(), month, Math.min(local.getUTCDate(), last));
  return new Date(momentOf(moved.getTime(), zone));
}

const shifted = (sign: 1 | -1) =>
  onParts(['startDate', 'unit', 'amount'], ['timezone'], (parts, name) => {
    if (Object.values(parts).some(isNullish)) return null;
    const amount = needInteger(parts.amount, name) * sign;
    return added(
      needDate(parts.startDate),
      amount,
      needUnit(parts.unit, name),
      zoneFrom(parts.timezone, name),
    );
  });

const weekDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function firstDay(value: Value, name: string): number {
  const day = value === undefined ? 'sunday' : needText(value, name).toLowerCase();
  const at = weekDays.findIndex((known) => known === day || known.slice(0, 3) === day);
  if (at < 0)
    throw wrong(`${name} parameter 'startOfWeek' value cannot be recognized as a day of a week: ${day}`);
  return at;
}

/** Which unit, counted from the year 0, a local date lies in: two dates differ by the boundaries between them. */
function ordinal(local: Date, unit: string, startOfWeek: number): number {
  const perMonth = months[unit];
  if (perMonth !== undefined)
    return Math.floor((local.getUTCFullYear() * 12 + local.getUTCMonth()) / perMonth);
  const days = Math.floor(local.getTime() / 86_400_000);
  if (unit === 'day') return days;
  if (unit === 'week') return Math.floor((days - ((isoDayOfWeek(local) - 1 - startOfWeek + 7) % 7)) / 7);
  return Math.floor(local.getTime() / (fixed[unit] ?? 1));
}

const difference = onParts(['startDate', 'endDate', 'unit'], ['timezone', 'startOfWeek'], (parts, name) => {
  if (Object.values(parts).some(isNullish)) return null;
  const [unit, zone] = [needUnit(parts.unit, name), zoneFrom(parts.timezone, name)];
  const day = firstDay(parts.startOfWeek, name);
  const at = (value: Value) => ordinal(localDate(needDate(value).getTime(), zone), unit, day);
  return at(parts.endDate) - at(parts.startDate);
});

/** MongoDB counts bins from this day, which is a Saturday. */
const BINS_START = utcOf(2000, 1, 1);

function truncated(local: Date, unit: string, size: number, startOfWeek: number): number {
  const perMonth = months[unit];
  if (perMonth !== undefined) {
    const since = (local.getUTCFullYear() - 2000) * 12 + local.getUTCMonth();
    const step = perMonth * size;
    return utcOf(2000, Math.floor(since / step) * step + 1, 1);
  }
  const step = (fixed[unit] ?? 1) * size;
  const start = unit === 'week' ? BINS_START + ((startOfWeek - 5 + 7) % 7) * 86_400_000 : BINS_START;
  return start + Math.floor((local.getTime() - start) / step) * step;
}

const truncating = onParts(['date', 'unit'], ['binSize', 'timezone', 'startOfWeek'], (parts, name) => {
  if (Object.values(parts).some(isNullish)) return null;
  const [unit, zone] = [needUnit(parts.unit, name), zoneFrom(parts.timezone, name)];
  const size = parts.binSize === undefined ? 1 : needInteger(parts.binSize, name);
  if (size < 1) throw wrong(`${name} requires 'binSize' to be greater than 0`);
  const local = localDate(needDate(parts.date).getTime(), zone);
  return new Date(momentOf(truncated(local, unit, size, firstDay(parts.startOfWeek, name)), zone));
});

/** Calculating with dates, as MongoDB 5.0 has it. */
export const dateMath: Operators = {
  $dateAdd: shifted(1),
  $dateSubtract: shifted(-1),
  $dateDiff: difference,
  $dateTrunc: truncating,
};
