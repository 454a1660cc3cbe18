import { fen, type Fen } from '../../kernel/money';
import { accept, refuse, type Result } from '../../kernel/result';
import { cleanText, isBlank, plainText } from './clean-text';
import { findings } from './findings';
import type { Finding } from './sheet';

/** The value of a field, null where the file says nothing, or what is wrong with it. */
export type Parsed<Value> = Result<Value | null, Finding>;

const nothing = accept(null);

/** Text that spreadsheets leave where a formula failed: #REF!, #N/A, #VALUE! … */
const isFormulaError = (text: string): boolean => /^#(REF|N\/A|VALUE|NAME|DIV\/0|NUM|NULL)[!?]?/.test(text);

/**
 * A decimal as a whole number of 10^-`scale`, by its digits and never by a float: "12.5" at scale 2 is 1250.
 * Undefined when it is no number or has a digit below the scale.
 */
export function scaledDecimal(text: string, scale: number): { value: number } | 'notNumber' | 'tooFine' {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text);
  if (!match) return 'notNumber';
  const [, sign, whole = '', decimals = ''] = match;
  const kept = decimals.slice(0, scale).padEnd(scale, '0');
  if (/[1-9]/.test(decimals.slice(scale))) return 'tooFine';
  const value = Number(`${whole}${kept}`);
  if (!Number.isSafeInteger(value)) return 'notNumber';
  return { value: sign === '-' ? 0 - value : value };
}

/** Figures without what people dress them with: currency, unit, thousands separators in their places. */
function bareFigure(text: string): string {
  const figure = plainText(text)
    .replace(/^(RMB|CNY|[¥￥])\s*/i, '')
    .replace(/\s*(元|圆|RMB|CNY)$/i, '')
    .replace(/\s/g, '');
  return /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(figure) ? figure.replace(/,/g, '') : figure;
}

/** Yuan ("1,299.00", "¥129") as fen; `tenThousands` reads 万元. */
export function parseMoney(text: string, unit: 'yuan' | 'tenThousands' = 'yuan'): Parsed<Fen> {
  if (isBlank(text)) return nothing;
  if (isFormulaError(plainText(text))) return refuse(findings.brokenFormula());
  const scaled = scaledDecimal(bareFigure(text), unit === 'yuan' ? 2 : 6);
  if (scaled === 'notNumber') return refuse(findings.notAmount());
  if (scaled === 'tooFine') return refuse(findings.tooManyDecimals());
  return accept(fen(scaled.value));
}

/** A whole number, negative or not; "3.0" is whole, "3.5" is not. */
export function parseWhole(text: string): Parsed<number> {
  if (isBlank(text)) return nothing;
  if (isFormulaError(plainText(text))) return refuse(findings.brokenFormula());
  const scaled = scaledDecimal(bareFigure(text).replace(/[件个]$/, ''), 0);
  return typeof scaled === 'object' ? accept(scaled.value) : refuse(findings.notWhole());
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The day as YYYY-MM-DD, or undefined when the calendar has none. */
function calendarDay(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  const isReal = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return isReal ? `${year}-${two(month)}-${two(day)}` : undefined;
}

/** Excel counts days from 1899-12-30 (its own 1900 has a 29 February); five digits reach from 1927 to 2173. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);

/**
 * A day as YYYY-MM-DD from 2026-10-31, 2026/1/5, 2026.1.5, 2026年1月5日, 20260105, any of them with a time behind,
 * or an Excel serial. 1900-01-01 is how old systems write "none". Day-first and two-digit years are refused: they
 * can be read in two ways.
 */
export function parseDay(text: string): Parsed<string> {
  if (isBlank(text)) return nothing;
  const plain = plainText(text).replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '');
  const parts =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (parts) {
    const day = calendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
    if (day === '1900-01-01') return nothing;
    return day ? accept(day) : refuse(findings.impossibleDate());
  }
  if (/^\d{5}(\.\d+)?$/.test(plain)) {
    const at = new Date(EXCEL_EPOCH + Math.floor(Number(plain)) * 86_400_000);
    return accept(at.toISOString().slice(0, 10));
  }
  return refuse(findings.notDate());
}

export type Hours = { opens: number; closes: number };

/** Opening hours in minutes after midnight: "10:00-22:00", "10：00～22：00", "9:30至21:00", "24小时". */
export function parseHours(text: string): Parsed<Hours> {
  if (isBlank(text)) return nothing;
  const plain = plainText(text).replace(/\s/g, '');
  if (/^(24小时|全天|全天营业)$/.test(plain)) return accept({ opens: 0, closes: 1440 });
  const match = /^(\d{1,2})[:.点](\d{2})?(?:分)?[-–—~～至到](\d{1,2})[:.点](\d{2})?(?:分)?$/.exec(plain);
  if (!match) return refuse(findings.notHours());
  const [openHour, openMinute, closeHour, closeMinute] = match.slice(1).map((part) => Number(part ?? 0));
  const opens = (openHour ?? 0) * 60 + (openMinute ?? 0);
  const closes = (closeHour ?? 0) * 60 + (closeMinute ?? 0);
  const isSound = (openMinute ?? 0) < 60 && (closeMinute ?? 0) < 60 && opens < closes && closes <= 1440;
  return isSound ? accept({ opens, closes }) : refuse(findings.notHours());
}

/** Square metres from "168", "168㎡", "168.5 平方米", "12,600 m²"; whole, rounded. */
export function parseArea(text: string): Parsed<number> {
  if (isBlank(text)) return nothing;
  const figure = bareFigure(plainText(text).replace(/\s*(m2|m²|㎡|平方米|平米|平)$/i, ''));
  const scaled = scaledDecimal(figure, 2);
  if (typeof scaled !== 'object' || scaled.value <= 0) return refuse(findings.notArea());
  return accept(Math.round(scaled.value / 100));
}

/** A word from a closed list, by the chain's own spelling. */
export function parseWord<Value extends string>(
  text: string,
  words: Readonly<Record<string, Value>>,
): Parsed<Value> {
  const word = plainText(text);
  if (isBlank(word)) return nothing;
  const value = Object.hasOwn(words, word) ? words[word] : undefined;
  return value ? accept(value) : refuse(findings.unknownWord(Object.keys(words)));
}

/** Words for people; the replacement character of a failed decoding is dropped and reported. */
export function parseWords(text: string): { words: string; isBroken: boolean } {
  const isBroken = text.includes('\ufffd');
  const words = isBlank(text) ? '' : cleanText(text.replace(/\ufffd+/g, ''));
  return { words, isBroken };
}
