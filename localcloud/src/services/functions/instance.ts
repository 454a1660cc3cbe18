import { processHost, threadHost, type Host, type HostOptions, type LoopTime } from './instance-host';
import type { InstanceMessage, LogLine, Task } from './instance-messages';
import { MAX_LOAD_SECONDS, MAX_REPLY_BYTES } from './limits';

export type Outcome =
  | { readonly ok: true; readonly json: string }
  | {
      readonly ok: false;
      readonly reason: 'failed' | 'timeout' | 'crashed' | 'memory' | 'tooLarge';
      readonly message: string;
    };

export type InstanceOptions = HostOptions & {
  /** Limit of an instance that is a process of its own; without it, it is a thread. */
  readonly memoryMb?: number;
  readonly onLogs: (lines: readonly LogLine[]) => void;
  readonly onExit: () => void;
};

type Running = {
  readonly directory: string;
  readonly timeoutMs: number;
  timer: NodeJS.Timeout | undefined;
  readonly end: (outcome: Outcome) => void;
};

/** Runs functions. It is given an event only when the one before has ended, and ends itself by a crash or a time-out. */
export class Instance {
  private readonly host: Host;
  private running: Running | undefined;
  private readonly loaded = new Set<string>();
  /** More than `loaded`: code without a `main` stays in Node's memory too. */
  private readonly tried = new Set<string>();
  private hasEnded = false;

  constructor(private readonly options: InstanceOptions) {
    const listener = {
      onMessage: (message: InstanceMessage) => this.receive(message),
      onText: (text: string) => {
        const at = Math.floor(Date.now() + options.clockOffset[0]!);
        options.onLogs([{ at, level: 'log', text: text.trimEnd() }]);
      },
      onGone: (reason: 'crashed' | 'memory', message: string) => this.crash(reason, message),
    };
    this.host =
      options.memoryMb === undefined
        ? threadHost(options, listener)
        : processHost(options, options.memoryMb, listener);
  }

  /**
   * Handles one event. After `timeoutMs` the instance is ended with whatever it was doing; the time in which the
   * function's code is loaded here for the first time does not count.
   */
  run(task: Task, timeoutMs: number): Promise<Outcome> {
    return new Promise((end) => {
      this.tried.add(task.directory);
      this.running = { directory: task.directory, timeoutMs, timer: undefined, end };
      this.endAfter(this.loaded.has(task.directory) ? timeoutMs : MAX_LOAD_SECONDS * 1000);
      this.host.post(task);
    });
  }

  /** Whether this function's code has been loaded here, is being loaded or could not be. */
  hasCodeOf(directory: string): boolean {
    return this.tried.has(directory);
  }

  loopTime(): LoopTime | undefined {
    return this.host.loopTime();
  }

  async close(): Promise<void> {
    this.hasEnded = true;
    await this.host.end();
  }

  private endAfter(ms: number): void {
    const running = this.running;
    if (!running) return;
    clearTimeout(running.timer);
    running.timer = setTimeout(() => {
      const message = `Invoking task timed out after ${ms / 1000} seconds`;
      this.finish({ ok: false, reason: 'timeout', message });
      this.crash('crashed', message);
    }, ms);
  }

  private receive(message: InstanceMessage): void {
    if (message.type === 'loaded') {
      if (this.running) this.loaded.add(this.running.directory);
      this.endAfter(this.running?.timeoutMs ?? 0);
      return;
    }
    if (message.logs.length > 0) this.options.onLogs(message.logs);
    if (message.type === 'memory') this.crash('memory', '');
    if (message.type === 'failure') this.finish({ ok: false, reason: 'failed', message: message.message });
    if (message.type === 'result') this.finish(checked(message.json));
  }

  private finish(outcome: Outcome): void {
    const running = this.running;
    this.running = undefined;
    clearTimeout(running?.timer);
    running?.end(outcome);
  }

  private crash(reason: 'crashed' | 'memory', text: string): void {
    const { memoryMb } = this.options;
    const message = reason === 'memory' && memoryMb ? `memory of more than ${memoryMb} MB` : text;
    this.finish({ ok: false, reason, message });
    if (this.hasEnded) return;
    this.hasEnded = true;
    void this.host.end();
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
