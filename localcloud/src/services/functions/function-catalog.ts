import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_MEMORY_MB, DEFAULT_TIMEOUT_SECONDS, MAX_TIMEOUT_SECONDS } from './limits';

export type TimerTrigger = { readonly name: string; readonly config: string };

/** One deployed function: its folder and what its config.json says. */
export type DeployedFunction = {
  readonly name: string;
  readonly directory: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly timer?: TimerTrigger;
  readonly openapi: readonly string[];
};

type ConfigFile = {
  timeout?: number;
  memorySize?: number;
  triggers?: readonly { name: string; type: string; config: string }[];
  permissions?: { openapi?: readonly string[] };
};

function readFunction(directory: string, name: string): DeployedFunction {
  const file = join(directory, 'config.json');
  const config: ConfigFile = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ConfigFile) : {};
  const timeoutSeconds = Math.min(config.timeout ?? DEFAULT_TIMEOUT_SECONDS, MAX_TIMEOUT_SECONDS);
  const timers = (config.triggers ?? []).filter(({ type }) => type === 'timer');
  if (timers.length > 1) throw new Error(`function ${name}: a function has one timer at most`);
  return {
    name,
    directory,
    timeoutMs: timeoutSeconds * 1000,
    memoryMb: config.memorySize ?? DEFAULT_MEMORY_MB,
    timer: timers[0],
    openapi: config.permissions?.openapi ?? [],
  };
}

/** Every folder with an index.js is a function; the folder's name is the function's. */
export function readFunctions(functionsDirectory: string): ReadonlyMap<string, DeployedFunction> {
  const functions = new Map<string, DeployedFunction>();
  if (!existsSync(functionsDirectory)) return functions;
  for (const { name } of readdirSync(functionsDirectory, { withFileTypes: true })) {
    const directory = join(functionsDirectory, name);
    if (existsSync(join(directory, 'index.js'))) functions.set(name, readFunction(directory, name));
  }
  return functions;
}
