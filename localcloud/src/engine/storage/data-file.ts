import { execFile, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'libsql';

/** Raised whenever what is on disk changes shape. An older program must not touch a newer folder. */
const FORMAT_VERSION = 2;

/** Pages of 4 KB that the log may hold before SQLite moves them into the main file. */
const CHECKPOINT_PAGES = 4_000;
/** A log that has grown beyond this, during a backup or a large transaction, gives the space back. */
const LARGEST_IDLE_LOG_BYTES = 64 * 1024 * 1024;

export type Row = readonly (string | number | null)[];
export type Statement = {
  run(values: readonly unknown[]): { changes: number };
  get(values: readonly unknown[]): Row | undefined;
  all(values: readonly unknown[]): Row[];
};

export type DataFile = {
  readonly path: string;
  /** A prepared statement, kept for the next caller with the same text. */
  statement(sql: string): Statement;
  exec(sql: string): void;
  /** Copies all that is committed now to a new file, synced, while others go on writing. */
  copyTo(path: string): Promise<void>;
  close(): void;
};

/** Opens or makes `data.db`. Throws when another process has it open or when it was written in another format. */
export function openDataFile(directory: string): DataFile {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'data.db');
  const database = new SqliteDatabase(path);
  try {
    prepareFile(database);
  } catch (error) {
    database.close();
    const isLocked = error instanceof Error && /locked|busy/i.test(error.message);
    throw isLocked ? new Error(`the data folder ${directory} is in use by another process`) : error;
  }
  const statements = new Map<string, Statement>();
  let copying: ChildProcess | undefined;
  return {
    path,
    statement(sql) {
      let statement = statements.get(sql);
      if (!statement) {
        if (statements.size > 2_000) statements.clear();
        const prepared = database.prepare(sql);
        statement = (prepared.reader ? prepared.raw() : prepared) as unknown as Statement;
        statements.set(sql, statement);
      }
      return statement;
    },
    exec: (sql) => database.exec(sql),
    async copyTo(target) {
      if (copying) throw new Error('a backup is being made already');
      // The log is moved into the file, and then the file stays as it is: what is written meanwhile waits in the log.
      const [isBusy] = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').raw().get() as number[];
      if (isBusy) throw new Error('the log could not be moved into the data file');
      database.prepare('PRAGMA wal_autocheckpoint=0').get();
      try {
        await new Promise<void>((resolve, reject) => {
          copying = copyApart(path, target, (error) => (error ? reject(error) : resolve()));
        });
      } finally {
        copying = undefined;
        if (database.open) database.prepare(`PRAGMA wal_autocheckpoint=${CHECKPOINT_PAGES}`).get();
      }
    },
    close() {
      copying?.kill();
      statements.clear();
      // The library keeps the file open until its statements are collected. Leaving log mode moves everything into the
      // main file, synced; leaving the exclusive mode lets the next one open it at once.
      database.prepare('PRAGMA journal_mode=DELETE').get();
      database.exec('PRAGMA locking_mode=NORMAL; BEGIN; SELECT count(*) FROM collections; COMMIT');
      database.close();
    },
  };
}

/** In a process of its own: closing a second handle on the file would give away the locks this process has on it. */
function copyApart(from: string, to: string, done: (error: Error | null) => void): ChildProcess {
  const program = `const fs = require('fs');
    fs.copyFileSync(process.argv[1], process.argv[2], fs.constants.COPYFILE_EXCL | fs.constants.COPYFILE_FICLONE);
    const file = fs.openSync(process.argv[2], 'r+');
    fs.fsyncSync(file);`;
  return execFile(process.execPath, ['-e', program, from, to], { env: {} }, done);
}

/** The format of a data file that nobody has open, from its header. */
export function formatOf(path: string): number {
  const header = Buffer.alloc(64);
  const file = openSync(path, 'r');
  try {
    readSync(file, header);
  } finally {
    closeSync(file);
  }
  if (header.toString('latin1', 0, 15) !== 'SQLite format 3') throw new Error(`${path} is no data file`);
  return header.readUInt32BE(60);
}

/** Throws for a format that this program does not know, in words for the person who started it. */
export function requireKnownFormat(version: number): void {
  if (version > FORMAT_VERSION)
    throw new Error(
      `the data folder has format ${version}, and this program reads up to ${FORMAT_VERSION}: use a newer one`,
    );
}

function prepareFile(database: SqliteDatabase.Database): void {
  // One process owns the file; the lock also keeps a second one from opening it.
  database.exec('PRAGMA locking_mode=EXCLUSIVE');
  database.prepare('PRAGMA journal_mode=WAL').get();
  // NORMAL: the log is synced by `GroupCommit` before anything is answered, SQLite syncs around checkpoints.
  database.exec(
    `PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=${CHECKPOINT_PAGES}; PRAGMA cache_size=-65536;
      PRAGMA journal_size_limit=${LARGEST_IDLE_LOG_BYTES}`,
  );
  database.exec('BEGIN EXCLUSIVE; COMMIT');
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  requireKnownFormat(version);
  // Format 1 only noted its geo indexes. Forgotten, they are made and filled as the collections are defined.
  if (version === 1)
    database.exec(`BEGIN;
      DELETE FROM indexes WHERE definition LIKE '%"2dsphere"%';
      PRAGMA user_version=${FORMAT_VERSION};
      COMMIT;`);
  if (version === 0)
    database.exec(`BEGIN;
      CREATE TABLE collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, is_defined INTEGER NOT NULL);
      CREATE TABLE indexes (id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, name TEXT NOT NULL,
        definition TEXT NOT NULL, multiple TEXT NOT NULL, UNIQUE (collection, name));
      PRAGMA user_version=${FORMAT_VERSION};
      COMMIT;`);
}
