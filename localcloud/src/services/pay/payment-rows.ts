export type TradeState = 'NOTPAY' | 'SUCCESS' | 'CLOSED';

export type OrderRow = {
  outTradeNo: string;
  /** Whose money it becomes. */
  mchid: string;
  /** The combined order that it is a part of. */
  combineNo: string | null;
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

/** Several orders, paid together; what became of it is what became of its orders. */
export type CombineRow = {
  combineNo: string;
  mchid: string;
  request: string;
  openid: string;
  notifyUrl: string;
  expiresAt: number;
};

export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED';

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
  /** The number of the order, or of the combined order. */
  outTradeNo: string;
  /** Whose key it is encrypted with. */
  mchid: string;
  url: string;
  event: 'TRANSACTION.SUCCESS' | 'REFUND.SUCCESS' | 'REFUND.ABNORMAL' | 'REFUND.CLOSED';
  createdAt: number;
  content: string;
  state: NoticeState;
  attempts: number;
  nextAt: number;
};

export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS orders (
    outTradeNo TEXT PRIMARY KEY, request TEXT NOT NULL, openid TEXT NOT NULL, total INTEGER NOT NULL,
    notifyUrl TEXT NOT NULL, attach TEXT, state TEXT NOT NULL, expiresAt INTEGER NOT NULL,
    transactionId TEXT UNIQUE, paidAt INTEGER) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS combines (
    combineNo TEXT PRIMARY KEY, mchid TEXT NOT NULL, request TEXT NOT NULL, openid TEXT NOT NULL,
    notifyUrl TEXT NOT NULL, expiresAt INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS prepays (
    prepayId TEXT PRIMARY KEY, outTradeNo TEXT NOT NULL, endsAt INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS combinePrepays (
    prepayId TEXT PRIMARY KEY, combineNo TEXT NOT NULL, endsAt INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS refunds (
    outRefundNo TEXT PRIMARY KEY, refundId TEXT NOT NULL, outTradeNo TEXT NOT NULL, amount INTEGER NOT NULL,
    notifyUrl TEXT, status TEXT NOT NULL, createdAt INTEGER NOT NULL, doneAt INTEGER) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS refundsOfOrder ON refunds (outTradeNo, createdAt);
  CREATE INDEX IF NOT EXISTS refundsByTime ON refunds (createdAt);
  CREATE INDEX IF NOT EXISTS refundsInProcess ON refunds (outRefundNo) WHERE status = 'PROCESSING';
  CREATE TABLE IF NOT EXISTS notices (
    id TEXT PRIMARY KEY, outTradeNo TEXT NOT NULL, url TEXT NOT NULL, event TEXT NOT NULL,
    createdAt INTEGER NOT NULL, content TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
    nextAt INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS noticesOfOrder ON notices (outTradeNo);
  CREATE INDEX IF NOT EXISTS noticesWaiting ON notices (nextAt) WHERE state = 'waiting';
`;

/** What came after the first books were written: a folder of that time gets these columns when it is opened. */
export const ADDED_COLUMNS = [
  { table: 'orders', column: 'mchid', isOfMerchant: true },
  { table: 'orders', column: 'combineNo', isOfMerchant: false },
  { table: 'notices', column: 'mchid', isOfMerchant: true },
] as const;

/** Indexes over added columns. */
export const ADDED_INDEXES = `
  CREATE INDEX IF NOT EXISTS ordersOfCombine ON orders (combineNo) WHERE combineNo IS NOT NULL;
  CREATE INDEX IF NOT EXISTS ordersByPayment ON orders (mchid, paidAt) WHERE paidAt IS NOT NULL;
`;
