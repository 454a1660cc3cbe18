import { yuanParts, type Fen } from '@shared/kernel/money';

/** "¥1,599" or "¥9.90": as on a shelf, decimals only when there are some. */
export function shelfPrice(amount: Fen): string {
  const { sign, whole, decimals } = yuanParts(amount);
  return `${sign === '-' ? '−' : ''}¥${whole}${decimals === '00' ? '' : `.${decimals}`}`;
}

/** "−¥300.00": as in a sum, always with decimals. */
export function sumPrice(amount: Fen): string {
  const { sign, whole, decimals } = yuanParts(amount);
  return `${sign === '-' ? '−' : ''}¥${whole}.${decimals}`;
}
