import * as z from 'zod';
import { amountSchema } from '../kernel/money-schema';
import type { Contract } from './contract';
import { cursorSchema, idSchema, nothingSchema, pictureSchema, requestIdSchema, textSchema } from './schemas';
import {
  goodsSchema,
  openRefusals,
  placeSchema,
  remarkSchema,
  transferRefusals,
  transferSchema,
  transferSummarySchema,
  wantedSchema,
} from './transfer.schemas';

const notStaff = { NOT_STORE_STAFF: nothingSchema };

const transferStep = <Input extends z.ZodRawShape>(input: Input) => ({
  input: z.strictObject({ requestId: requestIdSchema, transferId: idSchema, ...input }),
  output: transferSchema,
  refusals: { ...notStaff, ...transferRefusals },
});

export const inventoryContract = {
  /** Store staff: stock of a style, by name, style number or barcode, in the caller's own store and nearby. */
  lookup: {
    input: z.strictObject({ query: z.string().trim().min(1).max(40) }),
    output: z.strictObject({
      products: z.array(
        z.strictObject({
          productId: idSchema,
          name: textSchema,
          picture: pictureSchema,
          skus: z.array(
            z.strictObject({
              skuId: idSchema,
              colour: textSchema,
              size: z.string(),
              price: amountSchema,
              here: z.int(),
              elsewhere: z.int(),
            }),
          ),
        }),
      ),
    }),
    refusals: notStaff,
  },
  /** Store staff: places other than the own store that can give a SKU, those with most of it first. */
  giving: {
    input: z.strictObject({ skuId: idSchema }),
    output: z.strictObject({
      places: z.array(z.strictObject({ ...placeSchema.shape, available: z.int() })),
    }),
    refusals: notStaff,
  },
  /** Store staff: transfers to or from the own store, newest first. */
  transfers: {
    input: z.strictObject({
      direction: z.enum(['in', 'out']),
      /** Only those that somebody still has to do something with. */
      onlyOpen: z.boolean().default(false),
      cursor: cursorSchema.optional(),
      limit: z.int().min(1).max(50).default(20),
    }),
    output: z.strictObject({
      transfers: z.array(transferSummarySchema),
      nextCursor: cursorSchema.nullable(),
    }),
    refusals: notStaff,
  },
  transfer: {
    input: z.strictObject({ transferId: idSchema }),
    output: transferSchema,
    refusals: { ...notStaff, TRANSFER_NOT_FOUND: nothingSchema },
  },
  /** Store staff: asks another place for goods. Headquarters approves. */
  askTransfer: {
    input: z.strictObject({
      requestId: requestIdSchema,
      fromId: idSchema,
      lines: wantedSchema,
      remark: remarkSchema,
    }),
    output: transferSchema,
    refusals: { ...notStaff, ...openRefusals },
  },
  /** The asking store thinks better of it, before the goods leave. */
  cancelTransfer: transferStep({}),
  /** The giving store cannot give. */
  refuseTransfer: transferStep({}),
  shipTransfer: transferStep({ lines: goodsSchema }),
  receiveTransfer: transferStep({ lines: goodsSchema }),
  /** The giving store has found all that is missing on its own shelf. */
  takeBackTransfer: transferStep({}),
} satisfies Contract;
export type InventoryContract = typeof inventoryContract;
