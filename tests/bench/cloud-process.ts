import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What `GET /_local/metrics` answers, as far as the bench reads it. CPU over the whole process, functions included. */
type Metrics = {
  cpu: { userMs: number; systemMs: number };
  memory: { rss: number };
  database: Record<string, { requests: number }>;
};

/** A local cloud in a process of its own, so that its CPU is not the load generator's. */
export type CloudProcess = {
  readonly url: string;
  readonly startMs: number;
  readonly directory: string;
  cpuMs(): Promise<number>;
  /** Requests of the functions to the database since the start. */
  databaseCalls(): Promise<number>;
  rssMb(): Promise<number>;
  kill(signal?: NodeJS.Signals): Promise<void>;
  stop(): Promise<void>;
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
    if (child.exitCode !== null) throw new Error(`the local cloud ended with ${child.exitCode}`);
    const isUp = await fetch(`${url}/_local/health`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the local cloud did not come up within a minute');
}

export type CloudOptions = {
  /** Kept when the cloud stops; without it the cloud has a folder of its own. */
  readonly directory?: string;
  readonly nodeArguments?: readonly string[];
};

export async function startCloudProcess(options: CloudOptions = {}): Promise<CloudProcess> {
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'yunpu-bench-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    [
      ...(options.nodeArguments ?? []),
      ...[
        '--import',
        'tsx',
        'localcloud/src/main.ts',
        '--port',
        String(port),
        '--data',
        directory,
        '--empty',
      ],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await untilHealthy(url, child);
  const startMs = Math.round(performance.now() - startedAt);

  const metrics = async () => (await (await fetch(`${url}/_local/metrics`)).json()) as Metrics;
  const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
    child.kill(signal);
    await ended;
  };
  return {
    url,
    startMs,
    directory,
    kill,
    cpuMs: async () => {
      const { cpu } = await metrics();
      return cpu.userMs + cpu.systemMs;
    },
    databaseCalls: async () =>
      Object.values((await metrics()).database).reduce((sum, { requests }) => sum + requests, 0),
    rssMb: async () => Math.round((await metrics()).memory.rss / 1024 / 1024),
    stop: async () => {
      await kill('SIGTERM');
      if (!options.directory) rmSync(directory, { recursive: true, force: true });
    },
  };
}
