import * as z from 'zod';
import { cursorSchema } from './schemas';

/** What a list of the console asks with: where it goes on, and how many. */
export const page = { cursor: cursorSchema.optional(), limit: z.int().min(1).max(200).default(50) };
export const pageEnd = { nextCursor: cursorSchema.nullable(), total: z.int().min(0) };
export const query = z.string().trim().min(1).max(60).optional();
