import type { LoopTime } from './instance-host';
import { Instance, type InstanceOptions, type Outcome } from './instance';
import type { LogLine, Task } from './instance-messages';
import { IDLE_INSTANCE_MS, STALL_MS } from './limits';

/** Which instances a call may use: those of its function, or those that all functions share. */
export type Lane = {
  readonly name: string;
  /** Instances that are there from the first call on and stay. */
  readonly kept: number;
  readonly most?: number;
  /** Of one instance; only a process has a limit, so without one they are threads. */
  readonly memoryMb?: number;
};

export type PoolOptions = Omit<InstanceOptions, 'memoryMb' | 'onLogs' | 'onExit'> & {
  /** Instances of all lanes: opened as calls come, and at most, when calls wait and none ends. */
  readonly usual: number;
  readonly most: number;
  readonly idleMs?: number;
};

type Call = {
  readonly task: Task;
  readonly timeoutMs: number;
  readonly onLogs: (lines: readonly LogLine[]) => void;
  /** The call of a function that waits for this one. */
  readonly calledBy: string | undefined;
  readonly end: (outcome: Outcome) => void;
};

type Seat = {
  readonly instance: Instance;
  call: Call | undefined;
  lastCall: Call | undefined;
  idleSince: number;
  /** Its code is old: it ends with the call it has. */
  isRetired: boolean;
};

type OpenLane = {
  lane: Lane;
  /** The first that is free takes a call, so that the later ones may become idle and end. */
  readonly seats: Set<Seat>;
  readonly waiting: Call[];
};

function freeSeat({ seats }: OpenLane): Seat | undefined {
  for (const seat of seats) if (!seat.call) return seat;
  return undefined;
}

function lastFreeSeat({ seats }: OpenLane): Seat | undefined {
  return [...seats].reverse().find(({ call }) => !call);
}

/**
 * Instances, each handling one event at a time, as on the platform: opened when calls come and none is idle, used
 * again, and ended when nobody has needed them for a while. Their number over all is small, because a laptop has few
 * cores; above it calls wait. An instance whose call waits for another function does not count, and the call that it
 * waits for goes first, so that functions may call functions however many do. When nothing moves for other reasons (a
 * function that reaches another over HTTP), the pool grows a little.
 */
export class InstancePool {
  private readonly lanes = new Map<string, OpenLane>();
  private seatCount = 0;
  private waitingCount = 0;
  /** Calls that wait for calls of theirs, by their token, and how many these are. */
  private readonly suspended = new Map<string, number>();
  private stall: NodeJS.Timeout | undefined;
  private ended = 0;
  private isClosed = false;
  private readonly idleMs: number;
  private readonly sweep: NodeJS.Timeout;

  constructor(private readonly options: PoolOptions) {
    this.idleMs = options.idleMs ?? IDLE_INSTANCE_MS;
    this.sweep = setInterval(() => this.closeIdle(), this.idleMs / 2);
    this.sweep.unref();
  }

  /** Opens the instances that a lane keeps, before anybody calls. */
  prepare(lane: Lane): void {
    this.keep(this.laneOf(lane));
  }

  /** Runs one event as soon as an instance is free. `calledBy`: the running call that waits for this one. */
  run(
    task: Task,
    wanted: Lane,
    timeoutMs: number,
    { calledBy, onLogs }: Pick<Call, 'calledBy' | 'onLogs'>,
  ): Promise<Outcome> {
    if (this.isClosed) return Promise.resolve(closing);
    const lane = this.laneOf(wanted);
    return new Promise((end) => {
      const call = { task, timeoutMs, onLogs, calledBy, end };
      if (calledBy === undefined) lane.waiting.push(call);
      else {
        lane.waiting.unshift(call);
        this.suspended.set(calledBy, (this.suspended.get(calledBy) ?? 0) + 1);
      }
      this.waitingCount += 1;
      this.fill(lane);
    });
  }

  /** Ends every instance that has this function's code; a busy one when its call has ended. */
  retire(directory: string): void {
    for (const lane of this.lanes.values()) {
      for (const seat of [...lane.seats].filter(({ instance }) => instance.hasCodeOf(directory))) {
        if (seat.call) seat.isRetired = true;
        else this.dismiss(lane, seat);
      }
      this.keep(lane);
    }
  }

  loopTimes(): LoopTime[] {
    return this.allSeats().flatMap(({ instance }) => instance.loopTime() ?? []);
  }

