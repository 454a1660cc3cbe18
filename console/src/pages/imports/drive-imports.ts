import type { ImportRun } from '@shared/contracts/hq.contract';
import { HqFault } from '../../api/faults';
import { inOrder } from './import-runs';

export type ImportMode = 'check' | 'import';

const PAUSE_MS = 600;
const TRIES = 5;

/** Whether a run has steps left in a mode. */
export function isUnderWay(run: ImportRun, mode: ImportMode): boolean {
  return mode === 'check'
    ? run.status === 'checking'
    : run.status === 'checked' || run.status === 'importing';
}

type Parts = {
  step(runId: string, mode: ImportMode): Promise<ImportRun>;
  onRun(run: ImportRun): void;
  wait(milliseconds: number): Promise<void>;
  signal: AbortSignal;
};

/**
 * Takes runs one after the other, each to the end of `mode`, step by step. Every step is kept by the server, so that
 * stopping anywhere loses nothing. A dropped connection is tried again a few times, then thrown.
 */
export async function driveImports(
  runs: readonly ImportRun[],
  mode: ImportMode,
  parts: Parts,
): Promise<void> {
  for (const start of inOrder(runs)) {
    let run = start;
    while (isUnderWay(run, mode) && !parts.signal.aborted) {
      const next = await stepPatiently(run.runId, mode, parts);
      if (parts.signal.aborted) return;
      parts.onRun(next);
      const isStuck = next.processed === run.processed && next.status === run.status;
      // Another tab may be at it: look again in a moment instead of asking without pause.
      if (isStuck) await parts.wait(PAUSE_MS);
      run = next;
    }
  }
}

async function stepPatiently(runId: string, mode: ImportMode, parts: Parts): Promise<ImportRun> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await parts.step(runId, mode);
    } catch (error) {
      const isDropped = error instanceof HqFault && error.code === 'UNREACHABLE';
      if (!isDropped || attempt === TRIES || parts.signal.aborted) throw error;
      await parts.wait(PAUSE_MS * attempt);
    }
  }
}
