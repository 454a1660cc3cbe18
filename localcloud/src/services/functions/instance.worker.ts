/** The thread in which functions run: an instance with an environment of its own, one event at a time. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import type { InstanceData, InstanceMessage, LogLine, Task } from './instance-messages';
import { shiftedDate } from './shifted-date';

type Main = (event: unknown, context: unknown) => unknown;

const LONGEST_LINE = 16 * 1024;
const FLUSH_MS = 250;

const port = parentPort!;
const mains = new Map<string, Main>();
let lines: LogLine[] = [];

const takeLines = (): LogLine[] => {
  const taken = lines;
  lines = [];
  return taken;
};
const send = (message: InstanceMessage): void => port.postMessage(message);

// A thread's own environment is slow to read (each name crosses into native code), and the SDK reads thirty with a call.
process.env = { ...process.env };
globalThis.Date = shiftedDate(Date, (workerData as InstanceData).clockOffset);

function write(level: string, ...parts: unknown[]): void {
  lines.push({ at: Date.now(), level, text: format(...parts).slice(0, LONGEST_LINE) });
}
for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const) {
  console[level] = (...parts: unknown[]) => write(level, ...parts);
}
// A call that never ends still shows what it wrote; one that ends brings its lines along with its result.
setInterval(() => {
  if (lines.length > 0) send({ type: 'logs', logs: takeLines() });
}, FLUSH_MS).unref();

function load(directory: string): Main {
  const known = mains.get(directory);
  if (known) return known;
  const file = join(directory, 'index.js');
  const { main } = createRequire(file)(file) as { main?: Main };
  if (typeof main !== 'function') throw new Error('index.main is not a function');
  mains.set(directory, main);
  send({ type: 'loaded' });
  return main;
}

async function handle({ directory, event, userInfo, environment, context }: Task): Promise<void> {
  Object.assign(process.env, environment);
  try {
    const parsed: unknown = JSON.parse(event);
    const given = userInfo ? { ...(parsed as object), userInfo } : parsed;
    const result = await load(directory)(given, { ...context, callbackWaitsForEmptyEventLoop: false });
    send({ type: 'result', json: JSON.stringify(result) ?? 'null', logs: takeLines() });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    write('error', error);
    send({ type: 'failure', message, logs: takeLines() });
  } finally {
    for (const name of Object.keys(environment)) delete process.env[name];
  }
}

port.on('message', (task: Task) => void handle(task));
