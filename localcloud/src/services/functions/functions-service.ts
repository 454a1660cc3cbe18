import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { CloudError } from '../../cloud-error';
import { CallRegister } from './call-register';
import { identityEnvironment, throughFunction, type CallerIdentity } from './caller-identity';
import { openFunctionCatalog } from './function-catalog';
import type { DeployedFunction } from './function-config';
import { openFunctionLogs, type FunctionLogs } from './function-logs';
import type { Outcome } from './instance';
import { InstancePool, type Lane } from './instance-pool';
import { instanceProgram } from './instance-program';
import type { Task } from './instance-messages';
import * as limits from './limits';

/** `shared`: a few threads for all functions. `function`: processes of its own for each, as on the platform. */
export type Pools = 'shared' | 'function';

export type FunctionsOptions = {
  readonly functionsDirectory: string;
  readonly logsDirectory: string;
  readonly environmentId: string;
  readonly appId: string;
  /** Variables of every instance: what the SDKs need to find this cloud, and the secrets of the functions. */
  readonly environment: Readonly<Record<string, string>>;
  readonly clockOffset: Float64Array;
  readonly pools?: Pools;
  /** Shared instances kept ready. */
  readonly poolSize?: number;
  /** Calls of one function at once. */
  readonly concurrency?: number;
  /** Whether functions that change on disk are taken up. */
  readonly watch?: boolean;
};

export type Invocation = {
  readonly functionName: string;
  /** JSON text. */
  readonly event: string;
  readonly identity: CallerIdentity;
  /** The token of the running call that waits for this one. */
  readonly calledBy?: string;
};

export type FunctionReply =
  Outcome | { readonly ok: false; readonly reason: 'unknown' | 'refused'; readonly message: string };

type Failure = Extract<FunctionReply, { ok: false }>;

