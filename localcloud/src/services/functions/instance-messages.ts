/** What passes between the pool and the place where functions run. Events and replies travel as JSON text. */

export type LogLine = { readonly at: number; readonly level: string; readonly text: string };

export type FunctionContext = {
  readonly function_name: string;
  readonly function_version: string;
  readonly memory_limit_in_mb: number;
  readonly time_limit_in_ms: number;
  readonly request_id: string;
  readonly namespace: string;
};

/** One event to handle. */
export type Task = {
  readonly directory: string;
  readonly event: string;
  /** Set by the platform inside the event of a client's call, over anything the client put there. */
  readonly userInfo?: { readonly appId: string; readonly openId: string };
  /** The function's own settings: there from its loading on. */
  readonly variables: Readonly<Record<string, string>>;
  /** The caller's identity: taken away after the event. */
  readonly identity: Readonly<Record<string, string>>;
  readonly context: FunctionContext;
};

/** A process shares no memory with the cloud, so the clock comes along. */
export type ProcessTask = Task & { readonly clockOffset: number };

export type InstanceMessage =
  | { readonly type: 'result'; readonly json: string; readonly logs: readonly LogLine[] }
  | { readonly type: 'failure'; readonly message: string; readonly logs: readonly LogLine[] }
  | { readonly type: 'logs'; readonly logs: readonly LogLine[] }
  /** The function's code has been loaded here for the first time; its own time begins. */
  | { readonly type: 'loaded' }
  /** More memory is in use than the function may take. */
  | { readonly type: 'memory'; readonly logs: readonly LogLine[] };

export type InstanceData = { readonly clockOffset: Float64Array };
