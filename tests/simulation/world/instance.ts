import { AsyncLocalStorage } from 'node:async_hooks';
import { type CallerIdentity, identityEnvironment } from '@localcloud/services/functions/caller-identity';
import type { FunctionEvent } from '@functions/_runtime/caller';
import type { Faults, FaultKind } from './faults';
import type { Schedule } from './schedule';
import type { Story } from './story';

export type Main = (event: FunctionEvent) => Promise<unknown>;

/** One event in hand. What it waits for is dropped when it is no longer alive. */
type Invocation = {
  readonly key: string;
  readonly name: string;
  calls: number;
  faults: number;
  isAlive: boolean;
  end(error: Error): void;
};

/** The phone, WeChat Pay or the timer got no answer: nobody can tell what was done. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** One call to the database or to WeChat Pay, as the network treats it. */
export type RemoteCall<Answer> = {
  readonly name: string;
  readonly isWrite: boolean;
  readonly perform: () => Promise<Answer>;
  /** What the caller's client throws when the call fails on the way. */
  readonly failure: (why: string) => Error;
};

/** The SDK gives up on a call after 15 s; what it sent may still be done later. */
const CLIENT_TIMEOUT_MS = 15_000;
const LATEST_MS = 45_000;
/** The longest a function may run: `timeout` in the functions' config.json. */
const FUNCTION_TIMEOUT_MS = 20_000;
const TIMER_TIMEOUT_MS = 50_000;

const never = <Answer>(): Promise<Answer> => new Promise(() => undefined);

/** The functions as they run: identity, events in hand, and the network between them and what they call. */
export class Instance {
  readonly #current = new AsyncLocalStorage<Invocation>();
  readonly #alive = new Set<Invocation>();
  #downUntil = 0;

  constructor(
    private readonly parts: { schedule: Schedule; faults: Faults; story: Story; onRestart: () => void },
    private readonly appId: string,
  ) {}

  /** Runs one event. Throws NoAnswer when it is cut off. `wasFaulty` tells whether a fault was put into it. */
  async invoke(
    { name, main, key }: { name: string; main: Main; key: string },
    event: FunctionEvent,
    identity: CallerIdentity,
  ): Promise<{ answer: unknown; wasFaulty: boolean }> {
    const { schedule } = this.parts;
    if (schedule.now() < this.#downUntil) throw new NoAnswer('nobody is there');
    let end: (error: Error) => void = () => undefined;
    const cutOff = new Promise<never>((_, reject) => (end = reject));
    const invocation: Invocation = { key, name, calls: 0, faults: 0, isAlive: true, end };
    this.#alive.add(invocation);
    const limit = identity.source === 'wx_trigger' ? TIMER_TIMEOUT_MS : FUNCTION_TIMEOUT_MS;
    const alarm = schedule.after(limit, () => this.#cutOff(invocation, 'timed out'));
    const environment = identityEnvironment(identity, this.appId, 'token');
    Object.assign(process.env, environment);
    const answering = this.#current.run(invocation, () => main(event));
    // The caller is read before the first await, as in an instance that has one event at a time.
    for (const variable of Object.keys(environment)) delete process.env[variable];
    try {
      return { answer: await Promise.race([answering, cutOff]), wasFaulty: invocation.faults > 0 };
    } finally {
      alarm.cancel();
      invocation.isAlive = false;
      this.#alive.delete(invocation);
    }
  }

  /** A call over the network by the event in hand: a moment later it is done, unless something happens to it. */
  remote<Answer>(call: RemoteCall<Answer>): Promise<Answer> {
    const invocation = this.#current.getStore();
    if (!invocation) throw new Error(`${call.name} outside of an event`);
    if (!invocation.isAlive) return never();
    const { schedule, faults, story } = this.parts;
    invocation.calls += 1;
    const key = `${invocation.key}#${invocation.calls}`;
    const chance = faults.chanceOf(key);
    const fault = faults.at(key, chance);
    if (fault) {
      invocation.faults += 1;
      story.tell('network', `${invocation.name} (${key}): ${call.name} ${fault}`);
    }
    const delay = fault === 'isSlow' ? chance.between(500, 9_000) : chance.between(1, 25);
    const isDoneThough = chance.isTrue(0.5);
    return new Promise((resolve, reject) => {
      const done = { resolve, reject };
      if (fault === 'comesLate') {
        schedule.after(CLIENT_TIMEOUT_MS, () => invocation.isAlive && reject(call.failure('ETIMEDOUT')));
        const late = chance.between(CLIENT_TIMEOUT_MS, LATEST_MS);
        if (call.isWrite) schedule.after(late, () => void call.perform().catch(() => undefined));
        return;
      }
      schedule.after(delay, () => {
        // Whoever sent it is gone: it may have left in time or not.
        if (!invocation.isAlive) return isDoneThough ? void call.perform().catch(() => undefined) : undefined;
        story.note(`${key} ${call.name}`);
        return void this.#arrive(call, fault, done, invocation, isDoneThough);
      });
    });
  }

  async #arrive<Answer>(
    call: RemoteCall<Answer>,
    fault: FaultKind | undefined,
    { resolve, reject }: { resolve: (answer: Answer) => void; reject: (error: unknown) => void },
    invocation: Invocation,
    isSecondAnswer: boolean,
  ): Promise<void> {
    if (fault === 'stopsBefore') return this.#stop();
    if (fault === 'failsBefore') return reject(call.failure('ECONNRESET'));
    try {
      let answer = await call.perform();
      if (fault === 'stopsAfter') return this.#stop();
      if (fault === 'failsAfter') return reject(call.failure('ECONNRESET'));
      if (fault === 'comesTwice' && call.isWrite) {
        const second = call.perform();
        if (isSecondAnswer) answer = await second;
        else await second.catch(() => undefined);
      }
      if (invocation.isAlive) resolve(answer);
    } catch (error) {
      if (fault === 'stopsAfter') return this.#stop();
      if (invocation.isAlive) reject(error);
    }
  }

  /** The process ends where it stands: nobody gets an answer, and what is in memory is gone. */
  #stop(): void {
    const { schedule, story, onRestart } = this.parts;
    story.tell('process', `stops with ${this.#alive.size} events in hand`);
    for (const invocation of [...this.#alive]) this.#cutOff(invocation, 'the process stopped');
    this.#downUntil = schedule.now() + 2_000;
    onRestart();
  }

  #cutOff(invocation: Invocation, why: string): void {
    invocation.isAlive = false;
    this.#alive.delete(invocation);
    invocation.end(new NoAnswer(why));
  }
}
