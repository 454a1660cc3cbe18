import { unreachable } from '@shared/kernel/assert';
import { sumFen } from '@shared/kernel/money';
import { compareLines, missingAtWechat, type OwnEntry } from '@shared/domain/reconciliation/compare';
import { momentsOf } from '@shared/domain/reconciliation/days';
import type { BillEntry } from '@shared/domain/reconciliation/trade-bill';
import type { PaymentDocument, RefundDocument } from '../_stores/order.documents';
import { findPayments, paymentsReceived } from '../_stores/payments.store';
import type { ReconciliationDocument } from '../_stores/reconciliation.documents';
import { noteDifferences } from '../_stores/reconciliations.store';
import { findRefunds, refundsAccepted } from '../_stores/refunds.store';

/** The bill of a day, ready to be compared. */
export type Bill = { readonly lines: readonly BillEntry[]; readonly has: (number: string) => boolean };

export const billOf = (lines: readonly BillEntry[]): Bill => {
  const numbers = new Set(lines.map(({ number }) => number));
  return { lines, has: (number) => numbers.has(number) };
};

/** Lines or documents of a turn: one look-up by key answers a thousand at most. */
const PAGE = 500;

type Walked = Partial<ReconciliationDocument> & { readonly isOver?: true };

/** Takes a walk one page further: notes what it finds and answers what has changed. A page can be walked again. */
export function walkOn(day: ReconciliationDocument, bill: Bill): Promise<Walked> {
  switch (day.walk) {
    case 'bill':
      return walkBill(day, bill);
    case 'payments':
      return walkPayments(day, bill);
    case 'refunds':
      return walkRefunds(day, bill);
    default:
      return unreachable(day.walk);
  }
}

async function walkBill(day: ReconciliationDocument, { lines }: Bill): Promise<Walked> {
  const from = Number(day.cursor ?? 0);
  const page = lines.slice(from, from + PAGE);
  const numbersOf = (kind: BillEntry['kind']) =>
    page.flatMap((line) => (line.kind === kind ? [line.number] : []));
  const [payments, refunds] = await Promise.all([
    findPayments(numbersOf('payment')),
    findRefunds(numbersOf('refund')),
  ]);
  const own = {
    payment: new Map(payments.map((each) => [each._id, each])),
    refund: new Map(refunds.map((each) => [each._id, each])),
  };
  const { matched, differences } = compareLines(page, ({ kind, number }) => own[kind].get(number));
  await noteDifferences(day, differences);
  const next = from + page.length;
  return {
    there: totalsOf(lines),
    matched: day.matched + matched,
    progress: { done: next, total: lines.length },
    ...(next < lines.length ? { cursor: String(next) } : { walk: 'payments', cursor: null }),
  };
}

const totalsOf = (lines: readonly BillEntry[]): ReconciliationDocument['there'] => {
  const of = (kind: BillEntry['kind']) => lines.flatMap((line) => (line.kind === kind ? [line.amount] : []));
  const [paid, refunded] = [of('payment'), of('refund')];
  return {
    ...{ payments: paid.length, paid: sumFen(paid) },
    ...{ refunds: refunded.length, refunded: sumFen(refunded) },
  };
};

async function walkPayments(day: ReconciliationDocument, { has }: Bill): Promise<Walked> {
  const { documents, nextCursor } = await paymentsReceived(momentsOf(day.day), day.cursor ?? undefined, PAGE);
  const own = documents.map(({ _id: number, orderId, amount, successAt: at }: PaymentDocument): OwnEntry => ({
    ...{ number, orderId, amount, at },
  }));
  await noteDifferences(day, missingAtWechat('payment', own, has));
  const { here } = day;
  return {
    here: {
      ...here,
      payments: here.payments + own.length,
      paid: sumFen([here.paid, ...own.map(({ amount }) => amount)]),
    },
    ...(nextCursor === null ? { walk: 'refunds', cursor: null } : { cursor: nextCursor }),
  };
}

async function walkRefunds(day: ReconciliationDocument, { has }: Bill): Promise<Walked> {
  const { documents, nextCursor } = await refundsAccepted(momentsOf(day.day), day.cursor ?? undefined, PAGE);
  const own = documents.map(
    ({ _id: number, orderId, amount, acceptedAt, createdAt }: RefundDocument): OwnEntry => ({
      ...{ number, orderId, amount, at: acceptedAt ?? createdAt },
    }),
  );
  await noteDifferences(day, missingAtWechat('refund', own, has));
  const { here } = day;
  return {
    here: {
      ...here,
      refunds: here.refunds + own.length,
      refunded: sumFen([here.refunded, ...own.map(({ amount }) => amount)]),
    },
    ...(nextCursor === null ? { isOver: true, cursor: null } : { cursor: nextCursor }),
  };
}
