import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { CloudError } from '../../cloud-error';
import { identityEnvironment, throughFunction, type CallerIdentity } from './caller-identity';
import { readFunctions, type DeployedFunction } from './function-catalog';
import { openFunctionLogs, type FunctionLogs } from './function-logs';
import type { Outcome } from './instance';
import { InstancePool } from './instance-pool';
import { instanceProgram } from './instance-program';
import type { Task } from './instance-messages';
import { MAX_EVENT_BYTES } from './limits';

export type FunctionsOptions = {
  readonly functionsDirectory: string;
  readonly logsDirectory: string;
  readonly environmentId: string;
  readonly appId: string;
  /** Variables of every instance: what the SDKs need to find this cloud, and the secrets of the functions. */
  readonly environment: Readonly<Record<string, string>>;
  readonly clockOffset: Float64Array;
  readonly poolSize?: number;
};

export type Invocation = {
  readonly functionName: string;
  /** JSON text. */
  readonly event: string;
  readonly identity: CallerIdentity;
  readonly isNested?: boolean;
};

export type FunctionReply =
  Outcome | { readonly ok: false; readonly reason: 'unknown'; readonly message: string };

type CallCount = { calls: number; failures: number; ms: number };

export type FunctionsService = {
  readonly functions: ReadonlyMap<string, DeployedFunction>;
  readonly logs: FunctionLogs;
  invoke(invocation: Invocation): Promise<FunctionReply>;
  /** `functions.invokeFunction` of the SDKs. Throws `CloudError` for what the platform refuses. */
  invokeFromSdk(request: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** The function whose running event carries this token. */
  runningFunction(token: string): DeployedFunction | undefined;
  metrics(): Record<string, unknown>;
  close(): Promise<void>;
};

/** Default number of instances: one per core, two at least so that one long call does not stop the shop. */
const usualPoolSize = (): number => Math.min(Math.max(availableParallelism(), 2), 4);

export async function startFunctions(options: FunctionsOptions): Promise<FunctionsService> {
  const functions = readFunctions(options.functionsDirectory);
  const logs = openFunctionLogs(options.logsDirectory);
  const counts = new Map<string, CallCount>();
  const now = (): number => Math.floor(Date.now() + options.clockOffset[0]!);
  const running = new Map<string, { identity: CallerIdentity; target: DeployedFunction }>();
  const pool = new InstancePool({
    program: await instanceProgram(),
    environment: options.environment,
    clockOffset: options.clockOffset,
    size: options.poolSize ?? usualPoolSize(),
  });

  function taskOf(target: DeployedFunction, { event, identity }: Invocation, token: string): Task {
    const userInfo =
      identity.openId === undefined ? undefined : { appId: options.appId, openId: identity.openId };
    return {
      directory: target.directory,
      event,
      userInfo,
      environment: {
        ...identityEnvironment(identity, options.appId, token),
        SCF_FUNCTIONNAME: target.name,
      },
      context: {
        function_name: target.name,
        function_version: '$LATEST',
        memory_limit_in_mb: target.memoryMb,
        time_limit_in_ms: target.timeoutMs,
        request_id: token,
        namespace: options.environmentId,
      },
    };
  }

  async function invoke(invocation: Invocation): Promise<FunctionReply> {
    const target = functions.get(invocation.functionName);
    if (!target) return { ok: false, reason: 'unknown', message: `no function ${invocation.functionName}` };
    if (Buffer.byteLength(invocation.event) > MAX_EVENT_BYTES) {
      return { ok: false, reason: 'tooLarge', message: `event of more than ${MAX_EVENT_BYTES} bytes` };
    }
    const token = randomUUID();
    const startedAt = performance.now();
    running.set(token, { identity: invocation.identity, target });
    const outcome = await pool.run(taskOf(target, invocation, token), target.timeoutMs, {
      isNested: invocation.isNested ?? false,
      onLogs: (lines) => logs.add(target.name, token, lines),
    });
    running.delete(token);

    const count = counts.get(target.name) ?? { calls: 0, failures: 0, ms: 0 };
    counts.set(target.name, count);
    count.calls += 1;
    count.ms += performance.now() - startedAt;
    if (!outcome.ok) {
      count.failures += 1;
      logs.add(target.name, token, [
        { at: now(), level: 'error', text: `${outcome.reason}: ${outcome.message}` },
      ]);
    }
    return outcome;
  }

  return {
    functions,
    logs,
    invoke,
    async invokeFromSdk(request) {
      const { function_name: name, request_data: data, wxCloudApiToken: token } = request;
      const caller = typeof token === 'string' ? running.get(token) : undefined;
      const reply = await invoke({
        functionName: String(name),
        event: typeof data === 'string' && data !== '' ? data : '{}',
        identity: throughFunction(caller?.identity),
        isNested: caller !== undefined,
      });
      if (reply.ok) return { data: { response_data: reply.json } };
      const code = reply.reason === 'unknown' ? 'FUNCTION_NOT_FOUND' : 'FUNCTIONS_EXECUTE_FAIL';
      throw new CloudError(code, reply.message);
    },
    runningFunction: (token) => running.get(token)?.target,
    metrics: () => ({ calls: Object.fromEntries(counts), pool: pool.load, loops: pool.loopTimes() }),
    async close() {
      await pool.close();
      await logs.close();
    },
  };
}
