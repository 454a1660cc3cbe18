import * as z from 'zod';

/** Ids we hand out: short, printable, safe inside a document id or a path. */
export const idSchema = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/, 'letters, digits, _ and - only');

/** Order numbers: twenty digits, made by the order function. They double as WeChat's out_trade_no (6-32 chars). */
export const orderIdSchema = z.string().regex(/^\d{20}$/, 'an order number has 20 digits');

/** Chosen by the caller once per wish, so that a repeat finds the first answer. */
export const requestIdSchema = z.uuid();

/** Content in both languages. */
export const textSchema = z.strictObject({ zh: z.string(), en: z.string() });

/** GCJ-02, the datum of WeChat's map and location APIs. */
export const locationSchema = z.strictObject({
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
});

/** Milliseconds since 1970 UTC. */
export const momentSchema = z.int().min(0);

/** Where the next page of a list starts; opaque to callers. */
export const cursorSchema = z.string().min(1).max(400);

/** `goods:<kind>:<colour hex>:<seed>` for a drawn picture, or an https or cloud:// address of a real one. */
export const pictureSchema = z.string().min(1).max(1024);

export const nothingSchema = z.strictObject({});
