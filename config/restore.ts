/** `npm run restore -- --from BACKUP --data DIR`: makes a data folder of a backup. The folder must be empty or new. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { formatOf, requireKnownFormat } from '../localcloud/src/engine/storage/data-file';
import { NOTE } from '../localcloud/src/backup/backups';
import { copyFolder } from '../localcloud/src/backup/move-folder';

function main(): void {
  const { values } = parseArgs({ options: { from: { type: 'string' }, data: { type: 'string' } } });
  if (!values.from || !values.data) throw new Error('npm run restore -- --from BACKUP --data DIR');
  const from = resolve(values.from);
  if (!existsSync(join(from, NOTE))) throw new Error(`${from} is no backup: ${NOTE} is missing`);
  requireKnownFormat(formatOf(join(from, 'database', 'data.db')));
  copyFolder(from, resolve(values.data));
  console.log(`${resolve(values.data)} is restored: npm run cloud -- --data ${values.data}`);
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
