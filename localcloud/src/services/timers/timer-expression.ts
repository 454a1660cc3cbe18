import { FIRST_YEAR, LAST_YEAR, TIMER_ZONE_OFFSET_MS } from './limits';

type Field = { readonly values: ReadonlySet<number>; readonly isAny: boolean };

/** When a timer is due: a parsed seven-field expression. */
export type TimerExpression = {
  readonly second: Field;
  readonly minute: Field;
  readonly hour: Field;
  readonly day: Field;
  readonly month: Field;
  readonly weekday: Field;
  readonly year: Field;
};

const RANGES = [
  ['second', 0, 59],
  ['minute', 0, 59],
  ['hour', 0, 23],
  ['day', 1, 31],
  ['month', 1, 12],
  ['weekday', 0, 6],
  ['year', FIRST_YEAR, LAST_YEAR],
] as const;

const NAMES: Readonly<Record<string, readonly string[]>> = {
  month: ['', 'JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  weekday: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
};

function readNumber(text: string, name: string): number {
  const byName = NAMES[name]?.indexOf(text.toUpperCase()) ?? -1;
  if (byName >= 0 && text !== '') return byName;
  return /^\d+$/.test(text) ? Number(text) : NaN;
}

/** `*`, `5`, `1-5`, each of them with or without `/15`: `5/15` runs from 5 to the end, `5` alone is one value. */
const PART = /^(?:\*|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/;

function readField(text: string, name: string, min: number, max: number): Field {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [matched, fromText, toText, stepText] = PART.exec(part) ?? [];
    const from = fromText === undefined ? min : readNumber(fromText, name);
    const last = fromText === undefined || stepText !== undefined ? max : from;
    const to = toText === undefined ? last : readNumber(toText, name);
    const step = Number(stepText ?? 1);
    const isRight = matched !== undefined && from >= min && to <= max && from <= to && step >= 1;
    if (!isRight) throw new Error(`${name} cannot be "${part}" (${min} to ${max})`);
    for (let value = from; value <= to; value += step) values.add(value);
  }
  return { values, isAny: text === '*' };
}

/** Parses a timer's expression. Throws a sentence when it has not seven fields or one is out of range. */
export function parseTimer(expression: string): TimerExpression {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== RANGES.length)
    throw new Error(`seven fields (second minute hour day month weekday year), not "${expression}"`);
  const fields = RANGES.map(([name, min, max], index) => [name, readField(parts[index]!, name, min, max)]);
  return Object.fromEntries(fields) as TimerExpression;
}

function isDay({ day, weekday }: TimerExpression, moment: Date): boolean {
  const byDay = day.values.has(moment.getUTCDate());
  const byWeekday = weekday.values.has(moment.getUTCDay());
  return day.isAny || weekday.isAny ? byDay && byWeekday : byDay || byWeekday;
}

/** The first moment after `after` at which the timer is due; undefined when there is none. */
export function nextDue(timer: TimerExpression, after: number): number | undefined {
  // Read as UTC, this date shows the fields of the timers' zone.
  const moment = new Date((Math.floor(after / 1000) + 1) * 1000 + TIMER_ZONE_OFFSET_MS);
  while (moment.getUTCFullYear() <= LAST_YEAR) {
    if (!timer.year.values.has(moment.getUTCFullYear())) {
      moment.setUTCFullYear(moment.getUTCFullYear() + 1, 0, 1);
      moment.setUTCHours(0, 0, 0);
    } else if (!timer.month.values.has(moment.getUTCMonth() + 1)) {
      moment.setUTCMonth(moment.getUTCMonth() + 1, 1);
      moment.setUTCHours(0, 0, 0);
    } else if (!isDay(timer, moment)) {
      moment.setUTCDate(moment.getUTCDate() + 1);
      moment.setUTCHours(0, 0, 0);
    } else if (!timer.hour.values.has(moment.getUTCHours())) {
      moment.setUTCHours(moment.getUTCHours() + 1, 0, 0);
    } else if (!timer.minute.values.has(moment.getUTCMinutes())) {
      moment.setUTCMinutes(moment.getUTCMinutes() + 1, 0);
    } else if (!timer.second.values.has(moment.getUTCSeconds())) {
      moment.setUTCSeconds(moment.getUTCSeconds() + 1);
    } else return moment.getTime() - TIMER_ZONE_OFFSET_MS;
  }
  return undefined;
}
