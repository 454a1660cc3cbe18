import { accept, refuse } from '../../kernel/result';
import { cleanCode, isBlank } from './clean-text';
import { findings } from './findings';
import type { Parsed } from './parse-fields';

/** The check digit of the first twelve digits (GS1 General Specifications, 7.9: weights 1 and 3 in turn). */
export function checkDigit(twelve: string): number {
  const sum = [...twelve].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return (10 - (sum % 10)) % 10;
}

/** An EAN-13 barcode: apostrophes, spaces and a trailing ".0" of spreadsheets are forgiven, lost digits are not. */
export function parseBarcode(text: string): Parsed<string> {
  if (isBlank(text)) return accept(null);
  const code = cleanCode(text).replace(/^(\d{13})\.0+$/, '$1');
  if (/^\d(\.\d+)?E\+?\d+$/.test(code)) return refuse(findings.barcodeRounded());
  if (!/^\d{13}$/.test(code)) return refuse(findings.notBarcode());
  const expected = checkDigit(code.slice(0, 12));
  if (expected !== Number(code[12]))
    return refuse(findings.wrongCheckDigit(`${code.slice(0, 12)}${expected}`));
  return accept(code);
}
