import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';

let program: Promise<string> | undefined;

async function compile(): Promise<string> {
  const resolve = createRequire(__filename).resolve;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      resolve('esbuild/bin/esbuild'),
      join(__dirname, 'instance.worker.ts'),
      '--bundle',
      '--platform=node',
      '--format=cjs',
      '--target=node20',
      '--log-level=error',
    ],
    { maxBuffer: 16 * 1024 * 1024 },
  );
  return stdout;
}

/**
 * The instance's thread as JavaScript. Compiled once per process: a thread takes part in no loader of its parent
 * (tsx, Jest), and a loader in every instance would cost more than the function it runs.
 */
export function instanceProgram(): Promise<string> {
  program ??= compile();
  return program;
}
