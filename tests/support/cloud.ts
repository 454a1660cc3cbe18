import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { bundleFunctions } from '@config/bundle-functions';

/** A local cloud in a process of its own: it can be killed like one, and Jest's sandbox is not around it. */
export type Cloud = {
  readonly url: string;
  /** kill -9: nothing is flushed, nothing is said. */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts the local cloud over a data folder; on any free port and by the folder's clock unless told otherwise. */
export async function startCloud(
  dataDirectory: string,
  functionsDirectory: string,
  options: { port?: number; clock?: string } = {},
): Promise<Cloud> {
  const { port = 0, clock } = options;
  const parameters = [dataDirectory, functionsDirectory, String(port), ...(clock ? [clock] : [])];
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', resolve('tests/support/run-cloud.ts'), ...parameters],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints = (complaints + chunk.toString()).slice(-4_000)));
  const url = await new Promise<string>((found, failed) => {
    createInterface(child.stdout).on('line', (line) => line.startsWith('CLOUD ') && found(line.slice(6)));
    child.once('exit', (status) => failed(new Error(`the local cloud ended (${status}): ${complaints}`)));
  });
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    await ended;
  };
  return { url, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

/** Bundles the functions as for an upload, into a folder of this test file's own. */
export async function bundleForTests(): Promise<{ directory: string; remove(): void }> {
  const directory = mkdtempSync(join(tmpdir(), 'yunpu-functions-'));
  await bundleFunctions({ sourceDirectory: resolve('cloudfunctions'), outputDirectory: directory });
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}
