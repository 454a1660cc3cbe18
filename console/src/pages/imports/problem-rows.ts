import type { ImportProblem } from '@shared/contracts/hq.contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';

export type Severity = ImportProblem['severity'];

const WALK_LIMIT = 1000;

/** The problems of a run, worst first when both severities are asked for, a page at a time. */
export function useProblems(runId: string, severity: Severity | undefined, stage: string) {
  return useInfiniteQuery({
    queryKey: ['imports', 'problems', runId, severity ?? 'all', stage],
    queryFn: async ({ pageParam, signal }) =>
      valueOf(await hq.importProblems({ runId, severity, ...(pageParam && { cursor: pageParam }) }, signal)),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

/** All problems of a run. */
export async function allProblems(runId: string, severity: Severity | undefined): Promise<ImportProblem[]> {
  const problems: ImportProblem[] = [];
  let cursor: string | undefined;
  do {
    const page = valueOf(
      await hq.importProblems({ runId, severity, limit: WALK_LIMIT, ...(cursor && { cursor }) }),
    );
    problems.push(...page.problems);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return problems;
}
