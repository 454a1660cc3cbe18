import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openEngine, type Engine } from '@localcloud/engine/engine';
import { compileFilter } from '@localcloud/engine/filter/compile-filter';
import { createDatabaseService } from '@localcloud/services/database/database-service';

const root = mkdtempSync(join(tmpdir(), 'power-'));
const live = join(root, 'live');
const definitions = [{ name: 'c', indexes: [{ name: 'n', keys: [['n', 1]] as const }] }];
let engine: Engine;
/** How long the log was when a write was answered: what is on disk up to there must never be lost. */
const answers: { readonly logBytes: number; readonly written: number }[] = [];

beforeAll(async () => {
  engine = openEngine({ directory: live, now: Date.now });
  const service = createDatabaseService(engine);
  service.defineCollections(definitions);
  const call = (action: string, more: object) =>
    service.handle(`database.${action}`, { collectionName: 'c', ...more });
  for (const _id of ['a', 'b'])
    await call('insertDocument', { data: [JSON.stringify({ _id, balance: 500 })] });
  await engine.durable();
  for (let n = 0; n < 60; n += 1) {
    const { transactionId } = await service.handle('database.startTransaction', {});
    for (const [id, change] of [
      ['a', -1],
      ['b', 1],
    ] as const)
      await call('modifyDocument', {
        transactionId,
        query: JSON.stringify({ _id: id }),
        data: JSON.stringify({ $inc: { balance: change } }),
      });
    const text = 'x'.repeat((n * 977) % 9_000);
    await call('insertDocument', { transactionId, data: [JSON.stringify({ _id: `d${n}`, n, text })] });
    await service.handle('database.commitTransaction', { transactionId });
    answers.push({ logBytes: statSync(join(live, 'data.db-wal')).size, written: n + 1 });
  }
});
afterAll(() => {
  engine.close();
  rmSync(root, { recursive: true, force: true });
});

let cuts = 0;

/** What is found after the power went when the log was on disk up to a byte, and perhaps rubbish behind it. */
function afterCut(bytes: number, rubbish: Uint8Array) {
  const directory = join(root, `cut-${(cuts += 1)}`);
  mkdirSync(directory);
  copyFileSync(join(live, 'data.db'), join(directory, 'data.db'));
  const log = readFileSync(join(live, 'data.db-wal')).subarray(0, bytes);
  writeFileSync(join(directory, 'data.db-wal'), Buffer.concat([log, rubbish]));
  const left = openEngine({ directory, now: Date.now });
  try {
    if (!left.hasCollection('c')) return undefined;
    const collection = left.collection('c');
    const ids = (source: object) =>
      left.searcher
        .find(collection, { filter: compileFilter(source), sort: [['_id', 1]] })
        .map(({ id }) => id);
    const found = ids({ n: { $gte: 0 } });
    left.searcher.usesIndexes = false;
    expect(found).toEqual(ids({ n: { $gte: 0 } }));
    const balanceOf = (id: string) => Number(collection.findById(id)?.document.balance ?? NaN);
    return { written: found.length, a: balanceOf('a'), b: balanceOf('b') };
  } finally {
    left.close();
    rmSync(directory, { recursive: true });
  }
}

it('a power cut at any byte of the log leaves all that was answered, and of the rest whole transactions only', () => {
  const end = answers.at(-1)!.logBytes;
  const first = answers[0]!.logBytes;
  fc.assert(
    fc.property(
      fc.oneof(
        fc.integer({ min: 0, max: end }),
        fc.constantFrom(...answers.map(({ logBytes }) => logBytes - 1)),
      ),
      fc.uint8Array({ maxLength: 6_000 }),
      (bytes, rubbish) => {
        const left = afterCut(bytes, rubbish);
        const answered = answers.findLast(({ logBytes }) => logBytes <= bytes)?.written ?? 0;
        if (bytes < first) expect(left?.written ?? 0).toBe(0);
        else expect(left).toEqual({ written: answered, a: 500 - answered, b: 500 + answered });
      },
    ),
    { numRuns: 150 },
  );
  expect(afterCut(end, new Uint8Array())).toEqual({ written: 60, a: 440, b: 560 });
}, 60_000);
