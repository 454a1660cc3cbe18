import Database from 'libsql';
import { join } from 'node:path';

export type TradeState = 'NOTPAY' | 'SUCCESS' | 'CLOSED';

export type OrderRow = {
  outTradeNo: string;
  /** The request as it came first, fields in order: asking again must ask for the same. */
  request: string;
  openid: string;
  total: number;
  notifyUrl: string;
  attach: string | null;
  state: TradeState;
  expiresAt: number;
  transactionId: string | null;
  paidAt: number | null;
};

export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'ABNORMAL';

export type RefundRow = {
  outRefundNo: string;
  refundId: string;
  outTradeNo: string;
  amount: number;
  notifyUrl: string | null;
  status: RefundStatus;
  createdAt: number;
  doneAt: number | null;
};

export type NoticeState = 'waiting' | 'held' | 'delivered' | 'abandoned';

export type NoticeRow = {
  id: string;
  outTradeNo: string;
  url: string;
  event: 'TRANSACTION.SUCCESS' | 'REFUND.SUCCESS' | 'REFUND.ABNORMAL';
  createdAt: number;
  content: string;
  state: NoticeState;
  attempts: number;
  nextAt: number;
};

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS orders (
    outTradeNo TEXT PRIMARY KEY, request TEXT NOT NULL, openid TEXT NOT NULL, total INTEGER NOT NULL,
    notifyUrl TEXT NOT NULL, attach TEXT, state TEXT NOT NULL, expiresAt INTEGER NOT NULL,
    transactionId TEXT UNIQUE, paidAt INTEGER) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS prepays (
    prepayId TEXT PRIMARY KEY, outTradeNo TEXT NOT NULL, endsAt INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS refunds (
    outRefundNo TEXT PRIMARY KEY, refundId TEXT NOT NULL, outTradeNo TEXT NOT NULL, amount INTEGER NOT NULL,
    notifyUrl TEXT, status TEXT NOT NULL, createdAt INTEGER NOT NULL, doneAt INTEGER) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS refundsOfOrder ON refunds (outTradeNo, createdAt);
  CREATE INDEX IF NOT EXISTS refundsInProcess ON refunds (outRefundNo) WHERE status = 'PROCESSING';
  CREATE TABLE IF NOT EXISTS notices (
    id TEXT PRIMARY KEY, outTradeNo TEXT NOT NULL, url TEXT NOT NULL, event TEXT NOT NULL,
    createdAt INTEGER NOT NULL, content TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
    nextAt INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS noticesOfOrder ON notices (outTradeNo);
  CREATE INDEX IF NOT EXISTS noticesWaiting ON notices (nextAt) WHERE state = 'waiting';
`;

/**
 * What WeChat Pay remembers, in a file of its own: it is another company's memory, and a crash of ours must not make
 * it forget a payment. Written through to the system at every change (survives kill -9; a power cut may lose the last).
 */
export function openPaymentBook(directory: string) {
  const db = new Database(join(directory, 'payments.db'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  db.exec(SCHEMA);
  const one = <Row>(sql: string) => {
    const statement = db.prepare(sql);
    return (...values: unknown[]) => statement.get(...values) as Row | undefined;
  };
  const many = <Row>(sql: string) => {
    const statement = db.prepare(sql);
    return (...values: unknown[]) => statement.all(...values) as Row[];
  };
  const write = (sql: string) => {
    const statement = db.prepare(sql);
    return (...values: unknown[]) => statement.run(...values).changes;
  };
  /** Columns are filled from the fields of the row. */
  const insert = <Row>(table: string, columns: readonly (keyof Row & string)[]) => {
    const values = columns.map((name) => `@${name}`).join(', ');
    const statement = db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values})`);
    return (row: Row) => statement.run(row).changes;
  };

  return {
    order: one<OrderRow>('SELECT * FROM orders WHERE outTradeNo = ?'),
    orderByTransaction: one<OrderRow>('SELECT * FROM orders WHERE transactionId = ?'),
    orderByPrepay: one<OrderRow & { endsAt: number }>(
      'SELECT orders.*, prepays.endsAt FROM prepays JOIN orders USING (outTradeNo) WHERE prepayId = ?',
    ),
    addOrder: insert<OrderRow>('orders', [
      'outTradeNo',
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

    notice: one<NoticeRow>('SELECT * FROM notices WHERE id = ?'),
    noticesOf: many<NoticeRow>('SELECT * FROM notices WHERE outTradeNo = ? ORDER BY createdAt, rowid'),
    noticesWaiting: many<NoticeRow>("SELECT * FROM notices WHERE state = 'waiting'"),
    addNotice: insert<NoticeRow>('notices', [
      'id',
      'outTradeNo',
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
