import { isDeepStrictEqual } from 'node:util';
import { http } from '../support/http';
import type { Book } from './book';
import { COUNTERS, KINDS, TAGS, type Database } from './load';

export type Verdict = { lost: string[]; half: string[]; indexMismatches: string[] };
type Row = Readonly<Record<string, unknown>> & { readonly _id: string };
type Direction = 'asc' | 'desc';
type Query = ReturnType<Database['collection']>;

const PAGE = 1_000;

/** Every page of a query. Large documents come in small pages: an answer has a limit of its own. */
async function readAll(query: { skip(count: number): unknown }, page = PAGE): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const { data } = await (query.skip(rows.length) as Query).limit(page).get();
    rows.push(...(data as Row[]));
    if ((data as Row[]).length < page) return rows;
  }
}

function compareDocuments(collection: string, found: readonly Row[], book: Book, lost: string[]): void {
  const states = new Map(found.map(({ _id, ...state }) => [_id, state]));
  for (const id of new Set([...states.keys(), ...book.idsOf(collection)])) {
    const place = { collection, id };
    const state = states.get(id) ?? 'gone';
    if (!book.rightStates(place).some((right) => isDeepStrictEqual(right, state)))
      lost.push(`${collection}/${id} is not as it was acknowledged`);
    book.settle(place, state);
  }
}

function compareCounters(found: readonly Row[], book: Book, lost: string[]): void {
  const values = new Map(found.map(({ _id, value }) => [_id, Number(value)]));
  for (const id of COUNTERS) {
    const { answered, open } = book.counted.get(id) ?? { answered: 0, open: 0 };
    const value = values.get(id) ?? -1;
    if (value < answered || value > answered + open)
      lost.push(`counter ${id} is ${value}, between ${answered} and ${answered + open} would be right`);
    book.counted.set(id, { answered: value, open: 0 });
  }
}

function compareTransfers(
  accounts: readonly Row[],
  transfers: readonly Row[],
  book: Book,
  verdict: Verdict,
): void {
  const known = new Set(transfers.map(({ _id }) => _id));
  for (const id of book.transfers) if (!known.has(id)) verdict.lost.push(`transfer ${id} is gone`);
  const right = new Map(book.balances);
  for (const { from, to, amount } of transfers) {
    right.set(String(from), (right.get(String(from)) ?? 0) - Number(amount));
    right.set(String(to), (right.get(String(to)) ?? 0) + Number(amount));
  }
  const found = new Map(accounts.map(({ _id, balance }) => [_id, Number(balance)]));
  for (const [id, balance] of right)
    if (found.get(id) !== balance)
      verdict.half.push(`account ${id} has ${found.get(id)}, its transfers make ${balance}`);
  const sum = (balances: ReadonlyMap<string, number>) =>
    [...balances.values()].reduce((all, one) => all + one, 0);
  if (sum(found) !== sum(book.balances)) verdict.half.push('the sum over all accounts has changed');
  for (const [id, balance] of found) book.balances.set(id, balance);
}

function compareCoupons(found: readonly Row[], book: Book, lost: string[]): void {
  const codes = found.map(({ code }) => String(code));
  const known = new Set(codes);
  if (known.size < codes.length) lost.push('a unique code exists twice');
  for (const code of book.takenCodes)
    if (!known.has(code)) lost.push(`code ${code} was answered for and is free`);
}

type Question = {
  readonly collection: string;
  readonly index: string;
  readonly where: object;
  readonly fits: (row: Row) => boolean;
  readonly order: readonly (readonly [string, Direction])[];
  /** True unless it says otherwise. */
  readonly isSortedByIndex?: boolean;
};

