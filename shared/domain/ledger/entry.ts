import { assert } from '../../kernel/assert';
import { fen, sumFen, type Fen } from '../../kernel/money';
import type { Millis } from '../../kernel/time';

/**
 * Whose money it is. What an account holds for somebody is positive, what WeChat Pay keeps for us negative: all
 * accounts together always come to nothing.
 * - `wechat:<mchid>` money in the merchant's account; only the side that posts knows the merchant, so rules say `wechat`;
 * - `deposit:<orderId>` paid for goods that have not left;
 * - `owner:<ownerId>:sales` and `…:freight` earned by whoever handed the goods out;
 * - `refund:<refundId>` on its way back to the payer;
 * - `suspense:<transactionId>` a payment that belongs to no live order.
 */
export type Account =
  | 'wechat'
  | `wechat:${string}`
  | `deposit:${string}`
  | `owner:${string}:${'sales' | 'freight'}`
  | `refund:${string}`
  | `suspense:${string}`;

export type LedgerReason = 'received' | 'strayReceived' | 'earned' | 'refunding' | 'refunded';

/** `amount` is what the account gains; negative for what leaves it. */
export type LedgerLine = { readonly account: Account; readonly amount: Fen };

/** One movement of money, written once under its key and never changed. */
export type LedgerEntry = {
  /** Made from what caused it, so that posting again posts nothing. */
  readonly key: string;
  readonly at: Millis;
  readonly reason: LedgerReason;
  readonly orderId: string;
  readonly lines: readonly LedgerLine[];
  /** Under which edition of the rules it was made: a later one does not reach it. */
  readonly ruleVersion: number;
};

/** Grows when money is booked otherwise than before. */
export const LEDGER_RULE = 1;

/** An entry out of what each account gains; accounts that gain nothing are left out. Asserts that it sums to nothing. */
export function newEntry(fields: Omit<LedgerEntry, 'ruleVersion'>): LedgerEntry {
  const gains = new Map<Account, Fen>();
  for (const { account, amount } of fields.lines)
    gains.set(account, sumFen([gains.get(account) ?? fen(0), amount]));
  const lines = [...gains]
    .filter(([, amount]) => amount !== 0)
    .map(([account, amount]) => ({ account, amount }));
  const sum = sumFen(lines.map(({ amount }) => amount));
  assert(sum === 0, `ledger entry ${fields.key} sums to ${sum}`);
  return { ...fields, lines, ruleVersion: LEDGER_RULE };
}
