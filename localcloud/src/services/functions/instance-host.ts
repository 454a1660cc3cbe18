import { spawn } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import type { InstanceData, InstanceMessage, Task } from './instance-messages';
import { INSTANCE_HEAP_MB } from './limits';

export type LoopTime = { readonly active: number; readonly idle: number };

/** Where an instance's program runs. */
export type Host = {
  post(task: Task): void;
  /** Milliseconds its event loop was at work, and idle; undefined where that cannot be seen from outside. */
  loopTime(): LoopTime | undefined;
  end(): Promise<void>;
};

export type HostOptions = {
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly clockOffset: Float64Array;
};

export type HostListener = {
  onMessage(message: InstanceMessage): void;
  /** What was written past the console. */
  onText(text: string): void;
  /** It has ended by itself, or is about to. */
  onGone(reason: 'crashed' | 'memory', message: string): void;
};

/** One lane of a shared process: light, and as safe as its neighbours are careful with memory. */
export function threadHost(options: HostOptions, listener: HostListener): Host {
  const workerData: InstanceData = { clockOffset: options.clockOffset };
  const worker = new Worker(options.program, {
    eval: true,
    workerData,
    env: { ...options.environment },
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: INSTANCE_HEAP_MB },
  });
  worker.on('message', (message: InstanceMessage) => listener.onMessage(message));
  worker.on('error', (error: unknown) => {
    const isFull = (error as NodeJS.ErrnoException | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
    listener.onGone(isFull ? 'memory' : 'crashed', error instanceof Error ? error.message : String(error));
  });
  worker.on('exit', () => listener.onGone('crashed', 'the instance exited'));
  for (const stream of [worker.stdout, worker.stderr]) stream.setEncoding('utf8').on('data', listener.onText);
  return {
    post: (task) => worker.postMessage(task, []),
    loopTime() {
      const { active, idle } = worker.performance.eventLoopUtilization();
      return { active, idle };
    },
    end: async () => void (await worker.terminate()),
  };
}

const OUT_OF_MEMORY = /heap out of memory|Allocation failed|invalid table size/i;

/**
 * A process of its own, as a container is: a function that takes too much memory takes nobody along. (A thread does:
 * when one allocation goes far over a thread's heap limit, V8 ends the whole process.)
 */
export function processHost(options: HostOptions, memoryMb: number, listener: HostListener): Host {
  const child = spawn(process.execPath, [`--max-old-space-size=${memoryMb}`, '-e', options.program], {
    env: { ...options.environment, INSTANCE_MEMORY_MB: String(memoryMb) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  let lastWords = '';
  child.on('message', (message) => listener.onMessage(message as InstanceMessage));
  child.on('error', (error) => listener.onGone('crashed', error.message));
  child.stdout!.setEncoding('utf8').on('data', listener.onText);
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-8_000);
    listener.onText(text);
  });
  const closed = new Promise<void>((done) =>
    child.once('close', (status, signal) => {
      const message = OUT_OF_MEMORY.test(lastWords) && status !== 0;
      listener.onGone(message ? 'memory' : 'crashed', `the instance exited (${signal ?? status})`);
      done();
    }),
  );
  return {
    // A child that has just gone is told of by `close`, not here.
    post: (task) => void child.send({ ...task, clockOffset: options.clockOffset[0]! }, () => undefined),
    loopTime: () => undefined,
    async end() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
