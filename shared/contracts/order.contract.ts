import * as z from 'zod';
import { amountSchema } from '../kernel/money-schema';
import type { Contract } from './contract';
import { priceStepSchema, quoteLineSchema, wantedFulfilmentSchema, wantedLinesSchema } from './quote.schemas';
import {
  cursorSchema,
  idSchema,
  locationSchema,
  momentSchema,
  nothingSchema,
  orderIdSchema,
  requestIdSchema,
  textSchema,
} from './schemas';

/** What a shopper sees of an order's stage. `placing` is over within a second, `refused` had no stock. */
export const orderStatusSchema = z.enum([
  'placing',
  'refused',
  'awaitingPayment',
  'paid', // goods being prepared, or waiting to be picked up
  'completed', // handed over
  'cancelled',
]);
export type OrderStatus = z.output<typeof orderStatusSchema>;

export const cancelReasonSchema = z.enum(['changedMind', 'wrongItem', 'wrongAddress', 'other']);
export type CancelReason = z.output<typeof cancelReasonSchema>;

const fulfilmentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('pickup'),
    store: z.strictObject({
      storeId: idSchema,
      name: textSchema,
      address: textSchema,
      phone: z.string(),
      location: locationSchema.nullable(),
    }),
    /** Shown only while the goods wait: six digits, one use. */
    code: z.string().nullable(),
    codeExpiresAt: momentSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('delivery'),
    recipient: z.string(),
    phone: z.string(),
    region: z.string(),
    detail: z.string(),
  }),
]);

export const orderSchema = z.strictObject({
  orderId: orderIdSchema,
  status: orderStatusSchema,
  storeId: idSchema,
  storeName: textSchema,
  lines: z.array(quoteLineSchema),
  steps: z.array(priceStepSchema),
  goodsTotal: amountSchema,
  freight: amountSchema,
  payable: amountSchema,
  refunded: amountSchema,
  fulfilment: fulfilmentSchema,
  remark: z.string(),
  guideName: z.string().nullable(),
  placedAt: momentSchema,
  /** When an unpaid order closes by itself. */
  expiresAt: momentSchema,
  timeline: z.array(
    z.strictObject({
      event: z.enum(['placed', 'paid', 'collected', 'cancelled', 'closed', 'refunding', 'refunded']),
      at: momentSchema,
    }),
  ),
  asOf: momentSchema,
});
export type OrderView = z.output<typeof orderSchema>;

const orderSummarySchema = z.strictObject({
  orderId: orderIdSchema,
  status: orderStatusSchema,
  storeName: textSchema,
  lines: z.array(
    quoteLineSchema.pick({
      skuId: true,
      name: true,
      colour: true,
      size: true,
      picture: true,
      quantity: true,
    }),
  ),
  pieces: z.int(),
  payable: amountSchema,
  fulfilmentKind: z.enum(['pickup', 'delivery']),
  placedAt: momentSchema,
  expiresAt: momentSchema,
});
export type OrderSummary = z.output<typeof orderSummarySchema>;

const ofOrder = z.strictObject({ orderId: orderIdSchema });
const notFound = { ORDER_NOT_FOUND: nothingSchema };
const staffOnly = { NOT_STORE_STAFF: nothingSchema };

export const orderContract = {
  /** Holds stock and freezes the price. Repeating a request id gives the first answer. */
  place: {
    input: z.strictObject({
      requestId: requestIdSchema,
      storeId: idSchema,
      lines: wantedLinesSchema,
      fulfilment: wantedFulfilmentSchema,
      /** The total the page showed: a claim, compared and never used. */
      shownPayable: z.int().min(0).optional(),
      remark: z.string().max(200).default(''),
      /** Who shared the card the shopper came by; ignored unless that guide works for us now. */
      guideId: idSchema.optional(),
    }),
    output: z.strictObject({ orderId: orderIdSchema, payable: amountSchema, expiresAt: momentSchema }),
    refusals: {
      UNKNOWN_STORE: nothingSchema,
      UNKNOWN_SKU: z.strictObject({ skuId: idSchema }),
      OUT_OF_STOCK: z.strictObject({ skuId: idSchema, available: z.int().min(0) }),
      PRICE_CHANGED: z.strictObject({ payable: amountSchema }),
      ADDRESS_NEEDED: nothingSchema,
    },
  },
  /** Parameters for wx.requestPayment. Its success on the phone proves nothing; the notice does. */
  pay: {
    input: ofOrder,
    output: z.strictObject({
      timeStamp: z.string(),
      nonceStr: z.string(),
      package: z.string(),
      signType: z.literal('RSA'),
      paySign: z.string(),
    }),
    refusals: {
      ...notFound,
      NOT_PAYABLE: z.strictObject({ status: orderStatusSchema }),
      PAYMENT_UNAVAILABLE: nothingSchema,
    },
  },
  /** One order of the caller's. With `askPayment`, WeChat Pay is asked first when the order is still unpaid. */
  get: {
    input: z.strictObject({ orderId: orderIdSchema, askPayment: z.boolean().default(false) }),
    output: orderSchema,
    refusals: notFound,
  },
  list: {
    input: z.strictObject({
      status: orderStatusSchema.optional(),
      cursor: cursorSchema.optional(),
      limit: z.int().min(1).max(20).default(10),
    }),
    output: z.strictObject({ orders: z.array(orderSummarySchema), nextCursor: cursorSchema.nullable() }),
    refusals: {},
  },
  /** Cancels an unpaid order and gives the goods back. Cancelling twice is once. */
  cancel: {
    input: z.strictObject({ orderId: orderIdSchema, reason: cancelReasonSchema }),
    output: orderSchema,
    refusals: { ...notFound, ALREADY_PAID: nothingSchema },
  },
  /** Store staff: paid pickup orders of the caller's own store, oldest first. */
  waitingPickups: {
    input: z.strictObject({ cursor: cursorSchema.optional() }),
    output: z.strictObject({ orders: z.array(orderSummarySchema), nextCursor: cursorSchema.nullable() }),
    refusals: staffOnly,
  },
  /** Store staff: hands the goods over against the shopper's code, once, in the right store, in time. */
  redeemPickup: {
    input: z.strictObject({ code: z.string().regex(/^\d{6}$/, 'a pickup code has 6 digits') }),
    output: z.strictObject({ orderId: orderIdSchema, lines: z.array(quoteLineSchema) }),
    refusals: {
      ...staffOnly,
      CODE_UNKNOWN: nothingSchema,
      CODE_USED: z.strictObject({ at: momentSchema }),
      CODE_EXPIRED: z.strictObject({ at: momentSchema }),
      WRONG_STORE: z.strictObject({ storeName: textSchema }),
      TOO_MANY_TRIES: z.strictObject({ retryAt: momentSchema }),
    },
  },
} satisfies Contract;
export type OrderContract = typeof orderContract;
