import type { LedgerDocument } from '@functions/_stores/ledger.documents';
import type { OrderDocument, PaymentDocument, RefundDocument } from '@functions/_stores/order.documents';
import { broken, type Problem, sum } from './problems';

/** What the books are compared with. */
type Money = {
  readonly ledger: readonly LedgerDocument[];
  readonly orders: readonly OrderDocument[];
  readonly payments: readonly PaymentDocument[];
  readonly refunds: readonly RefundDocument[];
};

/** What accounts whose name begins with `start` gained in these entries. */
export const gainOf = (ledger: readonly LedgerDocument[], start: string): number =>
  sum(
    ledger.flatMap(({ lines }) =>
      lines.map(({ account, amount }) => (account.startsWith(start) ? amount : 0)),
    ),
  );

/** Each payment came into the books once, each refund that has arrived left them once; nothing else touches WeChat Pay. */
function problemsOfFen({ ledger, payments, refunds }: Money): Problem[] {
  const byKey = new Map(ledger.map((entry) => [entry._id, entry]));
  const came = payments
    .filter(({ amount }) => amount > 0)
    .map(({ _id, amount }) => {
      const entry = byKey.get(`received:${_id}`);
      const booked = entry ? -gainOf([entry], 'wechat:') : 0;
      return booked !== amount && `payment ${_id}: ${booked} of ${amount} in the ledger`;
    });
  const went = refunds
    .filter(({ status }) => status === 'succeeded')
    .map(({ _id, amount }) => {
      const entry = byKey.get(`refunded:${_id}`);
      const booked = entry ? gainOf([entry], 'wechat:') : 0;
      return booked !== amount && `refund ${_id}: ${booked} of ${amount} in the ledger`;
    });
  const known = sum(payments.map(({ amount }) => amount));
  const gone = sum(refunds.map(({ status, amount }) => (status === 'succeeded' ? amount : 0)));
  const held = -gainOf(ledger, 'wechat:');
  return broken('everyFenInLedgerOnce', [
    ...came,
    ...went,
    held !== known - gone &&
      `the ledger has ${held} at WeChat Pay, payments less refunds are ${known - gone}`,
  ]);
}

const hasLeft = ({ parcels, course }: OrderDocument['parts'][number]): boolean =>
  parcels.length > 0 || course.stage === 'received';

/** What was paid for goods that have not left lies in the deposit; what was paid for the rest is its owner's. */
function problemsOfDeposit(order: OrderDocument, ledger: readonly LedgerDocument[]): Problem[] {
  const own = ledger.filter(({ orderId }) => orderId === order._id);
  const deposit = gainOf(own, `deposit:${order._id}`);
  const backOf = (n: number) =>
    sum(Object.values(order.refunds).map((refund) => (refund.n === n ? refund.amount : 0)));
  const isPaid = order.transactionId !== null;
  const back = sum(order.parts.map((part) => backOf(part.n)));
  const earned = gainOf(own, 'owner:');
  const isOver = order.parts.every(({ course: { stage } }) => stage === 'received' || stage === 'cancelled');
  const ofOwners = [...new Set(order.parts.map(({ ownerId }) => ownerId))].map((ownerId) => {
    const parts = order.parts.filter((part) => part.ownerId === ownerId);
    const whole = parts.filter(({ course: { stage } }) => stage === 'shipped' || stage === 'received');
    if (whole.length < parts.filter(hasLeft).length) return false; // Part of it has left: the properties say how much.
    const wanted = sum(whole.map((part) => part.payable - backOf(part.n)));
    const got = gainOf(own, `owner:${ownerId}:`);
    return got !== wanted && `${order._id}: ${ownerId} has ${got}, not ${wanted}`;
  });
  const wanted = isPaid ? order.payable - back - earned : 0;
  return broken('depositFollowsOrder', [
    deposit !== wanted && `${order._id} ${order.status}: deposit ${deposit}, not ${wanted}`,
    isPaid && isOver && deposit !== 0 && `${order._id} has ended with ${deposit} in its deposit`,
    ...(isPaid ? ofOwners : []),
  ]);
}

/** The books at rest. The entries are compared with the documents, not with the rules that made them. */
export function problemsOfLedger(money: Money): Problem[] {
  const { ledger, orders } = money;
  const unequal = ledger.map(({ _id, lines }) => {
    const left = sum(lines.map(({ amount }) => amount));
    return left !== 0 && `${_id} sums to ${left}`;
  });
  return [
    ...broken('ledgerSumsToZero', unequal),
    ...problemsOfFen(money),
    ...orders.flatMap((order) => problemsOfDeposit(order, ledger)),
  ];
}
