import { assert } from '../../kernel/assert';
import { fen, sumFen, type Fen } from '../../kernel/money';
import type { Millis } from '../../kernel/time';
import { newEntry, type Account, type LedgerEntry, type LedgerLine } from '../ledger/entry';
import { shareOf, unitShares } from '../money/unit-shares';
import type { Order, OrderEvent } from './order';
import { unshippedOf, type Part } from './part';

type RefundDue = Extract<OrderEvent, { type: 'refundDue' }>;
type Earnings = { readonly sales: Fen; readonly freight: Fen };

/**
 * The entries that an event makes. What an event moves is the difference between where the order's money stood before
 * and where it stands after, so that whatever happens in whatever order, nothing is left over at the end.
 */
export function entriesOf(before: Order, after: Order, event: OrderEvent): readonly LedgerEntry[] {
  if (event.type === 'refundDue' && event.n === null) return strayEntries(after.orderId, event);
  const moved = [...negated(standing(before)), ...standing(after)];
  const { orderId } = after;
  switch (event.type) {
    case 'paid': {
      const { transactionId } = event.payment;
      return entry({ key: `received:${transactionId}`, at: event.at, reason: 'received', orderId }, [
        { account: 'wechat', amount: fen(-after.payable) },
        ...moved,
      ]);
    }
    case 'refundDue': {
      const { refundId, amount, at } = event;
      const to: LedgerLine = { account: `refund:${refundId}`, amount };
      return entry({ key: `refunding:${refundId}`, at, reason: 'refunding', orderId }, [...moved, to]);
    }
    case 'parcelShipped': {
      const { parcelId, at } = event.parcel;
      const key = `earned:${orderId}-${event.n}:${parcelId}`;
      return entry({ key, at, reason: 'earned', orderId }, moved);
    }
    case 'partReceived':
      return entry({ key: `earned:${orderId}-${event.n}`, at: event.at, reason: 'earned', orderId }, moved);
    default: {
      const key = `${event.type}:${orderId}`;
      assert(entry({ key, at: 0, reason: 'earned', orderId }, moved).length === 0, `${key} moves money`);
      return [];
    }
  }
}

/** WeChat Pay says that a refund has arrived: the money is not ours any more. */
export const refundedEntry = (
  refund: { readonly refundId: string; readonly orderId: string; readonly amount: Fen },
  at: Millis,
): LedgerEntry => {
  const { refundId, orderId, amount } = refund;
  return newEntry({
    ...{ key: `refunded:${refundId}`, at, reason: 'refunded', orderId },
    lines: [
      { account: `refund:${refundId}`, amount: fen(-amount) },
      { account: 'wechat', amount },
    ],
  });
};

/** A payment that no live order waits for: noted as nobody's, and given back whole. */
function strayEntries(orderId: string, { transactionId, refundId, amount, at }: RefundDue): LedgerEntry[] {
  const nobodys: Account = `suspense:${transactionId}`;
  return [
    ...entry({ key: `received:${transactionId}`, at, reason: 'strayReceived', orderId }, [
      { account: 'wechat', amount: fen(-amount) },
      { account: nobodys, amount },
    ]),
    ...entry({ key: `refunding:${refundId}`, at, reason: 'refunding', orderId }, [
      { account: nobodys, amount: fen(-amount) },
      { account: `refund:${refundId}`, amount },
    ]),
  ];
}

/** Nothing, when no money moves: an order of nothing is not in the books. */
function entry(
  fields: Pick<LedgerEntry, 'key' | 'at' | 'reason' | 'orderId'>,
  lines: readonly LedgerLine[],
): LedgerEntry[] {
  const made = newEntry({ ...fields, lines });
  return made.lines.length > 0 ? [made] : [];
}

const negated = (lines: readonly LedgerLine[]): LedgerLine[] =>
  lines.map(({ account, amount }) => ({ account, amount: fen(-amount) }));

/** Whose the payment is that the order kept, less what goes back of it. */
function standing(order: Order): LedgerLine[] {
  if (!('payment' in order) || order.payment === null) return [];
  const ofParts = order.parts.map((part) => ({ part, back: goingBack(order, part) }));
  const earned = ofParts.map(({ part, back }) => ({ part, ...earnings(part, back) }));
  const kept = order.payable - sumFen(ofParts.map(({ back }) => back));
  const deposit = fen(kept - sumFen(earned.flatMap(({ sales, freight }) => [sales, freight])));
  assert(deposit >= 0, `the deposit of order ${order.orderId} would be ${deposit}`);
  return [
    { account: `deposit:${order.orderId}`, amount: deposit },
    ...earned.flatMap(({ part: { ownerId }, sales, freight }): LedgerLine[] => [
      { account: `owner:${ownerId}:sales`, amount: sales },
      { account: `owner:${ownerId}:freight`, amount: freight },
    ]),
  ];
}

const goingBack = ({ refunds }: Order, { n }: Part): Fen =>
  sumFen(Object.values(refunds).flatMap((refund) => (refund.n === n ? [refund.amount] : [])));

/**
 * What a part has earned so far, rule 1: goods as they leave, each piece at its frozen share; the freight whole with
 * the first parcel. What goes back is taken from goods that have not left, then from goods that have, then from the
 * freight.
 */
function earnings(part: Part, back: Fen): Earnings {
  const isGone = part.course.stage === 'shipped' || part.course.stage === 'received';
  if (!isGone && part.parcels.length === 0) return { sales: fen(0), freight: fen(0) };
  const goods = fen(part.payable - part.freight);
  const goodsLeft = Math.max(0, goods - back);
  const left = isGone ? goods : shippedShare(part);
  const freight = part.freight - Math.max(0, back - goods);
  return { sales: fen(Math.min(left, goodsLeft)), freight: fen(freight) };
}

/** What the pieces that are in a parcel were paid for, the first pieces of each line first. */
const shippedShare = (part: Part): Fen =>
  sumFen(
    part.lines.map(({ skuId, quantity, payable }) =>
      shareOf(unitShares(payable, quantity), 0, quantity - unshippedOf(part, skuId)),
    ),
  );
