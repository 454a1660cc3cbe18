import Database from 'libsql';
import { join } from 'node:path';
import {
  ADDED_COLUMNS,
  ADDED_INDEXES,
  SCHEMA,
  type CombineRow,
  type NoticeRow,
  type OrderRow,
  type RefundRow,
} from './payment-rows';

/** Brings a book of an earlier version up to date; what it holds belongs to the one merchant there was. */
function upgrade(db: Database.Database, mchid: string): void {
  for (const { table, column, isOfMerchant } of ADDED_COLUMNS) {
    const columns = db.prepare(`PRAGMA table_info(${table})`).all() as { name: string }[];
    if (columns.some(({ name }) => name === column)) continue;
    db.exec(`ALTER TABLE ${table} ADD COLUMN ${column} TEXT`);
    if (isOfMerchant) db.prepare(`UPDATE ${table} SET ${column} = ?`).run(mchid);
  }
  db.exec(ADDED_INDEXES);
}

/** Statements over rows; the columns of an insert are filled from the fields of the row. */
function statementsOf(db: Database.Database) {
  return {
    one: <Row>(sql: string) => {
      const statement = db.prepare(sql);
      return (...values: unknown[]) => statement.get(...values) as Row | undefined;
    },
    many: <Row>(sql: string) => {
      const statement = db.prepare(sql);
      return (...values: unknown[]) => statement.all(...values) as Row[];
    },
    write: (sql: string) => {
      const statement = db.prepare(sql);
      return (...values: unknown[]) => statement.run(...values).changes;
    },
    insert: <Row>(table: string, columns: readonly (keyof Row & string)[]) => {
      const values = columns.map((name) => `@${name}`).join(', ');
      const statement = db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values})`);
      return (row: Row) => statement.run(row).changes;
    },
  };
}

/**
 * What WeChat Pay remembers, in a file of its own: it is another company's memory, and a crash of ours must not make
 * it forget a payment. Written through to the system at every change (survives kill -9; a power cut may lose the last).
 * `mchid` is the merchant whose folder it is.
 */
export function openPaymentBook(directory: string, mchid: string) {
  const db = new Database(join(directory, 'payments.db'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  db.exec(SCHEMA);
  upgrade(db, mchid);
  const { one, many, write, insert } = statementsOf(db);

  return {
    order: one<OrderRow>('SELECT * FROM orders WHERE outTradeNo = ?'),
    orderByTransaction: one<OrderRow>('SELECT * FROM orders WHERE transactionId = ?'),
    orderByPrepay: one<OrderRow & { endsAt: number }>(
      'SELECT orders.*, prepays.endsAt FROM prepays JOIN orders USING (outTradeNo) WHERE prepayId = ?',
    ),
    addOrder: insert<OrderRow>('orders', [
      'outTradeNo',
      'mchid',
      'combineNo',
      'request',
      'openid',
      'total',
      'notifyUrl',
      'attach',
      'state',
      'expiresAt',
      'transactionId',
      'paidAt',
    ]),
    addPrepay: write('INSERT INTO prepays VALUES (?, ?, ?)'),
    /** Guarded by the state, so that a payment and a closing cannot both win. */
    markPaid: write(
      "UPDATE orders SET state = 'SUCCESS', transactionId = ?, paidAt = ? WHERE outTradeNo = ? AND state = 'NOTPAY'",
    ),
    markClosed: write("UPDATE orders SET state = 'CLOSED' WHERE outTradeNo = ? AND state = 'NOTPAY'"),

    combine: one<CombineRow>('SELECT * FROM combines WHERE combineNo = ?'),
    combineByPrepay: one<CombineRow & { endsAt: number }>(
      'SELECT combines.*, combinePrepays.endsAt FROM combinePrepays JOIN combines USING (combineNo) WHERE prepayId = ?',
    ),
    ordersOfCombine: many<OrderRow>('SELECT * FROM orders WHERE combineNo = ? ORDER BY outTradeNo'),
    addCombine: insert<CombineRow>('combines', [
      'combineNo',
      'mchid',
      'request',
      'openid',
      'notifyUrl',
      'expiresAt',
    ]),
    addCombinePrepay: write('INSERT INTO combinePrepays VALUES (?, ?, ?)'),

    refund: one<RefundRow>('SELECT * FROM refunds WHERE outRefundNo = ?'),
    refundsOf: many<RefundRow>('SELECT * FROM refunds WHERE outTradeNo = ? ORDER BY createdAt'),
    refundsInProcess: many<RefundRow>("SELECT * FROM refunds WHERE status = 'PROCESSING'"),
    addRefund: insert<RefundRow>('refunds', [
      'outRefundNo',
      'refundId',
      'outTradeNo',
      'amount',
      'notifyUrl',
      'status',
      'createdAt',
      'doneAt',
    ]),
    markRefunded: write(
      "UPDATE refunds SET status = ?, doneAt = ? WHERE outRefundNo = ? AND status = 'PROCESSING'",
    ),

    /** A merchant's payments and refunds before a moment, oldest first. */
    paidBefore: many<OrderRow>(
      'SELECT * FROM orders WHERE mchid = ? AND paidAt < ? ORDER BY paidAt, outTradeNo',
    ),
    refundedBefore: many<RefundRow>(
      'SELECT refunds.* FROM refunds JOIN orders USING (outTradeNo) WHERE mchid = ? AND createdAt < ? ORDER BY createdAt, outRefundNo',
    ),

    notice: one<NoticeRow>('SELECT * FROM notices WHERE id = ?'),
    noticesOf: many<NoticeRow>('SELECT * FROM notices WHERE outTradeNo = ? ORDER BY createdAt, rowid'),
    noticesWaiting: many<NoticeRow>("SELECT * FROM notices WHERE state = 'waiting'"),
    addNotice: insert<NoticeRow>('notices', [
      'id',
      'outTradeNo',
      'mchid',
      'url',
      'event',
      'createdAt',
      'content',
      'state',
      'attempts',
      'nextAt',
    ]),
    markNotice: write('UPDATE notices SET state = ?, attempts = ?, nextAt = ? WHERE id = ?'),

    /** All of `work` or nothing; one write to the system for all of it. */
    together: <Answer>(work: () => Answer): Answer => db.transaction(work)() as Answer,
    close: () => db.close(),
  };
}

export type PaymentBook = ReturnType<typeof openPaymentBook>;
