import type { HqContract } from '@shared/contracts/hq.contract';
import { accept, refuse } from '@shared/kernel/result';
import type { Handlers } from '../../_runtime/serve';
import { readPage } from '../../_stores/page';
import type { HqCaller } from '../session';
import { problems, runs, runView } from './import-runs';

const RUNS_SHOWN = 50;

/** What is wrong with the rows of a run, in the order of the file. */
export const importProblems: Handlers<HqContract, HqCaller>['importProblems'] = async ({
  runId,
  severity,
  cursor,
  limit,
}) => {
  if (!(await runs.find(runId))) return refuse({ code: 'RUN_NOT_FOUND', data: {} });
  const page = await readPage(problems, {
    where: { runId, ...(severity && { severity }) },
    order: [
      ['row', 'asc'],
      ['_id', 'asc'],
    ],
    cursor,
    limit,
  });
  return accept({
    problems: page.documents.map(({ row, field, value, severity: graded, code, problem }) => ({
      ...{ row, field, value, code, problem },
      severity: graded,
    })),
    nextCursor: page.nextCursor,
  });
};

/** The latest runs, newest first. */
export const imports: Handlers<HqContract, HqCaller>['imports'] = async () => {
  const latest = await runs.query({ where: {}, order: [['startedAt', 'desc']], limit: RUNS_SHOWN });
  return accept({ runs: latest.map(runView) });
};
