import type { ImportKind, ImportRun } from '@shared/contracts/hq.contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';

/** Later kinds refer to earlier ones: stock names products and stores, guides name stores. */
const order: readonly ImportKind[] = ['stores', 'products', 'guides', 'stock'];

export const inOrder = (runs: readonly ImportRun[]): ImportRun[] =>
  [...runs].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));

/**
 * Guides and stock are checked against the stores and products that are there, so a batch that brings those too takes
 * them first: they are stage 1, and what refers to them is stage 2.
 */
export const stageOf = (run: ImportRun): 1 | 2 => (run.kind === 'stores' || run.kind === 'products' ? 1 : 2);

/** The runs of a batch whose turn it is: those of the first stage that is not over, or all when everything is. */
export function activeRuns(runs: readonly ImportRun[]): readonly ImportRun[] {
  const open = runs.filter((run) => !isFinished(run));
  if (open.length === 0) return runs;
  const stage = Math.min(...open.map(stageOf));
  return runs.filter((run) => stageOf(run) === stage);
}

export const isFinished = (run: ImportRun): boolean => run.status === 'done' || run.status === 'failed';

/** Rows of a checked file that can land. */
export const readyRows = (run: ImportRun): number => Math.max(run.rows - run.bad, 0);

const KEY = ['imports', 'runs'];

/** All runs the server remembers, newest first as it gives them, and a way to note how far one has got. */
export function useImportRuns() {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => valueOf(await hq.imports({}, signal)).runs,
  });
  const note = useCallback(
    (run: ImportRun) =>
      queries.setQueryData<ImportRun[]>(KEY, (runs = []) =>
        runs.some(({ runId }) => runId === run.runId)
          ? runs.map((one) => (one.runId === run.runId ? run : one))
          : [run, ...runs],
      ),
    [queries],
  );
  return { query, note };
}
