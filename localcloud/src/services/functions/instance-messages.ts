/** What passes between the pool and the thread that runs functions. Events and replies travel as JSON text. */

export type LogLine = { readonly at: number; readonly level: string; readonly text: string };

export type FunctionContext = {
  readonly function_name: string;
  readonly function_version: string;
  readonly memory_limit_in_mb: number;
  readonly time_limit_in_ms: number;
  readonly request_id: string;
  readonly namespace: string;
};

/** One event to handle. `environment` holds the caller's identity and is taken away afterwards. */
export type Task = {
  readonly directory: string;
  readonly event: string;
  /** Set by the platform inside the event of a client's call, over anything the client put there. */
  readonly userInfo?: { readonly appId: string; readonly openId: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly context: FunctionContext;
};

export type InstanceMessage =
  | { readonly type: 'result'; readonly json: string; readonly logs: readonly LogLine[] }
  | { readonly type: 'failure'; readonly message: string; readonly logs: readonly LogLine[] }
  | { readonly type: 'logs'; readonly logs: readonly LogLine[] }
  /** The function's code has been loaded here for the first time; its own time begins. */
  | { readonly type: 'loaded' };

export type InstanceData = { readonly clockOffset: Float64Array };
