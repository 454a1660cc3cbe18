import type { CallerIdentity } from './caller-identity';
import type { DeployedFunction } from './function-config';

export type RunningCall = { readonly identity: CallerIdentity; readonly target: DeployedFunction };

type Count = { running: number; calls: number; failures: number; refused: number; ms: number };

/** Which calls are under way, and what there has been of every function. */
export class CallRegister {
  private readonly running = new Map<string, RunningCall>();
  private readonly counts = new Map<string, Count>();

  /** Calls of one function that are under way, those that wait for an instance included. */
  runningOf(functionName: string): number {
    return this.counts.get(functionName)?.running ?? 0;
  }

  find(token: string): RunningCall | undefined {
    return this.running.get(token);
  }

  refuse(functionName: string): void {
    this.countOf(functionName).refused += 1;
  }

  /** Notes a call, and answers what to call when it has ended. */
  begin(token: string, call: RunningCall): (ok: boolean) => void {
    const startedAt = performance.now();
    const count = this.countOf(call.target.name);
    this.running.set(token, call);
    count.running += 1;
    return (ok) => {
      this.running.delete(token);
      count.running -= 1;
      count.calls += 1;
      count.ms += performance.now() - startedAt;
      if (!ok) count.failures += 1;
    };
  }

  read(): Record<string, Count> {
    return Object.fromEntries(this.counts);
  }

  private countOf(functionName: string): Count {
    let count = this.counts.get(functionName);
    if (!count)
      this.counts.set(functionName, (count = { running: 0, calls: 0, failures: 0, refused: 0, ms: 0 }));
    return count;
  }
}
