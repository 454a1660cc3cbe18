import { fen, sumFen, type Fen } from '../../kernel/money';
import { accept, refuse, type Result } from '../../kernel/result';
import type { Millis } from '../../kernel/time';

/** One line of a trade bill: money that came in, or a refund that WeChat Pay accepted. */
export type BillEntry = {
  readonly kind: 'payment' | 'refund';
  /** WeChat's transaction id of a payment, our own number of a refund. */
  readonly number: string;
  /** Our out_trade_no. */
  readonly orderNumber: string;
  readonly amount: Fen;
  readonly at: Millis;
};

export type BillFlaw =
  /** The line (from 1) is not what WeChat Pay documents. */
  | { readonly code: 'BILL_UNREADABLE'; readonly line: number }
  /** The lines are not those that the bill's own sums tell of. */
  | { readonly code: 'BILL_INCOMPLETE' };

/** Columns we read: pay.weixin.qq.com/docs/merchant/products/bill-download/format-trade.html (2024-11). */
const columns = {
  at: '交易时间',
  transactionId: '微信订单号',
  orderNumber: '商户订单号',
  state: '交易状态',
  refundNumber: '商户退款单号',
  paid: '订单金额',
  refunded: '申请退款金额',
} as const;
const sumColumns = { lines: '总交易单数', paid: '订单总金额', refunded: '申请退款总金额' } as const;

type Row<Name extends string> = Readonly<Record<Name, string>>;

/**
 * Reads a trade bill of type ALL: a header, lines whose values carry a backtick, a header of the sums, the sums. A bill
 * is taken whole or not at all.
 */
export function readTradeBill(text: string): Result<readonly BillEntry[], BillFlaw> {
  const lines = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  const [header = '', ...rest] = lines;
  const [sumHeader = '', sums = ''] = rest.splice(-2);
  const readRow = reader(header, columns);
  const readSums = reader(sumHeader, sumColumns);
  if (!readRow) return refuse({ code: 'BILL_UNREADABLE', line: 1 });
  const told = readSums?.(sums);
  if (!told) return refuse({ code: 'BILL_INCOMPLETE' });

  const entries: BillEntry[] = [];
  for (const [index, line] of rest.entries()) {
    const row = readRow(line);
    const entry = row && entryOf(row);
    if (!entry) return refuse({ code: 'BILL_UNREADABLE', line: index + 2 });
    entries.push(entry);
  }
  const sum = (kind: BillEntry['kind']) =>
    sumFen(entries.flatMap((entry) => (entry.kind === kind ? [entry.amount] : [])));
  const isWhole =
    Number(told.lines) === entries.length &&
    fenOf(told.paid) === sum('payment') &&
    fenOf(told.refunded) === sum('refund');
  return isWhole ? accept(entries) : refuse({ code: 'BILL_INCOMPLETE' });
}

/** How to take the wanted columns out of a line; undefined when the header has not got them all. */
function reader<Name extends string>(
  header: string,
  wanted: Readonly<Record<Name, string>>,
): ((line: string) => Row<Name> | undefined) | undefined {
  const names = header.split(',');
  const places = Object.entries<string>(wanted).map(
    ([name, column]) => [name, names.indexOf(column)] as const,
  );
  if (places.some(([, place]) => place < 0)) return undefined;
  return (line) => {
    if (!line.startsWith('`')) return undefined;
    const values = line.slice(1).split(',`');
    if (values.length !== names.length) return undefined;
    return Object.fromEntries(places.map(([name, place]) => [name, values[place] ?? ''])) as Row<Name>;
  };
}

function entryOf(row: Row<keyof typeof columns>): BillEntry | undefined {
  const isPayment = row.state === 'SUCCESS';
  // A payment by code can be taken back without a refund number; such a line is known by its order.
  const refundNumber = /^0?$/.test(row.refundNumber) ? `revoked:${row.orderNumber}` : row.refundNumber;
  const amount = fenOf(isPayment ? row.paid : row.refunded);
  const at = Date.parse(`${row.at.replace(' ', 'T')}+08:00`);
  if (amount === undefined || Number.isNaN(at)) return undefined;
  const { orderNumber, transactionId } = row;
  return isPayment
    ? { kind: 'payment', number: transactionId, orderNumber, amount, at }
    : { kind: 'refund', number: refundNumber, orderNumber, amount, at };
}

/** Yuan with two decimals as fen, by its digits. */
function fenOf(text: string): Fen | undefined {
  return /^\d+\.\d\d$/.test(text) ? fen(Number(text.replace('.', ''))) : undefined;
}
