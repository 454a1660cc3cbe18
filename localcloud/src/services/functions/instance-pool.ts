import { Instance, type InstanceOptions, type Outcome } from './instance';
import type { LogLine, Task } from './instance-messages';
import { IDLE_INSTANCE_MS, MAX_INSTANCES, MAX_WAITING_CALLS, STALL_MS } from './limits';

export type PoolOptions = Omit<InstanceOptions, 'onLogs' | 'onExit'> & {
  /** Instances kept when nothing happens. */
  readonly size: number;
};

type Call = {
  readonly task: Task;
  readonly timeoutMs: number;
  readonly onLogs: (lines: readonly LogLine[]) => void;
  readonly end: (outcome: Outcome) => void;
};

type Seat = {
  readonly instance: Instance;
  call: Call | undefined;
  lastCall: Call | undefined;
  idleSince: number;
};

/**
 * Instances shared by all functions. Each handles one event at a time, as on the platform; the number is small,
 * because a laptop has few cores. It grows when the busy ones may be waiting for a waiting call (a function that
 * calls a function), and shrinks again.
 */
export class InstancePool {
  private readonly seats = new Set<Seat>();
  private readonly waiting: Call[] = [];
  private stall: NodeJS.Timeout | undefined;
  private ended = 0;
  private isClosed = false;
  private readonly sweep: NodeJS.Timeout;

  constructor(private readonly options: PoolOptions) {
    for (let count = 0; count < options.size; count += 1) this.open();
    this.sweep = setInterval(() => this.closeIdle(), IDLE_INSTANCE_MS / 2);
    this.sweep.unref();
  }

  /** Runs one event as soon as an instance is free. `isNested`: a running function waits for this call. */
  run(
    task: Task,
    timeoutMs: number,
    { isNested, onLogs }: { isNested: boolean; onLogs: Call['onLogs'] },
  ): Promise<Outcome> {
    if (this.waiting.length >= MAX_WAITING_CALLS) {
      return Promise.resolve({ ok: false, reason: 'crashed', message: 'too many calls are waiting' });
    }
    return new Promise((end) => {
      this.waiting.push({ task, timeoutMs, onLogs, end });
      this.next();
      if (isNested && this.waiting.length > 0) this.grow();
    });
  }

  loopTimes(): { active: number; idle: number }[] {
    return [...this.seats].map(({ instance }) => instance.loopTime());
  }

  get load(): { instances: number; busy: number; waiting: number } {
    const busy = [...this.seats].filter(({ call }) => call).length;
    return { instances: this.seats.size, busy, waiting: this.waiting.length };
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.stall);
    clearInterval(this.sweep);
    for (const call of this.waiting.splice(0)) {
      call.end({ ok: false, reason: 'crashed', message: 'the local cloud is closing' });
    }
    await Promise.all([...this.seats].map(({ instance }) => instance.close()));
  }

  private open(): Seat {
    const seat: Seat = {
      instance: new Instance({
        ...this.options,
        onLogs: (lines) => (seat.call ?? seat.lastCall)?.onLogs(lines),
        onExit: () => this.replace(seat),
      }),
      call: undefined,
      lastCall: undefined,
      idleSince: performance.now(),
    };
    this.seats.add(seat);
    return seat;
  }

  private replace(seat: Seat): void {
    this.seats.delete(seat);
    if (this.isClosed) return;
    if (this.seats.size < this.options.size) this.open();
    this.next();
  }

  private grow(): void {
    if (this.isClosed || this.seats.size >= MAX_INSTANCES) return;
    this.open();
    this.next();
  }

  private next(): void {
    for (const seat of this.seats) {
      if (this.waiting.length === 0) break;
      if (!seat.call) void this.serve(seat, this.waiting.shift()!);
    }
    this.watchForStall();
  }

  private async serve(seat: Seat, call: Call): Promise<void> {
    seat.call = call;
    const outcome = await seat.instance.run(call.task, call.timeoutMs);
    seat.lastCall = call;
    seat.call = undefined;
    seat.idleSince = performance.now();
    this.ended += 1;
    call.end(outcome);
    this.next();
  }

  private watchForStall(): void {
    if (this.stall || this.waiting.length === 0 || this.isClosed) return;
    const endedBefore = this.ended;
    this.stall = setTimeout(() => {
      this.stall = undefined;
      if (this.waiting.length > 0 && this.ended === endedBefore) this.grow();
      this.watchForStall();
    }, STALL_MS);
  }

  private closeIdle(): void {
    for (const seat of this.seats) {
      if (this.seats.size <= this.options.size) return;
      if (seat.call || performance.now() - seat.idleSince < IDLE_INSTANCE_MS) continue;
      this.seats.delete(seat);
      void seat.instance.close();
    }
  }
}
