import type * as z from 'zod';

/** One thing a function can be asked to do: what comes in, what goes out, and each "no" with its data. */
export type Action = {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly refusals: Readonly<Record<string, z.ZodType>>;
};

/** All actions of one function, by name. */
export type Contract = Readonly<Record<string, Action>>;

/** What a caller sends. */
export type InputOf<A extends Action> = z.input<A['input']>;

/** What a handler receives: parsed, with defaults filled in. */
export type ParsedInputOf<A extends Action> = z.output<A['input']>;

/** What a handler returns and a caller receives. */
export type OutputOf<A extends Action> = z.output<A['output']>;

/** The union of an action's refusals: `{ code, data }`. */
export type RefusalOf<A extends Action> = {
  [Code in keyof A['refusals'] & string]: {
    readonly code: Code;
    readonly data: z.output<A['refusals'][Code]>;
  };
}[keyof A['refusals'] & string];

/** Faults are not answers to a person's wish: the request itself was wrong, or we were. */
export type FaultCode =
  | 'UNKNOWN_ACTION' // no such action in this function
  | 'INVALID_INPUT' // input does not fit the contract; `issues` says where
  | 'CALLER_NOT_ALLOWED' // this kind of caller may not call this function
  | 'NOT_SIGNED_IN' // a session is needed and missing or over
  | 'INTERNAL'; // a bug of ours; the log has it under the request id

export type Fault = {
  readonly fault: FaultCode;
  readonly requestId: string;
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
};
