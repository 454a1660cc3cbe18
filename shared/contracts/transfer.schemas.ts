import * as z from 'zod';
import { idSchema, momentSchema, nothingSchema, pictureSchema, textSchema } from './schemas';

export const transferStatusSchema = z.enum([
  'asked',
  'refused',
  'cancelled',
  'approved',
  'shipping',
  'shipped',
  'partlyReceived',
  'differing',
  'closed',
]);
export type TransferStatus = z.output<typeof transferStatusSchema>;

const MOST_LINES = 200;
const pieces = z.int().min(0).max(9_999);

/** Goods of a document, each SKU once. Zero says that there are none of it. */
export const goodsSchema = z
  .array(z.strictObject({ skuId: idSchema, quantity: pieces }))
  .min(1)
  .max(MOST_LINES)
  .refine((lines) => new Set(lines.map(({ skuId }) => skuId)).size === lines.length, 'each SKU once');

/** Goods that are wanted: at least one piece of each. */
export const wantedSchema = goodsSchema.refine(
  (lines) => lines.every(({ quantity }) => quantity > 0),
  'at least one piece of each',
);

/** What became of missing pieces: lost, or back where they came from. */
export const outcomesSchema = z
  .array(z.strictObject({ skuId: idSchema, lost: pieces, returned: pieces }))
  .min(1)
  .max(MOST_LINES)
  .refine((lines) => new Set(lines.map(({ skuId }) => skuId)).size === lines.length, 'each SKU once');

export const remarkSchema = z.string().trim().max(200).default('');

export const partySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hq'), name: z.string() }),
  z.strictObject({ kind: z.literal('store'), storeId: idSchema, name: z.string() }),
]);

export const placeSchema = z.strictObject({ placeId: idSchema, name: textSchema });

export const transferLineSchema = z.strictObject({
  skuId: idSchema,
  productId: idSchema,
  name: textSchema,
  colour: textSchema,
  size: z.string(),
  picture: pictureSchema,
  asked: z.int(),
  approved: z.int(),
  shipped: z.int(),
  received: z.int(),
  lost: z.int(),
  returned: z.int(),
  /** Sent and not accounted for. */
  missing: z.int(),
  /** Arrived though never sent. */
  found: z.int(),
});
export type TransferLineView = z.output<typeof transferLineSchema>;

/** A transfer in a list: enough to know it and what it waits for. */
export const transferSummarySchema = z.strictObject({
  transferId: idSchema,
  status: transferStatusSchema,
  from: placeSchema,
  to: placeSchema,
  askedAt: momentSchema,
  askedBy: partySchema,
  updatedAt: momentSchema,
  /** Of the first line; `others` more lines follow. */
  first: z.strictObject({ name: textSchema, picture: pictureSchema }),
  others: z.int().min(0),
  asked: z.int(),
  shipped: z.int(),
  received: z.int(),
  missing: z.int(),
});
export type TransferSummary = z.output<typeof transferSummarySchema>;

export const transferSchema = z.strictObject({
  ...transferSummarySchema.shape,
  remark: z.string(),
  lines: z.array(transferLineSchema),
  receipts: z.int(),
  steps: z.array(
    z.strictObject({
      event: z.enum([
        'asked',
        'approved',
        'refused',
        'cancelled',
        'shippingStarted',
        'shipped',
        'fellShort',
        'received',
        'resolved',
      ]),
      at: momentSchema,
      by: partySchema.nullable(),
      pieces: z.int(),
    }),
  ),
});
export type TransferView = z.output<typeof transferSchema>;

const wrongLines = {
  NOTHING_NAMED: nothingSchema,
  UNKNOWN_LINE: z.strictObject({ skuId: idSchema }),
  TOO_MANY: z.strictObject({ skuId: idSchema, most: z.int() }),
  NOT_ALL_NAMED: z.strictObject({ skuId: idSchema, missing: z.int() }),
};

/** Why a transfer does not go on. */
export const transferRefusals = {
  TRANSFER_NOT_FOUND: nothingSchema,
  NOT_YOURS: nothingSchema,
  /** Somebody else was faster; `status` is what it is now. */
  WRONG_STATUS: z.strictObject({ status: transferStatusSchema }),
  ...wrongLines,
  /** The giving place has not that many to give: the rest is promised to orders or not there. */
  NOT_ENOUGH: z.strictObject({ skuId: idSchema, available: z.int() }),
};

/** Why no transfer came about. */
export const openRefusals = {
  UNKNOWN_PLACE: nothingSchema,
  UNKNOWN_SKU: z.strictObject({ skuId: idSchema }),
};
