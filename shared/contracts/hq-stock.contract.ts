import * as z from 'zod';
import type { Contract } from './contract';
import { page, pageEnd, query } from './page.schemas';
import {
  idSchema,
  momentSchema,
  nothingSchema,
  orderIdSchema,
  pictureSchema,
  requestIdSchema,
  textSchema,
} from './schemas';

/** Who sells the pool's goods besides the shop they lie in. A limit may be set for each. */
export const channelSchema = z.enum(['mall', 'ecommerce', 'franchise']);

export const stockRowSchema = z.strictObject({
  locationId: idSchema,
  locationName: textSchema,
  skuId: idSchema,
  productId: idSchema,
  productName: textSchema,
  colour: textSchema,
  size: z.string(),
  picture: pictureSchema,
  onHand: z.int(),
  held: z.int(),
  committed: z.int(),
  safety: z.int().min(0),
  available: z.int(),
  inTransit: z.int(),
  quotas: z.partialRecord(channelSchema, z.int().min(0)),
});

export const moveReasonSchema = z.enum([
  'import',
  'count',
  'sale',
  'uncommit',
  'notFound',
  'return',
  'transferOut',
  'transferComing',
  'transferIn',
  'transferLoss',
  'transferBack',
  'purchaseIn',
  'purchaseReturn',
]);

const figure = { requestId: requestIdSchema, locationId: idSchema, skuId: idSchema };
const pieces = z.int().min(0).max(1_000_000);

/** Stock by place and SKU, for headquarters. */
export const hqStockActions = {
  stock: {
    input: z.strictObject({
      query,
      locationId: idSchema.optional(),
      only: z.enum(['all', 'negative', 'held', 'empty']).default('all'),
      ...page,
    }),
    output: z.strictObject({ stock: z.array(stockRowSchema), ...pageEnd }),
    refusals: {},
  },
  /** The journal behind one stock figure, newest first. `inTransit` is what changed of the pieces on their way. */
  stockMoves: {
    input: z.strictObject({ locationId: idSchema, skuId: idSchema }),
    output: z.strictObject({
      current: stockRowSchema,
      moves: z.array(
        z.strictObject({
          moveId: z.string(),
          at: momentSchema,
          reason: moveReasonSchema,
          quantity: z.int(),
          inTransit: z.int(),
          cause: z.string(),
        }),
      ),
      holds: z.array(z.strictObject({ orderId: orderIdSchema, quantity: z.int(), at: momentSchema })),
    }),
    refusals: { STOCK_NOT_FOUND: nothingSchema },
  },
  /** Sets what was counted on the shelf, once per request id; the difference becomes a move. */
  countStock: {
    input: z.strictObject({ ...figure, counted: pieces }),
    output: stockRowSchema,
    refusals: { STOCK_NOT_FOUND: nothingSchema },
  },
  /** Pieces that are never promised; what is available changes by the difference. */
  setSafetyStock: {
    input: z.strictObject({ ...figure, safety: pieces }),
    output: stockRowSchema,
    refusals: { STOCK_NOT_FOUND: nothingSchema },
  },
  /** The most that may be promised to a channel; null for no limit. */
  setQuota: {
    input: z.strictObject({ ...figure, channel: channelSchema, quota: pieces.nullable() }),
    output: stockRowSchema,
    refusals: { STOCK_NOT_FOUND: nothingSchema },
  },
} satisfies Contract;