export type FunctionsService = {
  functions(): readonly DeployedFunction[];
  /** Tells the name of every function that has changed on disk from now on. */
  onChange(listener: (functionName: string) => void): void;
  readonly logs: FunctionLogs;
  invoke(invocation: Invocation): Promise<FunctionReply>;
  /** `functions.invokeFunction` of the SDKs. Throws `CloudError` for what the platform refuses. */
  invokeFromSdk(request: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** The function whose running event carries this token. */
  runningFunction(token: string): DeployedFunction | undefined;
  metrics(): Record<string, unknown>;
  close(): Promise<void>;
};

/** What an SDK hears (docs.cloudbase.net/error-code). */
const SDK_CODES: Readonly<Record<Failure['reason'], string>> = {
  unknown: 'FUNCTION_NOT_FOUND',
  refused: 'FUNCTION_EXCEED_RESOURCE_LIMIT',
  timeout: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
  memory: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED',
  failed: 'FUNCTIONS_EXECUTE_FAIL',
  crashed: 'FUNCTIONS_EXECUTE_FAIL',
  tooLarge: 'FUNCTIONS_EXECUTE_FAIL',
};

/** Default number of shared instances: one per core, two at least so that one long call does not stop the shop. */
const usualPoolSize = (): number => Math.min(Math.max(availableParallelism(), 2), 4);

async function openPool({ pools, poolSize, concurrency, environment, clockOffset }: FunctionsOptions) {
  const common = { program: await instanceProgram(), environment, clockOffset };
  if (pools === 'function') {
    const size = { usual: limits.USUAL_OWN_INSTANCES, most: limits.MAX_OWN_INSTANCES };
    const most = concurrency ?? limits.MAX_CONCURRENCY;
    const laneOf = ({ name, memoryMb }: DeployedFunction): Lane => ({ name, kept: 0, most, memoryMb });
    return { pool: new InstancePool({ ...common, ...size }), laneOf };
  }
  const kept = poolSize ?? usualPoolSize();
  const shared: Lane = { name: '', kept };
  const most = Math.max(kept, limits.MAX_SHARED_INSTANCES);
  const pool = new InstancePool({ ...common, usual: kept, most });
  pool.prepare(shared);
  return { pool, laneOf: () => shared };
}

export async function startFunctions(options: FunctionsOptions): Promise<FunctionsService> {
  const logs = openFunctionLogs(options.logsDirectory);
  const register = new CallRegister();
  const concurrency = options.concurrency ?? limits.MAX_CONCURRENCY;
  const listeners = new Set<(functionName: string) => void>();
  const catalog = openFunctionCatalog(options.functionsDirectory, options.watch ? takeUp : undefined);
  const { pool, laneOf } = await openPool(options);

  function complain(functionName: string, requestId: string, text: string): void {
    const at = Math.floor(Date.now() + options.clockOffset[0]!);
    logs.add(functionName, requestId, [{ at, level: 'error', text }]);
  }

  function takeUp(name: string, directory: string, problem?: string): void {
    pool.retire(directory);
    if (problem) complain(name, 'watch', problem);
    listeners.forEach((listener) => listener(name));
  }

  function taskOf(target: DeployedFunction, { event, identity }: Invocation, token: string): Task {
    const userInfo =
      identity.openId === undefined ? undefined : { appId: options.appId, openId: identity.openId };
    return {
      directory: target.directory,
      event,
      userInfo,
      variables: target.variables,
      identity: { ...identityEnvironment(identity, options.appId, token), SCF_FUNCTIONNAME: target.name },
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

  /** The function that is called, or why it is not. */
  function admit({ functionName, event, identity }: Invocation): DeployedFunction | Failure {
    let target: DeployedFunction | undefined;
    try {
      target = catalog.get(functionName);
    } catch (error) {
      return { ok: false, reason: 'failed', message: (error as Error).message };
    }
    if (!target) return { ok: false, reason: 'unknown', message: `no function ${functionName}` };
    if (Buffer.byteLength(event) > limits.MAX_EVENT_BYTES) {
      return { ok: false, reason: 'tooLarge', message: `event of more than ${limits.MAX_EVENT_BYTES} bytes` };
    }
    // A timer's call is asynchronous: the platform keeps it and tries again, here it waits.
    if (identity.source !== 'wx_trigger' && register.runningOf(functionName) >= concurrency) {
      register.refuse(functionName);
      const message = `ResourceLimitReached: ${concurrency} calls of ${functionName} are at work`;
      return { ok: false, reason: 'refused', message };
    }
    return target;
  }

  async function invoke(invocation: Invocation): Promise<FunctionReply> {
    const target = admit(invocation);
    if ('ok' in target) return target;
    const token = randomUUID();
    const end = register.begin(token, { identity: invocation.identity, target });
    const outcome = await pool.run(taskOf(target, invocation, token), laneOf(target), target.timeoutMs, {
      calledBy: invocation.calledBy,
      onLogs: (lines) => logs.add(target.name, token, lines),
    });
    end(outcome.ok);
    if (!outcome.ok) complain(target.name, token, `${outcome.reason}: ${outcome.message}`);
    return outcome;
  }

  return {
    functions: catalog.all,
    onChange: (listener) => void listeners.add(listener),
    logs,
    invoke,
    async invokeFromSdk(request) {
      const { function_name: name, request_data: data, wxCloudApiToken: token } = request;
      const caller = typeof token === 'string' ? register.find(token) : undefined;
      const reply = await invoke({
        functionName: String(name),
        event: typeof data === 'string' && data !== '' ? data : '{}',
        identity: throughFunction(caller?.identity),
        calledBy: caller && String(token),
      });
      if (reply.ok) return { data: { response_data: reply.json } };
      throw new CloudError(SDK_CODES[reply.reason], reply.message);
    },
    runningFunction: (token) => register.find(token)?.target,
    metrics: () => ({ calls: register.read(), pool: pool.load, loops: pool.loopTimes() }),
    async close() {
      catalog.close();
      await pool.close();
      await logs.close();
    },
  };
}
