import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ImportProblem, ImportRun } from '@shared/contracts/hq.contract';
import type { HqSession } from './hq-session';

export type OpenedFile =
  | { path: string; run: ImportRun }
  /** `isLater` names a kind that a later version takes. */
  | { path: string; run: null; why: string; isLater: boolean };

export type FileResult = { run: ImportRun; problems: ImportProblem[] };

/** Kinds of export that we recognise and do not import yet, by a header only they have. */
const laterKinds = { 卡号: 'members 会员', 小票号: 'sales 销售' } as const;

const STEPS_AT_MOST = 10_000;

/** Uploads a file and makes or finds its run. */
export async function openFile(hq: HqSession, path: string): Promise<OpenedFile> {
  const fileName = basename(path);
  const fileId = await hq.upload(fileName, readFileSync(path));
  const opened = await hq.call('openImport', { fileId, fileName });
  if (opened.ok) return { path, run: opened.value };
  const { refusal } = opened;
  if (refusal.code === 'UNREADABLE') {
    return { path, run: null, why: `${refusal.data.why.zh} ${refusal.data.why.en}`, isLater: false };
  }
  if (refusal.code === 'FILE_NOT_FOUND') {
    return { path, run: null, why: 'the upload was lost; try again', isLater: false };
  }
  const seen = refusal.data.seen.map((header) => header.trim());
  const later = Object.entries(laterKinds).find(([header]) => seen.includes(header))?.[1];
  const why = later
    ? `this is a ${later} export; a later version imports it`
    : `no kind of export has this header: ${seen.slice(0, 8).join(', ')}`;
  return { path, run: null, why, isLater: later !== undefined };
}

/** Checks and imports one opened file, saying how far it is after each step. */
export async function importFile(
  hq: HqSession,
  opened: ImportRun,
  onProgress: (run: ImportRun) => void,
): Promise<FileResult> {
  const { runId } = opened;
  let run = opened;
  for (const mode of ['check', 'import'] as const) {
    const isThere = () =>
      mode === 'check' ? run.status !== 'checking' : run.status === 'done' || run.status === 'failed';
    for (let steps = 0; !isThere(); steps += 1) {
      if (steps === STEPS_AT_MOST) throw new Error(`${run.fileName} does not get on`);
      const stepped = await hq.call('stepImport', { runId, mode });
      if (!stepped.ok) throw new Error(`${run.fileName}: HQ has lost the run; import the file again`);
      run = stepped.value;
      onProgress(run);
    }
  }
  return { run, problems: await readProblems(hq, runId) };
}

async function readProblems(hq: HqSession, runId: string): Promise<ImportProblem[]> {
  const found: ImportProblem[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await hq.call('importProblems', { runId, limit: 1_000, cursor });
    if (!page.ok) return found;
    found.push(...page.value.problems);
    if (page.value.nextCursor === null) return found;
    cursor = page.value.nextCursor;
  }
}
