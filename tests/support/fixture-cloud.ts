import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { bundleFunctions } from '@config/bundle-functions';
import type { Secrets } from '@localcloud/data-folder';

export type Reply = { readonly status: number; readonly json: unknown; readonly text: string };

export type FixtureOptions = {
  readonly clock?: string;
  readonly instances?: number;
  readonly pools?: 'shared' | 'function';
  readonly concurrency?: number;
  readonly watch?: boolean;
};

export type FixtureCloud = {
  readonly url: string;
  /** The bundled functions, for a test that changes them. */
  readonly functionsDirectory: string;
  readonly secrets: Secrets;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  /** Calls a fixture function as a signed-in person. */
  call(name: string, data: object, session?: string): Promise<unknown>;
  signIn(code: string): Promise<string>;
  advance(ms: number): Promise<void>;
  /** kill -9, and another process over the same data folder. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

async function read(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
  return { status: response.status, text, json: isJson ? (JSON.parse(text) as unknown) : undefined };
}

type Running = { readonly url: string; end(signal: NodeJS.Signals): Promise<void> };

function listenForAddress(child: ChildProcess): Promise<string> {
  let said = '';
  child.stderr!.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
  return new Promise((found, failed) => {
    createInterface(child.stdout!).on('line', (line) => {
      const url = /^local cloud: (\S+)/.exec(line)?.[1];
      if (url) found(url);
    });
    child.once('exit', (status) => failed(new Error(`the local cloud ended (${status}): ${said}`)));
  });
}

async function runCloud(parameters: readonly string[]): Promise<Running> {
  const program = ['--import', 'tsx', resolve('localcloud/src/main.ts'), ...parameters];
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  return {
    url: await listenForAddress(child),
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
}

/** `npm run cloud` in a process of its own, over the fixture functions, on any free port. */
export async function startFixtureCloud(options: FixtureOptions = {}): Promise<FixtureCloud> {
  const folder = mkdtempSync(join(tmpdir(), 'fixture-cloud-'));
  const functionsDirectory = join(folder, 'functions');
  const dataDirectory = join(folder, 'data');
  mkdirSync(functionsDirectory);
  await bundleFunctions({
    sourceDirectory: resolve('tests/support/fixture-functions'),
    outputDirectory: functionsDirectory,
  });

  const usual = ['--port', '0', '--data', dataDirectory, '--functions', functionsDirectory];
  const routes = ['/web=echo', '/web/reply=replier', '/web-reply=replier'].flatMap((route) => [
    '--route',
    route,
  ]);
  const { instances = 2, pools = 'shared', concurrency, watch } = options;
  const size = ['--instances', String(instances), '--pools', pools];
  if (concurrency) size.push('--concurrency', String(concurrency));
  if (watch) size.push('--watch');
  const start = (...more: string[]): Promise<Running> => runCloud([...usual, ...routes, ...size, ...more]);
  let cloud = await start(...(options.clock ? ['--clock', options.clock] : []));
  let session = '';

  const post: FixtureCloud['post'] = async (path, body, headers = {}) =>
    read(
      await fetch(cloud.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  const signIn = async (code: string): Promise<string> =>
    ((await post('/wechat/login', { code })).json as { session: string }).session;

  return {
    get url() {
      return cloud.url;
    },
    functionsDirectory,
    secrets: JSON.parse(readFileSync(join(dataDirectory, 'secrets.json'), 'utf8')) as Secrets,
    post,
    get: async (path, headers = {}) => read(await fetch(cloud.url + path, { headers, redirect: 'manual' })),
    signIn,
    async call(name, data, as) {
      session ||= await signIn('fixture-person');
      return (await post(`/call/${name}`, data, { 'x-wx-session': as ?? session })).json;
    },
    async advance(ms) {
      await post('/_local/clock', { advance: ms });
    },
    async restart() {
      await cloud.end('SIGKILL');
      cloud = await start();
    },
    async close() {
      await cloud.end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
