/**
 * `npm run backup -- --data DIR --out DIR`: copies a data folder, also while a cloud runs over it. `--url` names that
 * cloud when the folder is not at hand under its own path.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { addressOf, openDataFolder } from '../localcloud/src/data-folder';
import { openEngine } from '../localcloud/src/engine/engine';
import { createBackups, type Backup } from '../localcloud/src/backup/backups';
import { moveFolder, requireEmpty } from '../localcloud/src/backup/move-folder';

async function askCloud(url: string): Promise<Backup> {
  const reply = await fetch(`${url.replace(/\/+$/, '')}/_local/backup`, { method: 'POST' });
  const body = (await reply.json()) as Backup & { message?: string };
  if (!reply.ok) throw new Error(body.message ?? `the cloud answered ${reply.status}`);
  return body;
}

/** Nobody runs over the folder; if somebody does after all, opening it says so. */
async function copyHere(data: string): Promise<Backup> {
  if (!existsSync(join(data, 'database', 'data.db'))) throw new Error(`${data} is no data folder`);
  const folder = await openDataFolder(data);
  const engine = openEngine({ directory: folder.database, now: Date.now });
  try {
    return await createBackups(folder, engine).take();
  } finally {
    engine.close();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: join('.data', 'local') },
      url: { type: 'string' },
      out: { type: 'string' },
    },
  });
  if (!values.out) throw new Error('npm run backup -- [--data DIR | --url URL] --out DIR');
  const out = resolve(values.out);
  requireEmpty(out);
  const url = values.url ?? (await addressOf(resolve(values.data)));
  const { directory, takenAt } = await (url ? askCloud(url) : copyHere(resolve(values.data)));
  moveFolder(directory, out);
  console.log(`${out} holds everything up to ${takenAt}. npm run restore -- --from ${values.out} --data DIR`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
