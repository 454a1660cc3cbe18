import * as z from 'zod';
import { amountSchema } from '../kernel/money-schema';
import type { Contract } from './contract';
import {
  cursorSchema,
  idSchema,
  locationSchema,
  momentSchema,
  nothingSchema,
  pictureSchema,
  textSchema,
} from './schemas';

export const storeSchema = z.strictObject({
  storeId: idSchema,
  name: textSchema,
  city: textSchema,
  address: textSchema,
  phone: z.string(),
  /** Minutes after midnight in the store's zone; closes after it opens. */
  hours: z.strictObject({ opens: z.int(), closes: z.int() }),
  location: locationSchema.nullable(),
  /** Straight-line metres from the caller, when the caller said where they are. */
  distanceMetres: z.int().nullable(),
});
export type StoreView = z.output<typeof storeSchema>;

export const productCardSchema = z.strictObject({
  productId: idSchema,
  name: textSchema,
  picture: pictureSchema,
  /** Lowest sale price and lowest tag price over the SKUs on sale. */
  price: amountSchema,
  tagPrice: amountSchema,
  priceVaries: z.boolean(),
  colours: z.array(z.strictObject({ name: textSchema, hex: z.string() })),
  /** Pieces the asked store can sell now, over all SKUs. */
  available: z.int().min(0),
});
export type ProductCard = z.output<typeof productCardSchema>;

export const skuSchema = z.strictObject({
  skuId: idSchema,
  colourCode: z.string(),
  size: z.string(),
  price: amountSchema,
  tagPrice: amountSchema,
  picture: pictureSchema,
  available: z.int().min(0),
});

export const productSchema = z.strictObject({
  productId: idSchema,
  name: textSchema,
  pictures: z.array(pictureSchema),
  colours: z.array(
    z.strictObject({ code: z.string(), name: textSchema, hex: z.string(), picture: pictureSchema }),
  ),
  sizes: z.array(z.string()),
  skus: z.array(skuSchema),
  /** Label and text pairs: fabric, fit, care, season, style number. */
  facts: z.array(z.strictObject({ label: textSchema, text: textSchema })),
  sellingPoints: z.array(textSchema),
  store: storeSchema,
  /** How many other open stores have any of it. */
  storesElsewhere: z.int().min(0),
});
export type ProductView = z.output<typeof productSchema>;

const categorySchema = z.strictObject({ categoryId: idSchema, name: textSchema, picture: pictureSchema });
export type CategoryView = z.output<typeof categorySchema>;

const noSuchStore = { UNKNOWN_STORE: nothingSchema };

export const catalogContract = {
  /** Everything the first screen needs, in one call. Without a store, the nearest open one is chosen. */
  home: {
    input: z.strictObject({ storeId: idSchema.optional(), location: locationSchema.optional() }),
    output: z.strictObject({
      store: storeSchema,
      banners: z.array(
        z.strictObject({
          bannerId: idSchema,
          title: textSchema,
          subtitle: textSchema,
          picture: pictureSchema,
          categoryId: idSchema.nullable(),
        }),
      ),
      categories: z.array(categorySchema),
      products: z.array(productCardSchema),
      nextCursor: cursorSchema.nullable(),
      /** Server time of this answer, so that a page can say how old it is. */
      asOf: momentSchema,
    }),
    refusals: { NO_OPEN_STORE: nothingSchema },
  },
  /** Stores that sell to shoppers, nearest first when a location is given, else by city and name. */
  stores: {
    input: z.strictObject({ location: locationSchema.optional(), query: z.string().max(40).optional() }),
    output: z.strictObject({ stores: z.array(storeSchema) }),
    refusals: {},
  },
  categories: {
    input: nothingSchema,
    output: z.strictObject({
      categories: z.array(z.strictObject({ ...categorySchema.shape, children: z.array(categorySchema) })),
    }),
    refusals: {},
  },
  /** Products of a category or found by name, page by page. */
  list: {
    input: z.strictObject({
      storeId: idSchema,
      categoryId: idSchema.optional(),
      query: z.string().trim().min(1).max(40).optional(),
      sort: z.enum(['recommended', 'newest', 'priceUp', 'priceDown']).default('recommended'),
      cursor: cursorSchema.optional(),
      limit: z.int().min(1).max(20).default(20),
    }),
    output: z.strictObject({ products: z.array(productCardSchema), nextCursor: cursorSchema.nullable() }),
    refusals: noSuchStore,
  },
  product: {
    input: z.strictObject({ productId: idSchema, storeId: idSchema }),
    output: productSchema,
    refusals: { ...noSuchStore, PRODUCT_NOT_FOUND: nothingSchema },
  },
  /** Which stores have a SKU now, nearest first when a location is given. */
  stockByStore: {
    input: z.strictObject({ skuId: idSchema, location: locationSchema.optional() }),
    output: z.strictObject({
      stores: z.array(z.strictObject({ store: storeSchema, available: z.int().min(1) })),
    }),
    refusals: {},
  },
} satisfies Contract;
export type CatalogContract = typeof catalogContract;
