import * as z from 'zod';
import { amountSchema } from '../kernel/money-schema';
import type { Contract } from './contract';
import { quoteSchema, wantedFulfilmentSchema, wantedLinesSchema } from './quote.schemas';
import { idSchema, nothingSchema, pictureSchema, requestIdSchema, textSchema } from './schemas';

export const cartLineSchema = z.strictObject({
  skuId: idSchema,
  productId: idSchema,
  name: textSchema,
  colour: textSchema,
  size: z.string(),
  picture: pictureSchema,
  quantity: z.int().min(1),
  selected: z.boolean(),
  price: amountSchema,
  tagPrice: amountSchema,
  available: z.int().min(0),
  /** Why the line cannot be bought as it stands, or null. Such a line is not part of the quote. */
  problem: z.enum(['OFF_SHELF', 'SOLD_OUT', 'NOT_ENOUGH']).nullable(),
});
export type CartLine = z.output<typeof cartLineSchema>;

const cartSchema = z.strictObject({
  lines: z.array(cartLineSchema),
  /** Pieces over all lines, selected or not. */
  pieces: z.int().min(0),
  /** Of the selected lines without a problem, for pickup; null when there are none. */
  quote: quoteSchema.nullable(),
});
export type CartView = z.output<typeof cartSchema>;

const inStore = { storeId: idSchema };
const quantitySchema = z.int().min(1).max(99);
const unknownSku = { UNKNOWN_SKU: z.strictObject({ skuId: idSchema }) };

/** The cart lives on the server and belongs to the caller; prices and stock are as of now, for the asked store. */
export const cartContract = {
  get: { input: z.strictObject(inStore), output: cartSchema, refusals: {} },
  /**
   * Adds pieces and answers how many are in the cart then, for the badge: the page that adds shows no cart. A repeat
   * with the same request id adds nothing. Quantities stop at 99 per SKU, 50 SKUs per cart.
   */
  add: {
    input: z.strictObject({ requestId: requestIdSchema, skuId: idSchema, quantity: quantitySchema }),
    output: cartSchema.pick({ pieces: true }),
    refusals: { ...unknownSku, CART_FULL: z.strictObject({ limit: z.int() }) },
  },
  setQuantity: {
    input: z.strictObject({ ...inStore, skuId: idSchema, quantity: quantitySchema }),
    output: cartSchema,
    refusals: unknownSku,
  },
  select: {
    input: z.strictObject({ ...inStore, skuIds: z.array(idSchema).max(50), selected: z.boolean() }),
    output: cartSchema,
    refusals: {},
  },
  remove: {
    input: z.strictObject({ ...inStore, skuIds: z.array(idSchema).min(1).max(50) }),
    output: cartSchema,
    refusals: {},
  },
  /** What these lines cost, fulfilled that way, and how the price came about. */
  quote: {
    input: z.strictObject({ ...inStore, lines: wantedLinesSchema, fulfilment: wantedFulfilmentSchema }),
    output: quoteSchema,
    refusals: {
      ...unknownSku,
      UNKNOWN_STORE: nothingSchema,
      OUT_OF_STOCK: z.strictObject({ skuId: idSchema, available: z.int().min(0) }),
      /** The goods lie in more places than one order may come from; two orders would do. */
      TOO_MANY_PARTS: nothingSchema,
    },
  },
} satisfies Contract;
export type CartContract = typeof cartContract;
