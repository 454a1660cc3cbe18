import type { LocalText } from '../../kernel/text';

/** One data row as text, cells in the order of the header. `row` is what a spreadsheet shows: the header is row 1. */
export type SheetRow = {
  readonly row: number;
  readonly cells: readonly string[];
  /** Formulas by cell index, when the file keeps them beside their last result. */
  readonly formulas?: Readonly<Record<number, string>>;
};

/** A table with its header as read, line breaks and stray spaces still in it. Blank rows at its end are left out. */
export type Sheet = { readonly header: readonly string[]; readonly rows: readonly SheetRow[] };

export type Severity = 'bad' | 'warning';

/** What is wrong and what to do, without the place where it was found. */
export type Finding = { readonly code: string; readonly problem: LocalText };

/** A finding at one field of one row. */
export type RowProblem = Finding & {
  readonly row: number;
  readonly field: string;
  readonly value: string;
  readonly severity: Severity;
};

/**
 * What becomes of a row: `record` lands; without one the row is either bad (it has a bad problem) or says again what
 * row `repeats` said.
 */
export type RowVerdict<Record> = {
  readonly row: number;
  readonly record: Record | null;
  readonly repeats: number | null;
  readonly problems: readonly RowProblem[];
};
