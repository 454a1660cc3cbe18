import type { ImportRun } from '@shared/contracts/hq.contract';
import type { RowVerdict } from '@shared/domain/import/sheet';
import { collection } from '../../_stores/database';
import type { ImportProblemDocument, ImportRunDocument } from '../../_stores/hq.documents';
import { inRuns } from './landing';

export const runs = collection<ImportRunDocument>('import_runs');
export const problems = collection<ImportProblemDocument>('import_problems');

const INSERT_SIZE = 500;

/** The run as people see it. */
export function runView({ _id, fileId, pending, ...run }: ImportRunDocument): ImportRun {
  return run;
}

/** Replaces the problems of a run by those of new verdicts. */
export async function writeProblems(runId: string, verdicts: readonly RowVerdict<unknown>[]): Promise<void> {
  const documents = verdicts.flatMap((verdict) =>
    verdict.problems.map((problem) => ({
      ...problem,
      _id: `${runId}:${problem.row}:${problem.field}:${problem.code}`,
      runId,
    })),
  );
  await problems.removeWhere({ runId });
  // The same thing may be said of a field twice, of several other rows; the first is enough.
  const unique = [...new Map(documents.map((document) => [document._id, document] as const)).values()];
  for (const run of inRuns(unique, INSERT_SIZE)) await problems.insertAll(run);
}
