import * as z from 'zod';
import { amountSchema, fenSchema } from '../kernel/money-schema';
import { idSchema, pictureSchema, textSchema } from './schemas';

const MAX_LINES = 50;
const MAX_QUANTITY = 99;

/** What a shopper wants: never a price, only which and how many. */
export const wantedLineSchema = z.strictObject({
  skuId: idSchema,
  quantity: z.int().min(1).max(MAX_QUANTITY),
});

export const wantedLinesSchema = z
  .array(wantedLineSchema)
  .min(1)
  .max(MAX_LINES)
  .refine((lines) => new Set(lines.map((line) => line.skuId)).size === lines.length, 'one line per SKU');

/** How the goods get to the shopper, as asked for. */
export const wantedFulfilmentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pickup') }),
  z.strictObject({ kind: z.literal('delivery'), addressId: idSchema.optional() }),
]);

export const quoteLineSchema = z.strictObject({
  skuId: idSchema,
  productId: idSchema,
  name: textSchema,
  colour: textSchema,
  size: z.string(),
  picture: pictureSchema,
  quantity: z.int().min(1),
  tagPrice: amountSchema,
  unitPrice: amountSchema,
  /** tagPrice x quantity, what came off it (zero or less), and what is left to pay for the line. */
  amount: amountSchema,
  discount: fenSchema,
  payable: amountSchema,
});
export type QuoteLine = z.output<typeof quoteLineSchema>;

/** One step of "how this price came about", in the order it was computed. */
export const priceStepSchema = z.discriminatedUnion('code', [
  /** Tag prices of all goods. */
  z.strictObject({ code: z.literal('goods'), pieces: z.int(), change: fenSchema, after: amountSchema }),
  /** The sale price of one line is below its tag price. */
  z.strictObject({
    code: z.literal('salePrice'),
    skuId: idSchema,
    name: textSchema,
    change: fenSchema,
    after: amountSchema,
  }),
  /** Delivery fee, or why there is none. `missing` is what is short of free delivery. */
  z.strictObject({
    code: z.literal('freight'),
    reason: z.enum(['pickup', 'freeAbove', 'flat']),
    threshold: amountSchema,
    missing: amountSchema,
    change: fenSchema,
    after: amountSchema,
  }),
]);
export type PriceStep = z.output<typeof priceStepSchema>;

export const quoteSchema = z.strictObject({
  lines: z.array(quoteLineSchema),
  steps: z.array(priceStepSchema),
  goodsTotal: amountSchema,
  discount: fenSchema,
  freight: amountSchema,
  payable: amountSchema,
});
export type QuoteView = z.output<typeof quoteSchema>;
