import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as limits from './limits';

export type TimerTrigger = { readonly name: string; readonly config: string };

/** One deployed function: its folder and what its config.json says. */
export type DeployedFunction = {
  readonly name: string;
  readonly directory: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  /** Found in `process.env` by this function only. */
  readonly variables: Readonly<Record<string, string>>;
  readonly timer?: TimerTrigger;
  readonly openapi: readonly string[];
};

/** What stands in config.json (developers.weixin.qq.com) or as an entry of `functions` in cloudbaserc.json. */
type ConfigFile = {
  timeout?: number;
  memorySize?: number;
  envVariables?: Readonly<Record<string, unknown>>;
  triggers?: readonly { name: string; type: string; config: string }[];
  permissions?: { openapi?: readonly string[] };
};

function readVariables(given: Readonly<Record<string, unknown>>): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    const isTaken = limits.RESERVED_VARIABLE.test(name) || limits.IDENTITY_VARIABLE.test(name);
    if (isTaken) throw new Error(`envVariables: ${name} belongs to the platform`);
    if (!limits.VARIABLE_NAME.test(name))
      throw new Error(`envVariables: "${name}" is no name (letters, digits, _)`);
    if (typeof value !== 'string') throw new Error(`envVariables: ${name} is no text`);
    variables[name] = value;
  }
  const size = Buffer.byteLength(JSON.stringify(variables));
  if (size > limits.MAX_VARIABLES_BYTES)
    throw new Error(`envVariables: more than ${limits.MAX_VARIABLES_BYTES} bytes`);
  return variables;
}

function readMemory(given: number): number {
  if (Number.isInteger(given) && given >= limits.MIN_MEMORY_MB && given <= limits.MAX_MEMORY_MB) return given;
  throw new Error(`memorySize: ${limits.MIN_MEMORY_MB} to ${limits.MAX_MEMORY_MB} MB, not ${given}`);
}

function readTimer(triggers: NonNullable<ConfigFile['triggers']>): TimerTrigger | undefined {
  const other = triggers.find(({ type }) => type !== 'timer');
  if (other) throw new Error(`triggers: a trigger is of type timer, not ${other.type}`);
  if (triggers.length > 1) throw new Error('triggers: a function has one timer at most');
  return triggers[0];
}

function readConfig(file: string): ConfigFile {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ConfigFile;
  } catch {
    throw new Error('config.json is no JSON');
  }
}

/** Reads a function's config.json; without one everything is as the limits say. Throws a sentence for what is wrong. */
export function readFunction(directory: string, name: string): DeployedFunction {
  try {
    const config = readConfig(join(directory, 'config.json'));
    const timeoutSeconds = Math.min(
      config.timeout ?? limits.DEFAULT_TIMEOUT_SECONDS,
      limits.MAX_TIMEOUT_SECONDS,
    );
    return {
      name,
      directory,
      timeoutMs: timeoutSeconds * 1000,
      memoryMb: readMemory(config.memorySize ?? limits.DEFAULT_MEMORY_MB),
      variables: readVariables(config.envVariables ?? {}),
      timer: readTimer(config.triggers ?? []),
      openapi: config.permissions?.openapi ?? [],
    };
  } catch (error) {
    throw new Error(`function ${name}: ${(error as Error).message}`, { cause: error });
  }
}