  get load(): { instances: number; busy: number; waiting: number } {
    const busy = this.allSeats().filter(({ call }) => call).length;
    return { instances: this.seatCount, busy, waiting: this.waitingCount };
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.stall);
    clearInterval(this.sweep);
    for (const { waiting } of this.lanes.values()) waiting.splice(0).forEach(({ end }) => end(closing));
    await Promise.all(this.allSeats().map(({ instance }) => instance.close()));
  }

  private allSeats(): Seat[] {
    return [...this.lanes.values()].flatMap(({ seats }) => [...seats]);
  }

  private laneOf(lane: Lane): OpenLane {
    const known = this.lanes.get(lane.name);
    if (known) {
      known.lane = lane;
      return known;
    }
    const opened: OpenLane = { lane, seats: new Set(), waiting: [] };
    this.lanes.set(lane.name, opened);
    return opened;
  }

  private open(lane: OpenLane): Seat {
    const { program, environment, clockOffset } = this.options;
    const seat: Seat = {
      instance: new Instance({
        program,
        environment,
        clockOffset,
        memoryMb: lane.lane.memoryMb,
        onLogs: (lines) => (seat.call ?? seat.lastCall)?.onLogs(lines),
        onExit: () => this.replace(lane, seat),
      }),
      call: undefined,
      lastCall: undefined,
      idleSince: performance.now(),
      isRetired: false,
    };
    lane.seats.add(seat);
    this.seatCount += 1;
    return seat;
  }

  /** Another instance, when there is room for it among `most`; an idle one of another lane makes room. */
  private openWithin(lane: OpenLane, most: number): Seat | undefined {
    if (this.isClosed || lane.seats.size >= (lane.lane.most ?? Infinity)) return undefined;
    if (this.seatCount - this.suspended.size >= most && !this.makeRoom()) return undefined;
    return this.open(lane);
  }

  private makeRoom(): boolean {
    for (const lane of this.lanes.values()) {
      const seat = lane.seats.size > lane.lane.kept ? lastFreeSeat(lane) : undefined;
      if (!seat) continue;
      this.dismiss(lane, seat);
      return true;
    }
    return false;
  }

  private remove(lane: OpenLane, seat: Seat): void {
    if (lane.seats.delete(seat)) this.seatCount -= 1;
  }

  private dismiss(lane: OpenLane, seat: Seat): void {
    this.remove(lane, seat);
    void seat.instance.close();
  }

  private keep(lane: OpenLane): void {
    while (!this.isClosed && lane.seats.size < lane.lane.kept) this.open(lane);
  }

  private replace(lane: OpenLane, seat: Seat): void {
    this.remove(lane, seat);
    if (this.isClosed) return;
    this.keep(lane);
    this.fillAll();
  }

  private grow(lane: OpenLane): void {
    if (this.openWithin(lane, this.options.most)) this.fill(lane);
  }

  private fill(lane: OpenLane): void {
    while (lane.waiting.length > 0) {
      const seat = freeSeat(lane) ?? this.openWithin(lane, this.options.usual);
      if (!seat) break;
      this.waitingCount -= 1;
      void this.serve(lane, seat, lane.waiting.shift()!);
    }
    this.watchForStall();
  }

  private fillAll(): void {
    for (const lane of this.lanes.values()) if (lane.waiting.length > 0) this.fill(lane);
  }

  private async serve(lane: OpenLane, seat: Seat, call: Call): Promise<void> {
    seat.call = call;
    const outcome = await seat.instance.run(call.task, call.timeoutMs);
    seat.lastCall = call;
    seat.call = undefined;
    seat.idleSince = performance.now();
    this.ended += 1;
    if (call.calledBy !== undefined) this.resume(call.calledBy);
    if (seat.isRetired) {
      this.dismiss(lane, seat);
      this.keep(lane);
    }
    call.end(outcome);
    this.fill(lane);
    // Whatever waits elsewhere waits for room.
    if (this.waitingCount > lane.waiting.length) this.fillAll();
  }

  private resume(token: string): void {
    const count = this.suspended.get(token) ?? 0;
    if (count > 1) this.suspended.set(token, count - 1);
    else this.suspended.delete(token);
  }

  private watchForStall(): void {
    if (this.stall || this.waitingCount === 0 || this.isClosed) return;
    const endedBefore = this.ended;
    this.stall = setTimeout(() => {
      this.stall = undefined;
      const starved = [...this.lanes.values()].filter(({ waiting }) => waiting.length > 0);
      if (this.ended === endedBefore && starved[0]) this.grow(starved[0]);
      this.watchForStall();
    }, STALL_MS);
  }

  private closeIdle(): void {
    const longAgo = performance.now() - this.idleMs;
    for (const lane of this.lanes.values()) {
      for (const seat of [...lane.seats].reverse()) {
        if (lane.seats.size <= lane.lane.kept) break;
        if (!seat.call && seat.idleSince < longAgo) this.dismiss(lane, seat);
      }
    }
  }
}

const closing: Outcome = { ok: false, reason: 'crashed', message: 'the local cloud is closing' };
