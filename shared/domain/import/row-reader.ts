import { cleanCode, cleanHeader, cleanText, isBlank } from './clean-text';
import type { ColumnDefinition, ColumnPlaces } from './columns';
import { findings } from './findings';
import { parseWords, type Parsed } from './parse-fields';
import type { Finding, RowProblem, Severity, Sheet, SheetRow } from './sheet';

/** Reads one row by the names of its columns and collects what is wrong with it. */
export type RowReader<Key extends string> = {
  readonly row: number;
  /** The cell as found; empty when the file lacks the column. */
  raw(key: Key): string;
  /** A code in its one spelling; says so when that is more than trimming. */
  code(key: Key): string;
  /** Words for people; `fallback` is missed quietly, a broken character is reported. */
  words(key: Key): string;
  /** The parsed value; what is wrong is reported with `severity`, and the answer is then null. */
  parsed<Value>(key: Key, parse: (text: string) => Parsed<Value>, severity: Severity): Value | null;
  /** As `parsed`, and an empty field is bad. */
  needed<Value>(key: Key, parse: (text: string) => Parsed<Value>): Value | null;
  formula(key: Key): string | undefined;
  report(key: Key, severity: Severity, finding: Finding): void;
  readonly problems: RowProblem[];
  isBad(): boolean;
};

const MAX_VALUE = 80;

/** Enough of a personal value to find it in the file, and no more. */
export const maskMiddle = (text: string): string =>
  text.length > 5 ? `${text.slice(0, 3)}****${text.slice(-2)}` : '****';

export function readRow<Key extends string>(
  definitions: Readonly<Record<Key, ColumnDefinition>>,
  places: ColumnPlaces<Key>,
  row: SheetRow,
): RowReader<Key> {
  const problems: RowProblem[] = [];
  const raw = (key: Key): string => row.cells[places[key]?.index ?? -1] ?? '';
  const report = (key: Key, severity: Severity, finding: Finding): void => {
    const field = places[key]?.header ?? definitions[key].label.zh;
    const found = cleanText(raw(key)).slice(0, MAX_VALUE);
    const value = definitions[key].isPrivate ? maskMiddle(found) : found;
    problems.push({ ...finding, row: row.row, field, value, severity });
  };
  const reportMissing = (key: Key): void => {
    const { zh, en } = definitions[key].label;
    report(key, 'bad', findings.missing(zh, en));
  };
  const parsed: RowReader<Key>['parsed'] = (key, parse, severity) => {
    const result = parse(raw(key));
    if (result.ok) return result.value;
    report(key, severity, result.refusal);
    return null;
  };
  return {
    row: row.row,
    raw,
    report,
    parsed,
    problems,
    code(key) {
      const code = isBlank(raw(key)) ? '' : cleanCode(raw(key));
      if (code !== cleanText(raw(key)) && code) report(key, 'warning', findings.cleaned(code));
      return code;
    },
    words(key) {
      const { words, isBroken } = parseWords(raw(key));
      if (isBroken) report(key, 'warning', findings.brokenCharacter());
      return words;
    },
    needed(key, parse) {
      const before = problems.length;
      const value = parsed(key, parse, 'bad');
      if ((value === null || value === '') && problems.length === before) reportMissing(key);
      return value === '' ? null : value;
    },
    formula: (key) => row.formulas?.[places[key]?.index ?? -1],
    isBad: () => problems.some(({ severity }) => severity === 'bad'),
  };
}

const TOTAL_WORDS = /^(合计|总计|小计|共计|汇总|总和|GRANDTOTAL|TOTAL|SUM)/;

/** What disqualifies a row before its fields are read: totals, headers once more, a wrong number of cells. */
export function judgeShape(sheet: Sheet, row: SheetRow): RowProblem | undefined {
  const first = row.cells[0] ?? '';
  const at = (index: number, finding: Finding): RowProblem => ({
    ...finding,
    row: row.row,
    field: cleanText(sheet.header[index] ?? sheet.header[0] ?? '').replace(/\s/g, ''),
    value: cleanText(row.cells[index] ?? '').slice(0, MAX_VALUE),
    severity: 'bad',
  });
  if (row.cells.every((cell) => cleanText(cell) === '')) return at(0, findings.blankRow());
  if (TOTAL_WORDS.test(cleanHeader(first))) return at(0, findings.totalRow());
  if (row.cells.every((cell, index) => cleanHeader(cell) === cleanHeader(sheet.header[index] ?? '')))
    return at(0, findings.headerRow());
  if (row.cells.length < sheet.header.length) return at(row.cells.length, findings.cutRow());
  if (row.cells.slice(sheet.header.length).some((cell) => !isBlank(cell)))
    return at(sheet.header.length - 1, findings.extraCells());
  return undefined;
}
