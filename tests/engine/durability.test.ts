import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { openEngine, type Engine } from '@localcloud/engine/engine';
import { compileFilter } from '@localcloud/engine/filter/compile-filter';
import type { Document } from '@localcloud/engine/values/values';

const directory = mkdtempSync(join(tmpdir(), 'durability-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

type Report = { readonly kind: 'write' | 'transfer'; readonly id: string; readonly value: number };

/** Starts the writer, lets it work for a while, kills it without warning, and answers what it had acknowledged. */
async function killedWriter(round: number): Promise<Report[]> {
  const writer: ChildProcess = fork(join(__dirname, 'durability-writer.ts'), [directory, String(round)], {
    execArgv: ['--import', 'tsx'],
  });
  const reports: Report[] = [];
  writer.on('message', (report) => reports.push(report as Report));
  await new Promise<void>((resolve) => {
    writer.once('message', () => {
      setTimeout(() => writer.kill('SIGKILL'), 150 + round * 60);
    });
    writer.once('exit', () => resolve());
  });
  return reports;
}

const all = (engine: Engine, filter: Document) =>
  engine.searcher.find(engine.collection('items'), { filter: compileFilter(filter) });

it('after a kill at any moment: nothing acknowledged is lost, no transaction is half, every index fits', async () => {
  const acknowledged = new Map<string, number>();
  for (const round of [0, 1, 2]) {
    const reports = await killedWriter(round);
    expect(reports.length).toBeGreaterThan(20);
    for (const { kind, id, value } of reports)
      if (kind === 'write') acknowledged.set(id, Math.max(value, acknowledged.get(id) ?? 0));
    const engine = openEngine({ directory, now: Date.now });
    for (const [id, value] of acknowledged)
      expect(engine.collection('items').findById(id)?.document.value).toBeGreaterThanOrEqual(value);
    const accounts = all(engine, { kind: 'account' });
    expect(accounts.reduce((sum, { document }) => sum + Number(document.value), 0)).toBe(1_000);
    for (const filter of [{ value: { $gte: 0 } }, { kind: 'account' }, { kind: 'item', value: { $gt: 3 } }]) {
      const ids = () =>
        all(engine, filter)
          .map(({ id }) => String(id))
          .sort();
      const found = ids();
      engine.searcher.usesIndexes = false;
      expect(found).toEqual(ids());
      engine.searcher.usesIndexes = true;
    }
    engine.close();
  }
  expect(acknowledged.size).toBeGreaterThan(0);
}, 30_000);
