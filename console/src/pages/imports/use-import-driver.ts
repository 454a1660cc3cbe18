import type { ImportRun } from '@shared/contracts/hq.contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import { driveImports, isUnderWay, type ImportMode } from './drive-imports';

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Keeps the runs of this page going while it is open. Pausing, leaving or losing the network loses nothing. */
export function useImportDriver(
  runs: readonly ImportRun[],
  mode: ImportMode,
  note: (run: ImportRun) => void,
) {
  const queries = useQueryClient();
  const [isPaused, setIsPaused] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const hasWork = runs.some((run) => isUnderWay(run, mode));
  const latest = useRef(runs);
  latest.current = runs;

  useEffect(() => {
    if (!hasWork || isPaused || error !== null) return;
    const controller = new AbortController();
    const step = async (runId: string, how: ImportMode) =>
      valueOf(await hq.stepImport({ runId, mode: how }, controller.signal));
    driveImports(latest.current, mode, { step, onRun: note, wait, signal: controller.signal })
      .then(() => {
        // What was imported shows in every list.
        if (mode === 'import' && !controller.signal.aborted) void queries.invalidateQueries();
      })
      .catch((reason: unknown) => {
        if (!controller.signal.aborted) setError(reason);
      });
    return () => controller.abort();
  }, [hasWork, isPaused, error, mode, note, queries]);

  return {
    isWorking: hasWork && !isPaused && error === null,
    isPaused,
    error,
    pause: () => setIsPaused(true),
    resume: () => {
      setError(null);
      setIsPaused(false);
    },
  };
}

export type ImportDriver = ReturnType<typeof useImportDriver>;
