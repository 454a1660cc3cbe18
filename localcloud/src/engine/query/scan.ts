import { compareText } from '../values/order';
import type { DataFile, Row } from '../storage/data-file';
import type { Index } from '../storage/index';
import type { Interval, Plan, SortField } from './plan';

export type ScanCount = { keys: number; documents: number };

const FIRST_ROWS = 32;
const MOST_ROWS = 4_096;

/** The condition and order of one stretch as SQL; the same few shapes come back, so statements are reused. */
function whereOf({ columns }: Index, { prefix, range }: Interval): { where: string; values: string[] } {
  const parts = prefix.map((_, at) => `${columns[at]}=?`);
  const values = [...prefix];
  if (range) {
    const column = columns[prefix.length];
    parts.push(`${column}${range.isLowOpen ? '>' : '>='}?`, `${column}${range.isHighOpen ? '<' : '<='}?`);
    values.push(range.low, range.high);
  }
  return { where: parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : '', values };
}

function orderOf({ columns, fields }: Index, isReverse: boolean): string {
  const directions = fields.map(({ direction }, at) => {
    const isDown = (direction === -1) !== isReverse;
    return `${columns[at]}${isDown ? ' DESC' : ''}`;
  });
  return `ORDER BY ${[...directions, `position${isReverse ? ' DESC' : ''}`].join(', ')}`;
}

/** One stretch, read in growing portions. */
class Stretch {
  readonly #file: DataFile;
  readonly #sql: string;
  readonly #values: readonly string[];
  readonly #count: ScanCount;
  #rows: Row[] = [];
  #at = 0;
  #read = 0;
  #portion: number;
  #isEnded = false;

  constructor(file: DataFile, plan: Plan, interval: Interval, wanted: number, count: ScanCount) {
    const { where, values } = whereOf(plan.index, interval);
    // The keys themselves are needed only to merge several stretches.
    const needsKeys = plan.isOrdered && plan.intervals.length > 1;
    const columns = [...(needsKeys ? plan.index.columns : []), 'position'].join(', ');
    const order = orderOf(plan.index, plan.isReverse);
    this.#file = file;
    this.#sql = `SELECT ${columns} FROM ${plan.index.table} ${where} ${order} LIMIT ? OFFSET ?`;
    this.#values = values;
    this.#count = count;
    this.#portion = Math.min(Math.max(wanted, plan.isSure ? 1 : FIRST_ROWS), MOST_ROWS);
  }

  peek(): Row | undefined {
    if (this.#at >= this.#rows.length) this.#fetch();
    return this.#rows[this.#at];
  }

  next(): Row | undefined {
    const row = this.peek();
    this.#at += 1;
    return row;
  }

  #fetch(): void {
    this.#at = 0;
    this.#rows = [];
    if (this.#isEnded) return;
    this.#rows = this.#file.statement(this.#sql).all([...this.#values, this.#portion, this.#read]);
    this.#isEnded = this.#rows.length < this.#portion;
    this.#read += this.#rows.length;
    this.#count.keys += this.#rows.length;
    this.#portion = Math.min(this.#portion * 2, MOST_ROWS);
  }
}

/**
 * The positions of the documents a plan leads to, each once. Ordered plans merge their stretches, so that a page by
 * cursor, `(a < x) or (a = x and b > y)`, and `status in [..]` under an order read only what they return.
 */
export function* positionsOf(
  file: DataFile,
  plan: Plan,
  sort: readonly SortField[],
  wanted: number,
  count: ScanCount,
): Generator<number> {
  const stretches = plan.intervals.map((interval) => new Stretch(file, plan, interval, wanted, count));
  const seen = stretches.length > 1 || plan.index.isMultiple.includes(true) ? new Set<number>() : undefined;
  const rows = plan.isOrdered && stretches.length > 1 ? merged(stretches, plan, sort) : inTurn(stretches);
  for (const row of rows) {
    const position = Number(row[row.length - 1]);
    if (seen?.has(position)) continue;
    seen?.add(position);
    yield position;
  }
}

function* inTurn(stretches: readonly Stretch[]): Generator<Row> {
  for (const stretch of stretches) for (let row = stretch.next(); row; row = stretch.next()) yield row;
}

function* merged(stretches: readonly Stretch[], plan: Plan, sort: readonly SortField[]): Generator<Row> {
  const columns = sort.map(([path, direction]) => ({
    at: plan.index.fields.findIndex((field) => field.path === path),
    direction,
  }));
  const compare = (left: Row, right: Row): number => {
    for (const { at, direction } of columns) {
      const order = compareText(left[at] as string, right[at] as string);
      if (order !== 0) return order * direction;
    }
    return Number(left[left.length - 1]) - Number(right[right.length - 1]);
  };
  for (;;) {
    let best: Stretch | undefined;
    let bestRow: Row | undefined;
    for (const stretch of stretches) {
      const row = stretch.peek();
      if (row && (!bestRow || compare(row, bestRow) < 0)) [best, bestRow] = [stretch, row];
    }
    if (!best || !bestRow) return;
    best.next();
    yield bestRow;
  }
}

/** More stretches than this are not counted: they are much alike. */
const COUNTED_STRETCHES = 32;

/** How many documents a plan's stretches hold, counting up to `most` in each: enough to choose between two plans. */
export function estimate(file: DataFile, { index, intervals }: Plan, most: number): number {
  let total = 0;
  for (const interval of intervals.slice(0, COUNTED_STRETCHES)) {
    const { where, values } = whereOf(index, interval);
    const sql = `SELECT count(*) FROM (SELECT 1 FROM ${index.table} ${where} LIMIT ?)`;
    total += Number(file.statement(sql).get([...values, most])?.[0] ?? 0);
  }
  return total;
}

/** Counts without reading a document. Only for plans that are exact. */
export const countExactly = (file: DataFile, plan: Plan): number => estimate(file, plan, -1);
