import { fen, yuan } from '@shared/kernel/money';
import { FEE_PER_TEN_THOUSAND } from '../limits';

/** Amounts in yuan with two decimals. */
export const amountText = (amount: number): string => yuan(fen(amount));

/** What WeChat Pay takes of an amount, in whole fen. */
export const feeOf = (amount: number): number => Math.round((amount * FEE_PER_TEN_THOUSAND) / 10_000);

/** Fees are written with five decimals, those that come back with a minus. */
export const feeText = (fee: number): string => `${amountText(fee)}000`;

export const FEE_RATE = `${(FEE_PER_TEN_THOUSAND / 100).toFixed(2)}%`;

/** Merchants' own texts may hold what parts fields and lines; the platform writes line ends as \\r and \\n. */
const field = (value: string): string =>
  `\`${value
    .replaceAll('\u0001', ' ')
    .replaceAll('\r', String.raw`\r`)
    .replaceAll('\n', String.raw`\n`)}`;

/** A bill as it is downloaded: header, rows, header of the sums, sums. Every value has a backtick before it. */
export function billText(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  sumHeader: readonly string[],
  sums: readonly string[],
): string {
  const line = (values: readonly string[]): string => values.map(field).join(',');
  const lines = [header.join(','), ...rows.map(line), sumHeader.join(','), line(sums)];
  return `${lines.join('\r\n')}\r\n`;
}
