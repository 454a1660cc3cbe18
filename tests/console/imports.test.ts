/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
import type { ImportRun } from '@shared/contracts/hq.contract';
import { HqFault } from '../../console/src/api/faults';
import { driveImports, type ImportMode } from '../../console/src/pages/imports/drive-imports';
import { activeRuns } from '../../console/src/pages/imports/import-runs';

const run = (kind: ImportRun['kind'], status: ImportRun['status'], processed = 0): ImportRun => ({
  ...{ runId: kind, fileName: `${kind}.csv`, kind, encoding: 'UTF-8', status, rows: 30, processed },
  ...{ imported: 0, unchanged: 0, bad: 0, warnings: 0, startedAt: 0, finishedAt: null, startedBy: 'hq' },
  failure: null,
});

/** A server that takes ten rows a step and remembers. */
function server(runs: ImportRun[]) {
  const kept = new Map(runs.map((one) => [one.runId, one]));
  const steps: string[] = [];
  return {
    steps,
    kept,
    async step(runId: string, mode: ImportMode): Promise<ImportRun> {
      steps.push(`${mode} ${runId}`);
      const before = kept.get(runId) as ImportRun;
      const processed = (before.status === 'checked' ? 0 : before.processed) + 10;
      const isThrough = processed >= 30;
      const status =
        mode === 'check' ? (isThrough ? 'checked' : 'checking') : isThrough ? 'done' : 'importing';
      const after: ImportRun = { ...before, processed, status };
      kept.set(runId, after);
      return after;
    },
  };
}

const quiet = { onRun: () => undefined, wait: async () => undefined };

describe('a batch of imports', () => {
  it('takes stores before products, each to its end', async () => {
    const runs = [run('products', 'checking'), run('stores', 'checking')];
    const { step, steps } = server(runs);
    await driveImports(runs, 'check', { ...quiet, step, signal: new AbortController().signal });
    expect(steps).toEqual([...Array(3).fill('check stores'), ...Array(3).fill('check products')]);
  });

  it('goes on where an earlier visit stopped', async () => {
    const runs = [run('stores', 'done', 30), run('products', 'importing', 20)];
    const { step, steps } = server(runs);
    await driveImports(runs, 'import', { ...quiet, step, signal: new AbortController().signal });
    expect(steps).toEqual(['import products']);
  });

  it('survives a dropped connection and gives up on a lasting one', async () => {
    const runs = [run('stores', 'checking')];
    const { step, kept } = server(runs);
    let drops = 3;
    const shaky = (runId: string, mode: ImportMode) =>
      drops-- > 0 ? Promise.reject(new HqFault('UNREACHABLE')) : step(runId, mode);
    const { signal } = new AbortController();
    await driveImports(runs, 'check', { ...quiet, step: shaky, signal });
    expect(kept.get('stores')?.status).toBe('checked');

    const down = () => Promise.reject(new HqFault('UNREACHABLE'));
    await expect(driveImports(runs, 'check', { ...quiet, step: down, signal })).rejects.toThrow(
      'UNREACHABLE',
    );
  });

  it('asks no more once it is paused', async () => {
    const runs = [run('stores', 'checking'), run('products', 'checking')];
    const { step, steps } = server(runs);
    const controller = new AbortController();
    const onRun = () => controller.abort();
    await driveImports(runs, 'check', { ...quiet, onRun, step, signal: controller.signal });
    expect(steps).toHaveLength(1);
  });

  it('looks again after a moment while another tab is at the same file', async () => {
    const runs = [run('stores', 'checking')];
    const { step } = server(runs);
    let busy = 2;
    let waits = 0;
    const wait = async () => void (waits += 1);
    const shared = async (runId: string, mode: ImportMode) =>
      busy-- > 0 ? (runs[0] as ImportRun) : step(runId, mode);
    const { signal } = new AbortController();
    await driveImports(runs, 'check', { ...quiet, wait, step: shared, signal });
    expect(waits).toBe(2);
  });

  it('checks guides and stock only when the stores and products beside them are in', () => {
    const kindsOf = (runs: readonly ImportRun[]) => runs.map(({ kind }) => kind);
    const stock = run('stock', 'checking');
    expect(kindsOf(activeRuns([run('products', 'checked'), stock]))).toEqual(['products']);
    expect(kindsOf(activeRuns([run('products', 'done'), stock]))).toEqual(['stock']);
    expect(kindsOf(activeRuns([stock]))).toEqual(['stock']);
    expect(activeRuns([run('products', 'done'), run('stock', 'done')])).toHaveLength(2);
  });
});
