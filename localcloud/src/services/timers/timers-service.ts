import type { Clock } from '../../clock';
import type { DeployedFunction, TimerTrigger } from '../functions/function-catalog';
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

  constructor(
    private readonly target: DeployedFunction,
    private readonly trigger: TimerTrigger,
    private readonly expression: TimerExpression,
    private readonly functions: FunctionsService,
    private readonly clock: Clock,
  ) {}

  /** Waits for the next moment. One that passes during a run is left out, so that a run never meets another. */
  schedule(): void {
    const due = nextDue(this.expression, this.clock.now());
    if (due === undefined) return;
    this.clock.at(due, () => void this.run().finally(() => this.schedule()));
  }

  run(): Promise<FunctionReply> {
    const before = this.running ?? Promise.resolve();
    const run = before.then(() => this.invoke());
    this.running = run;
    return run;
  }

  private invoke(): Promise<FunctionReply> {
    const time = `${new Date(this.clock.now()).toISOString().slice(0, 19)}Z`;
    return this.functions.invoke({
      functionName: this.target.name,
      event: JSON.stringify({ Type: 'Timer', TriggerName: this.trigger.name, Time: time, Message: '' }),
      identity: { source: 'wx_trigger' },
    });
  }
}

/**
 * Runs the timers of every function's config.json by the cloud's clock. When the clock is moved over several moments,
 * the timer runs once: what it does must look at the time, not count its runs. Throws for a timer that is wrong.
 */
export function createTimers(functions: FunctionsService, clock: Clock): TimersService {
  const timers = new Map<string, Timer>();
  for (const target of functions.functions.values()) {
    if (!target.timer) continue;
    if (!TIMER_NAME.test(target.timer.name)) throw new Error(`timer name "${target.timer.name}"`);
    const timer = new Timer(target, target.timer, parseTimer(target.timer.config), functions, clock);
    timers.set(target.name, timer);
  }
  return {
    start: () => timers.forEach((timer) => timer.schedule()),
    fire: (functionName) => timers.get(functionName)?.run(),
  };
}
