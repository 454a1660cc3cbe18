import * as z from 'zod';
import { amountSchema, fenSchema } from '../kernel/money-schema';
import type { Contract } from './contract';
import { moneyContract } from './hq-money.contract';
import { hqPurchaseActions } from './hq-purchase.contract';
import { hqStockActions } from './hq-stock.contract';
import { hqTransferActions } from './hq-transfer.contract';
import { orderStatusSchema, orderSchema } from './order.contract';
import { page, pageEnd, query } from './page.schemas';
import {
  cursorSchema,
  idSchema,
  momentSchema,
  nothingSchema,
  orderIdSchema,
  pictureSchema,
  textSchema,
} from './schemas';

/** The kinds of export an old system hands over, recognised by their header row. */
export const importKindSchema = z.enum(['products', 'stores', 'guides', 'stock']);
export type ImportKind = z.output<typeof importKindSchema>;

/** One thing that is wrong with one field of one row, and what to do about it. */
export const importProblemSchema = z.strictObject({
  /** Row number as a spreadsheet shows it: the header is row 1. */
  row: z.int().min(1),
  /** The column's own header, as in the file. */
  field: z.string(),
  /** The value as found, cut to 80 characters. */
  value: z.string(),
  /** `bad` rows did not land; `warning` rows landed and deserve a look. */
  severity: z.enum(['bad', 'warning']),
  code: z.string(),
  /** What is wrong and what to do, in both languages. */
  problem: textSchema,
});
export type ImportProblem = z.output<typeof importProblemSchema>;

export const importRunSchema = z.strictObject({
  runId: idSchema,
  fileName: z.string(),
  kind: importKindSchema,
  encoding: z.string(),
  status: z.enum(['checking', 'checked', 'importing', 'done', 'failed']),
  /** Data rows in the file, rows looked at so far, and what became of them. */
  rows: z.int(),
  processed: z.int(),
  imported: z.int(),
  unchanged: z.int(),
  bad: z.int(),
  warnings: z.int(),
  startedAt: momentSchema,
  finishedAt: momentSchema.nullable(),
  startedBy: z.string(),
  /** Why the run failed as a whole, when it did. */
  failure: textSchema.nullable(),
});
export type ImportRun = z.output<typeof importRunSchema>;

const productRow = z.strictObject({
  productId: idSchema,
  name: textSchema,
  picture: pictureSchema,
  category: textSchema,
  season: z.string(),
  status: z.enum(['onSale', 'offShelf']),
  skuCount: z.int(),
  price: amountSchema,
  tagPrice: amountSchema,
  onHand: z.int(),
});

const productDetail = z.strictObject({
  ...productRow.shape,
  fabric: z.string(),
  fit: z.string(),
  care: z.string(),
  sellingPoints: z.array(textSchema),
  updatedAt: momentSchema,
  skus: z.array(
    z.strictObject({
      skuId: idSchema,
      colour: textSchema,
      colourHex: z.string(),
      size: z.string(),
      picture: pictureSchema,
      tagPrice: amountSchema,
      price: amountSchema,
      cost: amountSchema.nullable(),
      status: z.enum(['onSale', 'offShelf']),
      onHand: z.int(),
    }),
  ),
});

const orderRow = z.strictObject({
  orderId: orderIdSchema,
  placedAt: momentSchema,
  status: orderStatusSchema,
  storeId: idSchema,
  storeName: textSchema,
  memberName: z.string(),
  guideName: z.string().nullable(),
  summary: textSchema,
  pieces: z.int(),
  fulfilmentKind: z.enum(['pickup', 'delivery']),
  payable: amountSchema,
});

const session = z.strictObject({
  token: z.string(),
  expiresAt: momentSchema,
  username: z.string(),
  name: z.string(),
});

