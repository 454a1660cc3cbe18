import * as z from 'zod';
import { fen } from './money';

/** A whole number of fen, positive or negative. */
export const fenSchema = z.int().transform(fen);

/** A whole number of fen, zero or more. */
export const amountSchema = z.int().min(0).transform(fen);
