import { assert } from './assert';

/** An amount of RMB in fen: always a safe integer, negative for refunds and discounts. */
export type Fen = number & { readonly unit: 'fen' };

/** Turns a whole number into fen; asserts that it is one. */
export function fen(value: number): Fen {
  assert(Number.isSafeInteger(value), `${value} is not a whole number of fen`);
  return (value + 0) as Fen; // + 0 turns -0 into 0, which deep equality would tell apart.
}

export const zeroFen = fen(0);

/** The sum of amounts; 0 for none. */
export function sumFen(amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce<number>((total, amount) => total + amount, 0));
}

/** `unitPrice` times a whole `quantity`. */
export function timesFen(unitPrice: Fen, quantity: number): Fen {
  assert(Number.isSafeInteger(quantity), `${quantity} is not a whole quantity`);
  return fen(unitPrice * quantity);
}

/** Fen as yuan with two decimals, "1299.00": the only place that knows about decimals. */
export function yuan(amount: Fen): string {
  const [sign, magnitude] = amount < 0 ? ['-', -amount] : ['', amount];
  return `${sign}${Math.floor(magnitude / 100)}.${String(magnitude % 100).padStart(2, '0')}`;
}

/** Yuan split for display: sign, whole part grouped by thousands, and two decimals. */
export function yuanParts(amount: Fen): { sign: '' | '-'; whole: string; decimals: string } {
  const [whole = '0', decimals = '00'] = yuan(fen(Math.abs(amount))).split('.');
  return { sign: amount < 0 ? '-' : '', whole: whole.replace(/\B(?=(\d{3})+$)/g, ','), decimals };
}
