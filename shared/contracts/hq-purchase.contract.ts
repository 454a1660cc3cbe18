import * as z from 'zod';
import { amountSchema, fenSchema } from '../kernel/money-schema';
import type { Contract } from './contract';
import { page, pageEnd } from './page.schemas';
import { idSchema, momentSchema, nothingSchema, pictureSchema, requestIdSchema, textSchema } from './schemas';
import { goodsSchema, placeSchema, remarkSchema } from './transfer.schemas';

export const purchaseStatusSchema = z.enum([
  'draft',
  'placed',
  'partlyReceived',
  'received',
  'closed',
  'cancelled',
]);
export type PurchaseStatus = z.output<typeof purchaseStatusSchema>;

const pieces = z.int().min(0).max(99_999);
const cost = z.int().min(0).max(100_000_000);
const line = (text: number) => z.string().trim().max(text);
const isEachOnce = (lines: readonly { skuId: string }[]) =>
  new Set(lines.map(({ skuId }) => skuId)).size === lines.length;

export const supplierSchema = z.strictObject({
  supplierId: idSchema,
  name: z.string(),
  contact: z.string(),
  phone: z.string(),
  address: z.string(),
  paymentDays: z.int(),
  status: z.enum(['active', 'paused']),
  updatedAt: momentSchema,
});
export type SupplierView = z.output<typeof supplierSchema>;

const purchaseSummary = z.strictObject({
  purchaseId: idSchema,
  status: purchaseStatusSchema,
  supplier: z.strictObject({ supplierId: idSchema, name: z.string() }),
  location: placeSchema,
  createdAt: momentSchema,
  updatedAt: momentSchema,
  pieces: z.int(),
  received: z.int(),
  returned: z.int(),
  /** What all of it costs by agreement, and what is owed for what came and stayed. */
  agreed: amountSchema,
  owed: fenSchema,
});

const goodsFacts = {
  skuId: idSchema,
  productId: idSchema,
  name: textSchema,
  colour: textSchema,
  size: z.string(),
  picture: pictureSchema,
};

const purchaseSchema = z.strictObject({
  ...purchaseSummary.shape,
  remark: z.string(),
  lines: z.array(
    z.strictObject({
      ...goodsFacts,
      quantity: z.int(),
      cost: amountSchema,
      received: z.int(),
      returned: z.int(),
    }),
  ),
  receipts: z.array(
    z.strictObject({
      receiptId: idSchema,
      at: momentSchema,
      by: z.string(),
      amount: amountSchema,
      /** When its amount is to be paid. */
      payableAt: momentSchema,
      lines: z.array(
        z.strictObject({ skuId: idSchema, quantity: z.int(), cost: amountSchema, returned: z.int() }),
      ),
    }),
  ),
  returns: z.array(
    z.strictObject({
      returnId: idSchema,
      receiptId: idSchema,
      at: momentSchema,
      by: z.string(),
      amount: amountSchema,
      status: z.enum(['taking', 'returned', 'refused']),
      lines: z.array(z.strictObject({ skuId: idSchema, quantity: z.int() })),
    }),
  ),
  payables: z.array(z.strictObject({ payableId: idSchema, at: momentSchema, amount: fenSchema })),
  steps: z.array(
    z.strictObject({
      event: z.enum([
        'drafted',
        'redrafted',
        'placed',
        'cancelled',
        'closed',
        'received',
        'returnStarted',
        'returned',
        'fellShort',
      ]),
      at: momentSchema,
      by: z.string().nullable(),
      pieces: z.int(),
    }),
  ),
});
export type PurchaseView = z.output<typeof purchaseSchema>;

const refusals = {
  PURCHASE_NOT_FOUND: nothingSchema,
  WRONG_PURCHASE_STATUS: z.strictObject({ status: purchaseStatusSchema }),
  NOTHING_NAMED: nothingSchema,
  UNKNOWN_LINE: z.strictObject({ skuId: idSchema }),
  UNKNOWN_RECEIPT: nothingSchema,
  TOO_MANY: z.strictObject({ skuId: idSchema, most: z.int() }),
  NOT_ENOUGH: z.strictObject({ skuId: idSchema, available: z.int() }),
};

const step = <Input extends z.ZodRawShape>(input: Input) => ({
  input: z.strictObject({ requestId: requestIdSchema, purchaseId: idSchema, ...input }),
  output: purchaseSchema,
  refusals,
});

/** What is bought, from whom, what came of it, and what is owed for it. */
export const hqPurchaseActions = {
  suppliers: {
    input: nothingSchema,
    output: z.strictObject({ suppliers: z.array(supplierSchema) }),
    refusals: {},
  },
  /** A new supplier (`seenAt` null), or changes to the one as it was seen. */
  saveSupplier: {
    input: z.strictObject({
      requestId: requestIdSchema,
      supplierId: idSchema,
      seenAt: momentSchema.nullable(),
      name: line(100).min(1),
      contact: line(40).default(''),
      phone: line(30).default(''),
      address: line(120).default(''),
      paymentDays: z.int().min(0).max(365),
      status: z.enum(['active', 'paused']),
    }),
    output: supplierSchema,
    refusals: {
      SUPPLIER_EXISTS: nothingSchema,
      SUPPLIER_NOT_FOUND: nothingSchema,
      /** Somebody else changed it meanwhile. */
      SUPPLIER_CHANGED: nothingSchema,
    },
  },
  purchases: {
    input: z.strictObject({
      purchaseId: idSchema.optional(),
      supplierId: idSchema.optional(),
      locationId: idSchema.optional(),
      status: purchaseStatusSchema.optional(),
      ...page,
    }),
    output: z.strictObject({ purchases: z.array(purchaseSummary), ...pageEnd }),
    refusals: {},
  },
  purchase: {
    input: z.strictObject({ purchaseId: idSchema }),
    output: purchaseSchema,
    refusals: { PURCHASE_NOT_FOUND: nothingSchema },
  },
  /** A new draft (`purchaseId` null), or other contents for one that is still a draft. */
  savePurchase: {
    input: z.strictObject({
      requestId: requestIdSchema,
      purchaseId: idSchema.nullable(),
      supplierId: idSchema,
      locationId: idSchema,
      remark: remarkSchema,
      lines: z
        .array(z.strictObject({ skuId: idSchema, quantity: pieces.min(1), cost }))
        .min(1)
        .max(200)
        .refine(isEachOnce, 'each SKU once'),
    }),
    output: purchaseSchema,
    refusals: {
      ...refusals,
      SUPPLIER_NOT_FOUND: nothingSchema,
      UNKNOWN_PLACE: nothingSchema,
      UNKNOWN_SKU: z.strictObject({ skuId: idSchema }),
    },
  },
  placePurchase: step({}),
  cancelPurchase: step({}),
  closePurchase: step({}),
  /** What came, at what the delivery note says; a cost that is null is the one agreed on. */
  receivePurchase: step({
    lines: z
      .array(z.strictObject({ skuId: idSchema, quantity: pieces, cost: cost.nullable() }))
      .min(1)
      .max(200)
      .refine(isEachOnce, 'each SKU once'),
  }),
  /** What goes back to the supplier of what a receipt brought. */
  returnPurchase: step({ receiptId: idSchema, lines: goodsSchema }),
} satisfies Contract;
