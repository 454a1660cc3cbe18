import * as z from 'zod';
import { amountSchema, fenSchema } from '../kernel/money-schema';
import type { Contract } from './contract';
import { cursorSchema, idSchema, momentSchema, nothingSchema, orderIdSchema } from './schemas';

const daySchema = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'a day as 2026-03-14');

const totals = z.strictObject({
  payments: z.int(),
  paid: amountSchema,
  refunds: z.int(),
  refunded: amountSchema,
});

/** A day of our books beside WeChat Pay's trade bill. */
const reconciliationRow = z.strictObject({
  reconciliationId: idSchema,
  day: daySchema,
  mchid: z.string(),
  state: z.enum(['waiting', 'comparing', 'done']),
  /** Lines of the bill that were looked at, of all there are. */
  progress: z.strictObject({ done: z.int(), total: z.int() }),
  here: totals,
  there: totals,
  matched: z.int(),
  /** Differences that nobody has looked into. */
  open: z.int(),
  /** Why the bill could not be had at the last try: WeChat Pay's own code, or BILL_DAMAGED, BILL_UNREADABLE, BILL_INCOMPLETE. */
  trouble: z.strictObject({ code: z.string(), at: momentSchema }).nullable(),
  finishedAt: momentSchema.nullable(),
});

const difference = z.strictObject({
  differenceId: z.string(),
  kind: z.enum([
    'paymentMissingHere',
    'paymentMissingAtWechat',
    'paymentAmountDiffers',
    'refundMissingHere',
    'refundMissingAtWechat',
    'refundAmountDiffers',
  ]),
  /** WeChat's transaction id of a payment, our number of a refund. */
  number: z.string(),
  orderNumber: z.string(),
  /** The order of ours that it is about, if it is one. */
  orderId: orderIdSchema.nullable(),
  here: amountSchema.nullable(),
  there: amountSchema.nullable(),
  at: momentSchema,
  lookedInto: z.strictObject({ by: z.string(), note: z.string(), at: momentSchema }).nullable(),
});

const ledgerEntry = z.strictObject({
  key: z.string(),
  at: momentSchema,
  reason: z.enum(['received', 'strayReceived', 'earned', 'refunding', 'refunded']),
  /** What each account gains: `wechat:<mchid>`, `deposit:<order>`, `owner:<owner>:sales` … Always sums to nothing. */
  lines: z.array(z.strictObject({ account: z.string(), amount: fenSchema })),
});

/** What HQ asks about money: days beside WeChat Pay's bill, and the books of an order. */
export const moneyContract = {
  reconciliations: {
    input: z.strictObject({
      cursor: cursorSchema.optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.strictObject({
      reconciliations: z.array(reconciliationRow),
      nextCursor: cursorSchema.nullable(),
      total: z.int().min(0),
    }),
    refusals: {},
  },
  reconciliation: {
    input: z.strictObject({
      reconciliationId: idSchema,
      cursor: cursorSchema.optional(),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.strictObject({
      reconciliation: reconciliationRow,
      differences: z.array(difference),
      nextCursor: cursorSchema.nullable(),
    }),
    refusals: { RECONCILIATION_NOT_FOUND: nothingSchema },
  },
  /**
   * Takes a day's comparison further and answers how far it got; call until it is `done` or names its trouble. `again`
   * starts a day that is done from its first line.
   */
  reconcileDay: {
    input: z.strictObject({ day: daySchema, again: z.boolean().default(false) }),
    output: reconciliationRow,
    refusals: { DAY_NOT_OVER: nothingSchema },
  },
  /** Somebody has looked into a difference, and says what it was. The first word stays. */
  lookIntoDifference: {
    input: z.strictObject({
      differenceId: z.string().min(1).max(200),
      note: z.string().trim().min(1).max(300),
    }),
    output: difference,
    refusals: { DIFFERENCE_NOT_FOUND: nothingSchema },
  },
  /** Every movement of an order's money, as it happened. */
  ledger: {
    input: z.strictObject({ orderId: orderIdSchema }),
    output: z.strictObject({ entries: z.array(ledgerEntry) }),
    refusals: {},
  },
} satisfies Contract;
export type MoneyContract = typeof moneyContract;
