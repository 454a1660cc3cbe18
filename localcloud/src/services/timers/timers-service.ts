import type { Alarm, Clock } from '../../clock';
import type { DeployedFunction } from '../functions/function-config';
import type { FunctionReply, FunctionsService } from '../functions/functions-service';
import { TIMER_NAME } from './limits';
import { nextDue, parseTimer, type TimerExpression } from './timer-expression';

export type TimersService = {
  /** From now on timers run when they are due; what functions call must be reachable. */
  start(): void;
  /** Runs a function's timer now, after a run that is under way; undefined when the function has no timer. */
  fire(functionName: string): Promise<FunctionReply> | undefined;
};

class Timer {
  private running: Promise<FunctionReply> | undefined;
  private alarm: Alarm | undefined;
  private isStopped = false;

  constructor(
    private readonly functionName: string,
    readonly triggerName: string,
    private readonly expression: TimerExpression,
    private readonly functions: FunctionsService,
    private readonly clock: Clock,
  ) {}

  /** Waits for the next moment. One that passes during a run is left out, so that a run never meets another. */
  schedule(): void {
    const due = this.isStopped ? undefined : nextDue(this.expression, this.clock.now());
    if (due === undefined) return;
    this.alarm = this.clock.at(due, () => void this.run().finally(() => this.schedule()));
  }

  run(): Promise<FunctionReply> {
    const before = this.running ?? Promise.resolve();
    const run = before.then(() => this.invoke());
    this.running = run;
    return run;
  }

  stop(): void {
    this.isStopped = true;
    this.alarm?.cancel();
  }

  private invoke(): Promise<FunctionReply> {
    const time = `${new Date(this.clock.now()).toISOString().slice(0, 19)}Z`;
    return this.functions.invoke({
      functionName: this.functionName,
      event: JSON.stringify({ Type: 'Timer', TriggerName: this.triggerName, Time: time, Message: '' }),
      identity: { source: 'wx_trigger' },
    });
  }
}

function makeTimer(
  { name, timer }: DeployedFunction,
  functions: FunctionsService,
  clock: Clock,
): Timer | undefined {
  if (!timer) return undefined;
  try {
    if (!TIMER_NAME.test(timer.name)) throw new Error('a name is 1 to 60 of A-Z a-z 0-9 _ -, a letter first');
    return new Timer(name, timer.name, parseTimer(timer.config), functions, clock);
  } catch (error) {
    throw new Error(`function ${name}: timer "${timer.name}": ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Runs the timers of every function's config.json by the cloud's clock. When the clock is moved over several moments,
 * the timer runs once: what it does must look at the time, not count its runs. Throws for a timer that is wrong; one
 * that becomes wrong while functions are watched stands still and says so in the function's log.
 */
export function createTimers(functions: FunctionsService, clock: Clock): TimersService {
  const timers = new Map<string, Timer>();
  let hasStarted = false;

  function set(target: DeployedFunction): void {
    const timer = makeTimer(target, functions, clock);
    if (!timer) return;
    timers.set(target.name, timer);
    if (hasStarted) timer.schedule();
  }

  functions.functions().forEach(set);
  functions.onChange((name) => {
    timers.get(name)?.stop();
    timers.delete(name);
    try {
      functions
        .functions()
        .filter((target) => target.name === name)
        .forEach(set);
    } catch (error) {
      const line = { at: Math.floor(clock.now()), level: 'error', text: (error as Error).message };
      functions.logs.add(name, 'watch', [line]);
    }
  });
  return {
    start() {
      hasStarted = true;
      timers.forEach((timer) => timer.schedule());
    },
    fire: (functionName) => timers.get(functionName)?.run(),
  };
}
