import type { Fen } from '../../kernel/money';
import type { Millis } from '../../kernel/time';
import type { BillEntry } from './trade-bill';

/** Which side says what: `Here` is our books, `AtWechat` the bill. */
export const differenceKinds = [
  'paymentMissingHere',
  'paymentMissingAtWechat',
  'paymentAmountDiffers',
  'refundMissingHere',
  'refundMissingAtWechat',
  'refundAmountDiffers',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** A payment or refund as our books have it; `number` as in `BillEntry`. */
export type OwnEntry = Omit<BillEntry, 'kind' | 'orderNumber'> & { readonly orderId: string };

/** Something that the two sides say differently about one payment or refund; null is what a side does not know. */
export type Difference = {
  readonly kind: DifferenceKind;
  readonly number: string;
  readonly orderNumber: string;
  readonly here: Fen | null;
  readonly there: Fen | null;
  readonly at: Millis;
};

/** What we say of each line of the bill. `own` finds our entry by kind and number. */
export function compareLines(
  lines: readonly BillEntry[],
  own: (line: BillEntry) => Pick<OwnEntry, 'amount'> | undefined,
): { matched: number; differences: Difference[] } {
  const differences = lines.flatMap((line): Difference[] => {
    const known = own(line);
    if (known?.amount === line.amount) return [];
    const { kind, number, orderNumber, amount: there, at } = line;
    const what = known ? 'AmountDiffers' : 'MissingHere';
    return [{ kind: `${kind}${what}`, number, orderNumber, here: known?.amount ?? null, there, at }];
  });
  return { matched: lines.length - differences.length, differences };
}

/** Our entries of the day that the bill does not tell of. */
export const missingAtWechat = (
  kind: BillEntry['kind'],
  own: readonly OwnEntry[],
  isInBill: (number: string) => boolean,
): Difference[] =>
  own
    .filter(({ number }) => !isInBill(number))
    .map(({ number, orderId, amount, at }) => ({
      ...{ kind: `${kind}MissingAtWechat`, number, orderNumber: orderId, here: amount, there: null, at },
    }));
