import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Target = {
  /** What it is made from: a change in any of these makes it stale. */
  readonly sources: readonly string[];
  readonly output: string;
  readonly command: readonly [string, ...string[]];
  readonly environment?: Record<string, string>;
};

const miniprogramSources = [
  'miniprogram',
  'shared',
  'config/index.ts',
  'babel.config.js',
  'package-lock.json',
];

/** Everything under dist/, each by its own well-known tool. */
export const targets = {
  functions: {
    sources: ['cloudfunctions', 'shared', 'config', 'package-lock.json'],
    output: 'dist/cloudfunctions',
    command: ['tsx', 'config/bundle-functions.ts'],
  },
  console: {
    sources: ['console', 'shared', 'package-lock.json'],
    output: 'dist/console/index.html',
    command: ['vite', 'build', 'console', '--logLevel', 'warn'],
  },
  h5: {
    sources: miniprogramSources,
    output: 'dist/h5/index.html',
    command: ['taro', 'build', '--type', 'h5'],
    environment: { TARO_ENV: 'h5', NODE_ENV: 'production' },
  },
  weapp: {
    sources: miniprogramSources,
    output: 'dist/weapp/app.json',
    command: ['taro', 'build', '--type', 'weapp'],
    environment: { TARO_ENV: 'weapp', NODE_ENV: 'production' },
  },
} as const satisfies Record<string, Target>;

export type TargetName = keyof typeof targets;

const stampOf = (name: TargetName): string => join('dist', '.stamps', name);

function* filesUnder(path: string): Generator<string> {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
    yield* filesUnder(join(path, entry.name));
  }
}

function fingerprint(target: Target): string {
  const hash = createHash('sha256').update(JSON.stringify([target.command, process.version]));
  for (const source of target.sources) {
    for (const file of [...filesUnder(source)].sort()) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function run(name: TargetName, target: Target): Promise<void> {
  const [command, ...parameters] = target.command;
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      env: {
        ...process.env,
        ...target.environment,
        // Tools of one workspace alone stay in its own folder.
        PATH: `${['.', 'console'].map((at) => join(process.cwd(), at, 'node_modules/.bin')).join(':')}:${process.env.PATH}`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0 && existsSync(target.output)) resolve();
      else reject(new Error(`building ${name} failed (${status}):\n${output.slice(-6000)}`));
    });
  });
}

/** Builds what is missing or older than its sources; answers what was built and how long it took. */
export async function build(names: readonly TargetName[], say: (line: string) => void): Promise<void> {
  mkdirSync('dist/.stamps', { recursive: true });
  await Promise.all(
    names.map(async (name) => {
      const target: Target = targets[name];
      const print = fingerprint(target);
      const isFresh = existsSync(target.output) && existsSync(stampOf(name));
      if (isFresh && readFileSync(stampOf(name), 'utf8') === print) return;
      const startedAt = performance.now();
      await run(name, target);
      writeFileSync(stampOf(name), print);
      say(`built ${name} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    }),
  );
}

/** Makes a target stale: what stands in dist/ is made by somebody else from now on. */
export function forget(name: TargetName): void {
  rmSync(stampOf(name), { force: true });
}

if (process.argv[1] === __filename) {
  const wanted = process.argv.slice(2).filter((name): name is TargetName => Object.hasOwn(targets, name));
  const all = Object.keys(targets) as TargetName[];
  void build(wanted.length > 0 ? wanted : all, console.log);
}