/** A query per index, and what it must find, said again in plain code. */
function questionsOf(book: Book): Question[] {
  const hasTag = (row: Row, tags: readonly string[]) =>
    tags.some((tag) => (row.tags as string[]).includes(tag));
  const byRank = (direction: Direction) =>
    [
      ['rank', direction],
      ['_id', 'asc'],
    ] as const;
  const corner = [103, 24];
  const [middle = 0] = [...book.balances.values()].sort((left, right) => left - right).slice(3);
  return [
    ...KINDS.map((kind) => ({
      collection: 'entries',
      index: 'kindRank',
      where: { kind, rank: { $gte: 10, $lt: 30 } },
      fits: (row: Row) => row.kind === kind && Number(row.rank) >= 10 && Number(row.rank) < 30,
      order: byRank('desc'),
    })),
    ...TAGS.map((tag) => ({
      collection: 'entries',
      index: 'tags',
      where: { tags: tag },
      fits: (row: Row) => hasTag(row, [tag]),
      order: byRank('asc'),
    })),
    {
      collection: 'entries',
      index: 'place',
      where: { place: { $geoWithin: { $box: [corner, corner.map((degrees) => degrees + 3)] } } },
      fits: ({ place }) =>
        (place as number[]).every((degrees, at) => degrees >= corner[at]! && degrees <= corner[at]! + 3),
      order: [['_id', 'asc']],
      isSortedByIndex: false,
    },
    {
      collection: 'accounts',
      index: 'balance',
      where: { balance: { $gte: middle } },
      fits: (row) => Number(row.balance) >= middle,
      order: [['balance', 'asc']],
    },
    {
      collection: 'counters',
      index: 'value',
      where: { value: { $gte: 0 } },
      fits: () => true,
      order: [['value', 'desc']],
    },
    {
      collection: 'coupons',
      index: 'code',
      where: { code: { $gt: '' } },
      fits: () => true,
      order: [['code', 'asc']],
    },
    {
      collection: 'letters',
      index: 'version',
      where: { version: { $gt: 0 } },
      fits: () => true,
      order: [['version', 'desc']],
    },
  ];
}

function inOrder(rows: readonly Row[], order: Question['order']): Row[] {
  return [...rows].sort((left, right) => {
    for (const [field, direction] of order) {
      const [one, other] = [left[field] as number | string, right[field] as number | string];
      if (one !== other) return one < other === (direction === 'asc') ? -1 : 1;
    }
    return 0;
  });
}

/** Undefined when the index answers as the scan does: the same documents in the same order, and the same count. */
async function mismatch(
  url: string,
  db: Database,
  question: Question,
  all: readonly Row[],
): Promise<string | undefined> {
  const { collection, index, where, fits, order, isSortedByIndex = true } = question;
  const query = db.collection(collection).where(where);
  const ordered = order.reduce((sofar, [field, direction]) => sofar.orderBy(field, direction), query);
  const expected = inOrder(all.filter(fits), order);
  const found = await readAll(ordered, collection === 'letters' ? 4 : PAGE);
  // Documents of equal keys may come in either order where the query does not say.
  const keysOf = (rows: readonly Row[]) => rows.map((row) => order.map(([field]) => row[field]));
  const sameKeys = isDeepStrictEqual(keysOf(found), keysOf(expected));
  const byId = [['_id', 'asc']] as const;
  if (!sameKeys || !isDeepStrictEqual(inOrder(found, byId), inOrder(expected, byId)))
    return `${collection}.${index} finds other documents than a scan for ${JSON.stringify(where)}`;
  const { total } = (await query.count()) as { total: number };
  if (total !== expected.length)
    return `${collection}.${index} counts ${total} instead of ${expected.length}`;
  const wish = {
    collectionName: collection,
    query: where,
    order: order.map(([field, direction]) => ({ field, direction })),
  };
  const plan = JSON.parse((await http('POST', `${url}/_local/explain`, wish)).text) as {
    index?: string;
    isSortedByIndex?: boolean;
  };
  return plan.index === index && plan.isSortedByIndex === isSortedByIndex
    ? undefined
    : `${collection}.${index} was not used: ${JSON.stringify(plan)}`;
}

/** Compares all that is stored with the book, and every index with a scan. The book knows afterwards what is there. */
export async function verify(url: string, db: Database, book: Book): Promise<Verdict> {
  const verdict: Verdict = { lost: [], half: [], indexMismatches: [] };
  const stored: Record<string, Row[]> = {};
  for (const name of ['entries', 'counters', 'accounts', 'transfers', 'coupons'])
    stored[name] = await readAll(db.collection(name));
  stored.letters = await readAll(db.collection('letters'), 4);
  const rows = (name: string): Row[] => stored[name] ?? [];

  compareDocuments('entries', rows('entries'), book, verdict.lost);
  compareDocuments('letters', rows('letters'), book, verdict.lost);
  compareCounters(rows('counters'), book, verdict.lost);
  compareTransfers(rows('accounts'), rows('transfers'), book, verdict);
  compareCoupons(rows('coupons'), book, verdict.lost);
  for (const question of questionsOf(book)) {
    const found = await mismatch(url, db, question, rows(question.collection));
    if (found) verdict.indexMismatches.push(found);
  }
  return verdict;
}

/** Clears what only the past round needs, so that a long run does not grow. */
export async function tidy(db: Database, book: Book): Promise<void> {
  const { command } = db;
  for (const name of ['transfers', 'coupons'])
    await db
      .collection(name)
      .where({ round: command.gte(0) })
      .remove();
  book.transfers.clear();
  book.takenCodes.clear();
}
