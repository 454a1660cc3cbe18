import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readFunction, type DeployedFunction } from './function-config';
import { WATCH_MS } from './limits';

export type { DeployedFunction };

export type FunctionCatalog = {
  all(): readonly DeployedFunction[];
  /** Undefined when there is none. Throws when its config.json has become wrong while it was watched. */
  get(name: string): DeployedFunction | undefined;
  close(): void;
};

/** Hears of every function whose files have changed, gone or come. `problem`: what is wrong with it now. */
export type FunctionWatcher = (name: string, directory: string, problem?: string) => void;

type Entry = {
  readonly stamp: string;
  readonly target?: DeployedFunction;
  readonly problem?: Error;
};

/** Tells one build of a function from another; empty when there is no function. */
function stampOf(directory: string): string {
  const [code, config] = ['index.js', 'config.json'].map((file) =>
    statSync(join(directory, file), { throwIfNoEntry: false }),
  );
  const marks = [code, config].map((stat) => (stat ? `${stat.mtimeMs} ${stat.size} ${stat.ino}` : '-'));
  return code ? marks.join(' ') : '';
}

function tryToRead(directory: string, name: string, stamp: string): Entry {
  if (stamp === '') return { stamp };
  try {
    return { stamp, target: readFunction(directory, name) };
  } catch (error) {
    return { stamp, problem: error as Error };
  }
}

/**
 * Every folder with an index.js is a function; the folder's name is the function's. Without a watcher they are read
 * once. With one, a call finds what is on disk at its moment, and the folder is looked through now and then, for
 * functions that are new and timers that wait for no call. Throws when a config.json is wrong at the start.
 */
export function openFunctionCatalog(functionsDirectory: string, watcher?: FunctionWatcher): FunctionCatalog {
  const entries = new Map<string, Entry>();
  const folders = (): string[] => (existsSync(functionsDirectory) ? readdirSync(functionsDirectory) : []);
  const folderOf = (name: string): string => join(functionsDirectory, name);

  function refresh(name: string): void {
    const directory = folderOf(name);
    const stamp = stampOf(directory);
    const known = entries.get(name);
    if ((known?.stamp ?? '') === stamp) return;
    const entry = tryToRead(directory, name, stamp);
    entries.set(name, entry);
    watcher?.(name, directory, entry.problem?.message);
  }

  for (const name of folders()) {
    const stamp = stampOf(folderOf(name));
    if (stamp !== '') entries.set(name, { stamp, target: readFunction(folderOf(name), name) });
  }
  const looking =
    watcher && setInterval(() => new Set([...entries.keys(), ...folders()]).forEach(refresh), WATCH_MS);
  looking?.unref();

  return {
    all: () => [...entries.values()].flatMap(({ target }) => target ?? []),
    get(name) {
      // Only names that were found in the folder: this one comes from a caller, and may be a path.
      if (watcher && entries.has(name)) refresh(name);
      const entry = entries.get(name);
      if (entry?.problem) throw entry.problem;
      return entry?.target;
    },
    close: () => clearInterval(looking),
  };
}
