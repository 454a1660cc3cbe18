import type { ImportProblem } from '@shared/contracts/hq.contract';
import type { FileResult } from './import-file';

type NamedRow = { row: number; field: string; value: string; code: string; problem: string };

/** What `--out` holds per file. `bad` names each row that did not land once, by the first thing wrong with it. */
export type FileReport = {
  rows: number;
  imported: number;
  unchanged: number;
  bad: NamedRow[];
  warnings: NamedRow[];
  /** Why the file as a whole was not imported. */
  refused?: string;
};

const named = ({ row, field, value, code, problem }: ImportProblem): NamedRow => ({
  row,
  field,
  value,
  code,
  problem: `${problem.zh} ${problem.en}`,
});

export const refusedReport = (why: string): FileReport => ({
  rows: 0,
  imported: 0,
  unchanged: 0,
  bad: [],
  warnings: [],
  refused: why,
});

export function fileReport({ run, problems }: FileResult): FileReport {
  const firstBad = new Map<number, ImportProblem>();
  for (const problem of problems) {
    if (problem.severity === 'bad' && !firstBad.has(problem.row)) firstBad.set(problem.row, problem);
  }
  return {
    rows: run.rows,
    imported: run.imported,
    unchanged: run.unchanged,
    bad: [...firstBad.values()].map(named),
    warnings: problems.filter(({ severity }) => severity === 'warning').map(named),
    ...(run.failure ? { refused: `${run.failure.zh} ${run.failure.en}` } : {}),
  };
}

const SHOWN = 5;

/** The table and the first problems, for people. */
export function reportText(reports: Readonly<Record<string, FileReport>>, seconds: number): string {
  const table = Object.entries(reports).map(
    ([file, { rows, imported, unchanged, bad, warnings, refused }]) =>
      refused && rows === 0
        ? `${file.padEnd(20)} not imported: ${refused}`
        : [
            file.padEnd(20),
            ...[rows, imported, unchanged, bad.length, warnings.length].map((n) => String(n).padStart(10)),
          ].join(''),
  );
  const head = `${'file'.padEnd(20)}${['rows', 'imported', 'unchanged', 'bad', 'warnings'].map((word) => word.padStart(10)).join('')}`;
  const problems = Object.entries(reports).flatMap(([file, { bad }]) => [
    ...bad
      .slice(0, SHOWN)
      .map(({ row, field, value, problem }) => `  ${file} row ${row}, ${field} "${value}": ${problem}`),
    ...(bad.length > SHOWN
      ? [`  ${file}: and ${bad.length - SHOWN} more bad rows (--out FILE lists them all)`]
      : []),
  ]);
  return ['', head, ...table, '', ...problems, '', `${seconds.toFixed(1)} s`].join('\n');
}
