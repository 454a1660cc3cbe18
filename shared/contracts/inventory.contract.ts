import * as z from 'zod';
import { amountSchema } from '../kernel/money-schema';
import type { Contract } from './contract';
import { idSchema, nothingSchema, pictureSchema, textSchema } from './schemas';

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
    refusals: { NOT_STORE_STAFF: nothingSchema },
  },
} satisfies Contract;
export type InventoryContract = typeof inventoryContract;
