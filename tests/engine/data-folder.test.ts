import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { openEngine } from '@localcloud/engine/engine';
import { openDataFile } from '@localcloud/engine/storage/data-file';
import { createDatabaseService } from '@localcloud/services/database/database-service';

const root = mkdtempSync(join(tmpdir(), 'folder-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const open = (name: string) => openEngine({ directory: join(root, name), now: Date.now });
const add = (service: ReturnType<typeof createDatabaseService>, document: object) =>
  service.handle('database.insertDocument', { collectionName: 'c', data: [JSON.stringify(document)] });

it('is kept by one process at a time and can be opened again after', async () => {
  const first = open('one');
  expect(() => open('one')).toThrow('in use by another process');
  const service = createDatabaseService(first);
  service.defineCollections([{ name: 'c', indexes: [] }]);
  await add(service, { _id: 'x', n: 1 });
  first.close();
  const second = open('one');
  expect(second.collection('c').findById('x')?.document).toEqual({ _id: 'x', n: 1 });
  second.close();
});

it('of another format is left alone', () => {
  open('newer').close();
  const file = openDataFile(join(root, 'newer'));
  file.exec('PRAGMA user_version=999');
  file.close();
  expect(() => open('newer')).toThrow('format 999');
});

it('is backed up while it works; the copy opens by itself', async () => {
  const engine = open('live');
  const service = createDatabaseService(engine);
  service.defineCollections([{ name: 'c', indexes: [{ name: 'n', keys: [['n', 1]] }] }]);
  await add(service, { _id: 'x', n: 1 });
  mkdirSync(join(root, 'copy'));
  const copied = engine.backup(join(root, 'copy', 'data.db'));
  await add(service, { _id: 'y', n: 1 });
  await expect(engine.backup(join(root, 'copy', 'second.db'))).rejects.toThrow('already');
  await copied;
  const copy = open('copy');
  const query = { collectionName: 'c', query: '{"n":1}' };
  expect(createDatabaseService(copy).explain(query)).toMatchObject({ index: 'n', found: 1 });
  expect(service.explain(query)).toMatchObject({ found: 2 });
  copy.close();
  engine.close();
});

it('gets new indexes filled from what it holds, keeps them, and refuses to change one silently', async () => {
  const engine = open('indexed');
  const service = createDatabaseService(engine);
  service.defineCollections([{ name: 'c', indexes: [] }]);
  for (const n of [1, 1, 2]) await add(service, { n });
  const plain = { name: 'n', keys: [['n', 1]] as const };
  service.defineCollections([{ name: 'c', indexes: [plain] }]);
  service.defineCollections([{ name: 'c', indexes: [plain] }]);
  expect(service.explain({ collectionName: 'c', query: '{"n":1}' })).toMatchObject({
    index: 'n',
    found: 2,
    documentsRead: 2,
  });
  const changed = { name: 'n', keys: [['n', -1]] as const };
  expect(() => service.defineCollections([{ name: 'c', indexes: [changed] }])).toThrow('new name');
  const unique = { name: 'unique', keys: [['n', 1]] as const, unique: true };
  expect(() => service.defineCollections([{ name: 'c', indexes: [unique] }])).toThrow('E11000');
  expect(service.explain({ collectionName: 'c', query: '{"n":1}' })).toMatchObject({ index: 'n', found: 2 });
  engine.close();
});

it('keeps no more in memory than it may, and still answers everything', async () => {
  const engine = openEngine({ directory: join(root, 'small'), now: Date.now, cacheBytes: 200_000 });
  const service = createDatabaseService(engine);
  service.defineCollections([{ name: 'c', indexes: [{ name: 'n', keys: [['n', 1]] }] }]);
  for (let n = 0; n < 500; n++) await add(service, { _id: n, n, text: 'x'.repeat(1_000) });
  const { total } = (
    await service.handle('database.calculateDocument', {
      collectionName: 'c',
      query: '{"text":{"$exists":true}}',
    })
  ).data as { total: number };
  expect(total).toBe(500);
  expect(engine.cachedBytes).toBeLessThanOrEqual(200_000);
  engine.close();
});
