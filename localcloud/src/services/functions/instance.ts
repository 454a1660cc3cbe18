import { Worker } from 'node:worker_threads';
import type { InstanceData, InstanceMessage, LogLine, Task } from './instance-messages';
import { INSTANCE_HEAP_MB, MAX_LOAD_SECONDS, MAX_REPLY_BYTES } from './limits';

export type Outcome =
  | { readonly ok: true; readonly json: string }
  | {
      readonly ok: false;
      readonly reason: 'failed' | 'timeout' | 'crashed' | 'tooLarge';
      readonly message: string;
    };

export type InstanceOptions = {
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly clockOffset: Float64Array;
  readonly onLogs: (lines: readonly LogLine[]) => void;
  readonly onExit: () => void;
};

type Running = {
  readonly directory: string;
  readonly timeoutMs: number;
  timer: NodeJS.Timeout | undefined;
  readonly end: (outcome: Outcome) => void;
};

/** One worker thread. It is given an event only when the one before has ended, and ends itself by a crash or a time-out. */
export class Instance {
  private readonly worker: Worker;
  private running: Running | undefined;
  private readonly loaded = new Set<string>();
  private hasEnded = false;

  constructor(private readonly options: InstanceOptions) {
    const workerData: InstanceData = { clockOffset: options.clockOffset };
    this.worker = new Worker(options.program, {
      eval: true,
      workerData,
      env: { ...options.environment },
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: INSTANCE_HEAP_MB },
    });
    this.worker.on('message', (message: InstanceMessage) => this.receive(message));
    this.worker.on('error', (error: unknown) =>
      this.crash(error instanceof Error ? error.message : String(error)),
    );
    this.worker.on('exit', () => this.crash('the instance exited'));
    for (const stream of [this.worker.stdout, this.worker.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => {
        const at = Math.floor(Date.now() + options.clockOffset[0]!);
        options.onLogs([{ at, level: 'log', text: text.trimEnd() }]);
      });
    }
  }

  /**
   * Handles one event. After `timeoutMs` the thread is ended with whatever it was doing; the time in which the
   * function's code is loaded here for the first time does not count.
   */
  run(task: Task, timeoutMs: number): Promise<Outcome> {
    return new Promise((end) => {
      this.running = { directory: task.directory, timeoutMs, timer: undefined, end };
      this.endAfter(this.loaded.has(task.directory) ? timeoutMs : MAX_LOAD_SECONDS * 1000);
      this.worker.postMessage(task, []);
    });
  }

  /** Time the thread's event loop was at work, and idle, in milliseconds since it started. */
  loopTime(): { active: number; idle: number } {
    const { active, idle } = this.worker.performance.eventLoopUtilization();
    return { active, idle };
  }

  async close(): Promise<void> {
    this.hasEnded = true;
    await this.worker.terminate();
  }

  private endAfter(ms: number): void {
    const running = this.running;
    if (!running) return;
    clearTimeout(running.timer);
    running.timer = setTimeout(() => {
      const message = `Invoking task timed out after ${ms / 1000} seconds`;
      this.finish({ ok: false, reason: 'timeout', message });
      this.crash(message);
    }, ms);
  }

  private receive(message: InstanceMessage): void {
    if (message.type === 'loaded') {
      if (this.running) this.loaded.add(this.running.directory);
      this.endAfter(this.running?.timeoutMs ?? 0);
      return;
    }
    if (message.logs.length > 0) this.options.onLogs(message.logs);
    if (message.type === 'failure') this.finish({ ok: false, reason: 'failed', message: message.message });
    if (message.type === 'result') this.finish(checked(message.json));
  }

  private finish(outcome: Outcome): void {
    const running = this.running;
    this.running = undefined;
    clearTimeout(running?.timer);
    running?.end(outcome);
  }

  private crash(message: string): void {
    this.finish({ ok: false, reason: 'crashed', message });
    if (this.hasEnded) return;
    this.hasEnded = true;
    void this.worker.terminate();
    this.options.onExit();
  }
}

function checked(json: string): Outcome {
  // Characters first: counting bytes of a long string costs, and a short one cannot be too long.
  if (json.length * 3 > MAX_REPLY_BYTES && Buffer.byteLength(json) > MAX_REPLY_BYTES) {
    return { ok: false, reason: 'tooLarge', message: `reply of more than ${MAX_REPLY_BYTES} bytes` };
  }
  return { ok: true, json };
}
