import { command, type Collection } from './database';

/** `nullable` fields sort null last when descending, and comparisons alone would skip it. */
type Order = readonly (readonly [path: string, direction: 'asc' | 'desc', nullable?: 'nullable'])[];
type Scalar = string | number | boolean | null;
type Condition = Record<string, unknown>;

/** Where the last page ended: the values of the order's fields, opaque to callers. */
const encode = (values: Scalar[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

function decode(cursor: string, length: number): Scalar[] | undefined {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const isScalar = (value: unknown) =>
      value === null || ['string', 'number', 'boolean'].includes(typeof value);
    return Array.isArray(values) && values.length === length && values.every(isScalar) ? values : undefined;
  } catch {
    return undefined;
  }
}

/** What comes after `values` in `order`, as a condition that an ordered index answers: (a > x) or (a = x and b > y). */
function after(order: Order, values: Scalar[]): Condition {
  const _ = command();
  const branches = order.flatMap(([path, direction, nullable], depth) => {
    const tied: Condition = {};
    for (const [index, [tiedPath]] of order.slice(0, depth).entries()) tied[tiedPath] = values[index] ?? null;
    const beyond = { ...tied, [path]: direction === 'asc' ? _.gt(values[depth]) : _.lt(values[depth]) };
    const hasNullsBeyond = nullable && direction === 'desc' && values[depth] !== null;
    return hasNullsBeyond ? [beyond, { ...tied, [path]: null }] : [beyond];
  });
  return _.or(branches) as unknown as Condition;
}

const valueAt = (document: unknown, path: string): Scalar =>
  (path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], document) ??
    null) as Scalar;

/**
 * One page by cursor: its cost does not grow with the pages before it. `order` must end in a unique field (`_id`).
 * A cursor that is not ours starts from the beginning.
 */
export async function readPage<Document extends { _id: string }>(
  collection: Collection<Document>,
  wish: {
    where: Condition;
    order: Order;
    cursor?: string | undefined;
    limit: number;
    fields?: Record<string, boolean>;
  },
): Promise<{ documents: Document[]; nextCursor: string | null }> {
  const values = wish.cursor ? decode(wish.cursor, wish.order.length) : undefined;
  const where = values
    ? (command().and([wish.where, after(wish.order, values)] as object[]) as unknown as Condition)
    : wish.where;
  const order = wish.order.map(([path, direction]) => [path, direction] as const);
  const found = await collection.query({ ...wish, where, order, limit: wish.limit + 1 });
  const documents = found.slice(0, wish.limit);
  const last = documents.at(-1);
  const nextCursor =
    found.length > wish.limit && last ? encode(wish.order.map(([path]) => valueAt(last, path))) : null;
  return { documents, nextCursor };
}
