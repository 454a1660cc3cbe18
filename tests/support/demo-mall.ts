import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What a new user gets from `npm start` in an empty folder. */
export type DemoMall = {
  readonly url: string;
  /** The address by which the demo's guide signs in, as it was printed. */
  readonly guide: string;
  stop(): Promise<void>;
};

/** Starts it as `npm start` does, on any free port, in a process of its own. */
export async function startDemoMall(): Promise<DemoMall> {
  const directory = mkdtempSync(join(tmpdir(), 'yunpu-demo-'));
  const program = ['--import', 'tsx', 'config/start.ts', '--port', '0', '--data', directory];
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(directory, { recursive: true, force: true });
  };
  return new Promise((found, failed) => {
    let guide = '';
    createInterface(child.stdout).on('line', (line) => {
      guide = /Guide\s+(http:\/\/\S+)/.exec(line)?.[1] ?? guide;
      const url = /HQ\s+(http:\/\/\S+)\/console\//.exec(line)?.[1];
      if (url) found({ url, guide, stop });
    });
    child.once('exit', (status) => failed(new Error(`npm start ended (${status}): ${said}`)));
  });
}
