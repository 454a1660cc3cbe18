import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'libsql';
import type { DataFolder } from '../data-folder';
import type { Engine } from '../engine/engine';

/** Stands in a backup that is whole. */
export const NOTE = 'backup.json';

export type Backup = { readonly directory: string; readonly takenAt: string };
export type Backups = { take(): Promise<Backup> };

/** Files of the store are never written in place, so a second name keeps what is there now. */
function seizeFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

function seizeFiles(files: string, into: string): void {
  for (const entry of readdirSync(files, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || basename(entry.parentPath) === 'incoming') continue;
    seizeFile(join(entry.parentPath, entry.name), join(into, basename(entry.parentPath), entry.name));
  }
}

function seizePayments(payments: string, into: string): void {
  const database = new Database(join(payments, 'payments.db'));
  database.prepare('VACUUM INTO ?').run([join(into, 'payments.db')]);
  database.close();
}

/** All but the documents. Short things, done before anything else can happen. */
function seize(folder: DataFolder, draft: string): void {
  seizePayments(folder.payments, join(draft, 'payments'));
  seizeFiles(folder.files, join(draft, 'files'));
  const merchants = join(folder.payments, 'merchants.json');
  if (existsSync(merchants)) copyFileSync(merchants, join(draft, 'payments', 'merchants.json'));
  const { outbox, subscriptions, shipments, clock, secretsFile } = folder;
  for (const file of [outbox, subscriptions, shipments, clock, secretsFile])
    if (existsSync(file)) copyFileSync(file, join(draft, basename(file)));
}

/**
 * Copies of a data folder below its own `backups`, each a data folder again, without the logs. Both databases and the
 * files are seized in one turn of the event loop, so they belong together; the large file is copied after that, while
 * the cloud goes on. `take` rejects while another one is under way.
 */
export function createBackups(folder: DataFolder, engine: Engine): Backups {
  let isTaking = false;

  async function copyInto(draft: string, takenAt: string): Promise<void> {
    for (const part of ['database', 'payments', 'files']) mkdirSync(join(draft, part), { recursive: true });
    const documents = engine.backup(join(draft, 'database', 'data.db'));
    // A fault of the rest must not leave the copy running behind our back.
    const [copied, seized] = await Promise.allSettled([documents, (async () => seize(folder, draft))()]);
    if (copied.status === 'rejected') throw copied.reason;
    if (seized.status === 'rejected') throw seized.reason;
    writeFileSync(join(draft, NOTE), `${JSON.stringify({ takenAt })}\n`, { flush: true });
  }

  return {
    async take() {
      if (isTaking) throw new Error('a backup is being made already');
      isTaking = true;
      const takenAt = new Date().toISOString();
      const directory = join(folder.backups, takenAt.replaceAll(':', '-'));
      // What a crash left half done.
      rmSync(join(folder.backups, 'unfinished'), { recursive: true, force: true });
      const draft = join(folder.backups, 'unfinished', basename(directory));
      try {
        await copyInto(draft, takenAt);
        renameSync(draft, directory);
        return { directory, takenAt };
      } finally {
        isTaking = false;
        rmSync(dirname(draft), { recursive: true, force: true });
      }
    },
  };
}
