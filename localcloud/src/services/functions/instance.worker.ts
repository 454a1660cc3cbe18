/** The program of an instance: a thread or a process with an environment of its own, one event at a time. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import type { InstanceData, InstanceMessage, LogLine, ProcessTask, Task } from './instance-messages';
import { shiftedDate } from './shifted-date';

type Main = (event: unknown, context: unknown) => unknown;

const LONGEST_LINE = 16 * 1024;
const FLUSH_MS = 250;

const mains = new Map<string, Main>();
const environments = new Map<string, NodeJS.ProcessEnv>();
let lines: LogLine[] = [];

const takeLines = (): LogLine[] => {
  const taken = lines;
  lines = [];
  return taken;
};
const send = (message: InstanceMessage): void =>
  parentPort ? parentPort.postMessage(message) : void process.send!(message);

// A real environment is slow to read (each name crosses into native code), and the SDK reads thirty with a call.
const { INSTANCE_MEMORY_MB, ...surroundings } = process.env;
process.env = surroundings;
const clockOffset = (workerData as InstanceData | null)?.clockOffset ?? new Float64Array(1);
globalThis.Date = shiftedDate(Date, clockOffset);

// What Node itself takes belongs to no function.
const bareBytes = process.memoryUsage.rss();
const mostBytes = INSTANCE_MEMORY_MB ? Number(INSTANCE_MEMORY_MB) * 1024 * 1024 : Infinity;
/** Only a process can tell: a thread sees the memory of all. The heap has a limit of its own; this is for buffers. */
const takesTooMuch = (): boolean =>
  mostBytes !== Infinity && process.memoryUsage.rss() - bareBytes > mostBytes;

function write(level: string, ...parts: unknown[]): void {
  lines.push({ at: Date.now(), level, text: format(...parts).slice(0, LONGEST_LINE) });
}
for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const) {
  console[level] = (...parts: unknown[]) => write(level, ...parts);
}
// A call that never ends still shows what it wrote; one that ends brings its lines along with its result.
setInterval(() => {
  if (takesTooMuch()) send({ type: 'memory', logs: takeLines() });
  else if (lines.length > 0) send({ type: 'logs', logs: takeLines() });
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

/** What this function finds in `process.env`, and what it leaves there: another function has another one. */
function environmentOf({ directory, variables }: Task): NodeJS.ProcessEnv {
  let own = environments.get(directory);
  if (!own) environments.set(directory, (own = { ...surroundings, ...variables }));
  return own;
}

async function handle(task: Task): Promise<void> {
  const { directory, event, userInfo, identity, context } = task;
  const own = environmentOf(task);
  process.env = Object.assign(own, identity);
  try {
    const parsed: unknown = JSON.parse(event);
    const given = userInfo ? { ...(parsed as object), userInfo } : parsed;
    const result = await load(directory)(given, { ...context, callbackWaitsForEmptyEventLoop: false });
    const json = JSON.stringify(result) ?? 'null';
    if (takesTooMuch()) send({ type: 'memory', logs: takeLines() });
    else send({ type: 'result', json, logs: takeLines() });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    write('error', error);
    send({ type: 'failure', message, logs: takeLines() });
  } finally {
    for (const name of Object.keys(identity)) delete own[name];
    process.env = surroundings;
  }
}

if (parentPort) parentPort.on('message', (task: Task) => void handle(task));
else {
  process.on('message', (task: ProcessTask) => {
    clockOffset[0] = task.clockOffset;
    void handle(task);
  });
  // The cloud is gone, perhaps by kill -9: nobody will ever ask again.
  process.on('disconnect', () => process.exit());
}
