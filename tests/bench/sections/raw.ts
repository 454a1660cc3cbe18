import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { openEngine } from '@localcloud/engine/engine';
import { createDatabaseService } from '@localcloud/services/database/database-service';
import { round, runLoad } from '../measure';

const ONE_CLIENT = 1_500;
const MANY_CLIENTS = 12_000;
const CLIENTS = 32;

/** What every write of this section stores: about as large as an order. */
const documentOf = (id: string) => ({ _id: id, counter: 0, note: '单'.repeat(60), lines: 'x'.repeat(600) });

/** Bare libsql: the tables of a collection, a log that is synced at every commit, `group` writes in each. */
function commitsPerSecond(directory: string, group: number, total: number): number {
  const database = new Database(join(directory, `raw-${group}.db`));
  database.exec('PRAGMA locking_mode=EXCLUSIVE');
  database.prepare('PRAGMA journal_mode=WAL').get();
  database.exec('PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-65536');
  database.exec('CREATE TABLE documents (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT)');
  const insert = database.prepare('INSERT INTO documents VALUES (?,?,?)');
  const startedAt = performance.now();
  for (let done = 0; done < total; done += group) {
    database.exec('BEGIN IMMEDIATE');
    for (let at = done; at < done + group; at += 1)
      insert.run([at, `d${at}`, JSON.stringify(documentOf(`d${at}`))]);
    database.exec('COMMIT');
  }
  const perSec = total / ((performance.now() - startedAt) / 1000);
  database.close();
  return round(perSec, 1);
}

/** The same documents through our database service in this process: all that a write costs but SDK and HTTP. */
async function engineInserts(directory: string): Promise<{ engineC1: number; engineC32: number }> {
  const engine = openEngine({ directory, now: Date.now });
  try {
    const service = createDatabaseService(engine);
    service.defineCollections([{ name: 'documents', indexes: [] }]);
    let next = 0;
    const insert = async () => {
      const data = [JSON.stringify(documentOf(`d${(next += 1)}`))];
      await service.handle('database.insertDocument', { collectionName: 'documents', data });
    };
    await runLoad(CLIENTS, 1_000, insert);
    const [one, many] = [await runLoad(1, ONE_CLIENT, insert), await runLoad(CLIENTS, MANY_CLIENTS, insert)];
    return { engineC1: one.perSec, engineC32: many.perSec };
  } finally {
    engine.close();
  }
}

/**
 * `raw.{commitC1,commitC32}`: durable inserts per second that bare libsql does, one per commit and 32 per commit (what
 * 32 waiting clients queue), and `raw.{engineC1,engineC32}`: what our engine does with the same documents, each
 * answered when it is durable. `engineShare` is engine to bare libsql at one client, `gain` the engine at 32 clients to
 * itself at one. Both run in this process on one disk, one after the other.
 * What the SDK makes of it is `engine.insert` in the same report.
 */
export async function rawSection(): Promise<object> {
  const directory = mkdtempSync(join(tmpdir(), 'yunpu-raw-'));
  try {
    commitsPerSecond(directory, 2, 500);
    const commitC1 = commitsPerSecond(directory, 1, ONE_CLIENT);
    const commitC32 = commitsPerSecond(directory, CLIENTS, MANY_CLIENTS);
    const { engineC1, engineC32 } = await engineInserts(join(directory, 'engine'));
    const share = { engineShare: round(engineC1 / commitC1), gain: round(engineC32 / engineC1) };
    return { raw: { commitC1, commitC32, engineC1, engineC32, ...share } };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
