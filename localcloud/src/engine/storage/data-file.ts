import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'libsql';

/** Raised whenever what is on disk changes shape. An older program must not touch a newer folder. */
const FORMAT_VERSION = 1;

/** Pages of 4 KB that the log may hold before SQLite moves them into the main file. */
const CHECKPOINT_PAGES = 4_000;

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
    close() {
      statements.clear();
      // The library keeps the file open until its statements are collected. Leaving log mode moves everything into the
      // main file, synced; leaving the exclusive mode lets the next one open it at once.
      database.prepare('PRAGMA journal_mode=DELETE').get();
      database.exec('PRAGMA locking_mode=NORMAL; BEGIN; SELECT count(*) FROM collections; COMMIT');
      database.close();
    },
  };
}

function prepareFile(database: SqliteDatabase.Database): void {
  // One process owns the file; the lock also keeps a second one from opening it.
  database.exec('PRAGMA locking_mode=EXCLUSIVE');
  database.prepare('PRAGMA journal_mode=WAL').get();
  // NORMAL: the log is synced by `GroupCommit` before anything is answered, SQLite syncs around checkpoints.
  database.exec(
    `PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=${CHECKPOINT_PAGES}; PRAGMA cache_size=-65536`,
  );
  database.exec('BEGIN EXCLUSIVE; COMMIT');
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version !== 0 && version !== FORMAT_VERSION)
    throw new Error(`the data folder has format ${version}, this program reads format ${FORMAT_VERSION}`);
  if (version === 0)
    database.exec(`BEGIN;
      CREATE TABLE collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, is_defined INTEGER NOT NULL);
      CREATE TABLE indexes (id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, name TEXT NOT NULL,
        definition TEXT NOT NULL, multiple TEXT NOT NULL, UNIQUE (collection, name));
      PRAGMA user_version=${FORMAT_VERSION};
      COMMIT;`);
}
