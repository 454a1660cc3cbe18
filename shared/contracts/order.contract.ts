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

/** How far one location is with its share of an order. `toReroute` is over within a minute. */
export const partStageSchema = z.enum([
  'planned',
  'toAccept',
  'toReroute',
  'preparing',
  'ready',
  'shipped',
  'received',
  'cancelled',
]);
export type PartStage = z.output<typeof partStageSchema>;

export const rejectReasonSchema = z.enum(['notFound', 'damaged', 'tooBusy', 'closed']);

const pieceSchema = z.strictObject({ skuId: idSchema, quantity: z.int().min(1) });

/** The share of an order that one location hands out, as its shopper sees it. */
export const partSchema = z.strictObject({
  n: z.int().min(1),
  way: z.enum(['pickup', 'express']),
  locationName: textSchema,
  lines: z.array(pieceSchema),
  freight: amountSchema,
  payable: amountSchema,
  stage: partStageSchema,
  parcels: z.array(
    z.strictObject({
      parcelId: idSchema,
      carrier: z.string(),
      trackingNo: z.string(),
      lines: z.array(pieceSchema),
      at: momentSchema,
    }),
  ),
  /** The shopper can still stop it and gets its money back. */
  canStop: z.boolean(),
  /** The shopper can say that the goods have arrived; otherwise they count as arrived at this moment. */
  confirmBy: momentSchema.nullable(),
});
export type PartView = z.output<typeof partSchema>;

export const timelineEventSchema = z.enum([
  'placed',
  'paid',
  'accepted',
  'rerouted',
  'ready',
  'shipped',
  'collected',
  'received',
  'cancelled',
  'closed',
  'refunding',
  'refunded',
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
  parts: z.array(partSchema),
  /** `n` is the part that it happened to. */
  timeline: z.array(z.strictObject({ event: timelineEventSchema, at: momentSchema, n: z.int().optional() })),
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

const ofPart = z.strictObject({ orderId: orderIdSchema, n: z.int().min(1).max(20) });
/** Carriers as WeChat's shipment information names them (`get_delivery_list`). */
export const carrierSchema = z.enum(['SF', 'ZTO', 'YTO', 'YUNDA', 'STO', 'JTSD', 'EMS', 'JD']);

/** One piece of work at the counter: a part with what is needed to hand it out. */
export const workSchema = z.strictObject({
  orderId: orderIdSchema,
  n: z.int().min(1),
  way: z.enum(['pickup', 'express']),
  stage: partStageSchema,
  lines: z.array(
    quoteLineSchema
      .pick({ skuId: true, name: true, colour: true, size: true, picture: true, quantity: true })
      .extend({ unshipped: z.int().min(0) }),
  ),
  parcels: partSchema.shape.parcels,
  recipient: z.strictObject({ name: z.string(), phone: z.string(), address: z.string() }).nullable(),
  remark: z.string(),
  paidAt: momentSchema,
  /** A store that has not answered by then is passed over. */
  acceptBy: momentSchema.nullable(),
});
export type Work = z.output<typeof workSchema>;

const ofOrder = z.strictObject({ orderId: orderIdSchema });
const notFound = { ORDER_NOT_FOUND: nothingSchema };
const staffOnly = { NOT_STORE_STAFF: nothingSchema };
const ofStaffPart = {
  ...staffOnly,
  ...notFound,
  NOT_AT_THIS_STAGE: z.strictObject({ stage: partStageSchema }),
};

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
      /** The goods lie in more places than one order may come from; two orders would do. */
      TOO_MANY_PARTS: nothingSchema,
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
  /** Stops a paid part that has not left, and gives its money back. Stopping twice is once. */
  stopPart: {
    input: ofPart,
    output: orderSchema,
    refusals: { ...notFound, NOT_AT_THIS_STAGE: z.strictObject({ stage: partStageSchema }) },
  },
  /** The shopper has the goods. */
  confirmReceipt: {
    input: ofPart,
    output: orderSchema,
    refusals: { ...notFound, NOT_AT_THIS_STAGE: z.strictObject({ stage: partStageSchema }) },
  },
  /** Store staff: parts of paid orders that the caller's own store hands out, those that wait longest first. */
  work: {
    input: z.strictObject({ cursor: cursorSchema.optional() }),
    output: z.strictObject({ parts: z.array(workSchema), nextCursor: cursorSchema.nullable() }),
    refusals: staffOnly,
  },
  /** Store staff: the store hands this part out. */
  acceptPart: { input: ofPart, output: workSchema, refusals: ofStaffPart },
  /** Store staff: it cannot; another location is asked at once. `notFound` takes the pieces off the books. */
  rejectPart: {
    input: ofPart.extend({ reason: rejectReasonSchema }),
    output: nothingSchema,
    refusals: ofStaffPart,
  },
  /** Store staff: a pickup lies ready at the counter; the shopper is told. */
  readyPart: { input: ofPart, output: workSchema, refusals: ofStaffPart },
  /** Store staff: pieces have left in one parcel; all that are left when no lines are named. Once per parcel id. */
  shipPart: {
    input: ofPart.extend({
      parcelId: requestIdSchema,
      carrier: carrierSchema,
      trackingNo: z
        .string()
        .trim()
        .regex(/^[A-Za-z0-9-]{6,32}$/, 'a tracking number has 6 to 32 letters and digits'),
      lines: z.array(pieceSchema).min(1).max(50).optional(),
    }),
    output: workSchema,
    refusals: {
      ...ofStaffPart,
      TOO_MANY_PIECES: z.strictObject({ skuId: idSchema, left: z.int().min(0) }),
    },
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
