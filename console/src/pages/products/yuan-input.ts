import { fen, yuan, type Fen } from '@shared/kernel/money';

/** The highest price that can be set, as the contract has it. */
export const maxPrice = fen(100_000_000);

export type PriceProblem = 'priceUnreadable' | 'priceTooLow' | 'priceTooHigh' | 'priceAboveTag';

/** Fen as people type it: "1299", or "1299.50" when there is a part of a yuan. */
export function yuanText(amount: Fen): string {
  return yuan(amount).replace(/\.00$/, '');
}

/**
 * Reads yuan as typed ("1,299", "１２９９．５", "¥1299.50") digit by digit, never through a decimal number;
 * null when it is no amount with up to two decimals. A comma only groups thousands: "12,3" is refused, not 123.
 */
export function parseYuan(text: string): Fen | null {
  const plain = text.normalize('NFKC').replace(/[\s¥]/g, '');
  const [, whole, decimals = ''] = /^(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{0,2}))?$/.exec(plain) ?? [];
  if (whole === undefined) return null;
  return fen(Number(whole.replaceAll(',', '')) * 100 + Number(decimals.padEnd(2, '0')));
}

/** What is wrong with a typed sale price, if anything. */
export function priceProblem(text: string, tagPrice: Fen): PriceProblem | null {
  const price = parseYuan(text);
  if (price === null) return 'priceUnreadable';
  if (price < 1) return 'priceTooLow';
  if (price > maxPrice) return 'priceTooHigh';
  return price > tagPrice ? 'priceAboveTag' : null;
}
