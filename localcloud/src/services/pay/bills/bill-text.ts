import { fen, yuan } from '@shared/kernel/money';
import { FEE_PER_TEN_THOUSAND } from '../limits';

/** Amounts in yuan with two decimals. */
export const amountText = (amount: number): string => yuan(fen(amount));

/** What WeChat Pay takes of an amount, in whole fen. */
export const feeOf = (amount: number): number => Math.round((amount * FEE_PER_TEN_THOUSAND) / 10_000);

/** Fees are written with five decimals, those that come back with a minus. */
export const feeText = (fee: number): string => `${amountText(fee)}000`;

export const FEE_RATE = `${(FEE_PER_TEN_THOUSAND / 100).toFixed(2)}%`;

const ESCAPES: Readonly<Record<string, string>> = {
  '\u0001': ' ',
  '\r': String.raw`\r`,
  '\n': String.raw`\n`,
  ',': String.raw`\u002c`,
  '`': String.raw`\u0060`,
};

/**
 * A value with its backtick. Merchants' own texts may hold what parts fields and lines: line ends as the page on the
 * fund flow bill says, the others by their code, as it says without our knowing every case.
 */
const field = (value: string): string =>
  `\`${Array.from(value, (character) => ESCAPES[character] ?? character).join('')}`;

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
