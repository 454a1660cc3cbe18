import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

export type Victim = {
  readonly url: string;
  /** kill -9, and wait until it is gone. */
  kill(): Promise<void>;
};

/**
 * Starts the cloud over the folder. With `killAfterMs` it is killed while it starts, which must do no harm either;
 * then there is nothing to talk to.
 */
export async function startVictim(directory: string): Promise<Victim>;
export async function startVictim(directory: string, killAfterMs: number): Promise<undefined>;
export async function startVictim(directory: string, killAfterMs?: number): Promise<Victim | undefined> {
  mkdirSync(join(directory, 'functions'), { recursive: true });
  const program = ['--import', 'tsx', resolve('tests/torture/victim.ts'), directory];
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints = (complaints + chunk.toString()).slice(-4_000)));
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  if (killAfterMs !== undefined) {
    await new Promise((due) => setTimeout(due, killAfterMs));
    await kill();
    return undefined;
  }
  const url = await new Promise<string>((found, failed) => {
    createInterface(child.stdout).on('line', (line) => line.startsWith('CLOUD ') && found(line.slice(6)));
    void ended.then(() => failed(new Error(`the cloud did not come back: ${complaints}`)));
  });
  return { url, kill };
}