export const hqContract = {
  signIn: {
    input: z.strictObject({ username: z.string().min(1).max(40), password: z.string().min(1).max(200) }),
    output: session,
    refusals: { WRONG_CREDENTIALS: nothingSchema, TOO_MANY_TRIES: z.strictObject({ retryAt: momentSchema }) },
  },
  signOut: { input: nothingSchema, output: nothingSchema, refusals: {} },
  me: { input: nothingSchema, output: session.omit({ token: true }), refusals: {} },

  stores: {
    input: nothingSchema,
    output: z.strictObject({
      stores: z.array(
        z.strictObject({
          storeId: idSchema,
          name: textSchema,
          city: textSchema,
          kind: z.enum(['store', 'warehouse', 'webshop']),
          mode: z.enum(['direct', 'franchise', 'joint']),
          status: z.enum(['open', 'closed', 'preparing']),
          guideCount: z.int(),
        }),
      ),
    }),
    refusals: {},
  },
  categories: {
    input: nothingSchema,
    output: z.strictObject({
      categories: z.array(z.strictObject({ categoryId: idSchema, name: textSchema })),
    }),
    refusals: {},
  },

  products: {
    input: z.strictObject({
      query,
      categoryId: idSchema.optional(),
      status: z.enum(['onSale', 'offShelf']).optional(),
      ...page,
    }),
    output: z.strictObject({ products: z.array(productRow), ...pageEnd }),
    refusals: {},
  },
  product: {
    input: z.strictObject({ productId: idSchema }),
    output: productDetail,
    refusals: { PRODUCT_NOT_FOUND: nothingSchema },
  },
  /** Names, sale prices and shelf state; what is not named stays. A sale price never exceeds the tag price. */
  saveProduct: {
    input: z.strictObject({
      productId: idSchema,
      name: z
        .strictObject({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(80) })
        .optional(),
      status: z.enum(['onSale', 'offShelf']).optional(),
      skus: z
        .array(
          z.strictObject({
            skuId: idSchema,
            price: z.int().min(1).max(100_000_000).optional(),
            status: z.enum(['onSale', 'offShelf']).optional(),
          }),
        )
        .max(200)
        .default([]),
    }),
    output: productDetail,
    refusals: {
      PRODUCT_NOT_FOUND: nothingSchema,
      UNKNOWN_SKU: z.strictObject({ skuId: idSchema }),
      PRICE_ABOVE_TAG: z.strictObject({ skuId: idSchema, tagPrice: amountSchema }),
    },
  },

  ...hqStockActions,
  ...hqTransferActions,
  ...hqPurchaseActions,

  orders: {
    input: z.strictObject({
      query,
      storeId: idSchema.optional(),
      status: orderStatusSchema.optional(),
      fulfilmentKind: z.enum(['pickup', 'delivery']).optional(),
      from: momentSchema.optional(),
      to: momentSchema.optional(),
      ...page,
    }),
    output: z.strictObject({ orders: z.array(orderRow), payable: fenSchema, ...pageEnd }),
    refusals: {},
  },
  order: {
    input: z.strictObject({ orderId: orderIdSchema }),
    output: z.strictObject({
      order: orderSchema,
      memberName: z.string(),
      memberPhoneMasked: z.string().nullable(),
      transactionId: z.string().nullable(),
    }),
    refusals: { ORDER_NOT_FOUND: nothingSchema },
  },

  ...moneyContract,

  /** Takes an uploaded file (POST /hq/files answers its fileId), recognises it and makes or finds its run. */
  openImport: {
    input: z.strictObject({ fileId: z.string().min(1).max(512), fileName: z.string().min(1).max(200) }),
    output: importRunSchema,
    refusals: {
      FILE_NOT_FOUND: nothingSchema,
      /** The header row is none we know; `seen` is what was read. */
      UNKNOWN_KIND: z.strictObject({ seen: z.array(z.string()) }),
      UNREADABLE: z.strictObject({ why: textSchema }),
    },
  },
  /** Looks at or imports the next rows and answers how far it got. Call until `done`; a dropped call loses nothing. */
  stepImport: {
    input: z.strictObject({ runId: idSchema, mode: z.enum(['check', 'import']) }),
    output: importRunSchema,
    refusals: { RUN_NOT_FOUND: nothingSchema },
  },
  importProblems: {
    input: z.strictObject({
      runId: idSchema,
      severity: z.enum(['bad', 'warning']).optional(),
      cursor: cursorSchema.optional(),
      limit: z.int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({ problems: z.array(importProblemSchema), nextCursor: cursorSchema.nullable() }),
    refusals: { RUN_NOT_FOUND: nothingSchema },
  },
  imports: {
    input: nothingSchema,
    output: z.strictObject({ runs: z.array(importRunSchema) }),
    refusals: {},
  },
} satisfies Contract;
export type HqContract = typeof hqContract;
