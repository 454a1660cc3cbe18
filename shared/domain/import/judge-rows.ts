import { findings } from './findings';
import { judgeShape } from './row-reader';
import type { RowProblem, RowVerdict, Sheet, SheetRow } from './sheet';

/** A row under judgement: what it says so far, and the problems found in it. */
export type Candidate<Record> = { row: number; record: Record | null; problems: RowProblem[] };

/** A problem at a field of a candidate that no reader is at hand for any more. */
export type ReportLater<Record> = (candidate: Candidate<Record>, problem: RowProblem) => void;

/**
 * Judges rows one by one: shape first, then `readRecord`; a row that says word for word what an earlier one said is a
 * repeat of it. Rules that look at several rows come after, in the judge of each kind.
 */
export function judgeEach<Record>(
  sheet: Sheet,
  readRecord: (row: SheetRow) => { record: Record | null; problems: RowProblem[] },
): { candidates: Candidate<Record>[]; verdicts: RowVerdict<Record>[] } {
  const firstSaid = new Map<string, number>();
  const candidates: Candidate<Record>[] = [];
  const verdicts: RowVerdict<Record>[] = [];
  for (const row of sheet.rows) {
    const shape = judgeShape(sheet, row);
    if (shape) {
      verdicts.push({ row: row.row, record: null, repeats: null, problems: [shape] });
      continue;
    }
    const { record, problems } = readRecord(row);
    const said = record ? JSON.stringify(record) : '';
    const before = record ? firstSaid.get(said) : undefined;
    if (before === undefined) {
      if (record) firstSaid.set(said, row.row);
      candidates.push({ row: row.row, record, problems });
      continue;
    }
    const field = sheet.header[0]?.replace(/\s/g, '') ?? '';
    const repeated: RowProblem = {
      ...findings.repeated(before),
      row: row.row,
      field,
      value: row.cells[0] ?? '',
      severity: 'warning',
    };
    verdicts.push({ row: row.row, record: null, repeats: before, problems: [repeated] });
  }
  return { candidates, verdicts };
}

/** Candidates that say something under each key; only keys that several claim. */
export function sharedKeys<Record>(
  candidates: readonly Candidate<Record>[],
  keyOf: (record: Record) => string,
): (Candidate<Record> & { record: Record })[][] {
  const byKey = new Map<string, (Candidate<Record> & { record: Record })[]>();
  for (const candidate of candidates) {
    if (!candidate.record) continue;
    const key = keyOf(candidate.record);
    const claimants = byKey.get(key);
    const claimant = candidate as Candidate<Record> & { record: Record };
    if (claimants) claimants.push(claimant);
    else byKey.set(key, [claimant]);
  }
  return [...byKey.values()].filter((claimants) => claimants.length > 1);
}

/** All verdicts in the order of the file; a candidate with a bad problem does not land. */
export function finishVerdicts<Record>(
  candidates: readonly Candidate<Record>[],
  others: readonly RowVerdict<Record>[],
): RowVerdict<Record>[] {
  const judged = candidates.map(({ row, record, problems }) => {
    const isBad = problems.some(({ severity }) => severity === 'bad');
    return { row, record: isBad ? null : record, repeats: null, problems };
  });
  return [...judged, ...others].sort((a, b) => a.row - b.row);
}
