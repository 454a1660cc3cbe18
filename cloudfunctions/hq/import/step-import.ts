import type { HqContract } from '@shared/contracts/hq.contract';
import { accept, refuse } from '@shared/kernel/result';
import { SECOND, type Millis } from '@shared/kernel/time';
import type { Handlers } from '../../_runtime/serve';
import { command } from '../../_stores/database';
import type { ImportRunDocument } from '../../_stores/hq.documents';
import type { HqCaller } from '../session';
import { forgetReading, readFileOf } from './import-files';
import { runs, runView, writeProblems } from './import-runs';
import { countBad, countWarnings, judgeFile, type JudgedFile } from './judge-file';
import { afterRows, beforeRows, chunkSizeOf, planRows } from './land-rows';
import { retireDemo } from './retire-demo';

/** After this long a call answers, so that progress shows and the platform's 20 s are far. */
const STEP_LASTS: Millis = 2 * SECOND;

type Judged = { runId: string; startedAt: Millis; file: JudgedFile };

/** The verdicts of the last import step in this instance; the first step of an import judges anew. */
let lastJudged: Judged | undefined;

async function judgedFile(run: ImportRunDocument): Promise<JudgedFile | undefined> {
  const isKept = lastJudged?.runId === run.runId && lastJudged.startedAt === run.startedAt;
  if (isKept && run.status === 'importing' && run.processed > 0) return lastJudged?.file;
  const reading = await readFileOf(run);
  if (reading?.status !== 'read') return undefined;
  const file = await judgeFile(run.kind, reading.sheet);
  lastJudged = { runId: run.runId, startedAt: run.startedAt, file };
  return file;
}

/** Looks at every row and writes what is wrong; lands nothing. */
async function check(run: ImportRunDocument, file: JudgedFile): Promise<void> {
  await writeProblems(run.runId, file.verdicts);
  const looked = {
    status: 'checked',
    processed: run.rows,
    bad: countBad(file.verdicts),
    warnings: countWarnings(file.verdicts),
  };
  await runs.updateWhere({ _id: run._id, status: command().in(['checking', 'checked']) }, looked);
}

/** From looking to landing: counts start at nothing, problems are those of now. */
async function begin(run: ImportRunDocument, file: JudgedFile): Promise<void> {
  const warnings = countWarnings(file.verdicts);
  const isSame = run.status === 'checked' && run.bad === countBad(file.verdicts) && run.warnings === warnings;
  if (!isSame) await writeProblems(run.runId, file.verdicts);
  const begun = { status: 'importing', processed: 0, imported: 0, unchanged: 0, bad: 0, warnings };
  await runs.updateWhere({ _id: run._id, status: command().in(['checking', 'checked']) }, begun);
}

/**
 * Lands the next rows. What they will count as is written before them: after a crash the same rows are landed again,
 * which writes only what is missing, and count as they would have.
 */
async function landNext(run: ImportRunDocument, file: JudgedFile): Promise<void> {
  const _ = command();
  const from = run.processed;
  const to = run.pending?.to ?? Math.min(from + chunkSizeOf(run.kind), run.rows);
  const plan = await planRows(file, { from, to }, run);
  const bad = countBad(file.verdicts.slice(from, to));
  const imported = plan.changedRows;
  const pending = run.pending ?? { to, imported, unchanged: to - from - bad - imported, bad };
  if (!run.pending) {
    const claimed = await runs.updateWhere(
      { _id: run._id, processed: from, pending: null },
      { pending: _.set(pending) },
    );
    if (claimed === 0) return; // another call works on these rows: read the run again
  }
  if (plan.changedRows > 0) await retireDemo();
  if (from === 0) await beforeRows(file, run.startedAt);
  await plan.commit();
  await runs.updateWhere(
    { _id: run._id, processed: from, 'pending.to': to },
    {
      processed: to,
      imported: _.inc(pending.imported),
      unchanged: _.inc(pending.unchanged),
      bad: _.inc(pending.bad),
      pending: _.set(null),
    },
  );
}

async function finish(run: ImportRunDocument, file: JudgedFile, now: Millis): Promise<void> {
  await afterRows(file);
  await runs.updateWhere({ _id: run._id, status: 'importing' }, { status: 'done', finishedAt: now });
  // A function has 256 MB: tens of thousands of rows are not kept for nothing.
  lastJudged = undefined;
  forgetReading();
}

async function fail(run: ImportRunDocument): Promise<void> {
  const failure = {
    zh: '上传的文件已不在，没法继续。请重新上传同一个文件，已导入的行不会重复。',
    en: 'The uploaded file is gone. Upload the same file again; rows that landed are not landed twice.',
  };
  await runs.updateWhere({ _id: run._id }, { status: 'failed', failure: command().set(failure) });
}

/** Takes a run as far as a call allows. What is done already is answered as it is. */
export const stepImport: Handlers<HqContract, HqCaller>['stepImport'] = async ({ runId, mode }, { now }) => {
  const until = performance.now() + STEP_LASTS;
  let file: JudgedFile | undefined;
  for (let isFirst = true; ; isFirst = false) {
    const run = await runs.find(runId);
    if (!run) return refuse({ code: 'RUN_NOT_FOUND', data: {} });
    const isEnded = run.status === 'done' || run.status === 'failed';
    const isOver = isEnded || (mode === 'check' && run.status !== 'checking');
    if (isOver || (!isFirst && performance.now() > until)) return accept(runView(run));

    file ??= await judgedFile(run);
    if (!file) await fail(run);
    else if (mode === 'check') await check(run, file);
    else if (run.status !== 'importing') await begin(run, file);
    else if (run.processed < run.rows) await landNext(run, file);
    else await finish(run, file, now);
  }
};
